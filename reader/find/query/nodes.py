"""A query as it is understood: terms, operators, fields and days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from reader.find.query.typed import Typed
from reader.find.text.patterns import SoughtText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.core.span import Span
    from reader.find.query.days import Days

    Node: TypeAlias = (
        "Term | Near | Days | Paper | PageNumber | Marked | Noted | Tagged | Listed | Both | Either | Without"
    )


class Field(StrEnum):
    """Where a term is looked for; the value is the index's name for it."""

    HEAD = "head"
    BODY = "body"
    BYLINE = "byline"
    RUBRIC = "rubric"


@dataclass(frozen=True, slots=True)
class Term(Typed):
    """A text to look for, in one field or in all."""

    text: str
    field: Field | None = None
    printed: bool = False
    """Only the very characters typed, marks among them, not their other forms; white space does not count."""
    verbatim: bool = False
    """With its marks and white space as typed, and no others within it: it stood in quotation marks."""

    @property
    def sought(self) -> SoughtText:
        """What to look for in a text."""
        return SoughtText(self.text, self.printed, self.verbatim)


@dataclass(frozen=True, slots=True)
class Near(Typed):
    """Two terms with at most `distance` characters between them, in one paragraph, in either order."""

    one: Term
    other: Term
    distance: int


class Mark(StrEnum):
    """What a person has put on an article."""

    BOOKMARK = "bookmark"
    NOTE = "note"
    HIGHLIGHT = "highlight"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Marked(Typed):
    """Articles that bear a mark."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Noted(Typed):
    """Articles with a note of the person's in which this stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Tagged(Typed):
    """Articles with a mark that has this tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class Paper(Typed):
    """Papers whose name contains this."""

    name: str


@dataclass(frozen=True, slots=True)
class PageNumber(Typed):
    """The page with this number."""

    number: str


@dataclass(frozen=True, slots=True)
class Listed(Typed):
    """Articles that have been looked up, by id; never typed."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Both(Typed):
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either(Typed):
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without(Typed):
    """What the part does not find."""

    part: Node


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query. `note` tells the person, in a sentence, what was read otherwise than typed.

    `printed` says where the printed form is asked for, which goes for all of its terms.
    """

    text: str
    node: Node | None
    note: str | None = None
    printed: tuple[Span, ...] = ()

    @property
    def parts(self) -> tuple[Node, ...]:
        """What must all be met, in the order typed."""
        return tuple(_conditions(self.node)) if self.node else ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are to be there, in the order typed: what is lit."""
        return tuple(dict.fromkeys(terms_of(self.node))) if self.node else ()


def _conditions(node: Node) -> Iterator[Node]:
    if isinstance(node, Both):
        for part in node.parts:
            yield from _conditions(part)
    else:
        yield node


def terms_of(node: Node) -> Iterator[Term]:
    """The terms that are to be there; what stands under NOT is left out."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Near):
        yield from (node.one, node.other)
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from terms_of(part)


def nodes_of(node: Node) -> Iterator[Node]:
    """The node and all within it."""
    yield node
    if isinstance(node, Both | Either):
        for part in node.parts:
            yield from nodes_of(part)
    elif isinstance(node, Without):
        yield from nodes_of(node.part)


def as_printed(node: Node) -> Node:
    """The same query with every term in the very characters typed."""
    return _with_terms(node, lambda term: replace(term, printed=True))


def in_any_form(node: Node) -> Node:
    """The query, the same whether its terms are to be as printed or as typed."""
    return _with_terms(node, lambda term: replace(term, printed=True, verbatim=True))


def _with_terms(node: Node, change: Callable[[Term], Term]) -> Node:
    if isinstance(node, Term):
        return change(node)
    if isinstance(node, Near):
        return replace(node, one=change(node.one), other=change(node.other))
    if isinstance(node, Both | Either):
        return replace(node, parts=tuple(_with_terms(part, change) for part in node.parts))
    return replace(node, part=_with_terms(node.part, change)) if isinstance(node, Without) else node
