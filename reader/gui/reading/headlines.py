"""Where the lines of a headline end: at spaces, then at marks, then between words; their lengths come last.

Which characters make a word is told by the article itself: what belongs together in a headline stands together in the
text below it. A dictionary would know more, but takes longer to load than the article to show.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.gui.reading.punctuation import CLOSING, OPENING, PAUSES, Kind
from reader.gui.reading.typesetting import Measure, SetParagraph, Spacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.gui.reading.ruler import Ruler
    from reader.gui.reading.typesetting import Line

AT_SPACE, AT_PAUSE, AT_MARK, BETWEEN_WORDS, WITHIN_WORD = 0.0, 1.0, 1.5, 4.0, 12.0
"""What a line's end costs, by where it stands."""
QUOTED = 6.0
"""What it costs besides for each quotation or bracket that is torn apart."""
UNEVEN = 4.0
"""How much lines of different lengths cost: less than a better place to end, unless one is all but empty."""
UNKNOWN = 0.6
"""How likely two characters belong together of which the text below tells nothing."""
CLOSERS, OPENERS = (
    frozenset("的了着过地得后前中上下里内外时等们"),
    frozenset("和与及或在对把被为是将让从向到以由比不再还又也"),
)
"""Characters that mostly end what is read together, and those that mostly begin it."""


class _Plan(NamedTuple):
    """The cheapest way to set the tokens from one on: what it costs, and the last token of each line."""

    cost: float
    ends: tuple[int, ...]


class Heading:
    """A heading set within `measure`; `below` is the text it stands over."""

    def __init__(self, text: str, ruler: Ruler, measure: Measure, below: str) -> None:
        self._text, self._ruler, self._measure = text, ruler, measure
        self._paragraph = SetParagraph(text, ruler, measure)
        self._lines = _lines(self._paragraph, below)

    @property
    def lines(self) -> list[str]:
        """What stands on each line."""
        return ["".join(self._paragraph.tokens[first : last + 1]) for first, last in self._lines]

    @property
    def narrowed(self) -> float:
        """By how much a heading of several lines is narrower than its measure, in whole pixels."""
        if len(self._lines) < 2:
            return 0.0
        # The first line begins where the indent ends.
        longest = max(
            self._paragraph.natural_width(first, last) + (0.0 if first else self._measure.indent)
            for first, last in self._lines
        )
        return float(max(0, int(self._measure.width - longest)))

    def spacings(self) -> list[Spacing]:
        """What makes Qt end the lines there."""
        measure = Measure(self._measure.width - self.narrowed, self._measure.indent, is_justified=False)
        paragraph = SetParagraph(self._text, self._ruler, measure)
        extras = paragraph.extras_without_lines()
        for first, last in self._lines[:-1]:
            paragraph.end_line(first, last, extras)
        if self._lines and paragraph.is_full(*self._lines[-1]):
            paragraph.end_line(*self._lines[-1], extras)
        return paragraph.spacings(extras)


def _lines(paragraph: SetParagraph, below: str) -> tuple[tuple[int, int], ...]:
    """The first and the last token of each line, in as few lines as go."""
    greedy = _spans(paragraph.lines())
    if len(greedy) < 2:
        return greedy
    mean = sum(paragraph.natural_width(*line) for line in greedy) / len(greedy)
    plan = _Search(paragraph, list(_costs(paragraph, below)), mean).best(0, len(greedy))
    if plan is None:
        return greedy
    return tuple(zip((0, *(end + 1 for end in plan.ends[:-1])), plan.ends, strict=True))


def _spans(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    return tuple((line.first, line.last) for line in lines)


class _Search:
    """Tries all places where lines may end; a headline has few."""

    def __init__(self, paragraph: SetParagraph, costs: Sequence[float], mean: float) -> None:
        self._paragraph, self._costs, self._mean = paragraph, costs, mean
        self._known: dict[tuple[int, int], _Plan | None] = {}

    def best(self, first: int, lines: int) -> _Plan | None:
        """The cheapest way to set what is left, from token `first` on, in that many lines; None where none goes."""
        key = first, lines
        if key not in self._known:
            self._known[key] = min(self._plans(first, lines), key=lambda plan: plan.cost, default=None)
        return self._known[key]

    def _plans(self, first: int, lines: int) -> Iterator[_Plan]:
        final = len(self._paragraph.tokens) - 1
        if lines == 1:
            if self._paragraph.has_room(first, final):
                yield _Plan(self._unevenness(first, final), (final,))
            return
        for last in range(first, final):
            if not self._paragraph.has_room(first, last):
                return
            if self._paragraph.may_end(last) and (rest := self.best(last + 1, lines - 1)):
                cost = self._costs[last] + self._unevenness(first, last) + rest.cost
                yield _Plan(cost, (last, *rest.ends))

    def _unevenness(self, first: int, last: int) -> float:
        off = (self._paragraph.natural_width(first, last) - self._mean) / max(1.0, self._mean)
        return UNEVEN * off * off


def _costs(paragraph: SetParagraph, below: str) -> Iterator[float]:
    """What it costs to end a line after each token but the last."""
    depth = 0
    for here, there in pairwise(zip(paragraph.tokens, paragraph.kinds, strict=True)):
        depth = max(0, depth + (here[0][0] in OPENING) - (here[0][0] in CLOSING))
        yield _cost(here, there, below) + QUOTED * depth


def _cost(here: tuple[str, Kind], there: tuple[str, Kind], below: str) -> float:
    (token, kind), (following, next_kind) = here, there
    if kind is Kind.SPACE:
        return AT_SPACE
    if token[-1] in PAUSES or token[0] in "—…":
        return AT_PAUSE
    if token[0] in CLOSING or following[0] in OPENING or following[0] in "—…":
        return AT_MARK
    if Kind.LATIN in (kind, next_kind):
        return (BETWEEN_WORDS + WITHIN_WORD) / 2  # a number stays with what it counts, where that is possible
    bonus = 2.0 * ((token in CLOSERS) + (following in OPENERS))
    return max(
        AT_MARK, BETWEEN_WORDS + (WITHIN_WORD - BETWEEN_WORDS) * _bond(token, following, below) - bonus
    )


def _bond(one: str, other: str, below: str) -> float:
    """How likely two characters belong to one word (0 to 1): how often the rarer one stands in this pair."""
    rarer = min(below.count(one), below.count(other))
    return min(1.0, below.count(one + other) / rarer) if rarer else UNKNOWN
