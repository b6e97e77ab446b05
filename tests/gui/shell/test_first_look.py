"""What a window opens first, fetched in one go."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.gui.library.queries import LibraryQueries
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.find.paper import body, reading
from tests.indexing import library_of
from tests.store.invented_readings import NoIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library

EARLIER, LATER = date(1987, 5, 12), date(1987, 5, 14)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "marks.db")) as marks,
    ):
        yield library_of(archive, marks, tmp_path)


def fill(library: Library) -> None:
    for day in (EARLIER, LATER):
        both = (body("一", headline=f"{day.day}日甲"), body("二", headline=f"{day.day}日乙"))
        library.archive.store(reading(*both, day=day), NoIndex())


def test_an_empty_archive_opens_nothing(library: Library) -> None:
    look = LibraryQueries(library).opening_view(None)
    assert look.overview.size.issues == 0
    assert (look.issue, look.article, look.fault) == (None, None, None)


def test_the_latest_issue_is_opened_at_its_first_article(library: Library) -> None:
    fill(library)
    look = LibraryQueries(library).opening_view(None)
    assert look.issue is not None
    assert look.issue.issue.date == LATER
    assert look.article is not None
    assert look.article.record.clipping.article.headline == "14日甲"
    assert look.overview.size.issues == 2


def test_the_article_left_open_is_opened_in_its_issue(library: Library) -> None:
    fill(library)
    earlier = library.archive.issue_of("溪口报", EARLIER)
    assert earlier is not None
    left = library.archive.issue(earlier).articles[1]
    look = LibraryQueries(library).opening_view(left.key)
    assert look.article is not None
    assert look.article.record.key == left.key
    assert look.issue is not None
    assert look.issue.issue.date == EARLIER
    assert look.issue.article_id == left.id


def test_where_the_article_left_open_is_gone_the_latest_issue_is_opened(library: Library) -> None:
    fill(library)
    look = LibraryQueries(library).opening_view("no such key")
    assert look.issue is not None
    assert look.issue.issue.date == LATER
    assert look.article is not None


def test_an_issue_without_articles_is_opened_without_one(library: Library) -> None:
    library.archive.store(reading(day=LATER), NoIndex())
    look = LibraryQueries(library).opening_view(None)
    assert look.issue is not None
    assert look.issue.issue.articles == ()
    assert look.article is None


def test_what_keeps_the_first_article_from_being_read_is_told_beside_the_overview(
    library: Library,
) -> None:
    fill(library)
    library.marks.close()
    look = LibraryQueries(library).opening_view(None)
    assert look.overview.size.issues == 2
    assert look.fault is not None
    assert look.article is None
