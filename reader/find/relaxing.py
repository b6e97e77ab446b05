"""What to try where nothing was found: only what finds something, each with how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.find.query.as_text import as_text
from reader.find.query.filters import filters_in, without, words_of
from reader.find.query.nodes import Query, Term, Without
from reader.find.query.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.interruptible import InterruptibleQuery
    from reader.store.archive.archive import Archive

MOST_TRIED = 10
MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A query that asks for less, and how many articles it finds."""

    query: str
    count: int


def relaxations(archive: Archive, asked: str | Query, question: InterruptibleQuery) -> list[Relaxation]:
    """The queries nearest to one that finds nothing that find something, the nearest first."""
    from reader.find.search import count

    found: list[Relaxation] = []
    for query in list(dict.fromkeys(relaxed(asked)))[:MOST_TRIED]:
        question.check()
        articles = count(archive, query)
        if articles and len(found) < MOST_SHOWN:
            found.append(Relaxation(query, articles))
    return found


def relaxed(asked: str | Query) -> Iterator[str]:
    """Queries that ask for less: without one filter, without all, with fewer words, with part of a word."""
    query = parse(asked)
    filters = filters_in(query)
    for one in filters if len(filters) > 1 else ():
        yield without(query, one)
    words = parse(words_of(query))
    if filters and words.node:
        yield words.text
    wanted = [it for it in words.parts if not isinstance(it, Without)]
    if len(words.parts) > 1:
        texts = [words.text[it.span.start : it.span.end] for it in wanted]
        yield from sorted(texts, key=len, reverse=True)
    for part in wanted[:2]:
        if isinstance(part, Term) and part.field is None:
            yield from _pieces(part.text)


def _pieces(word: str) -> Iterator[str]:
    """Shorter parts of a word, the longer first; of a long one, only some."""
    for length in sorted({len(word) - 1, len(word) // 2, 2}, reverse=True):
        if 2 <= length < len(word):
            yield as_text(Term(word[:length]))
            yield as_text(Term(word[-length:]))
