"""The query language, as typed. Nothing typed is an error: what can be no operator is a term like any other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.span import Span
from reader.core.speech import _
from reader.find.query.lexer import MINUSES, WORDS, Kind, Token, near_distance, tokens_of
from reader.find.query.nodes import Both, Either, Near, Query, Term, Without, as_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.find.query.nodes import Node

LONGEST = 1_000
"""Characters of a query that are read; with the two limits on terms and brackets it ends in bounded time."""
MOST_TERMS = 48

_DISTANCE = 20
"""Characters between two terms where NEAR says no number."""
_HALVES = re.compile(r"[\ud800-\udfff]")
"""Half a character, as a byte that is no UTF-8 becomes one on the command line: no text has it, none can be shown."""
_BEGINS = (Kind.TERM, Kind.OPEN, Kind.NOT)
_ENDS = (Kind.TERM, Kind.CLOSE)


def parse(asked: str | Query) -> Query:
    """Read a query; one that was read already is given back as it is."""
    if isinstance(asked, Query):
        return asked
    asked = _HALVES.sub("\N{REPLACEMENT CHARACTER}", asked)
    read, printed = _without_switches(list(tokens_of(asked[:LONGEST])))
    tokens = list(_keep_operators(_join_near(read)))
    terms = [at for at, token in enumerate(tokens) if token.kind is Kind.TERM]
    kept = tokens[: terms[MOST_TERMS]] if len(terms) > MOST_TERMS else tokens
    node = _read_either(iter([*_keep_operators(kept)]))
    if node is not None and printed:
        node = as_printed(node)
    is_cut = kept is not tokens or len(asked) > LONGEST
    note = _("The query is very long: only its beginning was looked for.") if is_cut else _note(tokens)
    return Query(asked, node, note, printed)


def _without_switches(tokens: list[Token]) -> tuple[list[Token], tuple[Span, ...]]:
    """The tokens that are looked for, and where the printed form is asked for; NOT before that undoes it."""
    read: list[Token] = []
    printed: list[Span] = []
    for token in tokens:
        if token.kind is not Kind.PRINTED:
            read.append(token)
        elif read and read[-1].kind is Kind.NOT:
            read.pop()
        else:
            printed.append(token.span)
    return read, tuple(printed)


def _note(tokens: list[Token]) -> str | None:
    """What was read otherwise than it may have been meant."""
    words = [token.text for token in tokens if isinstance(token.node, Term) and token.node.text == token.text]
    if any(word.startswith('"') for word in words):
        return _("A quotation mark is not closed, so it does not count.")
    for word in words:
        if near_distance(word) is not None or word in {"AND", "OR"}:
            operator = "NEAR" if word.startswith("NEAR") else word
            sentence = _("{operator} stands between two words; it was looked for as it stands.")
            return sentence.format(operator=operator)
        if word == "NOT" or word in MINUSES:
            sentence = _("{operator} stands before a word; it was looked for as it stands.")
            return sentence.format(operator=word)
    return None


def _join_near(tokens: list[Token]) -> list[Token]:
    """Make one node of two terms with NEAR between; a NEAR that has no such two is a term."""
    found: list[Token] = []
    rest = iter(range(len(tokens)))
    for at in rest:
        token = tokens[at]
        after = tokens[at + 1].node if at + 1 < len(tokens) else None
        before = found[-1].node if found else None
        if token.kind is not Kind.NEAR:
            found.append(token)
        elif isinstance(before, Term) and isinstance(after, Term):
            span = Span(before.span.start, after.span.end)
            near = Near(before, after, int(near_distance(token.text) or _DISTANCE), span=span)
            found[-1] = Token(Kind.TERM, token.text, span, near)
            next(rest)
        else:
            found.append(_as_term(token))
    return found


def _keep_operators(tokens: list[Token]) -> Iterator[Token]:
    """Make terms of the operators that have nothing to work on; a bar alone is dropped."""
    before = Kind.OPEN
    for at, token in enumerate(tokens):
        after = tokens[at + 1].kind if at + 1 < len(tokens) else Kind.CLOSE
        is_fit = after in _BEGINS and (token.kind is Kind.NOT or before in _ENDS)
        if token.kind in WORDS.values() and not is_fit:
            if not token.text:
                continue
            token = _as_term(token)  # noqa: PLW2901 - the same, read anew
        before = token.kind
        yield token


def _as_term(token: Token) -> Token:
    return replace(token, kind=Kind.TERM, node=Term(token.text, span=token.span))


def _read_either(tokens: Iterator[Token]) -> Node | None:
    """Read up to the end, or to the bracket that closes the group."""
    choices: list[list[Node]] = [[]]
    negation: Token | None = None
    for token in tokens:
        if token.kind is Kind.CLOSE:
            break
        if token.kind is Kind.OR:
            choices.append([])
        elif token.kind is Kind.NOT:
            negation = None if negation else token
        elif token.kind is not Kind.AND:
            node = _read_group(token, tokens) if token.kind is Kind.OPEN else token.node
            if node is not None:
                choices[-1].append(_negated(node, negation) if negation else node)
            negation = None
    return _join([_join(parts, Both) for parts in choices], Either)


def _read_group(opening: Token, tokens: Iterator[Token]) -> Node | None:
    """What stands in brackets; they are part of where it stands."""
    node = _read_either(tokens)
    return replace(node, span=opening.span) if node else None


def _negated(node: Node, negation: Token) -> Node:
    if isinstance(node, Without):
        return node.part
    return Without(node, span=Span(negation.span.start, node.span.end))


def _join(parts: Sequence[Node | None], kind: type[Both | Either]) -> Node | None:
    there = [part for part in parts if part is not None]
    if len(there) < 2:
        return there[0] if there else None
    return kind(tuple(there), span=Span(there[0].span.start, there[-1].span.end))
