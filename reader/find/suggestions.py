"""What to offer for the word the cursor stands after: fields of the query language, names, earlier finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.core.span import Span
from reader.core.speech import _
from reader.find.query.as_text import quoted, with_field
from reader.find.query.field_table import BY_NAME, FIELDS
from reader.find.query.lexer import ending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.find.names import NameKind, Names
    from reader.find.query.lexer import Ending

MOST = 8
MOST_PAST = 3
"""Earlier finds offered while something is typed; an empty field offers as many as there is room."""
_SHARES = (("paper", 2), ("rubric", 1), ("author", 3), ("headline", 3))
"""Names offered for a word without a field."""


class SuggestionKind(Enum):
    """What is offered."""

    PAST = auto()
    FIELD = auto()
    NAME = auto()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to take over: what stands at `span` becomes `text`.

    `shown` is the name itself, `label` what it is, `uses` in how many articles it stands (0: not known).
    """

    kind: SuggestionKind
    shown: str
    label: str
    span: Span
    text: str
    uses: int = 0


def suggestions(
    names: Names | None, text: str, cursor: int, past: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """What to offer while `text` is typed and the cursor stands at `cursor`."""
    if not text.strip():
        return tuple(_past(past[:MOST], text))
    found = [*_past([it for it in past if it != text and text.strip() in it][:MOST_PAST], text)]
    if there := ending(text[:cursor]):
        found += _in_field(names, there) if there.field else _anywhere(names, there)
    return tuple(found[:MOST])


def awaits_value(text: str) -> bool:
    """Whether the query ends in a field whose value is still to come: nothing to look for yet."""
    there = ending(text)
    return there is not None and there.field is not None and not there.word


def kind_name(kind: NameKind) -> str:
    """What a name is the name of."""
    words = {"paper": _("Paper"), "author": _("Author"), "rubric": _("Rubric"), "headline": _("Headline")}
    return words[kind.value]


def _past(past: Sequence[str], text: str) -> Iterator[Suggestion]:
    for query in past:
        yield Suggestion(SuggestionKind.PAST, query, _("Found before"), Span(0, len(text)), query)


def _in_field(names: Names | None, there: Ending) -> Iterator[Suggestion]:
    if there.field and there.field.name == "tag" and names:
        for tag, uses in names.tags(there.word, MOST):
            yield Suggestion(SuggestionKind.NAME, tag, _("Tag"), there.span, with_field("tag", tag), uses)
    elif there.field and there.field.has_names:
        yield from _names(names, there.field.name, there.word, there.span, MOST)


def _anywhere(names: Names | None, there: Ending) -> Iterator[Suggestion]:
    yield from _fields(there.word, there.span)
    for kind, limit in _SHARES:
        if kind != "headline" or len(there.word) > 1:
            yield from _names(names, kind, there.word, there.span, limit)


def _fields(word: str, span: Span) -> Iterator[Suggestion]:
    for field in FIELDS:
        is_meant = field.written.startswith(word) or (len(word) > 1 and field.initials == word.lower())
        if field.does and (is_meant or field.name.startswith(word.lower())):
            name = f"{field.written}:"
            yield Suggestion(SuggestionKind.FIELD, name, field.does(), span, name)


def _names(names: Names | None, kind: str, typed: str, span: Span, limit: int) -> Iterator[Suggestion]:
    from reader.find.names import NameKind

    for name in names.like(typed, NameKind(kind), limit) if names else ():
        label, is_headline = kind_name(name.kind), name.kind is NameKind.HEADLINE
        made = _headline(name.text) if is_headline else with_field(kind, name.text)
        yield Suggestion(SuggestionKind.NAME, name.text, label, span, made, name.uses)


def _headline(text: str) -> str:
    return f"{BY_NAME['headline'].written}:{quoted(text)}"
