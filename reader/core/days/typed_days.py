"""Which day a person means who types less than a whole date, or a lunar one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.core.days.dates import parse_printed_date, parse_typed_date
from reader.core.days.issue_date import IssueDate, of_days, of_month, of_year
from reader.core.days.lunar import lunar_date, year_name

_MONTH_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]?|\d{1,2}[-./]\d{1,2}")
_CYCLE = 60
_LUNAR_YEAR = re.compile(
    r"(?:农历|夏历|阴历|旧历)?(?:(?P<name>[甲乙丙丁戊己庚辛壬癸].)|(?P<year>\d{4}))年(?P<day>.+)"
)
_LUNAR = re.compile(r"农历|夏历|阴历|旧历|初|廿|正月|冬月|腊月|闰|^[甲乙丙丁戊己庚辛壬癸].年")
_SPARE = timedelta(days=60)
"""A lunar year ends this late in the next year."""


_YEAR = re.compile(r"(\d{4})年?")
_MONTH = re.compile(r"(\d{4})(?:[-./]|年)(\d{1,2})月?")
_COMPACT_MONTH = re.compile(r"((?:1[6-9]|20)\d\d)(0[1-9]|1[0-2])")


def period_meant(text: str) -> tuple[date, date] | None:
    """The first and last day of a typed year or month (1821, 2022-07, 民国22年8月); None where it is neither."""
    typed = "".join(text.split())
    month = _MONTH.fullmatch(typed) or _COMPACT_MONTH.fullmatch(typed)
    year = _YEAR.fullmatch(typed)
    if month or typed.endswith("月"):
        first = _day(int(month[1]), int(month[2]), 1) if month else parse_typed_date(typed + "1日")
        return (first, _next_month(first) - timedelta(days=1)) if first and typed[0] != "月" else None
    first = _day(int(year[1]), 1, 1) if year else None
    if year is None and typed.endswith("年"):
        first = parse_typed_date(typed + "1月1日")
    return (first, date(first.year, 12, 31)) if first else None


def issue_date_meant(text: str) -> IssueDate | None:
    """The date of an issue as it is typed: a day, several (2022-07-01..2022-07-03, 2022年7月1日—3日), a month, a year.

    None where it is none of them.
    """
    typed = "".join(text.split())
    begin, dots, end = typed.partition("..")
    if dots:
        first, last = parse_typed_date(begin), parse_typed_date(end)
        return of_days(first, last) if first and last and first <= last else None
    printed = parse_printed_date(typed)
    if printed is not None and printed.date and printed.text == typed:
        return of_days(printed.date, printed.last)
    if day := parse_typed_date(text):
        return of_days(day)
    period = period_meant(text)
    if period is None:
        return None
    first, last = period
    return of_month(first.year, first.month) if first.month == last.month else of_year(first.year)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def day_meant(text: str, near: date) -> date | None:
    """The day of a typed text; what is left out of it is taken from `near`. None where it names no day.

    Reads whole dates in all forms; 7月19日 and 7-19, of the year of `near`; lunar dates (壬寅年六月廿一,
    农历2022年六月廿一, 六月廿一), a year's name standing for the year of that name nearest to `near`.
    """
    typed = "".join(text.split())
    whole = parse_typed_date(text)
    if whole is not None:
        return whole
    if _MONTH_DAY.fullmatch(typed):
        month, day = (int(number) for number in re.findall(r"\d+", typed))
        return _day(near.year, month, day)
    return _lunar_day(typed, near) if _LUNAR.search(typed) else None


def _lunar_day(typed: str, near: date) -> date | None:
    found = _LUNAR_YEAR.fullmatch(typed)
    if found is None:
        around = (near + timedelta(days=offset) for offset in sorted(range(-190, 191), key=abs))
        return next((day for day in around if _is_lunar(day, typed)), None)
    year = int(found["year"]) if found["year"] else _year_named(found["name"], near.year)
    first = _day(year, 1, 1) if year else None
    if first is None:
        return None
    days = (first + timedelta(days=offset) for offset in range(366 + _SPARE.days))
    return next((day for day in days if _is_lunar(day, year_name(first.year) + "年" + found["day"])), None)


def _is_lunar(day: date, typed: str) -> bool:
    lunar = lunar_date(day)
    return lunar is not None and lunar.is_printed_as(typed)


def _year_named(name: str, near: int) -> int | None:
    years = range(near - _CYCLE // 2, near + _CYCLE // 2)
    return next((year for year in years if year_name(year) == name), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
