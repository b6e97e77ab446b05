"""What a query finds in one state of an archive, worked out once, however much of it is asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from reader.find.records import Found, FoundArticle, Order, PageCount, Spread, Tier
from reader.find.text.fields import all_texts, read_only_texts
from reader.find.text.highlighting import highlight, opening, snippet
from reader.store.records import ArticleId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.find.matching import Match
    from reader.find.query.nodes import Query
    from reader.find.text.patterns import SoughtText
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleRecord

Hit: TypeAlias = tuple[ArticleId, Tier, float]
"""An article, its tier, and how much it speaks of what was asked."""
RANKED = 5_000
"""A tier of more articles than this stands newest first: its best are no better than its newest, and
ranking them would take long."""


class Results:
    """What a query finds; `search.results` gives it, and all it says is of the state that was there then.

    `match` is None where nothing was asked for. `note` tells the person what was read otherwise than meant.
    """

    def __init__(self, archive: Archive, query: Query, match: Match | None, note: str | None) -> None:
        self._archive, self.query, self._match = archive, query, match
        self.note = query.note or note

    @cached_property
    def count(self) -> int:
        """How many articles are found."""
        return self._match.count if self._match else 0

    def ids(self) -> list[ArticleId]:
        """The ids of all articles found, newest first."""
        return [ArticleId(int(article_id)) for article_id in self._match.ids[::-1]] if self._match else []

    def page(self, order: Order = Order.BEST, limit: int = 50, offset: int = 0) -> Found:
        """The articles from `offset` on; a `limit` of 0 gives all.

        BEST puts the tiers one after the other, and inside a tier those that speak most of it first; NEWEST and
        OLDEST go by date alone.
        """
        if self._match is None:
            return Found((), self.note)
        if order is Order.BEST:
            hits = _best(self._match, limit, offset)
        else:
            last = limit + offset if limit else None
            found = self._match.first(last, newest=order is Order.NEWEST)[offset:]
            hits = [(ArticleId(it), tier, 0.0) for it, tier in self._match.tiers_of(found).items()]
            hits.sort(reverse=order is Order.NEWEST)
        records = {record.id: record for record in self._archive.articles([hit[0] for hit in hits])}
        sought = sought_texts(self.query)
        return Found(tuple(_shown(records[hit[0]], hit, sought) for hit in hits), self.note)

    def spread(self) -> Spread:
        """The tiers and days: ids carry the day, so no article is read."""
        if self._match is None:
            return Spread(dict.fromkeys(Tier, 0), {})
        days = {date.fromordinal(day): count for day, count in self._match.days().items()}
        return Spread({tier: self._match.size(tier) for tier in Tier}, days)

    def pages(self) -> list[PageCount]:
        """How many articles of each paper and page number are found."""
        if self._match is None:
            return []
        names = dict(self._archive.connection.execute("SELECT id, name FROM title").fetchall())
        places = self._match.places().items()
        return [PageCount(names[title], number, count) for (title, number), count in places]


def sought_texts(query: Query) -> tuple[SoughtText, ...]:
    """The terms of a query that are to be there, as they are highlighted."""
    return tuple(dict.fromkeys(it.sought for it in query.terms))


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


def _best_of(match: Match, tier: Tier, size: int, most: int | None) -> list[Hit]:
    """A tier in its order, the first `most` of it at least."""
    if tier is Tier.CHARACTERS or size > RANKED:
        return [(ArticleId(int(it)), tier, 0.0) for it in match.first(most, tier=tier)]
    weights = match.weights(tier).items()
    return sorted(
        ((ArticleId(it), tier, weight) for it, weight in weights), key=lambda hit: (-hit[2], -hit[0])
    )


def _score(tier: Tier, weight: float) -> float:
    """A number that falls from the first of the best hits to the last; the tier is its whole part."""
    return round(3 - tier + weight / (1 + weight), 6)


def _shown(record: ArticleRecord, hit: Hit, sought: Sequence[SoughtText]) -> FoundArticle:
    clipping = record.clipping
    article_id, tier, weight = hit
    body, *others = all_texts(clipping.article)
    rest = list(chain.from_iterable(others))
    headline = highlight(clipping.article.name, sought)
    # A result that stands high for its heading shows that heading: its kicker or deck, where the headline has no hit.
    is_in_heading = tier is Tier.HEADING and not headline.spans
    first, second = (rest, body) if is_in_heading else (body, rest)
    shown = snippet(first, sought) or snippet(second, sought)
    as_read = read_only_texts(clipping.article, record.original)
    read_only = None if shown else snippet(list(chain.from_iterable(as_read)), sought)
    return FoundArticle(
        id=article_id,
        title=clipping.title,
        date=clipping.date,
        when=" ".join(filter(None, (clipping.when.iso, clipping.edition))),
        page_number=clipping.page_number,
        headline=headline,
        snippet=shown or read_only or opening(body or rest),
        tier=tier,
        score=_score(tier, weight),
        is_as_read=read_only is not None,
    )
