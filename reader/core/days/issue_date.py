"""The date of an issue: a day, several days, or as much of it as is known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from reader.core.days.day_names import chinese_date


class Precision(StrEnum):
    """How far a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class IssueDate(NamedTuple):
    """From `first` to `last`, both included; `last` is None for a single day.

    Where only the month or the year is known, they are its first and last day.
    """

    first: date
    last: date | None = None
    precision: Precision = Precision.DAY

    @property
    def end(self) -> date:
        """The last day."""
        return self.last or self.first

    @property
    def is_day(self) -> bool:
        """Whether it is one day, and known."""
        return self.last is None and self.precision is Precision.DAY

    @property
    def iso(self) -> str:
        """As ISO 8601 has it: 2022-07-19, 2022-07-01/2022-07-03, 1946-05, 1946."""
        day = self.first.isoformat()
        if self.precision is Precision.DAY:
            return f"{day}/{self.last.isoformat()}" if self.last else day
        return day[:4] if self.precision is Precision.YEAR else day[:7]

    @property
    def chinese(self) -> str:
        """2022年7月19日, 2022年7月1日—3日, 1946年5月, 1946年."""
        first, last = self.first, self.last
        if self.precision is Precision.YEAR:
            return f"{first.year}年"
        if self.precision is Precision.MONTH:
            return f"{first.year}年{first.month}月"
        return f"{chinese_date(first)}—{_what_differs(first, last)}" if last else chinese_date(first)


def _what_differs(first: date, last: date) -> str:
    """The last day without what it has in common with the first."""
    if last.year != first.year:
        return chinese_date(last)
    return f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"


def of_days(first: date, last: date | None = None) -> IssueDate:
    """One day, or several; one that ends before it begins ends where it begins."""
    return IssueDate(first, last if last and last > first else None)


def of_month(year: int, month: int) -> IssueDate:
    """A month. Raises ValueError where there is no such month."""
    import calendar

    first = date(year, month, 1)
    return IssueDate(first, first.replace(day=calendar.monthrange(year, month)[1]), Precision.MONTH)


def of_year(year: int) -> IssueDate:
    """A year. Raises ValueError where there is no such year."""
    return IssueDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
