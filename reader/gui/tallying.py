"""How the hits of a find spread over papers, pages, years and months, as the window counts them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.gui.filters import Kind, days_of, with_filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from reader.find.records import Tier
    from reader.gui.question import Question
    from reader.store.archive import Archive

MOST_MONTHS = 30
"""Spans of more months than this are counted by the year."""
MOST_BARS = 80
PAGES = 16
"""Pages that are counted, as long as the archive cannot say which there are."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits have `value` in common, as a filter of their kind says it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Exact counts of a whole find; a part that was not counted is empty."""

    total: int
    tiers: Mapping[Tier, int] = field(default_factory=dict)
    papers: tuple[Share, ...] = ()
    pages: tuple[Share, ...] = ()
    times: tuple[Share, ...] = ()
    """Years without a gap, or months where the days are few."""


def tally(archive: Archive, query: str, total: int, question: Question) -> Tally:
    """Count the groups of a find that has `total` hits. Raises Cancelled when the question is dropped."""
    titles = archive.titles()
    if not titles or not total:
        return Tally(total)
    first, last = min(it.first for it in titles), max(it.last for it in titles)
    within = days_of(query)
    if within:
        first, last = max(first, within.first), min(last, within.last)
    return Tally(
        total,
        papers=tuple(_shares(archive, query, Kind.PAPER, [it.name for it in titles], question)),
        pages=tuple(_shares(archive, query, Kind.PAGE, map(str, range(1, PAGES + 1)), question)),
        times=tuple(_shares(archive, query, Kind.DAYS, spans(first, last), question, keep_empty=True)),
    )


def _shares(
    archive: Archive,
    query: str,
    kind: Kind,
    values: Iterable[str],
    question: Question,
    *,
    keep_empty: bool = False,
) -> Iterator[Share]:
    from reader.find.search import count  # noqa: PLC0415 - a start needs it not

    for value in values:
        question.check()
        found = count(archive, with_filter(query, kind, value))
        if found or keep_empty:
            yield Share(value, found)


def spans(first: date, last: date) -> list[str]:
    """The years of a time, or its months where they are few, as the query language writes them."""
    if first > last:
        return []
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > MOST_MONTHS:
        return [f"{year:04}" for year in range(first.year, last.year + 1)][-MOST_BARS:]
    begin = first.year * 12 + first.month - 1
    return [f"{it // 12:04}-{it % 12 + 1:02}" for it in range(begin, begin + months)]
