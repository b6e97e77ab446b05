"""The query language, as typed.

Nothing typed is an error. A mark counts as an operator only where it can be one (a quotation mark at the
start of a term with its fellow at the end of it, a bracket round more than one term); everywhere else it
is looked for as it stands, because punctuation counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.query.days import after, before, read_days
from reader.find.query.nodes import (
    Both,
    Either,
    Field,
    Mark,
    Marked,
    Near,
    PageNumber,
    Paper,
    Query,
    Term,
    Without,
    as_printed,
)
from reader.find.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.find.query.nodes import Node

LONGEST = 1_000
"""Characters of a query that are read; with the two limits below, every query ends in bounded time."""
MOST_TERMS = 48
DEEPEST = 12
"""Brackets within brackets; FTS5's own limit is below 100."""

_QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”"}
_OPENING, _CLOSING, _BARS, _MINUSES = "(（", ")）", "|｜", "-－"
_MARKS = {"书签": Mark.BOOKMARK, "bookmark": Mark.BOOKMARK, "批注": Mark.NOTE, "note": Mark.NOTE}
_PRINTED = Both(())
"""Stands for the switch that asks for the form as printed; it is no part of what is read."""
_UNREAD = "未读"
_NEAR = re.compile("NEAR(?:/([0-9]{1,4}))?")
_DISTANCE = 20
"""Characters between two terms where NEAR says no number."""
_NAMES: dict[str, Callable[[str], Node | None]] = {}
for _names, _reading in (
    (("标题", "headline"), lambda text: Term(text, Field.HEAD)),
    (("正文", "body"), lambda text: Term(text, Field.BODY)),
    (("作者", "author"), lambda text: Term(text, Field.BYLINE)),
    (("栏目", "rubric"), lambda text: Term(text, Field.RUBRIC)),
    (("字形", "form"), lambda text: _PRINTED if text.casefold() in {"原样", "printed"} else None),
    (("is",), lambda text: Marked(Mark.UNREAD) if text.casefold() == "unread" else None),
    (("有", "has"), lambda text: Marked(_MARKS[text.casefold()]) if text.casefold() in _MARKS else None),
    (("报纸", "paper"), Paper),
    (("版", "page"), PageNumber),
    (("日期", "date"), read_days),
    (("before",), before),
    (("after",), after),
):
    _NAMES.update(dict.fromkeys(_names, _reading))
_FIELD = re.compile(f"({'|'.join(_NAMES)})[:：]")


class _Kind(Enum):
    TERM = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()


_WORDS = {"AND": _Kind.AND, "OR": _Kind.OR, "NOT": _Kind.NOT}
_BEGINS = (_Kind.TERM, _Kind.OPEN, _Kind.NOT)
_ENDS = (_Kind.TERM, _Kind.CLOSE)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    text: str
    node: Node | None = None


def parse(text: str) -> Query:
    """Read a query."""
    lexed = list(_lex(text[:LONGEST]))
    read = [token for token in lexed if token.node is not _PRINTED]
    tokens = list(_keep_operators(_join_near(read)))
    terms = [at for at, token in enumerate(tokens) if token.kind is _Kind.TERM]
    kept = tokens[: terms[MOST_TERMS]] if len(terms) > MOST_TERMS else tokens
    node = _read_either(iter([*_keep_operators(kept)]))
    if node is not None and len(read) < len(lexed):
        node = as_printed(node)
    if kept is not tokens or len(text) > LONGEST:
        return Query(node, _("The query is very long: only its beginning was looked for."))
    return Query(node, _note(tokens))


def _note(tokens: list[_Token]) -> str | None:
    """What was read otherwise than it may have been meant."""
    words = [token.text for token in tokens if isinstance(token.node, Term) and token.node.text == token.text]
    if any(word.startswith('"') for word in words):
        return _("A quotation mark is not closed: it was looked for as it stands.")
    if any(map(_NEAR.fullmatch, words)):
        return _("NEAR stands between two words; it was looked for as it stands.")
    if any(token.node == Marked(Mark.NOTE) for token in tokens):
        return _("There are no notes yet, so none can be found.")
    return None


def _lex(text: str) -> Iterator[_Token]:
    """The tokens of a query; operators that have nothing to work on are still among them."""
    closing: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        end = at + 1
        if letter in _BARS:
            yield _Token(_Kind.OR, "")
        elif at in closing:
            closing.remove(at)
            yield _Token(_Kind.CLOSE, "")
        elif letter in _OPENING and len(closing) < DEEPEST and (fellow := _fellow(text, at)):
            closing.append(fellow)
            yield _Token(_Kind.OPEN, "")
        elif letter in _MINUSES and not _is_end(text, end) and text[end] not in _MINUSES:
            yield _Token(_Kind.NOT, letter)
        elif not letter.isspace():
            token, end = _term(text, at, closing)
            yield token
        at = end


def _term(text: str, start: int, closing: list[int]) -> tuple[_Token, int]:
    """The term, or the operator in letters, that begins at `start`, and where it ends."""
    field = _FIELD.match(text, start)
    begin = field.end() if field else start
    content, end = _quoted(text, begin) or _bare(text, begin, closing)
    if field and content:
        node = _NAMES[field[1]](content)
        if node is not None and fold(content):
            return _Token(_Kind.TERM, content, node), end
    if field:
        content, end = _bare(text, start, closing)
    whole = text[start:end]
    if whole == _UNREAD:
        return _Token(_Kind.TERM, whole, Marked(Mark.UNREAD)), end
    if _NEAR.fullmatch(whole):
        return _Token(_Kind.NEAR, whole), end
    if whole in _WORDS:
        return _Token(_WORDS[whole], whole), end
    return _Token(_Kind.TERM, whole, Term(content) if fold(content) else None), end


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


def _fellow(text: str, start: int) -> int | None:
    """Where the bracket stands that closes a group; None where it is just a bracket that was printed."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if depth == 0:
            inside = text[start + 1 : at].strip()
            is_group = any(it.isspace() or it in _BARS for it in inside) and _is_end(text, at + 1)
            return at if is_group else None
    return None


def _join_near(tokens: list[_Token]) -> list[_Token]:
    """Make one node of two terms with NEAR between; a NEAR that has no such two is a term."""
    found: list[_Token] = []
    rest = iter(range(len(tokens)))
    for at in rest:
        token = tokens[at]
        after = tokens[at + 1].node if at + 1 < len(tokens) else None
        before = found[-1].node if found else None
        if token.kind is not _Kind.NEAR:
            found.append(token)
        elif isinstance(before, Term) and isinstance(after, Term):
            distance = (_NEAR.fullmatch(token.text) or [None, None])[1]
            near = Near(before, after, int(distance) if distance else _DISTANCE)
            found[-1] = _Token(_Kind.TERM, token.text, near)
            next(rest)
        else:
            found.append(_Token(_Kind.TERM, token.text, Term(token.text)))
    return found


def _keep_operators(tokens: list[_Token]) -> Iterator[_Token]:
    """Make terms of the operators that have nothing to work on; a bar alone is dropped."""
    before = _Kind.OPEN
    for at, token in enumerate(tokens):
        after = tokens[at + 1].kind if at + 1 < len(tokens) else _Kind.CLOSE
        is_fit = after in _BEGINS and (token.kind is _Kind.NOT or before in _ENDS)
        if token.kind in _WORDS.values() and not is_fit:
            if not token.text:
                continue
            token = _Token(_Kind.TERM, token.text, Term(token.text))  # noqa: PLW2901 - the same, read anew
        before = token.kind
        yield token


def _read_either(tokens: Iterator[_Token]) -> Node | None:
    """Read up to the end, or to the bracket that closes the group."""
    choices: list[list[Node]] = [[]]
    is_without = False
    for token in tokens:
        if token.kind is _Kind.CLOSE:
            break
        if token.kind is _Kind.OR:
            choices.append([])
        elif token.kind is _Kind.NOT:
            is_without = not is_without
        elif token.kind is not _Kind.AND:
            node = _read_either(tokens) if token.kind is _Kind.OPEN else token.node
            if node is not None:
                choices[-1].append(Without(node) if is_without else node)
            is_without = False
    return _join([_join(parts, Both) for parts in choices], Either)


def _join(parts: list[Node | None] | list[Node], kind: type[Both | Either]) -> Node | None:
    there = [part for part in parts if part is not None]
    return kind(tuple(there)) if len(there) > 1 else there[0] if there else None
