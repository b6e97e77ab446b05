"""What of each paper is held, doubtful and missing in a span of days, as the archive has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reader.core.days.coverage import NEAR, Dated, find_gaps, out_of_sequence
from reader.core.days.issue_date import Precision
from reader.core.findings.finding import finding_from_row
from reader.store.archive.pages import IS_READ, IS_TOLD, PAGES_HELD
from reader.store.archive.rows import WITHIN, day_or_none
from reader.store.records import Coverage, HeldDay, IssueId, TitleGap, TitleId
from reader.store.sqlite.errors import decoded, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.core.days.coverage import Gap
    from reader.core.findings.finding import Finding
    from reader.store.archive.archive import Archive

_HELD = (
    f"SELECT date, id, {PAGES_HELD}, page_count, number, edition, last_date, precision FROM issue"
    f" WHERE {WITHIN} AND +title_id = ?3 ORDER BY date, edition, id"
)
_BESIDE = (
    "SELECT date, number, last_date, min(edition) FROM issue WHERE title_id = ? AND date {} ? AND precision = 'day'"
    " GROUP BY date ORDER BY date {} LIMIT ?"
)
"""Of each day the paper itself, else one of its editions: what min() finds the other columns are taken from."""
_DOUBTS = (
    "SELECT issue.id, finding.level, code, parameters FROM issue CROSS JOIN source ON source.issue_id = issue.id"
    " CROSS JOIN finding ON finding.source_id = source.id"
    f" WHERE {WITHIN} AND +issue.title_id = ?3 AND finding.level <> 'note' AND {IS_TOLD} ORDER BY finding.id"
)


def coverage(archive: Archive, first: date, last: date, title_id: TitleId | None = None) -> Coverage:
    """What is held of the days from `first` to `last`, both included, of one paper or of all.

    Gaps are told from the issues near by on both sides; nothing is missing before a paper's first issue
    held, nor after its last.
    """
    titles = [title_id] if title_id is not None else _titles(archive)
    parts = [_coverage_of(archive, title, first, last) for title in titles]
    held = sorted((day for part in parts for day in part.held), key=lambda day: (day.date, day.title_id))
    gaps = sorted(
        (gap for part in parts for gap in part.gaps), key=lambda gap: (gap.gap.earlier, gap.title_id)
    )
    return Coverage(tuple(held), tuple(gaps))


def number_doubt(archive: Archive, title_id: TitleId, day: date, number: int) -> Finding | None:
    """Why the number of a paper's issue of a day is doubtful beside its neighbours'; None where it fits."""
    issues = [*_beside(archive, title_id, day, -1, 2), *_dated(archive, title_id, day)]
    issues += _beside(archive, title_id, day, 1, 2)
    found = (it for it in out_of_sequence(issues) if (it.date, it.number) == (day, number))
    return next((misprint.finding for misprint in found), None)


def page_numbers(archive: Archive, issue_id: IssueId) -> tuple[str, ...]:
    """The numbers of the pages held of an issue."""
    found = _all(
        archive, f"SELECT number FROM page WHERE issue_id = ? AND {IS_READ} ORDER BY id", (issue_id,)
    )
    return tuple(number for (number,) in found)


def _coverage_of(archive: Archive, title_id: TitleId, first: date, last: date) -> Coverage:
    span = (first.isoformat(), last.isoformat(), title_id)
    rows = _all(archive, _HELD, span)
    inside = [it for it in _sequence(rows) if it.date >= first]
    before, after = (_beside(archive, title_id, end, step, NEAR) for end, step in ((first, -1), (last, 1)))
    issues = [*before, *inside, *after]
    doubts: dict[IssueId, list[Finding]] = {}
    for issue_id, *row in _all(archive, _DOUBTS, span):
        held, found = doubts.setdefault(issue_id, []), finding_from_row(*row)
        held += [found] if found not in held else []
    misprints = {(it.date, it.number): it.finding for it in out_of_sequence(issues)}
    days = [_held_day(title_id, row, doubts, misprints) for row in rows]
    gaps = [TitleGap(title_id, gap) for gap in _gaps_within(issues, len(before), first, last)]
    return Coverage(tuple(days), tuple(gaps))


def _held_day(
    title_id: TitleId,
    row: tuple[Any, ...],
    doubts: dict[IssueId, list[Finding]],
    misprints: dict[tuple[date, int], Finding],
) -> HeldDay:
    day, issue_id, pages_held, page_count, number, edition, last, precision = row
    misprint = misprints.get((decoded(date.fromisoformat, day), number))
    reasons = (*doubts.get(issue_id, ()), *([misprint] if misprint else ()))
    return HeldDay(
        decoded(date.fromisoformat, day), issue_id, title_id, pages_held, page_count, number, reasons,
        is_misnumbered=misprint is not None, edition=edition, last_date=day_or_none(last),
        precision=decoded(Precision, precision),
    )  # fmt: skip


def _sequence(rows: Iterable[tuple[Any, ...]]) -> Iterator[Dated]:
    """The issues that follow each other, one a day: of several the paper itself, which comes first."""
    seen: set[str] = set()
    for day, _id, _held, _count, number, _edition, last, precision in rows:
        if precision == Precision.DAY and day not in seen:
            seen.add(day)
            yield Dated(decoded(date.fromisoformat, day), number, day_or_none(last))


def _gaps_within(issues: Sequence[Dated], before: int, first: date, last: date) -> Iterator[Gap]:
    """The gaps that touch the span; `before` of the issues lie before it."""
    start = max(0, before - 1)
    for gap in find_gaps(issues, start):
        if gap.earlier >= last:
            return
        days = gap.days
        if any(first <= day <= last for day in days) if days else gap.later > first:
            yield gap


def _titles(archive: Archive) -> list[TitleId]:
    return [TitleId(number) for (number,) in _all(archive, "SELECT id FROM title ORDER BY id")]


def _dated(archive: Archive, title_id: TitleId, day: date) -> list[Dated]:
    return _dateds(_all(archive, _BESIDE.format("=", "ASC"), (title_id, day.isoformat(), 1)))


def _beside(archive: Archive, title_id: TitleId, day: date, step: int, count: int) -> list[Dated]:
    """The next issues before (`step` -1) or after (1) a day, in the order of their days."""
    sql = _BESIDE.format(*(("<", "DESC") if step < 0 else (">", "ASC")))
    rows = _all(archive, sql, (title_id, day.isoformat(), count))
    return _dateds(rows)[::step]


def _dateds(rows: Iterable[tuple[Any, ...]]) -> list[Dated]:
    return [
        Dated(decoded(date.fromisoformat, day), number, day_or_none(last))
        for day, number, last, _edition in rows
    ]


def _all(archive: Archive, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    with in_words(archive.path):
        return archive.connection.execute(sql, values).fetchall()
