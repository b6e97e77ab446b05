"""What the archive tells of its gaps and doubts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.finding import Level, told
from reader.store.archive.archive import Archive
from reader.store.archive.coverage import coverage, number_doubt, page_numbers
from tests.store.invented_readings import FERRY, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.findings.finding import Finding

MONDAY = date(2021, 3, 1)
WRONG_DAY = told(Level.WARNING, "2021-03-03 was a Wednesday, but Thursday is printed.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A paper of Mondays to Fridays over six weeks, numbers 500 on, without those of the 18th and 19th."""
    archive = Archive.open(tmp_path / "archive.yuebao")
    days = [MONDAY + timedelta(days=7 * week + day) for week in range(6) for day in range(5)]
    for nth, day in enumerate(days):
        if day.day in (18, 19) and day.month == 3:
            continue
        findings = (WRONG_DAY, told(Level.NOTE, "A note.")) if day == date(2021, 3, 3) else ()
        number = 99 if day == date(2021, 3, 30) else 500 + nth
        archive.store(reading(page("1", FERRY), day=day, number=number, findings=findings), NoIndex())
    yield archive
    archive.close()


def test_a_span_tells_what_is_missing_and_what_is_doubtful(archive: Archive) -> None:
    found = coverage(archive, date(2021, 3, 1), date(2021, 3, 31))
    assert len(found.held) == 21
    (gap,) = [gap.gap for gap in found.gaps]
    assert gap.days == (date(2021, 3, 18), date(2021, 3, 19))
    assert (gap.first_number, gap.last_number) == (513, 514)
    doubtful = {day.date: day for day in found.held if day.doubts}
    assert list(doubtful) == [date(2021, 3, 3), date(2021, 3, 30)]
    assert doubtful[date(2021, 3, 3)].doubts == (WRONG_DAY,)
    assert not doubtful[date(2021, 3, 3)].is_misnumbered
    assert doubtful[date(2021, 3, 30)].is_misnumbered


@pytest.mark.parametrize(("first", "last"), [(16, 18), (19, 19), (18, 31), (1, 19)])
def test_a_part_of_the_span_tells_the_same(archive: Archive, first: int, last: int) -> None:
    found = coverage(archive, date(2021, 3, first), date(2021, 3, last))
    assert [gap.gap.first_number for gap in found.gaps] == [513]


@pytest.mark.parametrize(("first", "last"), [(1, 17), (20, 31)])
def test_a_gap_elsewhere_is_not_told(archive: Archive, first: int, last: int) -> None:
    assert coverage(archive, date(2021, 3, first), date(2021, 3, last)).gaps == ()


def test_nothing_is_missing_before_and_after_what_is_held(archive: Archive) -> None:
    assert coverage(archive, date(2020, 1, 1), date(2021, 2, 28)).gaps == ()
    assert coverage(archive, date(2021, 4, 12), date(2022, 1, 1)).gaps == ()


def test_papers_are_told_apart(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY), day=date(2021, 3, 18), title="云溪报"), NoIndex())
    first, second = archive.titles()
    other = next(title for title in (first, second) if title.name == "云溪报")
    span = (date(2021, 3, 1), date(2021, 3, 31))
    assert len(coverage(archive, *span).held) == 22
    assert len(coverage(archive, *span, other.id).held) == 1
    assert coverage(archive, *span, other.id).gaps == ()
    assert [gap.title_id for gap in coverage(archive, *span).gaps] != [other.id]


def doubt_on(archive: Archive, day: date) -> Finding | None:
    (title,) = archive.titles()
    issue_id = archive.issue_on(title.id, day)
    assert issue_id
    number = archive.issue(issue_id).number
    assert number
    return number_doubt(archive, title.id, day, number)


def test_a_number_is_doubtful_beside_its_neighbours(archive: Archive) -> None:
    doubt = doubt_on(archive, date(2021, 3, 30))
    assert doubt
    assert doubt.text == "No. 99 does not fit in between No. 520 of 2021-03-29 and No. 522 of 2021-03-31."
    assert doubt_on(archive, date(2021, 3, 31)) is None
    assert doubt_on(archive, date(2021, 3, 17)) is None


def test_pages_held_are_named(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY), page("A3", FERRY), day=date(2021, 5, 3)), NoIndex())
    (title,) = archive.titles()
    issue_id = archive.issue_on(title.id, date(2021, 5, 3))
    assert issue_id is not None
    assert page_numbers(archive, issue_id) == ("1", "A3")
