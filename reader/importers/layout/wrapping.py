"""Whether lines were cut at a fixed measure, and at which: what makes a short line the end of a paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.layout.lines import width
from reader.importers.layout.punctuation import goes_on, is_finished

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.importers.layout.lines import Line

_LONGEST_MEASURE = 60
"""Ems. No column of a paper is wider; what is longer was not cut."""
_ENOUGH_LINES = 8
_FULL_SHARE = 0.4
_CLEARLY = 0.1
_FEW_MARKS = 0.02
_INDENT_SHARE = 0.6
_SHORT_LINE = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """How lines are cut. `size` of a full line in ems, or in characters where `by_character`.

    `slack` is how much a full line may be shorter: typesetters move a mark that may not begin a line to
    the line before, or a character to the next; programs that count characters do not.
    """

    size: float
    slack: float
    by_character: bool

    @property
    def ems(self) -> float:
        """About how wide a full line is, in ems."""
        return self.size

    def is_full(self, line: Line) -> bool:
        """Whether the line was cut because it was full."""
        long = _length(line, by_character=self.by_character)
        return self.size - self.slack <= long <= self.size + self.slack

    def is_reached(self, line: Line) -> bool:
        """Whether the line is full, or longer where marks and half characters let it be."""
        return _length(line, by_character=self.by_character) >= self.size - self.slack

    def is_over(self, line: Line) -> bool:
        """Whether the line is longer than the measure lets it be: it was never cut."""
        return _length(line, by_character=self.by_character) > self.size + self.slack


def find_measure(lines: Sequence[Line]) -> Measure | None:
    """The measure that most lines are cut at; None where paragraphs stand on one line each.

    Typesetters measure in ems and let no comma begin a line; programs that cut text count characters.
    """
    if len(lines) < _ENOUGH_LINES:
        return None
    is_typeset = sum(1 for line in lines if goes_on(line.text)) <= _FEW_MARKS * len(lines)
    share, measure = _measure(lines, by_character=not is_typeset, is_typeset=is_typeset)
    if share + _CLEARLY < 1:
        other = _measure(lines, by_character=is_typeset, is_typeset=is_typeset)
        share, measure = other if other[0] > share + _CLEARLY else (share, measure)
    return measure if share >= _FULL_SHARE else None


def has_indents(lines: Sequence[Line], measure: Measure | None) -> bool:
    """Whether paragraphs are led by two ems of white space: an unled line goes on with the one before.

    Told from the long lines that follow the end of a paragraph.
    """
    short = min(_SHORT_LINE, measure.size / 2) if measure else _SHORT_LINE
    firsts = [
        after
        for line, after in pairwise(lines)
        if is_finished(line.text) and len(after.text) > short and not (measure and measure.is_full(line))
    ]
    led = sum(1 for line in firsts if 1.5 <= line.indent <= 3)
    return led >= max(3, _INDENT_SHARE * len(firsts))


def _measure(lines: Sequence[Line], *, by_character: bool, is_typeset: bool) -> tuple[float, Measure | None]:
    """The likeliest measure, and the share of lines that fill it."""
    lengths = [_length(line, by_character=by_character) for line in lines if len(line.text) > 6]
    counts = Counter(round(length) for length in lengths if length <= _LONGEST_MEASURE)
    if len(lengths) < _ENOUGH_LINES or not counts:
        return 0.0, None
    slack = 1.5 if is_typeset else 0.0 if by_character else 0.5
    size = max(counts, key=lambda one: (counts[one] + sum(counts[one + step] for step in _steps(slack)), one))
    full = sum(counts[size + step] for step in _steps(slack))
    return full / len(lengths), Measure(float(size), slack, by_character)


def _steps(slack: float) -> range:
    return range(-int(slack), int(slack) + 1)


def _length(line: Line, *, by_character: bool) -> float:
    measured: Callable[[str], float] = len if by_character else width
    led = line.led_by if by_character else line.indent
    return measured(line.text) + (0 if line.indent < 1 else led) + (measured(" ") if line.parted else 0)
