"""Find, count, and where a query's terms stand in a text."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.find import words
from reader.find.checking import looked_up
from reader.find.folding import bare, fold
from reader.find.lights import Sought, lit, lit_spans, opening, snippet
from reader.find.parsing import parse
from reader.find.plan import Condition, Members, WordPlaces, members, of_title, word_places
from reader.find.records import Found, FoundArticle, Order, Span, Tier
from reader.find.tokens import all_texts, read_only_texts
from reader.store.faults import in_words
from reader.store.records import ArticleId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.find.query import Node, Query
    from reader.store.archive import Archive
    from reader.store.records import ArticleRecord, TitleId

RANKED = 5_000
"""A tier of more articles than this stands newest first: its best are no better than its newest, and
ranking them would take long."""


@dataclass(frozen=True, slots=True)
class _Hit:
    id: ArticleId
    tier: Tier
    score: float


def warm_up() -> None:
    """Load what the first find would wait for; to be called from a thread of its own."""
    fold("")
    words.warm_up()


def find(
    archive: Archive,
    text: str,
    *,
    order: Order = Order.BEST,
    limit: int = 50,
    offset: int = 0,
    title_id: TitleId | None = None,
) -> Found:
    """The articles a query finds, from `offset` on; a `limit` of 0 gives all.

    BEST puts the tiers one after the other, and inside a tier those that speak most of it first; NEWEST
    and OLDEST go by date alone. Raises Cancelled when the connection is interrupted.
    """
    query = parse(text)
    if query.node is None:
        return Found((), query.note)
    with _reading(archive) as connection:
        finder = _finder(connection, query.node, title_id)
        hits = finder.best(limit, offset) if order is Order.BEST else finder.by_date(order, limit, offset)
        records = {record.id: record for record in archive.articles([hit.id for hit in hits])}
    sought = _sought(query)
    return Found(tuple(_shown(records[hit.id], hit, sought) for hit in hits), query.note)


def count(archive: Archive, text: str, *, title_id: TitleId | None = None) -> int:
    """How many articles a query finds."""
    node = parse(text).node
    if node is None:
        return 0
    with _reading(archive) as connection:
        found = _finder(connection, node, title_id).found
        return _count(connection, found.table, found.where())


def found_ids(archive: Archive, text: str) -> list[ArticleId]:
    """The ids of all articles a query finds, newest first."""
    node = parse(text).node
    if node is None:
        return []
    with _reading(archive) as connection:
        found = _finder(connection, node, None).found
        where = found.where()
        sql = f"SELECT rowid FROM {found.table} WHERE {where.sql} ORDER BY rowid DESC"
        return [ArticleId(article_id) for (article_id,) in connection.execute(sql, where.values)]


def _finder(connection: sqlite3.Connection, node: Node, title_id: TitleId | None) -> _Finder:
    node = looked_up(connection, node)
    found = members(connection, node)
    narrower = [of_title(title_id)] if title_id is not None else []
    places = word_places(connection, node)
    found = Members(found.table, (*found.conditions, *narrower))
    return _Finder(connection, found, places, is_proof=places.is_proof and not narrower)


def lit_places(text: str, query: str) -> tuple[Span, ...]:
    """Where the terms of a query stand in a text as printed, in order, not overlapping.

    A line break or U+2029 ends a paragraph. Fields and operators light nothing.
    """
    return lit_spans(text, _sought(parse(query)))


def _sought(query: Query) -> Sought:
    """The terms of a query that are to be there."""
    folded = (fold(term.text) for term in query.terms if not term.printed)
    printed = (bare(term.text) for term in query.terms if term.printed)
    return Sought(tuple(dict.fromkeys(folded)), tuple(dict.fromkeys(printed)))


@contextmanager
def _reading(archive: Archive) -> Iterator[sqlite3.Connection]:
    """All within is read from one state of the archive, whatever is stored meanwhile."""
    connection = archive.connection
    with in_words(archive.path):
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()


def _count(connection: sqlite3.Connection, table: str, where: Condition) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table} WHERE {where.sql}", where.values).fetchone()
    return int(row[0])


@dataclass(frozen=True, slots=True)
class _Finder:
    """One query, ready to be run. `is_proof`: articles with its words need no more looking at."""

    connection: sqlite3.Connection
    found: Members
    places: WordPlaces
    is_proof: bool

    def best(self, limit: int, offset: int) -> list[_Hit]:
        """Hits by tier, then by how much the article speaks of it, then newest first."""
        hits: list[_Hit] = []
        for tier in Tier:
            room = limit - len(hits) if limit else -1
            if limit and not room:
                break
            more = self._in_tier(tier, room, offset)
            hits += more
            if offset and not more:
                offset -= self._tier_size(tier, offset)
            elif more:
                offset = 0
        return hits

    def by_date(self, order: Order, limit: int, offset: int) -> list[_Hit]:
        """Hits by date alone; each tells its tier all the same."""
        where = self.found.where()
        direction = "DESC" if order is Order.NEWEST else "ASC"
        rows = self.connection.execute(
            f"SELECT rowid FROM {self.found.table} WHERE {where.sql}"
            f" ORDER BY rowid {direction} LIMIT ? OFFSET ?",
            (*where.values, limit or -1, offset),
        )
        ids = [ArticleId(article_id) for (article_id,) in rows]
        heading, anywhere = (self._having(it, ids) for it in (self.places.heading, self.places.anywhere))
        tiers = {
            it: Tier.HEADING if it in heading else Tier.WORD if it in anywhere else Tier.CHARACTERS
            for it in ids
        }
        return [_Hit(it, tiers[it], _score(tiers[it], 0.0)) for it in ids]

    def _in_tier(self, tier: Tier, limit: int, offset: int) -> list[_Hit]:
        """Hits of one tier from `offset` on."""
        table, where = self._tier(tier)
        if table is None:
            return []
        rank = "bm25(word, 1.0, 4.0)" if self._is_ranked(table, where) else "0.0"
        rows = self.connection.execute(
            f"SELECT rowid, {rank} AS rank_ FROM {table} WHERE {where.sql}"
            f" ORDER BY {'rank_, ' if rank != '0.0' else ''}rowid DESC LIMIT ? OFFSET ?",
            (*where.values, limit, offset),
        )
        return [_Hit(ArticleId(it), tier, _score(tier, -weight)) for it, weight in rows]

    def _tier_size(self, tier: Tier, at_most: int) -> int:
        table, where = self._tier(tier)
        return self._count_up_to(table, where, at_most) if table else 0

    def _tier(self, tier: Tier) -> tuple[str | None, Condition]:
        """The table a tier is read from and what stands after WHERE; no table where it is empty."""
        heading, anywhere = self.places.heading, self.places.anywhere
        if tier is Tier.CHARACTERS:
            others = [_outside(anywhere)] if anywhere else []
            return self.found.table, self.found.where(others)
        if tier is Tier.HEADING or heading is None:
            match = heading if tier is Tier.HEADING else anywhere
        else:
            match = f"({anywhere}) NOT ({heading})"
        if match is None:
            return None, Condition("0")
        return "word", self._proven(Condition("word MATCH ?", (match,)))

    def _proven(self, condition: Condition) -> Condition:
        """Words may stand one after the other across a mark, or where a day or a NOT shuts them out."""
        if self.is_proof:
            return condition
        where = self.found.where()
        sql = f"{condition.sql} AND +word.rowid IN (SELECT rowid FROM {self.found.table} WHERE {where.sql})"
        return Condition(sql, (*condition.values, *where.values))

    def _is_ranked(self, table: str, where: Condition) -> bool:
        return table == "word" and self._count_up_to(table, where, RANKED + 1) <= RANKED

    def _count_up_to(self, table: str, where: Condition, at_most: int) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where.sql} LIMIT ?)"
        return int(self.connection.execute(sql, (*where.values, at_most)).fetchone()[0])

    def _having(self, match: str | None, ids: list[ArticleId]) -> set[ArticleId]:
        """Those of a few neighbouring articles that the table of words matches.

        One pass over their span of ids: asking FTS5 for each id alone takes longer than the whole find.
        """
        if match is None or not ids:
            return set()
        rows = self.connection.execute(
            "SELECT rowid FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?",
            (match, min(ids), max(ids)),
        )
        return {ArticleId(article_id) for (article_id,) in rows}.intersection(ids)


def _outside(anywhere: str) -> Condition:
    return Condition("{id_of_list} NOT IN (SELECT rowid FROM word WHERE word MATCH ?)", (anywhere,))


def _score(tier: Tier, weight: float) -> float:
    """A number that falls from the first of the best hits to the last; the tier is its whole part."""
    return round(3 - tier + weight / (1 + weight), 6)


def _shown(record: ArticleRecord, hit: _Hit, sought: Sought) -> FoundArticle:
    clipping = record.clipping
    body, *others = all_texts(clipping.article)
    rest = list(chain.from_iterable(others))
    shown = snippet(body, sought) or snippet(rest, sought)
    as_read = read_only_texts(clipping.article, record.original)
    read_only = None if shown else snippet(list(chain.from_iterable(as_read)), sought)
    return FoundArticle(
        id=hit.id,
        title=clipping.title,
        date=clipping.date,
        page_number=clipping.page_number,
        headline=lit(clipping.article.name, sought),
        snippet=shown or read_only or opening(body or rest),
        tier=hit.tier,
        score=hit.score,
        is_as_read=read_only is not None,
    )
