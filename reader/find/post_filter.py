"""What the index alone cannot tell: the printed form, and nearness to a single character. Texts are looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from reader.find.matching import Match
from reader.find.query.days import Days
from reader.find.query.nodes import Both, Either, Field, Listed, Near, Term, Without, nodes_of
from reader.find.text.fields import all_texts
from reader.find.text.folding import fold, fold_but_marks
from reader.find.text.patterns import places_of, stands_in
from reader.store.archive.rows import articles_by_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.find.query.nodes import Node
    from reader.find.text.fields import Texts
    from reader.store.archive.archive import Archive

_AT_ONCE = 500
_LATIN_PAIR = re.compile("[a-z][a-z]")
_BEYOND = "\U00010000"
"""The index lists the articles of transparent characters before this one."""
_ANY_DAY = Days(date.min, date.max)
_FIELDS = (Field.BODY, Field.HEAD, Field.BYLINE, Field.RUBRIC)


def with_names_resolved(archive: Archive, connection: sqlite3.Connection, node: Node) -> Node:
    """The query with lists of articles where texts must be looked at.

    In a query of several parts that must all be there, only what the others find is looked at.
    """
    if isinstance(node, Both):
        rough = tuple(_rough(part) for part in node.parts if _is_rough(part))
        parts = tuple(_looked_up(archive, connection, part, rough) for part in node.parts)
        return Both(parts)
    return _looked_up(archive, connection, node, ())


def _looked_up(
    archive: Archive, connection: sqlite3.Connection, node: Node, others: tuple[Node, ...]
) -> Node:
    if isinstance(node, Either | Both):
        return type(node)(tuple(_looked_up(archive, connection, part, others) for part in node.parts))
    if isinstance(node, Without):
        return Without(_looked_up(archive, connection, node.part, others))
    if isinstance(node, Near | Term) and _is_checked(node):
        rough = _rough(node)
        ids = Match(archive, connection, Both((rough, *others)) if others else rough).ids
        fitting = tuple(_fitting(connection, node, [int(article_id) for article_id in ids]))
        return Both((rough, Listed(fitting)))
    return node


def _is_rough(node: Node) -> bool:
    """Whether `_rough` of it, from the index alone, shuts out nothing that the node itself finds."""
    within = list(nodes_of(node))
    shut_out = chain.from_iterable(nodes_of(it.part) for it in within if isinstance(it, Without))
    return not any(map(_is_checked, shut_out))


def _is_checked(node: Node) -> bool:
    if isinstance(node, Near):
        return any(_is_checked(term) or len(fold(term.text)) < 2 for term in (node.one, node.other))
    return isinstance(node, Term) and not _is_told_by_index(node)


def _is_told_by_index(term: Term) -> bool:
    """Whether the index knows of every place at which a term is what is looked for."""
    folded = fold(term.text)
    if not folded:
        return len(term.text.strip()) == 1 and term.text.strip() < _BEYOND
    if not term.verbatim or term.printed:
        return not term.printed
    # Where marks and spaces were left out it knows, but not which, nor that one parts two words in Latin letters.
    return fold_but_marks(term.text) == folded and not _LATIN_PAIR.search(folded)


def _rough(node: Node) -> Node:
    """What finds the same articles and maybe more, from the index alone."""
    if isinstance(node, Near):
        return Both((_rough(node.one), _rough(node.other))) if _is_checked(node) else node
    if isinstance(node, Term):
        return _rough_term(node)
    if isinstance(node, Both | Either):
        return type(node)(tuple(map(_rough, node.parts)))
    return node


def _rough_term(term: Term) -> Node:
    if _is_told_by_index(term):
        return term
    if fold(term.text):
        return replace(term, printed=False, verbatim=False)
    marks = {it for it in term.text if not it.isspace() and it < _BEYOND}
    return Both(tuple(replace(term, text=mark) for mark in sorted(marks))) if marks else _ANY_DAY


def _fitting(connection: sqlite3.Connection, node: Term | Near, ids: list[int]) -> Iterator[int]:
    """Those of the articles roughly found that fit when their texts are looked at."""
    for start in range(0, len(ids), _AT_ONCE):
        for record in articles_by_id(connection, ids[start : start + _AT_ONCE]).values():
            if _fits(all_texts(record.clipping.article, record.original), node):
                yield record.id


def _fits(texts: Texts, node: Term | Near) -> bool:
    if isinstance(node, Term):
        return any(stands_in(text, node.sought) for text in _of_field(texts, node.field))
    one, other = node.one, node.other
    shared = set(_of_field(texts, one.field)) & set(_of_field(texts, other.field))
    return any(_is_near(text, node) for text in shared)


def _of_field(texts: Texts, field: Field | None) -> list[str]:
    return texts[_FIELDS.index(field)] if field else list(chain.from_iterable(texts))


def _is_near(text: str, node: Near) -> bool:
    """Whether both terms stand there, not overlapping, with no more between them than allowed."""
    here = [
        (*place, which)
        for which, term in enumerate((node.one, node.other))
        for place in places_of(text, term.sought)
    ]
    last_end: list[int | None] = [None, None]
    waiting: list[tuple[int, int]] = []
    for start, end, which in sorted(here):
        for place in [it for it in waiting if it[0] <= start]:
            waiting.remove(place)
            last_end[place[1]] = max(last_end[place[1]] or 0, place[0])
        before = last_end[1 - which]
        if before is not None and start - before <= node.distance:
            return True
        waiting.append((end, which))
    return False
