"""The filters of a query (paper, days, page …): read from its parts, and written into its text by their spans.

A filter narrows the whole query: what stands in quotation marks, under NOT or in one of several choices is none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.find.query.as_text import as_text, days_text, mark_text, with_field
from reader.find.query.days import Days
from reader.find.query.field_table import speaks_chinese
from reader.find.query.nodes import Field, Mark, Marked, PageNumber, Paper, Term, in_any_form
from reader.find.query.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.core.span import Span
    from reader.find.query.nodes import Node, Query


class FilterKind(StrEnum):
    """What a filter looks at; the value is the field's name in the query language, where it has one."""

    PAPER = "paper"
    DAYS = "date"
    PAGE = "page"
    AUTHOR = "author"
    RUBRIC = "rubric"
    MARKED = "marked"
    UNREAD = "unread"
    PRINTED = "printed"


SWITCHES = (FilterKind.MARKED, FilterKind.UNREAD, FilterKind.PRINTED)
"""Kinds that stand alone, without a value."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, and where it stands in the text."""

    kind: FilterKind
    value: str
    span: Span


def filters_in(asked: str | Query) -> tuple[Filter, ...]:
    """The filters that narrow the whole query, in the order typed."""
    query = parse(asked)
    found = [it for part in query.parts if (it := _filter(part))]
    found += [Filter(FilterKind.PRINTED, "", span) for span in query.printed]
    return tuple(sorted(found, key=lambda it: it.span.start))


def filter_of(asked: str | Query, kind: FilterKind) -> Filter | None:
    """The last filter of a kind: the one a chip shows and changes."""
    return next((it for it in reversed(filters_in(asked)) if it.kind is kind), None)


def days_of(asked: str | Query) -> Days | None:
    """The days a query is narrowed to; nothing where it names none, or none that its parts share."""
    spans = [it for it in parse(asked).parts if isinstance(it, Days)]
    if not spans:
        return None
    first, last = max(it.first for it in spans), min(it.last for it in spans)
    return Days(first, last) if first <= last else None


def with_filter(asked: str | Query, kind: FilterKind, value: str = "") -> str:
    """The query narrowed by a filter, in place of those of the same kind."""
    query, piece = parse(asked), filter_text(kind, value)
    there = [it.span for it in filters_in(query) if it.kind is kind]
    added = parse(piece)
    parts = [*_left(query, there), *added.parts]
    ways = _ways_to_add(query, piece, there)
    return _first_read_as(parts, ways, is_printed=bool(query.printed or added.printed))


def without_filter(asked: str | Query, kind: FilterKind) -> str:
    """The query without any filter of a kind."""
    query = parse(asked)
    return _without(query, [it for it in filters_in(query) if it.kind is kind])


def words_of(asked: str | Query) -> str:
    """The query without its filters: what is looked for, not where."""
    query = parse(asked)
    return _without(query, filters_in(query))


def without(asked: str | Query, one: Filter) -> str:
    """The query without one of its filters."""
    return _without(parse(asked), [one])


def filter_text(kind: FilterKind, value: str = "") -> str:
    """A filter as it stands in a query, in the person's language."""
    if kind is FilterKind.PRINTED:
        return "字形:原样" if speaks_chinese() else "form:printed"
    if kind in SWITCHES:
        return mark_text(Mark.BOOKMARK if kind is FilterKind.MARKED else Mark.UNREAD)
    return with_field(kind.value, value)


def _filter(node: Node) -> Filter | None:
    """The filter that a part of a query is, if it is one."""
    if isinstance(node, Term) and node.field in _KIND_OF_FIELD:
        return Filter(_KIND_OF_FIELD[node.field], node.text, node.span)
    if isinstance(node, Marked) and node.mark in _KIND_OF_MARK:
        return Filter(_KIND_OF_MARK[node.mark], "", node.span)
    if isinstance(node, Paper):
        return Filter(FilterKind.PAPER, node.name, node.span)
    if isinstance(node, PageNumber):
        return Filter(FilterKind.PAGE, node.number, node.span)
    if isinstance(node, Days):
        return Filter(FilterKind.DAYS, days_text(node.first, node.last), node.span)
    return None


_KIND_OF_FIELD = {Field.BYLINE: FilterKind.AUTHOR, Field.RUBRIC: FilterKind.RUBRIC}
_KIND_OF_MARK = {Mark.BOOKMARK: FilterKind.MARKED, Mark.UNREAD: FilterKind.UNREAD}


def _ways_to_add(query: Query, piece: str, there: list[Span]) -> Iterator[str]:
    """Texts that may say the query and the piece, those nearest to what was typed first."""
    if there:
        text, last = query.text, there[-1]
        yield _cut(text[: last.start] + piece + text[last.end :], there[:-1])
    words = _cut(query.text, there)
    for made in (f"{words} {piece}", f"({words}) {piece}", f"{piece} {words}"):
        yield made.strip()
    yield _spelt(_left(query, there), piece, is_printed=any(span not in there for span in query.printed))


def _without(query: Query, filters: Collection[Filter]) -> str:
    """The query without some of its filters."""
    spans = [it.span for it in filters]
    is_printed = any(span not in spans for span in query.printed)
    left = _left(query, spans)
    ways = (_cut(query.text, spans), _spelt(left, is_printed=is_printed))
    return _first_read_as(left, ways, is_printed=is_printed)


def _first_read_as(parts: list[Node], ways: Iterable[str], *, is_printed: bool) -> str:
    """The first text that is read as these parts, in whatever order; where none is, the first of all."""
    first, *others = ways
    return next((it for it in (first, *others) if _is_read_as(parts, it, is_printed=is_printed)), first)


def _is_read_as(parts: list[Node], text: str, *, is_printed: bool) -> bool:
    query = parse(text)
    is_same = Counter(map(in_any_form, query.parts)) == Counter(map(in_any_form, parts))
    return is_same and bool(query.printed) is is_printed


def _left(query: Query, spans: Collection[Span]) -> list[Node]:
    """The parts that stand elsewhere."""
    return [part for part in query.parts if part.span not in spans]


def _spelt(parts: list[Node], *pieces: str, is_printed: bool) -> str:
    """A query of these parts, written anew."""
    switch = (filter_text(FilterKind.PRINTED),) if is_printed else ()
    return " ".join([*map(as_text, parts), *switch, *pieces])


def _cut(text: str, spans: Collection[Span]) -> str:
    """The text without some places in it, one space where each was."""
    for span in sorted(spans, key=lambda it: it.start, reverse=True):
        text = f"{text[: span.start].rstrip()} {text[span.end :].lstrip()}"
    return text.strip()
