"""Where a find's words stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.gui.reading.paragraphs import OF_THE_PAPER
from reader.gui.reading.punctuation import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.span import Span
    from reader.gui.reading.page_typesetter import PlacedParagraph


class Highlighter(Protocol):
    """Says where a query's words stand in one text, in characters of it."""

    def __call__(self, text: str, query: str) -> Sequence[Span]:
        """The lit places in order, not overlapping."""


class Hit(NamedTuple):
    """A lit place of the document, from `start` to `end` (not included), in UTF-16 units."""

    start: int
    end: int


class LitMark(NamedTuple):
    """A place of the page with a colour under it; `is_noted`: the highlight has a note."""

    place: Hit
    colour: str
    uid: str
    is_noted: bool = False


def hits_on_page(placed: Iterable[PlacedParagraph], query: str, highlighter: Highlighter) -> tuple[Hit, ...]:
    """All hits of `query` in what the paper says, from top to bottom."""
    return tuple(
        hit
        for one in placed
        if one.paragraph.role in OF_THE_PAPER
        for hit in _hits_in(one, query, highlighter)
    )


def _hits_in(one: PlacedParagraph, query: str, highlighter: Highlighter) -> list[Hit]:
    text = one.paragraph.text
    return [
        Hit(one.start + units(text[: span.start]), one.start + units(text[: span.end]))
        for span in highlighter(text, query)
        if span.start < span.end
    ]
