"""Highlights over readings and corrections of a real archive."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.nouns import MarkedText, digest_of, text_of
from reader.jobs import corrections
from reader.store.archive.archive import Archive
from reader.store.marks.highlight_places import place_all, place_in_issue, texts_of_issue
from reader.store.marks.marks import Marks
from tests.indexing import library_of, writer
from tests.store.invented_readings import FERRY, SCHOOL, TEA, page, reading
from tests.store.marks.invented_annotations import highlight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library

DAY = date(1987, 5, 12)
MARKED = FERRY.paragraphs[-1].strip()[:6]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An issue with a highlight on the ferry's second paragraph."""
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "m.sqlite")) as marks,
    ):
        archive.store(reading(page("1", FERRY, TEA), day=DAY, number=812), writer())
        text = text_of(FERRY)
        key = next(key for key, there in texts_of_issue(archive, "溪口报", DAY).items() if there == text)
        mark = highlight(MARKED, text, key=key)
        others = tuple(it for it in texts_of_issue(archive, "溪口报", DAY) if it != key)
        marks.annotations.put_highlights([mark], [MarkedText(digest_of(text), text, others)])
        yield library_of(archive, marks, tmp_path)


def words(library: Library) -> str | None:
    """What the highlight stands on now."""
    texts = texts_of_issue(library.archive, "溪口报", DAY)
    (place,) = place_in_issue(library.archive, library.marks, "溪口报", DAY)
    assert library.marks.annotations.places() == {"h1": place}
    return None if place.is_orphan else texts[place.key][place.start : place.end]


def test_a_highlight_stands_where_it_was_put(library: Library) -> None:
    assert words(library) == MARKED
    assert place_all(library.archive, library.marks) == 0


def test_a_correction_elsewhere_moves_it_and_undo_moves_it_back(library: Library) -> None:
    issue_id = library.archive.issue_of("溪口报", DAY)
    assert issue_id
    key = library.marks.annotations.highlights()[0].key
    made = corrections.edit(library, issue_id, key, replace(FERRY, headline="渡口添了一条新船"))
    assert made
    assert words(library) == MARKED
    corrections.set_undone(library, made.uid, is_undone=True)
    assert words(library) == MARKED


def test_a_correction_that_takes_it_away_makes_an_orphan_and_undo_gives_it_back(library: Library) -> None:
    issue_id = library.archive.issue_of("溪口报", DAY)
    assert issue_id
    key = library.marks.annotations.highlights()[0].key
    made = corrections.edit(
        library, issue_id, key, replace(FERRY, paragraphs=("这里改写成了完全不同的一段话，什么也没留下。",))
    )
    assert made
    assert words(library) is None
    assert library.marks.annotations.highlights()[0].quote == MARKED
    corrections.set_undone(library, made.uid, is_undone=True)
    assert words(library) == MARKED


def test_it_goes_along_into_the_article_that_its_own_was_joined_into(library: Library) -> None:
    issue_id = library.archive.issue_of("溪口报", DAY)
    assert issue_id
    mark = library.marks.annotations.highlights()[0]
    other = next(key for key in texts_of_issue(library.archive, "溪口报", DAY) if key != mark.key)
    corrections.merge(library, issue_id, [other, mark.key])
    assert words(library) == mark.quote
    assert library.marks.annotations.places()["h1"].key == other


def test_an_issue_that_is_gone_leaves_an_orphan_that_says_what_it_marked(library: Library) -> None:
    issue_id = library.archive.issue_of("溪口报", DAY)
    assert issue_id
    library.archive.remove_issue(issue_id, writer())
    assert words(library) is None
    assert place_all(library.archive, library.marks) == 1
    library.archive.store(reading(page("1", SCHOOL), day=DAY, number=812), writer())
    assert words(library) is None
