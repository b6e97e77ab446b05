"""A few lines of text, laid out once and drawn often: what the rows of lists are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QTextLine

    from reader.core.span import Span

LIT_RADIUS = 2.5
SLACK = 1.0
"""Pixels kept free at a line's end: what measures as just fitting may still be broken by rounding."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: its font, the height of a line in pixels, and how many lines it may take."""

    face: QFont
    line_height: float
    lines: int = 1
    measures: QFontMetricsF = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once a style: making them for each row costs more than setting the row.
        object.__setattr__(self, "measures", QFontMetricsF(self.face))

    def advance(self, text: str) -> float:
        """How wide `text` is on one line, in pixels."""
        return self.measures.horizontalAdvance(text)


def one_line(text: str) -> str:
    """`text` with every run of white space that is not U+3000 made one space: a row knows no breaks."""
    return " ".join(text.replace("\u3000", " ").split())


class TextBlock:
    """`text` set in at most `style.lines` lines of `width` pixels, elided where it is longer.

    `spans` are lit places in characters of `text`; `ending` is a closing mark that always shows.
    """

    def __init__(
        self, text: str, style: TextStyle, width: float, spans: Sequence[Span] = (), ending: str = ""
    ) -> None:
        self._style = style
        self._ending = ending
        text += ending
        self._width = max(1.0, width)
        self._shown = text
        self.is_elided = False
        self._layout = self._lay_out(text)
        if self._end() < _units(text):
            self._elide(text)
        self._lit = tuple(self._lit_rects(spans)) if spans else ()

    @property
    def text(self) -> str:
        """What is drawn: the text, or as much of it as fits and an ellipsis."""
        return self._shown

    @property
    def line_count(self) -> int:
        """Lines taken."""
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        """Pixels taken from top to bottom."""
        return self.line_count * self._style.line_height

    @property
    def width(self) -> float:
        """Pixels the longest line takes."""
        lines = (self._layout.lineAt(number) for number in range(self.line_count))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter, place: QPointF, colour: QColor, lit: QColor | None = None) -> None:
        """Draw with the top left corner at `place`; lit places get a ground of `lit`."""
        if lit is not None and self._lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(lit)
            for rect in self._lit:
                painter.drawRoundedRect(rect.translated(place), LIT_RADIUS, LIT_RADIUS)
        painter.setPen(colour)
        self._layout.draw(painter, place)

    def lit_rects(self) -> tuple[QRectF, ...]:
        """Where the lit places lie, from the block's top left corner."""
        return self._lit

    def _lay_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._style.face)
        layout.setCacheEnabled(True)
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        for number in range(self._style.lines):
            line = layout.createLine()
            if not line.isValid():
                break
            self._place(line, number)
        layout.endLayout()
        return layout

    def _place(self, line: QTextLine, number: int) -> None:
        measures = self._style.measures
        line.setLineWidth(self._width)
        spare = self._style.line_height - measures.ascent() - measures.descent()
        baseline = number * self._style.line_height + spare / 2 + measures.ascent()
        line.setPosition(QPointF(0, baseline - line.ascent()))

    def _end(self) -> int:
        if not self._layout.lineCount():
            return 0
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        return last.textStart() + last.textLength()

    def _elide(self, text: str) -> None:
        start = _characters(text, self._layout.lineAt(self._layout.lineCount() - 1).textStart())
        # Eliding measures all it is given, however long: no line holds more characters than half its pixels.
        tail = text[start : start + int(self._width / 2) + 2]
        room = self._width - SLACK - self._style.advance(self._ending)
        shown = self._style.measures.elidedText(tail, Qt.TextElideMode.ElideRight, room)
        self._shown = text[:start] + shown + self._ending
        self.is_elided = True
        self._layout = self._lay_out(self._shown)

    def _lit_rects(self, spans: Sequence[Span]) -> list[QRectF]:
        room = len(self._shown) - (1 + len(self._ending) if self.is_elided else 0)
        units = [
            (_units(self._shown[: span.start]), _units(self._shown[: min(span.end, room)]))
            for span in spans
            if span.start < room
        ]
        lines = [self._layout.lineAt(number) for number in range(self.line_count)]
        return [
            rect
            for number, line in enumerate(lines)
            for start, end in units
            if (rect := self._lit_in(line, number, start, end)) is not None
        ]

    def _lit_in(self, line: QTextLine, number: int, start: int, end: int) -> QRectF | None:
        first, last = line.textStart(), line.textStart() + line.textLength()
        start, end = max(start, first), min(end, last)
        if start >= end:
            return None
        left, right = _x(line, start), _x(line, end)
        inset = 1.5
        top = number * self._style.line_height + inset
        return QRectF(left - 1, top, right - left + 2, self._style.line_height - 2 * inset)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _x(line: QTextLine, unit: int) -> float:
    # The stubs call it object; it is (x, the position that x belongs to).
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _units(text: str) -> int:
    """Length in UTF-16 units, as Qt counts: rare characters take two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def _characters(text: str, units: int) -> int:
    """How many characters the first `units` UTF-16 units of `text` are."""
    count = seen = 0
    for character in text:
        if seen >= units:
            break
        seen += 2 if character > "\uffff" else 1
        count += 1
    return count
