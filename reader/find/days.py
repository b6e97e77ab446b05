"""Days and spans of days as they are typed in a query: 2022, 2022-07, 2022-07-01..2022-09."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?")


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included."""

    first: date
    last: date


def read_days(text: str) -> Days | None:
    """A year, a month, a day, or two of them with .. between, either of which may be left out."""
    start, dots, end = text.partition("..")
    first = _span(start) if start else Days(date.min, date.min)
    last = _span(end) if end else Days(date.max, date.max)
    if not dots:
        return first if start else None
    return Days(first.first, last.last) if first and last and (start or end) else None


def before(text: str) -> Days | None:
    """All days before a year, a month or a day."""
    span = _span(text)
    return Days(date.min, date.fromordinal(max(1, span.first.toordinal() - 1))) if span else None


def after(text: str) -> Days | None:
    """All days after a year, a month or a day."""
    span = _span(text)
    last = date.max.toordinal()
    return Days(date.fromordinal(min(last, span.last.toordinal() + 1)), date.max) if span else None


def _span(text: str) -> Days | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _days(year or 0, month, day)
    except ValueError:
        return None


def _days(year: int, month: int | None, day: int | None) -> Days:
    """Raises ValueError for a day that does not exist."""
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, month, day), date(year, month, day))
