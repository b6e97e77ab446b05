"""What to try where nothing was found: only what finds something, each with how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.query.filters import filters_in, words_of
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.wording import said_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.interruptible import InterruptibleQuery
    from reader.store.archive.archive import Archive

MOST_TRIED = 10
MOST_SHOWN = 4


def nearest_to_try(archive: Archive, asked: str, question: InterruptibleQuery) -> list[Hint]:
    """The queries nearest to `asked` that find something, the nearest first."""
    from reader.find.search import count  # noqa: PLC0415 - a start needs it not

    hints: list[Hint] = []
    for near in list(dict.fromkeys(nearest(asked)))[:MOST_TRIED]:
        question.check()
        found = count(archive, near)
        if found and len(hints) < MOST_SHOWN:
            words = _("{query}: {articles}").format(query=near, articles=said_articles(found))
            hints.append(Hint(words, near))
    return hints


def nearest(asked: str) -> Iterator[str]:
    """Queries that ask for less: without one filter, without all, with fewer words, with part of a word."""
    filters = filters_in(asked)
    for one in filters if len(filters) > 1 else ():
        yield f"{asked[: one.start].rstrip()} {asked[one.end :].lstrip()}".strip()
    words = words_of(asked)
    if filters and words:
        yield words
    parts = words.split()
    if len(parts) > 1:
        yield from sorted(parts, key=len, reverse=True)
    for part in parts[:2]:
        yield from _pieces(part)


def _pieces(word: str) -> Iterator[str]:
    """Shorter parts of a word, the longer first; of a long one, only some."""
    for length in sorted({len(word) - 1, len(word) // 2, 2}, reverse=True):
        if 2 <= length < len(word):
            yield word[:length]
            yield word[-length:]
