"""What the index alone cannot tell: the printed form, and nearness to a single character. Texts are looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reader.find.matching import Match
from reader.find.query.nodes import Both, Either, Field, Listed, Near, Term, Without, nodes_of
from reader.find.text.fields import all_texts
from reader.find.text.folding import bare, fold
from reader.store.archive.rows import articles_by_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.find.query.nodes import Node
    from reader.find.text.fields import Texts
    from reader.store.archive.archive import Archive

_AT_ONCE = 500
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
        return any(term.printed or len(fold(term.text)) < 2 for term in (node.one, node.other))
    return isinstance(node, Term) and node.printed


def _rough(node: Node) -> Node:
    """What finds the same articles and maybe more, from the index alone."""
    if isinstance(node, Near):
        return Both((_rough(node.one), _rough(node.other))) if _is_checked(node) else node
    if isinstance(node, Term):
        return replace(node, printed=False)
    if isinstance(node, Both | Either):
        return type(node)(tuple(map(_rough, node.parts)))
    return node


def _fitting(connection: sqlite3.Connection, node: Term | Near, ids: list[int]) -> Iterator[int]:
    """Those of the articles roughly found that fit when their texts are looked at."""
    for start in range(0, len(ids), _AT_ONCE):
        for record in articles_by_id(connection, ids[start : start + _AT_ONCE]).values():
            if _fits(all_texts(record.clipping.article, record.original), node):
                yield record.id


def _fits(texts: Texts, node: Term | Near) -> bool:
    if isinstance(node, Term):
        return any(_places(text, node) for text in _of_field(texts, node.field))
    one, other = node.one, node.other
    shared = set(_of_field(texts, one.field)) & set(_of_field(texts, other.field))
    return any(_is_near(text, node) for text in shared)


def _of_field(texts: Texts, field: Field | None) -> list[str]:
    return texts[_FIELDS.index(field)] if field else list(chain.from_iterable(texts))


def _places(text: str, term: Term) -> list[int]:
    """Where a term begins in a text without its white space."""
    way = bare if term.printed else fold
    return [it.start() for it in re.finditer(f"(?={re.escape(way(term.text))})", way(text))]


def _is_near(text: str, node: Near) -> bool:
    """Whether both terms stand there, not overlapping, with no more between them than allowed."""
    lengths = [len(bare(term.text)) for term in (node.one, node.other)]
    here = [(at, at + lengths[0], 0) for at in _places(text, node.one)]
    here += [(at, at + lengths[1], 1) for at in _places(text, node.other)]
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
