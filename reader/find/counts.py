"""How the articles a query finds spread: over days, over tiers, over papers and pages. All counts are exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.find.query.parsing import parse
from reader.find.search import results

if TYPE_CHECKING:
    from reader.find.query.nodes import Query
    from reader.find.records import PageCount, Spread
    from reader.store.archive.archive import Archive


def spread_of(archive: Archive, asked: str | Query) -> Spread:
    """The tiers and days of what a query finds. Raises ValueError for an empty query."""
    with results(archive, _not_empty(asked)) as found:
        return found.spread()


def pages_found(archive: Archive, asked: str | Query) -> list[PageCount]:
    """How many articles of each paper and page number a query finds. Raises ValueError for an empty query."""
    with results(archive, _not_empty(asked)) as found:
        return found.pages()


def _not_empty(asked: str | Query) -> Query:
    query = parse(asked)
    if query.node is None:
        raise ValueError("an empty query finds nothing that could be counted")
    return query
