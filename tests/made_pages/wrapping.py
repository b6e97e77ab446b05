"""How a text is broken into lines: columns, widths, verses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.importers.press import NO_END, NO_START, set_lines
from tests.made_pages.lines import BLANK, Label, Line

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.made_pages.design import Breaking

_FILLERS = (
    "据悉，",
    "目前，",
    "据介绍，",
    "记者了解到，",
    "眼下，",
    "近年来，",
    "与此同时，",
    "不仅如此，",
    "值得一提的是，",
    "",
)
_ENDS = "。！？”…"


def fitted(text: str, before: str, after: str, width: int, rng: random.Random) -> str:
    """The paragraph with words added in front so that its last line is visibly short of its width."""
    for filler in ("", *rng.sample(_FILLERS, len(_FILLERS))):
        lines = set_lines(before + filler + text + after, width).split("\n")
        if len(lines[-1]) <= width * 0.85:
            return filler + text
    return text


@dataclass
class Columns:
    """Lines as they fill columns: blank lines where one ends."""

    breaking: Breaking
    rng: random.Random
    lines: list[Line] = field(default_factory=list)
    room: int = 0

    def __post_init__(self) -> None:
        self._next_column()

    def _next_column(self) -> None:
        self.room = self.rng.randint(*self.breaking.column) if self.breaking.column else 10**9

    def add_wrapped(self, line: Line, *, opens: bool) -> None:
        """A line of a set width: a column ends before it where there is no room, but never behind a sentence that goes on."""  # noqa: E501
        if self.room <= 0 and self.lines and (opens or self.lines[-1].text[-1:] not in _ENDS):
            self._break()
        self.lines.append(line)
        self.room -= len(line.text)

    def add_whole(self, text: str, label: Label, on: Label, article: int) -> None:
        """A paragraph that is one line, cut where columns end."""
        while len(text) > self.room and (cut := _cut(text, self.room)):
            self.lines.append(Line(text[:cut], label, article))
            self._break()
            text, label = text[cut:], on
        self.lines.append(Line(text, label, article))
        self.room -= len(text)

    def add_cut(self, text: str, width: int, label: Label, on: Label, article: int) -> None:
        """A paragraph cut where columns end, each part of it wrapped by itself."""
        while len(text) > self.room and (cut := _cut(text, self.room)):
            self._add_lines(text[:cut], width, label, on, article)
            self._break()
            text, label = text[cut:], on
        self._add_lines(text, width, label, on, article)
        self.room -= len(text)

    def _add_lines(self, text: str, width: int, label: Label, on: Label, article: int) -> None:
        parts = set_lines(text, width, keeps_marks=self.breaking.keeps_marks).split("\n")
        self.lines += [Line(part, on if order else label, article) for order, part in enumerate(parts)]

    def _break(self) -> None:
        self.lines += [BLANK] * self.breaking.blank_after_column
        self._next_column()


def broken_body(
    paragraphs: Sequence[tuple[str, Label]], breaking: Breaking, width: int, article: int, rng: random.Random
) -> list[Line]:
    """Paragraphs as printed lines, with the blank lines of column ends and between paragraphs."""
    columns = Columns(breaking, rng)
    for place, (text, label) in enumerate(paragraphs):
        if place:
            columns.lines += [BLANK] * breaking.blank_between_paragraphs
        on = Label.PARAGRAPH_ON if label is Label.PARAGRAPH else label
        if not width:
            columns.add_whole(breaking.indent + text, label, on, article)
            continue
        if breaking.cuts_lines:
            columns.add_cut(breaking.indent + text, width, label, on, article)
            continue
        for order, part in enumerate(
            set_lines(breaking.indent + text, width, keeps_marks=breaking.keeps_marks).split("\n")
        ):
            columns.add_wrapped(Line(part, on if order else label, article), opens=order == 0)
    return columns.lines


def _cut(line: str, room: int) -> int:
    """Where to cut a paragraph at a column's end: anywhere but behind a sentence and before a mark; 0 for nowhere."""
    for cut in range(max(room, 4), len(line) - 2):
        if (
            line[cut - 1] not in _ENDS + NO_END
            and line[cut] not in NO_START
            and not line[cut - 1 : cut + 1].isascii()
        ):
            return cut
    return 0
