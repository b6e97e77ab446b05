"""Days and spans of days as they are typed in a query: 2022, 2022-07, 2022-07-01..2022-09."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.days.issue_date import of_month
from reader.core.days.lunar import lunar_date, year_name
from reader.find.query.typed import Typed

_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?")

_REPUBLICAN = re.compile(r"民[国國](元|[〇零一二三四五六七八九十百廿卅]{1,4}|\d{1,3})年?(?:(.{1,3})月)?")
_LUNAR = re.compile(r"(?:农历|農曆|夏历|阴历)(\d{4})年(.{1,3}月.{1,3})")


@dataclass(frozen=True, slots=True)
class Days(Typed):
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
        return _republican(text) or _lunar(text) or _typed(text)
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
        whole = of_month(year, month)
        return Days(whole.first, whole.end)
    return Days(date(year, month, day), date(year, month, day))


def _typed(text: str) -> Days | None:
    """A day in any form a paper prints it, 民国二十二年八月十一日 among them; several, a month or a year of an era."""
    from reader.core.days.typed_days import issue_date_meant

    when = issue_date_meant(text)
    return Days(when.first, when.end) if when else None


def _republican(text: str) -> Days | None:
    """A year of the Republic, or a month of one: 民国22年, 民国二十二年八月."""
    from reader.core.days.dates import parse_typed_date

    match = _REPUBLICAN.fullmatch(text)
    first = parse_typed_date(f"民国{match[1]}年{match[2] or '1'}月1日") if match else None
    if match is None or first is None:
        return None
    return _days(first.year, first.month if match[2] else None, None)


def _lunar(text: str) -> Days | None:
    """A day of the lunar calendar, its year counted from 1 January or so: 农历1987年四月十五."""
    match = _LUNAR.fullmatch(text)
    if match is None or not 1900 <= int(match[1]) < 2100:
        return None
    start, name = date(int(match[1]), 1, 1), year_name(int(match[1]))
    for day in (start + timedelta(days) for days in range(420)):
        lunar = lunar_date(day)
        if lunar and lunar.year_name == name and lunar.is_printed_as(match[2]):
            return Days(day, day)
    return None
