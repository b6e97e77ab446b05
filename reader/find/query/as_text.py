"""A query written out again: what is written is read as the same query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.core.days.issue_date import of_month
from reader.find.query.days import Days
from reader.find.query.field_table import BY_NAME, UNREAD, speaks_chinese
from reader.find.query.lexer import MINUSES, needs_quotes, tokens_of
from reader.find.query.nodes import (
    Both,
    Either,
    Field,
    Mark,
    Marked,
    Near,
    Noted,
    PageNumber,
    Paper,
    Tagged,
    Term,
    Without,
)

if TYPE_CHECKING:
    from reader.find.query.nodes import Node

_YEAR, _MONTH, _DAY = len("2022"), len("2022-07"), len("2022-07-19")
_FIELDS = {Field.HEAD: "headline", Field.BODY: "body", Field.BYLINE: "author", Field.RUBRIC: "rubric"}


def as_text(node: Node) -> str:
    """A part of a query, in the person's language. Raises TypeError for what can't be typed.

    Whether the printed form is wanted is said of a whole query, not here.
    """
    if isinstance(node, Term):
        return _term_text(node)
    if isinstance(node, Near):
        return f"{as_text(node.one)} NEAR/{node.distance} {as_text(node.other)}"
    if isinstance(node, Both | Either):
        between = " " if isinstance(node, Both) else " | "
        return f"({between.join(map(as_text, node.parts))})"
    if isinstance(node, Without):
        return f"-{as_text(node.part)}"
    return _filter_text(node)


def with_field(name: str, value: str) -> str:
    """A field, by its English name, and its value."""
    return f"{BY_NAME[name].written}:{quoted(value) if needs_quotes(value) else value}"


def quoted(text: str) -> str:
    """A text between quotation marks, its own doubled."""
    return '"{}"'.format(text.replace('"', '""'))


def mark_text(mark: Mark) -> str:
    """The filter for a mark."""
    if mark is Mark.UNREAD:
        return UNREAD if speaks_chinese() else "is:unread"
    if mark is Mark.NOTE:
        return "有:批注" if speaks_chinese() else "has:note"
    if mark is Mark.HIGHLIGHT:
        return "有:划线" if speaks_chinese() else "has:highlight"
    return "有:书签" if speaks_chinese() else "has:bookmark"


def days_text(first: date, last: date) -> str:
    """A span of days as short as it goes: 2022, 2022-07, 2021..2023, 2022-07-01..2022-09-14, 2022-07.. ."""
    length = next(it for it in (_YEAR, _MONTH, _DAY) if _is_whole(first, last, it))
    start, end = first.isoformat()[:length], last.isoformat()[:length]
    if first == date.min and last != date.max:
        return f"..{end}"
    if last == date.max and first != date.min:
        return f"{start}.."
    return start if start == end else f"{start}..{end}"


def _term_text(term: Term) -> str:
    """A term as it is, where that is read as a term whatever stands beside it."""
    text = term.text
    if term.field:
        return (
            f"{BY_NAME[_FIELDS[term.field]].written}:{quoted(text)}"
            if term.verbatim
            else with_field(_FIELDS[term.field], text)
        )
    is_plain = not term.verbatim and not needs_quotes(text) and not text.startswith(tuple(MINUSES))
    is_term = is_plain and [token.node for token in tokens_of(text)] == [Term(text)]
    return text if is_term else quoted(text)


def _filter_text(node: Node) -> str:
    if isinstance(node, Paper):
        return with_field("paper", node.name)
    if isinstance(node, PageNumber):
        return with_field("page", node.number)
    if isinstance(node, Days):
        return with_field("date", days_text(node.first, node.last))
    if isinstance(node, Noted):
        return with_field("note", node.text)
    if isinstance(node, Tagged):
        return with_field("tag", node.tag)
    if isinstance(node, Marked):
        return mark_text(node.mark)
    raise TypeError(node)


def _is_whole(first: date, last: date, length: int) -> bool:
    """Whether days written with so many characters begin and end with these."""
    if length == _DAY:
        return True
    begin, end = (1, 12) if length == _YEAR else (first.month, last.month)
    closing = of_month(last.year, end).end.day
    return first == date(first.year, begin, 1) and last == date(last.year, end, closing)
