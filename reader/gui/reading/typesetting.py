"""Breaks a paragraph into lines and says how much space to draw after each character.

The text itself is never touched: what comes out are letter spacings for Qt's own text layout. They fill each
line to the measure, so that Qt breaks exactly where it was decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTextBoundaryFinder

from reader.gui.reading.punctuation import NEVER_FIRST, OPENING, TOKEN, Kind, kind_of, units
from reader.gui.reading.ruler import AFTER_HAN, AFTER_LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.gui.reading.ruler import Glyph, Ruler

UNBROKEN = frozenset("—…")
LEAST_LEFT = 12
"""Tokens a line must keep for one to be taken from it: fewer would be set too wide."""
TINY = 1 / 128
"""Less than Qt can tell apart, in pixels."""


class Spacing(NamedTuple):
    """`extra` pixels after each of `length` UTF-16 units from `start` on."""

    start: int
    length: int
    extra: float


class Measure(NamedTuple):
    """Room for text, in pixels: the first line is shorter by `indent`."""

    width: float
    indent: float = 0.0
    is_justified: bool = True


class _Cut(NamedTuple):
    """A token, what it takes, and what it is shaped as standing after: AFTER_HAN, AFTER_LATIN or nothing."""

    token: str
    glyph: Glyph
    before: str


@dataclass(slots=True)
class Line:
    """Tokens `first` to `last`, both included; `shrink` is taken from the last one.

    `tail` is left blank after it, or taken from it: the line had to be broken where none may be.
    """

    first: int
    last: int
    slack: float
    shrink: float = 0.0
    tail: float = 0.0


def set_paragraph(text: str, ruler: Ruler, measure: Measure) -> list[Spacing]:
    """The spacings that set `text` in `measure`; none where Qt's own setting is right."""
    paragraph = SetParagraph(text, ruler, measure)
    extras = paragraph.extras_without_lines()
    for line in paragraph.lines():
        paragraph.fill(line, extras)
    return paragraph.spacings(extras)


def line_starts(text: str, ruler: Ruler, measure: Measure) -> list[int]:
    """Where lines begin, in UTF-16 units."""
    paragraph = SetParagraph(text, ruler, measure)
    return [paragraph.starts[line.first] for line in paragraph.lines()]


class SetParagraph:
    """A text cut into tokens, with what each takes and where a line may end."""

    def __init__(self, text: str, ruler: Ruler, measure: Measure) -> None:
        self._ruler, self._measure = ruler, measure
        ruler.learn(text)
        legal = _legal_breaks(text)
        cut = list(self._cut(_tokens(text, legal), legal))
        self.tokens = [token for token, _glyph, _before in cut]
        self.starts = _starts(self.tokens)
        glyphs = [glyph for _token, glyph, _before in cut]
        self._advances = [glyph.advance for glyph in glyphs]
        self.kinds = [glyph.kind for glyph in glyphs]
        self._gives = [_given(glyph) for glyph in glyphs]
        self._after = self._gaps()
        self._hide_lead()
        self._is_legal = [start in legal for start in self.starts[1:]]
        self._may_end = [is_legal and self._is_seemly(i) for i, is_legal in enumerate(self._is_legal)]

    def _cut(self, tokens: list[str], legal: set[int]) -> Iterator[_Cut]:
        """Each token with what it takes; what may not be parted is cut further where no line has room for it."""
        piece: list[_Cut] = []
        place, before = 0, ""
        for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
            kind = kind_of(token)
            if kind is Kind.HAN:
                before = AFTER_HAN
            is_run = kind is Kind.LATIN and len(token) > 1
            glyph = self._ruler.run(before, token) if is_run else self._ruler.glyph(token)
            piece.append(_Cut(token, glyph, before))
            if is_run and any(map(str.isalpha, token)):
                before = AFTER_LATIN
            place += _units_of(token)
            if not following or (place in legal and _is_seemly(token, following)):
                yield from piece if self._goes_on_a_line(piece) else self._characters(piece)
                piece = []

    def _goes_on_a_line(self, piece: list[_Cut]) -> bool:
        """Whether `piece` goes on any line, the first one too."""
        if len(piece) == 1 and len(piece[0].token) == 1:
            return True
        width = sum(cut.glyph.advance for cut in piece)
        width += sum(self._ruler.between(one.token, two.token) for one, two in pairwise(piece))
        return width - _given(piece[-1].glyph) <= self._measure.width - self._measure.indent

    def _characters(self, piece: list[_Cut]) -> Iterator[_Cut]:
        """The characters of runs, dashes and ellipses in `piece`."""
        for cut in piece:
            if cut.glyph.kind is Kind.LATIN and len(cut.token) > 1:
                letters = self._ruler.letters(cut.before, cut.token)
                yield from (_Cut(*letter, cut.before) for letter in zip(cut.token, letters, strict=True))
            elif cut.token[0] in UNBROKEN:
                yield from (_Cut(sign, self._ruler.glyph(sign), cut.before) for sign in cut.token)
            else:
                yield cut

    def _gaps(self) -> list[float]:
        between, kinds, tokens = self._ruler.between, self.kinds, self.tokens
        if not tokens:
            return []
        gaps = [
            0.0 if kinds[i] is Kind.HAN and kinds[i + 1] is Kind.HAN else between(tokens[i], tokens[i + 1])
            for i in range(len(tokens) - 1)
        ]
        return [*gaps, 0.0]

    def _hide_lead(self) -> None:
        """An imported indent takes no room: the paragraph has its own."""
        for i, kind in enumerate(self.kinds):
            if kind is not Kind.SPACE:
                return
            self._after[i] = -self._advances[i]

    def _is_seemly(self, i: int) -> bool:
        """Whether a line may end after token `i`, as far as marks go."""
        return i + 1 == len(self.tokens) or _is_seemly(self.tokens[i], self.tokens[i + 1])

    def may_end(self, i: int) -> bool:
        """Whether a line may end after token `i`."""
        return self._may_end[i]

    def natural_width(self, first: int, last: int) -> float:
        """How wide a line of these tokens is, spaces at its end left out, in pixels."""
        while last > first and self.kinds[last] is Kind.SPACE:
            last -= 1
        return sum(self._advances[i] + self._after[i] for i in range(first, last)) + self._advances[last]

    def has_room(self, first: int, last: int) -> bool:
        """Whether these tokens go on one line."""
        width = self._measure.width - (0.0 if first else self._measure.indent)
        while last > first and self.kinds[last] is Kind.SPACE:
            last -= 1
        return self.natural_width(first, last) - self._gives[last] <= width + TINY

    def is_full(self, first: int, last: int) -> bool:
        """Whether these tokens go on one line only where the last mark's blank is left out."""
        width = self._measure.width - (0.0 if first else self._measure.indent)
        return self.natural_width(first, last) > width

    def end_line(self, first: int, last: int, extras: list[float]) -> None:
        """Leave the room after a line's last ink blank, so that Qt ends the line there."""
        ink = last
        while ink > first and self.kinds[ink] is Kind.SPACE:
            ink -= 1
        width = self._measure.width - (0.0 if first else self._measure.indent)
        extras[ink] = width - self.natural_width(first, last)

    def extras_without_lines(self) -> list[float]:
        """What is added after each token before lines are filled."""
        return list(self._after)

    def lines(self) -> list[Line]:
        """The lines, as many tokens on each as go; but no character is left alone on the last."""
        made: list[Line] = []
        measure = self._measure
        first, width = 0, measure.width - measure.indent
        while first < len(self.tokens):
            made.append(self._line(first, width))
            first, width = made[-1].last + 1, measure.width
        if len(made) > 1 and measure.is_justified and self._is_alone(made[-1]):
            width = measure.width - (measure.indent if len(made) == 2 else 0.0)
            made[-2:] = self._with_company(made[-2], made[-1], width)
        return made

    def _is_alone(self, last: Line) -> bool:
        kinds = self.kinds[last.first :]
        return kinds[0] is Kind.HAN and all(kind in (Kind.CLOSING, Kind.SPACE) for kind in kinds[1:])

    def _with_company(self, line: Line, last: Line, width: float) -> tuple[Line, Line]:
        """The last two lines, with a character or two moved down where the line before can spare them."""
        for end in range(line.last - 1, line.last - 3, -1):
            if end - line.first >= LEAST_LEFT and self._may_end[end]:
                used = sum(self._advances[i] + self._after[i] for i in range(line.first, end))
                slack = width - used - self._advances[end]
                return Line(line.first, end, max(0.0, slack)), Line(end + 1, last.last, 0.0)
        return line, last

    def _line(self, first: int, width: float) -> Line:
        best: Line | None = None
        used = end = 0.0
        for i in range(first, len(self.tokens)):
            end = used + self._advances[i]
            if self.kinds[i] is Kind.SPACE and best is not None:
                end = used
            if end - self._gives[i] > width + TINY:
                return best or self._broken_line(first, max(first, i - 1), width)
            if self._may_end[i]:
                best = Line(first, i, width - min(end, width), max(0.0, end - width))
            used += self._advances[i] + self._after[i]
        return Line(first, len(self.tokens) - 1, 0.0, max(0.0, end - width))

    def _broken_line(self, first: int, last: int, width: float) -> Line:
        """A line that must end by `last` and may nowhere: it ends where marks allow it, if that can be."""
        legal = [i for i in range(first, last + 1) if self._is_legal[i]]
        # Once Qt has passed a legal place it ends the line there, and nowhere else.
        free = range(legal[0] if legal else last, first - 1, -1)
        end = next((i for i in free if self._is_seemly(i)), legal[-1] if legal else last)
        used = sum(self._advances[i] + self._after[i] for i in range(first, end)) + self._advances[end]
        if self._gives[end] < 0:
            used -= self._gives[end]
        return Line(first, end, 0.0, tail=max(width - used, -max(0.0, self._gives[end])))

    def fill(self, line: Line, extras: list[float]) -> None:
        """Spread what a line lacks over its gaps, or take what it has too much from its last mark."""
        extras[line.last] = line.tail - line.shrink
        is_last = line.last + 1 == len(self.tokens)
        if is_last or not self._measure.is_justified or line.slack <= TINY:
            return
        last = self._last_ink(line)
        # Where nothing can be stretched the room stands after the line, or Qt would fill it with what follows.
        gaps = [i for i in range(line.first, last) if self._can_stretch(i)] or [last]
        for i in gaps:
            extras[i] += line.slack / len(gaps)

    def _last_ink(self, line: Line) -> int:
        last = line.last
        while last > line.first and self.kinds[last] is Kind.SPACE:
            last -= 1
        return last

    def _can_stretch(self, i: int) -> bool:
        one, two = self.kinds[i], self.kinds[i + 1]
        if one is Kind.SPACE:
            return self._after[i] >= 0
        if self.tokens[i][0] in UNBROKEN:
            return False  # spacing would part its strokes
        return two is not Kind.SPACE and not (one is Kind.LATIN and two is Kind.LATIN)

    def spacings(self, extras: list[float]) -> list[Spacing]:
        """Runs of equal spacing. A run of Latin is spaced after its last character, if by nothing; so is a dash."""
        # Even by nothing: Qt then shapes that character alone, and so it was measured.
        made: list[Spacing] = []
        for i, extra in enumerate(extras):
            if abs(extra) < TINY and not (self.kinds[i] is Kind.LATIN and len(self.tokens[i]) > 1):
                continue
            end = self.starts[i + 1]
            is_run = self.kinds[i] is Kind.LATIN or self.tokens[i][0] in UNBROKEN
            start = end - 1 if is_run else self.starts[i]
            length = end - start
            if made and made[-1].start + made[-1].length == start and abs(made[-1].extra - extra) < TINY:
                made[-1] = Spacing(made[-1].start, made[-1].length + length, made[-1].extra)
            else:
                made.append(Spacing(start, length, extra))
        return made


def _legal_breaks(text: str) -> set[int]:
    """Where Qt itself may break (UAX #14), in UTF-16 units: a line broken elsewhere would not stay so."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    legal = set()
    while (place := finder.toNextBoundary()) >= 0:
        legal.add(place)
    return legal


def _tokens(text: str, legal: set[int]) -> list[str]:
    """The tokens of `text`, a run of Latin cut where a line may break in it."""
    made: list[str] = []
    place = 0
    for token in TOKEN.findall(text):
        if len(token) > 1 and kind_of(token) is Kind.LATIN:
            made += _pieces(token, place, legal)
        else:
            made.append(token)
        place += _units_of(token)
    return made


def _pieces(run: str, place: int, legal: set[int]) -> Iterator[str]:
    """A run of Latin, which begins at `place`, cut where a line may break."""
    begun = 0
    for offset in range(1, len(run)):
        if place + offset in legal:
            yield run[begun:offset]
            begun = offset
    yield run[begun:]


def _is_seemly(token: str, following: str) -> bool:
    """Whether a line may end between two tokens, as far as marks go."""
    # A single dash joins two names and stays with the first; a double one may begin a line.
    return token[0] not in OPENING and following != "—" and following[0] not in NEVER_FIRST


def _given(last: Glyph) -> float:
    """What the last token of a line gives of its room; less than 0 where it takes more."""
    return 0.0 if last.kind is Kind.OPENING else last.give_right


def _starts(tokens: list[str]) -> list[int]:
    """Where each token begins, and where the last one ends, in UTF-16 units."""
    starts, place = [0], 0
    for token in tokens:
        place += _units_of(token)
        starts.append(place)
    return starts


def _units_of(token: str) -> int:
    """`units`, made fast for what is nearly always one."""
    return 1 if len(token) == 1 and ord(token) <= 0xFFFF else units(token)
