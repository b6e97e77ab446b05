"""How the articles a query finds spread: over days, over tiers, over papers and pages. All counts are exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.find.query.parsing import parse
from reader.find.records import Tier
from reader.find.search import matching

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reader.find.matching import Match
    from reader.find.query.nodes import Query
    from reader.store.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles a query finds in each tier, and on each day that has any, in order."""

    tiers: dict[Tier, int]
    days: dict[date, int]

    @property
    def total(self) -> int:
        """How many it finds in all."""
        return sum(self.tiers.values())


@dataclass(frozen=True, slots=True)
class PageCount:
    """So many hits on the pages of a paper that bear this number."""

    title: str
    page_number: str
    count: int


def spread_of(archive: Archive, asked: str | Query) -> Spread:
    """The tiers and days of what a query finds: ids carry the day, so no article is read."""
    with _found(archive, asked) as match:
        days = {date.fromordinal(day): count for day, count in match.days().items()}
        return Spread({tier: match.size(tier) for tier in Tier}, days)


def pages_found(archive: Archive, asked: str | Query) -> list[PageCount]:
    """How many articles of each paper and page number a query finds."""
    with _found(archive, asked) as match:
        names = dict(archive.connection.execute("SELECT id, name FROM title").fetchall())
        places = match.places().items()
        return [PageCount(names[title], number, count) for (title, number), count in places]


def _found(archive: Archive, asked: str | Query) -> AbstractContextManager[Match]:
    """What a query finds. Raises ValueError for an empty query."""
    node = parse(asked).node
    if node is None:
        raise ValueError("an empty query finds nothing that could be counted")
    return matching(archive, node)
