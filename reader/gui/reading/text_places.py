"""Places of an article's text, as marks count them, on the page and back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.gui.reading.hits import Hit
from reader.gui.reading.paragraphs import Role
from reader.gui.reading.punctuation import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.gui.reading.page_typesetter import PlacedParagraph

MARKABLE = frozenset((Role.RUBRIC, Role.KICKER, Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEADING))
"""What is set as it is stored: the lines of `core.annotations.nouns.lines_of`, in that order."""


class _Line(NamedTuple):
    """A line of the text: where it begins there, in characters, and on the page, in UTF-16 units."""

    at: int
    start: int
    text: str


class TextPlaces:
    """The lines of an article's text on the page."""

    def __init__(self, placed: Iterable[PlacedParagraph]) -> None:
        self._lines: list[_Line] = []
        at = 0
        for one in placed:
            if one.paragraph.role in MARKABLE:
                self._lines.append(_Line(at, one.start, one.paragraph.text))
                at += len(one.paragraph.text) + 1
        self._begins = [line.at for line in self._lines]
        self._starts = [line.start for line in self._lines]

    def on_page(self, start: int, end: int) -> Iterator[Hit]:
        """Where characters `start` to `end` of the text stand on the page, a part for each line."""
        for line in self._lines[max(0, bisect_right(self._begins, start) - 1) :]:
            if line.at >= end:
                break
            first, last = max(0, start - line.at), min(len(line.text), end - line.at)
            if first < last:
                yield Hit(line.start + units(line.text[:first]), line.start + units(line.text[:last]))

    def in_text(self, position: int) -> int:
        """The character of the text at a position of the page; what is between two lines counts as the first's end."""
        if not self._lines:
            return 0
        line = self._lines[max(0, bisect_right(self._starts, position) - 1)]
        offset = max(0, position - line.start)
        if offset >= units(line.text):
            return line.at + len(line.text)
        count = min(offset, len(line.text))
        while units(line.text[:count]) > offset:
            count -= 1
        return line.at + count

    def chosen(self, start: int, end: int) -> tuple[int, int] | None:
        """What is chosen on the page as a place of the text, without white space at its ends; None for nothing."""
        text = "\n".join(line.text for line in self._lines)
        first, last = self.in_text(start), self.in_text(end)
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        return (first, last) if first < last else None
