"""How the articles a query finds spread: over days, over tiers, over papers and pages. All counts are exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.find.parsing import parse
from reader.find.records import Tier
from reader.find.search import matching
from reader.store.ids import SERIAL_BITS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reader.find.matching import Match
    from reader.store.archive import Archive


@dataclass(frozen=True, slots=True)
class PageCount:
    """So many hits on the pages of a paper that bear this number."""

    title: str
    page_number: str
    count: int


def days_found(archive: Archive, text: str) -> dict[date, int]:
    """How many articles of each day a query finds: ids carry the day, so no article is read."""
    import numpy as np  # noqa: PLC0415 - slow to load

    with _found(archive, text) as match:
        days, counts = np.unique(match.ids >> SERIAL_BITS, return_counts=True)
        return {date.fromordinal(int(day)): int(count) for day, count in zip(days, counts, strict=True)}


def tiers_found(archive: Archive, text: str) -> dict[Tier, int]:
    """How the articles a query finds fall into tiers."""
    with _found(archive, text) as match:
        return {tier: match.size(tier) for tier in Tier}


def pages_found(archive: Archive, text: str) -> list[PageCount]:
    """How many articles of each paper and page number a query finds."""
    with _found(archive, text) as match:
        names = dict(archive.connection.execute("SELECT id, name FROM title").fetchall())
        places = match.places().items()
        return [PageCount(names[title], number, count) for (title, number), count in places]


def _found(archive: Archive, text: str) -> AbstractContextManager[Match]:
    """What a query finds. Raises ValueError for an empty query."""
    node = parse(text).node
    if node is None:
        raise ValueError("an empty query finds nothing that could be counted")
    return matching(archive, node)
