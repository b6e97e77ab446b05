"""A month of the calendar, as whole weeks from Monday to Sunday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

EARLIEST, LATEST = 1600, 2200
"""No newspaper is older than the seventeenth century; the bounds keep a held key from running away."""

WEEK = 7


class Month(NamedTuple):
    """A month of a year, 1 to 12."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def length(self) -> int:
        """Days in the month."""
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return (following - self.first).days

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, self.length)

    def day(self, number: int) -> date:
        """Its day of that number, the last one where the month is shorter."""
        return date(self.year, self.month, min(number, self.length))

    def days(self) -> tuple[date, ...]:
        """The days to draw: four to six whole weeks, with days of the months beside it."""
        before = self.first.weekday()
        count = before + self.length
        begin = self.first - timedelta(days=before)
        return tuple(begin + timedelta(days=number) for number in range(count + -count % WEEK))

    def plus(self, months: int) -> Month:
        """The month so many later (or earlier); stops at the bounds."""
        count = self.year * 12 + self.month - 1 + months
        bounded = max(EARLIEST * 12, min(count, LATEST * 12 + 11))
        return Month(bounded // 12, bounded % 12 + 1)


def bounded(day: date) -> date:
    """The day itself, or the nearest one the calendar reaches."""
    return max(date(EARLIEST, 1, 1), min(day, date(LATEST, 12, 31)))
