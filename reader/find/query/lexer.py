"""The tokens of a query, as typed.

A mark counts as an operator only where it can be one (a quotation mark at the start of a term with its fellow
at the end of it, a bracket round more than one term); everywhere else it is a term, because punctuation counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.core.span import Span
from reader.find.query.field_table import BY_SPELLING, PRINTED, UNREAD
from reader.find.query.nodes import Mark, Marked, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.find.query.field_table import QueryField
    from reader.find.query.nodes import Node

DEEPEST = 12
"""Brackets within brackets that are read; deeper ones are looked for."""

_QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”"}
_OPENING, _CLOSING, _BARS, MINUSES = "(（", ")）", "|｜", "-－"
_SPECIAL = {*_QUOTES, *_OPENING, *_CLOSING, *_BARS}
_NEAR = re.compile("NEAR(?:/([0-9]{1,4}))?")
_FIELD = re.compile(f"({'|'.join(BY_SPELLING)})[:：]")


class Kind(Enum):
    """What a token does."""

    TERM = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    PRINTED = auto()


WORDS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


@dataclass(frozen=True, slots=True)
class Token:
    """A term with what it means, or an operator. `text` is what it is called; marks but the minus have none.

    The span of an opening bracket reaches over all that it opens.
    """

    kind: Kind
    text: str
    span: Span
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The word a text ends in, with the field before it if one stands there; `span` covers both."""

    field: QueryField | None
    word: str
    span: Span


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a query; operators that have nothing to work on are still among them."""
    closing: list[int] = []
    fellows = _fellows(text)
    at = 0
    while at < len(text):
        token = _mark(text, at, closing, fellows)
        if token is None and not text[at].isspace():
            token = _term(text, at, closing)
        if token:
            yield token
        at = token.span.end if token and token.kind is not Kind.OPEN else at + 1


def ending(text: str) -> Ending | None:
    """What a person is about to type: the word at the end; None where none stands, or one that is closed."""
    last = None
    for token in tokens_of(text):
        last = token
        field, begin = _field_at(text, token.span.start)
        if field and text[begin : begin + 1] in _QUOTES and _quoted(text, begin) is None:
            return Ending(field, text[begin + 1 :], Span(token.span.start, len(text)))
    if last is None or last.span.end < len(text) or last.kind in (Kind.OPEN, Kind.CLOSE):
        return None
    return _ending(text, last.span.start)


def needs_quotes(value: str) -> bool:
    """Whether a value can stand in a query between quotation marks only."""
    return not value or any(letter.isspace() or letter in _SPECIAL for letter in value)


def near_distance(text: str) -> str | None:
    """The number a NEAR bears, empty where it bears none; None for what is no NEAR."""
    match = _NEAR.fullmatch(text)
    return (match[1] or "") if match else None


def _ending(text: str, start: int) -> Ending | None:
    while start < len(text) and text[start] in _OPENING + MINUSES:  # typed before what they will hold
        start += 1
    field, begin = _field_at(text, start)
    if _quoted(text, begin):
        return None
    if field is None:
        begin = 1 + max(text.rfind(mark, start) for mark in {*_SPECIAL, *":："})
        start = begin = max(start, begin)
    word = text[begin:].lstrip("".join(_QUOTES))
    return Ending(field, word, Span(start, len(text))) if field or word else None


def _mark(text: str, at: int, closing: list[int], fellows: dict[int, int]) -> Token | None:
    """The operator that a single mark is; `closing` has the places where the brackets that are open close."""
    letter, span = text[at], Span(at, at + 1)
    if letter in _BARS:
        return Token(Kind.OR, "", span)
    if at in closing:
        closing.remove(at)
        return Token(Kind.CLOSE, "", span)
    if letter in _OPENING and len(closing) < DEEPEST and (fellow := fellows.get(at)):
        closing.append(fellow)
        return Token(Kind.OPEN, "", Span(at, fellow + 1))
    if letter in MINUSES and not _is_end(text, at + 1) and text[at + 1] not in MINUSES:
        return Token(Kind.NOT, letter, span)
    return None


def _term(text: str, start: int, closing: list[int]) -> Token:
    """The term, or the operator in letters, that begins at `start`."""
    field, begin = _field_at(text, start)
    quoted = _quoted(text, begin)
    is_quoted = quoted is not None
    content, end = quoted or _bare(text, begin, closing)
    if field and content:
        node = field.read(content)
        if node is not None and content.strip():
            node = replace(node, verbatim=True) if isinstance(node, Term) and is_quoted else node
            return _placed(Kind.PRINTED if node is PRINTED else Kind.TERM, content, Span(start, end), node)
    if field:
        is_quoted = False
        content, end = _bare(text, start, closing)
    return _word(text[start:end], content, Span(start, end), is_quoted=is_quoted)


def _word(whole: str, content: str, span: Span, *, is_quoted: bool) -> Token:
    """A token without a field; `content` is what stands between its quotation marks, if it has any."""
    if whole == UNREAD:
        return _placed(Kind.TERM, whole, span, Marked(Mark.UNREAD))
    if _NEAR.fullmatch(whole):
        return Token(Kind.NEAR, whole, span)
    if whole in WORDS:
        return Token(WORDS[whole], whole, span)
    node = Term(content, verbatim=is_quoted) if content.strip() else None
    return _placed(Kind.TERM, whole, span, node)


def _placed(kind: Kind, text: str, span: Span, node: Node | None) -> Token:
    return Token(kind, text, span, replace(node, span=span) if node else None)


def _field_at(text: str, start: int) -> tuple[QueryField | None, int]:
    """The field that stands at `start`, and where its value begins."""
    match = _FIELD.match(text, start)
    return (BY_SPELLING[match[1]], match.end()) if match else (None, start)


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """What stands between quotation marks, a doubled mark being one, and where it ends."""
    closing = _QUOTES.get(text[start : start + 1])
    at = start + 1
    while closing and (at := text.find(closing, at)) > 0:
        if text.startswith(closing, at + 1) and closing == '"':
            at += 2
        elif _is_end(text, at + 1):
            return text[start + 1 : at].replace('""', '"'), at + 1
        elif closing == "”":
            return None  # “…” within a longer term: printed so
        else:
            at += 1
    return None


def _bare(text: str, start: int, closing: list[int]) -> tuple[str, int]:
    """What stands up to the next space, bar, or bracket that closes a group."""
    end = start
    while end < len(text) and not (text[end].isspace() or text[end] in _BARS or end in closing):
        end += 1
    return text[start:end], end


def _is_end(text: str, at: int) -> bool:
    """Whether a term may end before this place."""
    return at >= len(text) or text[at].isspace() or text[at] in _BARS or text[at] in _CLOSING


def _fellows(text: str) -> dict[int, int]:
    """Where each bracket that opens a group is closed; a bracket that was just printed is not among them.

    What stands between quotation marks opens and closes nothing.
    """
    fellows: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        if text[at] in _OPENING:
            opened.append(at)
        elif text[at] in _CLOSING and opened:
            start = opened.pop()
            if _is_group(text, start, at):
                fellows[start] = at
        elif text[at] in _QUOTES and _is_start(text, at) and (quoted := _quoted(text, at)):
            at = quoted[1] - 1
        at += 1
    return fellows


def _is_group(text: str, start: int, end: int) -> bool:
    """Whether two brackets hold more than one term, and no term goes on after them."""
    inside = text[start + 1 : end].strip()
    return any(it.isspace() or it in _BARS for it in inside) and _is_end(text, end + 1)


def _is_start(text: str, at: int) -> bool:
    """Whether a term, or the value of a field, may begin at this place."""
    before = text[at - 1 : at]
    return before.isspace() or before in {"", ":", "：", *_OPENING, *_BARS, *MINUSES}
