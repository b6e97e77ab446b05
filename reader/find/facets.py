"""How the hits of a find spread over tiers, time, papers and pages, as the window shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.store.archive.pages import page_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reader.find.records import Tier
    from reader.find.results import Results

MOST_MONTHS = 30
"""Spans of more months than this are counted by the year."""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """So many hits have `value` in common, as a filter of their kind says it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Exact counts of a whole find; a part that has not been counted yet is empty."""

    total: int
    tiers: Mapping[Tier, int] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    times: tuple[FacetCount, ...] = ()
    """Years without a gap, or months where the days are few."""
    papers: tuple[FacetCount, ...] = ()
    pages: tuple[FacetCount, ...] = ()


def count_facets(found: Results) -> Facets:
    """What is counted without reading an article: all, tiers and days."""
    spread = found.spread()
    return Facets(spread.total, spread.tiers, spread.days, time_facet(spread.days))


def complete_facets(found: Results, tally: Facets) -> Facets:
    """The papers and pages as well."""
    papers: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for it in found.pages():
        papers[it.title] += it.count
        pages[it.page_number] += it.count
    return replace(
        tally,
        papers=tuple(FacetCount(*it) for it in papers.most_common()),
        pages=tuple(FacetCount(number, pages[number]) for number in sorted(pages, key=page_order)),
    )


def time_facet(days: Mapping[date, int]) -> tuple[FacetCount, ...]:
    """Days summed up to months, or to years where the months are many; empty ones between are kept."""
    if not days:
        return ()
    first, last = min(days), max(days)
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - begin < MOST_MONTHS:
        months = Counter[int]()
        for day, count in days.items():
            months[day.year * 12 + day.month - 1] += count
        return tuple(
            FacetCount(f"{it // 12:04}-{it % 12 + 1:02}", months[it]) for it in range(begin, end + 1)
        )
    years = Counter[int]()
    for day, count in days.items():
        years[day.year] += count
    return tuple(FacetCount(f"{year:04}", years[year]) for year in range(first.year, last.year + 1))
