"""On which days a paper comes out, told from the days of some of its issues."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FEWEST = 4
"""Issues from which a rhythm can be told."""
EXPLAINED = 0.8
"""The share of the issues that must lie on a rhythm's days."""
LIKELY = 0.25
"""The share of a rhythm's days that must be held (or counted by the numbers) for it to be believed."""
MOST_DAYS_A_MONTH = 6
LONGEST_INTERVAL = 31
_WEEK = 7


class Beat(Enum):
    """What the days of a rhythm have in common."""

    WEEKDAY = "weekday"
    MONTH_DAY = "day of the month"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A paper's days: those whose weekday (0 to 6) or day of the month is one of `marks`.

    With `Beat.INTERVAL` it is every `interval`-th day, those whose ordinal leaves the one mark as remainder.
    """

    beat: Beat
    marks: frozenset[int]
    interval: int = 0

    def is_due(self, day: date) -> bool:
        """Whether an issue is expected on a day."""
        if self.beat is Beat.WEEKDAY:
            return day.weekday() in self.marks
        if self.beat is Beat.MONTH_DAY:
            return day.day in self.marks
        return day.toordinal() % self.interval in self.marks

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days due from `first` to `last`, both included."""
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if self.is_due(day):
                yield day

    def count(self, first: date, last: date) -> int:
        """How many days are due from `first` to `last`; whole weeks or intervals are not gone through."""
        period = {Beat.WEEKDAY: _WEEK, Beat.INTERVAL: self.interval}.get(self.beat)
        whole = ((last - first).days + 1) // period if period else 0
        start = first + timedelta(days=whole * (period or 0))
        return whole * len(self.marks) + sum(1 for _day in self.days(start, last))


EVERY_DAY = Rhythm(Beat.WEEKDAY, frozenset(range(7)))


def tell_rhythm(days: Sequence[date], printed: int | None = None) -> Rhythm | None:
    """The rhythm of issues on `days` (in order); None where they are too few or keep none.

    `printed` is how many issues came out from the first to the last of them, where their numbers tell:
    then a rhythm is judged by that count, and holding few of them does not speak against it.
    """
    if len(days) < FEWEST:
        return None
    judged = [(_worth(rhythm, days, printed), rhythm) for rhythm in _possible(days)]
    worth, best = max(judged, key=lambda pair: pair[0], default=(0.0, None))
    return best if worth >= LIKELY else None


def _worth(rhythm: Rhythm, days: Sequence[date], printed: int | None) -> float:
    """0 to 1: how many of the issues it explains, and how few days it names without need."""
    met = sum(map(rhythm.is_due, days))
    explained = met / len(days)
    if explained < EXPLAINED:
        return 0.0
    due = rhythm.count(days[0], days[-1])
    wanted = printed or met
    return explained * min(due, wanted) / max(due, wanted)


def _possible(days: Sequence[date]) -> Iterator[Rhythm]:
    """The simplest first: of two that are worth the same the first is taken."""
    yield Rhythm(Beat.WEEKDAY, _usual(days, date.weekday))
    month_days = _usual(days, lambda day: day.day)
    if len(month_days) <= MOST_DAYS_A_MONTH:
        yield Rhythm(Beat.MONTH_DAY, month_days)
    steps = Counter((later - earlier).days for earlier, later in pairwise(days))
    interval = steps.most_common(1)[0][0]
    if 1 < interval <= LONGEST_INTERVAL and interval != _WEEK:
        remainders = Counter(day.toordinal() % interval for day in days)
        yield Rhythm(Beat.INTERVAL, frozenset({remainders.most_common(1)[0][0]}), interval)


def _usual(days: Sequence[date], mark: Callable[[date], int]) -> frozenset[int]:
    """The marks that come at least a third as often as the commonest: the others are exceptions."""
    counts: Counter[int] = Counter(map(mark, days))
    most = max(counts.values())
    return frozenset(found for found, count in counts.items() if count * 3 >= most)


def between(earlier: date, later: date) -> tuple[date, date]:
    """The first and the last day between two days, they themselves left out."""
    one = timedelta(days=1)
    return earlier + one, later - one
