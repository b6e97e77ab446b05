"""How wide the characters of one font are, and how much of that is blank."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QFontMetricsF, QTextLayout

from reader.gui.reading.punctuation import Kind, begins_with_word, ends_with_word, kind_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextLine

GAP = 1 / 6
"""Space drawn between Han and Latin, in em; clreq allows up to a quarter, justifying adds to it."""
LEAST_BLANK = 0.36
"""A mark gives half its width away only where at least so much of it, in em, is blank."""
KEPT_BLANK = 0.06
"""What stays blank of it, in em, so that no two marks touch."""
NO_KERNING = "\u200c"
"""A zero-width non-joiner takes no room and keeps the characters beside it from being kerned."""
AFTER_HAN, AFTER_LATIN = "国", f"A{NO_KERNING}"
"""Digits and marks are shaped as the script that stands before them."""
MARKS = (Kind.OPENING, Kind.CLOSING)
IDEOGRAPHS = ("\u4e00", "\u9fff")
"""First and last of those that no font kerns: beside each other they take what each takes alone."""
ONE_LINE = 1e6
"""Pixels, more than any text has."""


class Glyph(NamedTuple):
    """One token as set: pixels it advances, and what it can give away on its left and right."""

    kind: Kind
    advance: float
    give_left: float = 0.0
    give_right: float = 0.0


class Ruler:
    """Measures tokens in one font, each but once; `gap` is the space between Han and Latin, in em."""

    def __init__(self, face: QFont, gap: float = GAP) -> None:
        self._face, self._gap = face, gap
        self._metrics = QFontMetricsF(face)
        self.em = self._metrics.horizontalAdvance("国")
        self._glyphs: dict[str, Glyph] = {}
        self._runs: dict[tuple[str, str], Glyph] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def learn(self, text: str) -> None:
        """Measure the ideographs of `text` in one go: one by one they take Qt ten times as long."""
        first, last = IDEOGRAPHS
        new = sorted({token for token in text if first <= token <= last} - self._glyphs.keys())
        if not new:
            return
        for token, (start, end) in zip(new, pairwise(self._ends("".join(new))), strict=True):
            self._glyphs[token] = Glyph(Kind.HAN, end - start)

    def _ends(self, text: str) -> list[float]:
        """Where each character of `text` ends on one line, in pixels, and before them 0."""
        layout = QTextLayout(text, self._face)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(ONE_LINE)
        layout.endLayout()
        return [_x(line, place) for place in range(len(text) + 1)]

    def glyph(self, token: str) -> Glyph:
        """What `token` takes."""
        found = self._glyphs.get(token)
        if found is None:
            found = self._glyphs[token] = self._measure(token)
        return found

    def run(self, before: str, run: str) -> Glyph:
        """What several characters of Latin take after `before`: digits are shaped as what stands before them.

        The last character is spaced for itself, and so without kerning.
        """
        found = self._runs.get((before, run))
        if found is None:
            end = self.advance(f"{before}{run[:-1]}{NO_KERNING}{run[-1]}")
            found = self._runs[before, run] = Glyph(Kind.LATIN, end - self.advance(before))
        return found

    def letters(self, before: str, run: str) -> list[Glyph]:
        """Each character of a run of Latin that has to be broken anywhere.

        The last of a line is spaced for itself: without kerning it takes more, and so gives less than nothing.
        """
        first = len(before)
        kerned = _steps(self._ends(before + run))[first:]
        free = _steps(self._ends(before + NO_KERNING.join(["", *run])))[first:]
        lost = [0.0, *(own - set_ for own, set_ in zip(free[1::2], kerned, strict=True))]
        return [
            Glyph(Kind.LATIN, advance, give_right=-max(0.0, more))
            for advance, more in zip(kerned, lost, strict=False)
        ]

    def advance(self, text: str) -> float:
        """How wide `text` is on one line, nothing squeezed."""
        return self._metrics.horizontalAdvance(text)

    def between(self, first: str, second: str) -> float:
        """Pixels to add between two tokens: a gap where Han meets Latin, less than 0 where two marks meet."""
        found = self._pairs.get((first, second))
        if found is None:
            found = self._pairs[first, second] = self._meet(first, second)
        return found

    def _measure(self, token: str) -> Glyph:
        kind = kind_of(token)
        if kind is Kind.HAN:
            return Glyph(kind, self.advance(token))
        advance = self._among_han(token)
        if kind not in MARKS:
            return Glyph(kind, advance)
        ink = self._metrics.tightBoundingRect(token)
        return Glyph(kind, advance, self._give(ink.left()), self._give(advance - ink.right()))

    def _among_han(self, text: str) -> float:
        """Digits, dashes and marks are shaped as Han between Han; some fonts have other glyphs for that."""
        return self.advance(f"{AFTER_HAN}{text}{AFTER_HAN}") - 2 * self.em

    def _give(self, blank: float) -> float:
        if blank < LEAST_BLANK * self.em:
            return 0.0
        return min(self.em / 2, blank - KEPT_BLANK * self.em)

    def _meet(self, first: str, second: str) -> float:
        one, two = self.glyph(first), self.glyph(second)
        if one.kind in MARKS and two.kind in MARKS:
            if one.kind is Kind.CLOSING:
                return -(one.give_right or (two.give_left if two.kind is Kind.OPENING else 0.0))
            return -two.give_left if two.kind is Kind.OPENING else 0.0
        if one.kind is Kind.HAN and two.kind is Kind.LATIN and begins_with_word(second):
            return self._gap * self.em
        if one.kind is Kind.LATIN and two.kind is Kind.HAN and ends_with_word(first):
            return self._gap * self.em
        return 0.0


def _x(line: QTextLine, place: int) -> float:
    """Where the character at `place` begins; Qt tells with it which place that was."""
    x, _place = cast("tuple[float, int]", line.cursorToX(place))
    return x


def _steps(ends: list[float]) -> list[float]:
    return [end - start for start, end in pairwise(ends)]


class Rulers:
    """A ruler for each font of a page; what they have measured stays known."""

    def __init__(self, gap: float = GAP) -> None:
        self._gap = gap
        self._known: dict[str, Ruler] = {}

    def of(self, face: QFont) -> Ruler:
        """The ruler of `face`."""
        key = face.toString()
        if key not in self._known:
            self._known[key] = Ruler(face, self._gap)
        return self._known[key]
