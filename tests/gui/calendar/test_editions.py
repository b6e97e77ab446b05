"""Several issues of a day, of several days and of a month, as calendar, list and head say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.days.issue_date import IssueDate, of_month
from reader.gui.articles.article_model import length_text
from reader.gui.articles.issue_header import facts_text, issue_day_text
from reader.gui.calendar.days import CalendarDay, day_lines
from reader.gui.calendar.model import by_day
from reader.gui.library.queries import LibraryQueries, edition_typed
from reader.gui.widgets.wording import place_text, when_wording
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.indexing import library_of, writer
from tests.store.invented_readings import DAY, FERRY, TEA, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library
    from reader.store.records import IssueId


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = library_of(Archive.open(tmp_path / "a.yuebao"), Marks.open(tmp_path / "m.sqlite"), tmp_path)
    yield made
    made.close()


def store(library: Library, when: IssueDate, edition: str | None = None) -> IssueId:
    article = replace(FERRY, continued_on=("3",)) if edition else TEA
    told = reading(page("1", article), day=when.first, content=f"{when.iso} {edition}")
    assert told.issue
    issue = replace(told.issue, last_date=when.last, precision=when.precision, edition=edition)
    return library.archive.store(replace(told, issue=issue), writer()).issue_id


def test_a_day_names_its_editions_and_the_days_of_its_issue(library: Library) -> None:
    paper, special = store(library, IssueDate(DAY)), store(library, IssueDate(DAY), "号外")
    double = store(library, IssueDate(date(1987, 5, 13), date(1987, 5, 14)))
    month = store(library, of_month(1987, 5))
    held = by_day(library.archive.held_days(date(1987, 5, 1), date(1987, 5, 31)))
    ids = {day.day: [it.issue_id for it in issues] for day, issues in held.items()}
    assert ids == {1: [month], 12: [paper, special], 13: [double], 14: [double]}
    lines = day_lines(CalendarDay(DAY, is_in_month=True, held=held[DAY]), {})
    assert lines[2:] == ["1 page held", "号外: 1 page held"]
    later = held[date(1987, 5, 14)]
    assert day_lines(CalendarDay(date(1987, 5, 14), is_in_month=True, held=later), {})[-1] == (
        "1987-05-13 to 1987-05-14: 1 page held"
    )


def test_the_head_says_as_much_of_the_date_as_is_known(library: Library) -> None:
    archive = library.archive
    special = archive.issue(store(library, IssueDate(DAY), "号外"))
    assert issue_day_text(special) == "Tuesday, 1987-05-12, 号外"
    assert place_text(special, "1") == "溪口报 · 1987-05-12, 号外 · page 1"
    assert length_text(special.articles[0]).endswith("characters, continued on page 3")
    month = archive.issue(store(library, of_month(1987, 5)))
    assert issue_day_text(month) == "1987-05"
    assert "lunar" not in facts_text(month)
    assert when_wording(IssueDate(date(1987, 5, 1), date(1987, 5, 3))) == "1987-05-01 to 1987-05-03"


@pytest.mark.parametrize(
    ("text", "bare", "edition"),
    [
        ("1987-05-12 号外", "1987-05-12", "号外"), ("5月12日晚刊", "5月12日", "晚刊"), ("号外", "", "号外"),
        ("1987-05-12", "1987-05-12", ""), ("3576", "3576", ""), ("六月廿一", "六月廿一", ""),
    ],
)  # fmt: skip
def test_an_edition_can_be_typed_behind_a_date(text: str, bare: str, edition: str) -> None:
    assert edition_typed(text) == (bare, edition)


def test_what_is_typed_leads_to_the_issue_meant(library: Library) -> None:
    paper, special = store(library, IssueDate(DAY)), store(library, IssueDate(DAY), "号外")
    month = store(library, of_month(1987, 5))
    queries = LibraryQueries(library)
    here = library.archive.issue(paper)
    for text, wanted in (
        ("1987-05-12", paper), ("1987-05-12 号外", special), ("號外", special), ("1987-05", month), ("5-12", paper),
        ("1987年5月", month), ("5月12日号外", special), ("1987-05-20", month),
    ):  # fmt: skip
        assert queries.look_up(text, None, here) == wanted, text
