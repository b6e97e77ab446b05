"""What a find has found, in words: for the status line, and for what to try instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.query.filters import words_of
from reader.find.records import Tier
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.wording import articles_text

if TYPE_CHECKING:
    from reader.find.facets import Facets
    from reader.find.relaxing import Relaxation


def hint_of(relaxation: Relaxation) -> Hint:
    """A query to try instead, with how much it finds."""
    articles = articles_text(relaxation.count)
    words = _("{query}: {articles}").format(query=relaxation.query, articles=articles)
    return Hint(words, relaxation.query)


def found_text(query: str, tally: Facets, seconds: float) -> str:
    """服务业：1,284 篇（标题 96，词 1,102，字 86），0.01 秒"""
    words = words_of(query) or query
    articles = articles_text(tally.total)
    if tally.tiers and tally.total:
        articles = _("{articles} (heading {heading:,}, word {word:,}, characters {characters:,})").format(
            articles=articles,
            heading=tally.tiers[Tier.HEADING],
            word=tally.tiers[Tier.WORD],
            characters=tally.tiers[Tier.CHARACTERS],
        )
    took = _("{seconds:.2f} s").format(seconds=max(seconds, 0.01))
    return _("{words}: {articles}, {took}").format(words=words, articles=articles, took=took)
