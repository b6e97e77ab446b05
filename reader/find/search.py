"""Find, count, and where a query's terms stand in a text."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from reader.core.speech import _
from reader.find.query.parsing import parse
from reader.find.records import Found, FoundArticle, Order, Span, Tier
from reader.find.text.fields import all_texts, read_only_texts
from reader.find.text.folding import bare, fold
from reader.find.text.highlighting import Sought, lit, lit_spans, opening, snippet
from reader.store.records import ArticleId
from reader.store.sqlite.errors import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.find.matching import Match
    from reader.find.query.nodes import Node, Query
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleRecord, TitleId

Hit: TypeAlias = tuple[ArticleId, Tier, float]
"""An article, its tier, and how much it speaks of what was asked."""
RANKED = 5_000
"""A tier of more articles than this stands newest first: its best are no better than its newest, and
ranking them would take long."""


def warm_up(archive: Archive) -> None:
    """Load what the first find would wait for; to be called from a thread of its own."""
    count(archive, "和服")


def find(
    archive: Archive,
    asked: str | Query,
    *,
    order: Order = Order.BEST,
    limit: int = 50,
    offset: int = 0,
    title_id: TitleId | None = None,
    page_number: str | None = None,
) -> Found:
    """The articles a query finds, from `offset` on; a `limit` of 0 gives all.

    BEST puts the tiers one after the other, and inside a tier those that speak most of it first; NEWEST
    and OLDEST go by date alone. `title_id` and `page_number` keep to a paper, and to pages that bear exactly
    this number. Raises Cancelled when the connection is interrupted.
    """
    query = parse(asked)
    if query.node is None:
        return Found((), query.note)
    with matching(archive, query.node, title_id, page_number) as match:
        if order is Order.BEST:
            hits = _best(match, limit, offset)
        else:
            found = match.first(limit + offset if limit else None, newest=order is Order.NEWEST)[offset:]
            hits = [(ArticleId(it), tier, 0.0) for it, tier in match.tiers_of(found).items()]
            hits.sort(reverse=order is Order.NEWEST)
        records = {record.id: record for record in archive.articles([hit[0] for hit in hits])}
    sought = _sought(query)
    note = query.note or _note_of(archive)
    return Found(tuple(_shown(records[hit[0]], hit, sought) for hit in hits), note)


def _note_of(archive: Archive) -> str | None:
    """What to say where an older version has left articles without an index that this one can read."""
    with in_words(archive.path):
        has_index = archive.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM segment) OR NOT EXISTS (SELECT 1 FROM article)"
        ).fetchone()[0]
    return None if has_index else _("The index is being made; until then nothing is found.")


def count(archive: Archive, asked: str | Query, *, title_id: TitleId | None = None) -> int:
    """How many articles a query finds."""
    node = parse(asked).node
    if node is None:
        return 0
    with matching(archive, node, title_id) as match:
        return match.count


def found_ids(archive: Archive, asked: str | Query) -> list[ArticleId]:
    """The ids of all articles a query finds, newest first."""
    node = parse(asked).node
    if node is None:
        return []
    with matching(archive, node) as match:
        return [ArticleId(int(article_id)) for article_id in match.ids[::-1]]


def _best(match: Match, limit: int, offset: int) -> list[Hit]:
    """Hits by tier, then by how much the article speaks of it, then newest first."""
    hits: list[Hit] = []
    for tier in Tier:
        room = limit - len(hits) if limit else None
        if room == 0:
            break
        size = match.size(tier)
        if offset < size:
            last = None if room is None else offset + room
            hits += _best_of(match, tier, size, last)[offset:last]
            offset = 0
        else:
            offset -= size
    return hits


def lit_places(text: str, asked: str | Query) -> tuple[Span, ...]:
    """Where the terms of a query stand in a text as printed, in order, not overlapping.

    A line break or U+2029 ends a paragraph. Fields and operators light nothing.
    """
    return lit_spans(text, _sought(parse(asked)))


def _sought(query: Query) -> Sought:
    """The terms of a query that are to be there."""
    folded = (fold(term.text) for term in query.terms if not term.printed)
    printed = (bare(term.text) for term in query.terms if term.printed)
    return Sought(tuple(dict.fromkeys(folded)), tuple(dict.fromkeys(printed)))


def _best_of(match: Match, tier: Tier, size: int, most: int | None) -> list[Hit]:
    """A tier in its order, the first `most` of it at least."""
    if tier is Tier.CHARACTERS or size > RANKED:
        return [(ArticleId(int(it)), tier, 0.0) for it in match.first(most, tier=tier)]
    weights = match.weights(tier).items()
    return sorted(
        ((ArticleId(it), tier, weight) for it, weight in weights), key=lambda hit: (-hit[2], -hit[0])
    )


@contextmanager
def matching(
    archive: Archive, node: Node, title_id: TitleId | None = None, page_number: str | None = None
) -> Iterator[Match]:
    """A query at work. All within is read from one state of the archive, whatever is stored meanwhile."""
    from reader.find.matching import Match  # noqa: PLC0415 - as above
    from reader.find.post_filter import looked_up  # noqa: PLC0415 - numpy is slow to load

    with archive.reading() as connection:
        yield Match(archive, connection, looked_up(archive, connection, node), title_id, page_number)


def _score(tier: Tier, weight: float) -> float:
    """A number that falls from the first of the best hits to the last; the tier is its whole part."""
    return round(3 - tier + weight / (1 + weight), 6)


def _shown(record: ArticleRecord, hit: Hit, sought: Sought) -> FoundArticle:
    clipping = record.clipping
    article_id, tier, weight = hit
    body, *others = all_texts(clipping.article)
    rest = list(chain.from_iterable(others))
    shown = snippet(body, sought) or snippet(rest, sought)
    as_read = read_only_texts(clipping.article, record.original)
    read_only = None if shown else snippet(list(chain.from_iterable(as_read)), sought)
    return FoundArticle(
        id=article_id,
        title=clipping.title,
        date=clipping.date,
        page_number=clipping.page_number,
        headline=lit(clipping.article.name, sought),
        snippet=shown or read_only or opening(body or rest),
        tier=tier,
        score=_score(tier, weight),
        is_as_read=read_only is not None,
    )
