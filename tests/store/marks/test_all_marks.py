"""The list of all marks over a real archive: each under what its article is called by now."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.nouns import MarkedText, digest_of, text_of
from reader.jobs import corrections
from reader.store.archive.archive import Archive
from reader.store.marks.all_marks import MarkKind, all_marks
from reader.store.marks.highlight_places import place_in_issue, texts_of_issue
from reader.store.marks.marks import Marks
from tests.indexing import library_of, writer
from tests.store.invented_readings import FERRY, TEA, page, reading
from tests.store.marks.invented_annotations import highlight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library
    from reader.store.marks.all_marks import Mark
    from reader.store.records import IssueId

PAPER, DAY = "溪口报", date(1987, 5, 12)
TEXT = text_of(FERRY)
WORDS = FERRY.paragraphs[-1].strip()[:6]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An issue with a note on words of the ferry, a highlight there, and a note on the whole article."""
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "m.sqlite")) as marks,
    ):
        archive.store(reading(page("1", FERRY), page("2", TEA), day=DAY, number=812), writer())
        key = next(key for key, there in texts_of_issue(archive, PAPER, DAY).items() if there == TEXT)
        lit = replace(highlight(WORDS, TEXT, key=key), headline=FERRY.name, page_number="1")
        whole = replace(lit, uid="h3", quote="", prefix="", suffix="", start=0, end=0, note="全文可用")
        noted = replace(lit, uid="h2", note="查档案")
        marks.annotations.put_highlights([lit, noted, whole], [MarkedText(digest_of(TEXT), TEXT, ())])
        yield library_of(archive, marks, tmp_path)


def issue_of(library: Library) -> IssueId:
    (issue_id,) = library.archive.issues_of(PAPER, DAY)
    return issue_id


def listed(library: Library) -> tuple[Mark, ...]:
    place_in_issue(library.archive, library.marks, PAPER, DAY)
    return all_marks(library.archive, library.marks).marks


def test_marks_are_listed_under_the_headline_that_was_corrected(library: Library) -> None:
    before = listed(library)
    assert {(it.kind, it.headline) for it in before} == {
        (MarkKind.HIGHLIGHT, FERRY.name),
        (MarkKind.NOTE, FERRY.name),
    }
    corrections.edit(library, issue_of(library), before[0].key, replace(FERRY, headline="渡口改了名"))
    assert [(it.headline, it.is_orphan) for it in listed(library)] == [("渡口改了名", False)] * 3


def test_marks_are_listed_on_the_page_that_their_article_was_moved_to(library: Library) -> None:
    corrections.move(library, issue_of(library), [listed(library)[0].key], "2")
    assert [it.page_number for it in listed(library)] == ["2"] * 3


def test_a_mark_whose_place_is_lost_says_what_it_was_put_on(library: Library) -> None:
    key = listed(library)[0].key
    other = replace(FERRY, headline="另一个题目", paragraphs=("山上的雪化了，溪水涨了三寸。",))
    corrections.edit(library, issue_of(library), key, other)
    lost = [it for it in listed(library) if it.is_orphan]
    assert {it.uid for it in lost} >= {"h1", "h2"}
    assert {it.headline for it in lost} == {FERRY.name}
