"""How the articles a query finds spread: over days, over tiers, over papers and pages. All counts are exact."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.find.checking import looked_up
from reader.find.parsing import parse
from reader.find.plan import members, word_places
from reader.find.records import Tier
from reader.store.faults import in_words
from reader.store.ids import SERIAL_BITS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.find.plan import Condition, Members
    from reader.find.query import Node
    from reader.store.archive import Archive


@dataclass(frozen=True, slots=True)
class PageCount:
    """So many hits on the pages of a paper that bear this number."""

    title: str
    page_number: str
    count: int


def days_found(archive: Archive, text: str) -> dict[date, int]:
    """How many articles of each day a query finds: ids carry the day, so no article is read."""
    with _found(archive, text) as (connection, _node, found, where):
        rows = connection.execute(
            f"SELECT {found.table}.rowid >> {SERIAL_BITS}, count(*) FROM {found.table}"
            f" WHERE {where.sql} GROUP BY 1 ORDER BY 1",
            where.values,
        )
        return {date.fromordinal(day): count for day, count in rows}


def tiers_found(archive: Archive, text: str, total: int) -> dict[Tier, int]:
    """How the `total` articles a query finds fall into tiers."""
    with _found(archive, text) as (connection, node, found, where):
        places = word_places(connection, node)
        counts = []
        for match in (places.heading, places.anywhere):
            if match is None:
                counts.append(0)
                continue
            sql, values = "SELECT count(*) FROM word WHERE word MATCH ?", (match,)
            if not places.is_proof:
                sql += f" AND +word.rowid IN (SELECT rowid FROM {found.table} WHERE {where.sql})"
                values += where.values  # type: ignore[assignment]  # a longer tuple
            counts.append(int(connection.execute(sql, values).fetchone()[0]))
    heading, anywhere = counts[0], max(counts)
    return {Tier.HEADING: heading, Tier.WORD: anywhere - heading, Tier.CHARACTERS: total - anywhere}


def pages_found(archive: Archive, text: str) -> list[PageCount]:
    """How many articles of each paper and page number a query finds, in one pass over them."""
    with _found(archive, text) as (connection, _node, found, where):
        rows = connection.execute(
            f"SELECT title.name, page.number, sum(hits) FROM"
            f" (SELECT article.title_id AS title_id, article.page_id AS page_id, count(*) AS hits"
            f" FROM article WHERE article.id IN (SELECT {found.table}.rowid FROM {found.table}"
            f" WHERE {where.sql}) GROUP BY article.page_id)"
            " JOIN page ON page.id = page_id JOIN title ON title.id = title_id"
            " GROUP BY title.name, page.number",
            where.values,
        )
        return [PageCount(*row) for row in rows]


@contextmanager
def _found(archive: Archive, text: str) -> Iterator[tuple[sqlite3.Connection, Node, Members, Condition]]:
    """What a query finds, read from one state of the archive. Raises ValueError for an empty query."""
    node = parse(text).node
    if node is None:
        raise ValueError("an empty query finds nothing that could be counted")
    connection = archive.connection
    with in_words(archive.path):
        connection.execute("BEGIN")
        try:
            node = looked_up(connection, node)
            found = members(connection, node)
            yield connection, node, found, found.where()
        finally:
            connection.rollback()
