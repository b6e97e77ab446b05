"""What the index alone cannot tell: nearness, the printed form, and a person's marks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.folding import bare, fold
from reader.find.plan import is_narrowed, members
from reader.find.query import Both, Either, Field, Listed, Mark, Marked, Near, Term, Without, nodes_of
from reader.find.tokens import all_texts
from reader.store.rows import articles_by_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.find.query import Node
    from reader.find.records import MarkedKeys
    from reader.store.records import ArticleRecord

_AT_ONCE = 500
_FIELDS = (Field.BODY, Field.HEAD, Field.BYLINE, Field.RUBRIC)


def as_printed(node: Node) -> Node:
    """The same query with every term taken as typed."""
    if isinstance(node, Term):
        return replace(node, printed=True)
    if isinstance(node, Near):
        return Near(replace(node.one, printed=True), replace(node.other, printed=True), node.distance)
    if isinstance(node, Both | Either):
        return type(node)(tuple(map(as_printed, node.parts)))
    return Without(as_printed(node.part)) if isinstance(node, Without) else node


def looked_up(connection: sqlite3.Connection, node: Node, marked: MarkedKeys) -> Node:
    """The query with lists of articles where a text or a mark must be looked at.

    In a query of several parts that must all be there, only what the others find is looked at.
    """
    if isinstance(node, Both):
        rough = tuple(_rough(part) for part in node.parts if _is_rough(part))
        parts = tuple(_looked_up(connection, part, marked, rough) for part in node.parts)
        return Both(parts)
    return _looked_up(connection, node, marked, ())


def note_on_marks(node: Node, marked: MarkedKeys) -> str | None:
    """A kind word where notes are asked for and there are none yet."""
    asks_notes = Marked(Mark.NOTE) in nodes_of(node)
    return _("There are no notes yet, so none can be found.") if asks_notes and not marked.noted else None


def _looked_up(
    connection: sqlite3.Connection, node: Node, marked: MarkedKeys, others: tuple[Node, ...]
) -> Node:
    if isinstance(node, Either | Both):
        return type(node)(tuple(_looked_up(connection, part, marked, others) for part in node.parts))
    if isinstance(node, Without):
        return Without(_looked_up(connection, node.part, marked, others))
    if isinstance(node, Marked):
        return _marked(connection, node.mark, marked)
    if isinstance(node, Near | Term) and _is_checked(node):
        rough = _rough(node)
        narrow = node if isinstance(node, Near) and is_narrowed(node) else rough
        fitting = tuple(_fitting(connection, node, Both((narrow, *others)) if others else narrow))
        return Both((rough, Listed(fitting)))
    return node


def _is_rough(node: Node) -> bool:
    """Whether `_rough` of it, from the index alone, shuts out nothing that the node itself finds."""
    within = list(nodes_of(node))
    shut_out = chain.from_iterable(nodes_of(it.part) for it in within if isinstance(it, Without))
    return not any(isinstance(it, Marked) for it in within) and not any(map(_is_checked, shut_out))


def _is_checked(node: Node) -> bool:
    return isinstance(node, Near) or (isinstance(node, Term) and node.printed)


def _rough(node: Node) -> Node:
    """What finds the same articles and maybe more, from the index alone."""
    if isinstance(node, Near):
        return Both((_rough(node.one), _rough(node.other)))
    if isinstance(node, Term):
        return replace(node, printed=False)
    if isinstance(node, Both | Either):
        return type(node)(tuple(map(_rough, node.parts)))
    return node


def _marked(connection: sqlite3.Connection, mark: Mark, marked: MarkedKeys) -> Node:
    keys = {Mark.BOOKMARK: marked.bookmarked, Mark.NOTE: marked.noted, Mark.UNREAD: marked.read}[mark]
    rows = connection.execute(
        "SELECT id FROM article WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),)
    )
    listed = Listed(tuple(article_id for (article_id,) in rows))
    return Without(listed) if mark is Mark.UNREAD else listed


def _fitting(connection: sqlite3.Connection, node: Term | Near, rough: Node) -> Iterator[int]:
    """Those of the articles roughly found that fit when their texts are looked at."""
    found = members(connection, rough)
    where = found.where()
    sql = f"SELECT rowid FROM {found.table} WHERE {where.sql}"
    ids = [article_id for (article_id,) in connection.execute(sql, where.values)]
    for start in range(0, len(ids), _AT_ONCE):
        for record in articles_by_id(connection, ids[start : start + _AT_ONCE]).values():
            if _fits(record, node):
                yield record.id


def _fits(record: ArticleRecord, node: Term | Near) -> bool:
    if isinstance(node, Term):
        return any(_places(text, node) for text in _texts(record, node.field))
    one, other = node.one, node.other
    shared = set(_texts(record, one.field)) & set(_texts(record, other.field))
    return any(_is_near(text, node) for text in shared)


def _texts(record: ArticleRecord, field: Field | None) -> list[str]:
    texts = dict(zip(_FIELDS, all_texts(record.clipping.article, record.original), strict=True))
    return texts[field] if field else list(chain.from_iterable(texts.values()))


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
