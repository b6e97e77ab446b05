"""How much was read of a page, to tell which of two readings of it is the richer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.paper import Article

CLEARLY = 1.2
"""So many times as much is clearly more: less may be a headline counted into the text, or a line of furniture."""
_SHORTEST = 12
"""Characters of a body: what has fewer and no headline is a scrap, not an article."""


class Richness(NamedTuple):
    """What a reading of a page has: characters of text, articles, articles with a place on the page, other facts."""

    characters: int = 0
    articles: int = 0
    placed: int = 0
    facts: int = 0

    def is_poorer_than(self, other: Richness) -> bool:
        """Whether it has clearly less, by what counts most: text, then articles, then places and bylines.

        Of two with the same text the one that has it in more articles tells more.
        """
        for mine, theirs in zip(self, other, strict=True):
            if theirs > CLEARLY * mine:
                return True
            if mine > CLEARLY * theirs:
                return False
        return False


def richness(articles: Iterable[Article]) -> Richness:
    """How much was read of a page with these articles."""
    whole = [it for it in articles if it.paragraphs and (it.headline or it.length >= _SHORTEST)]
    return Richness(
        sum(it.length for it in whole),
        len(whole),
        sum(bool(it.regions) for it in whole),
        sum(_facts(it) for it in whole),
    )


def _facts(article: Article) -> int:
    fields = (article.headline, article.kicker, article.deck, article.rubric, article.dateline)
    return sum(field is not None for field in fields) + len(article.authors)
