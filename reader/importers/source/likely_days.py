"""What else a source prints that fits a day or does not: the weekday, the lunar date, the datelines of its articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.days.day_names import weekday_name
from reader.core.days.lunar import lunar_date

if TYPE_CHECKING:
    from datetime import date

    from reader.core.paper import Issue

_FITS_WEEKDAY, _NO_WEEKDAY = 2.0, -1.0
_FITS_LUNAR, _NO_LUNAR = 3.0, -1.0
_FITS_DATELINE = 0.5
_LATE = 3
"""Days that news may be old: 本报7月18日电 stands in the paper of the 19th."""
_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日")


def speaks_for(issue: Issue, day: date) -> float:
    """How much what is printed beside speaks for a day, in the weights of `core.evidence`."""
    return _weekday(issue, day) + _lunar(issue, day) + _datelines(issue, day)


def _weekday(issue: Issue, day: date) -> float:
    if not issue.weekday:
        return 0.0
    return _FITS_WEEKDAY if issue.weekday == weekday_name(day) else _NO_WEEKDAY


def _lunar(issue: Issue, day: date) -> float:
    lunar = lunar_date(day) if issue.lunar_date else None
    if lunar is None or issue.lunar_date is None:
        return 0.0
    return _FITS_LUNAR if lunar.is_printed_as(issue.lunar_date) else _NO_LUNAR


def _datelines(issue: Issue, day: date) -> float:
    """Datelines tell a month and a day of the news, no more: together they count as little."""
    found = [article.dateline for page in issue.pages for article in page.articles if article.dateline]
    days = [match for text in found if (match := _DATELINE.search(text))]
    late = [(day - told).days for match in days if (told := _in_year(day, int(match[1]), int(match[2])))]
    fitting = sum(0 <= days_old <= _LATE for days_old in late)
    return _FITS_DATELINE * min(2, fitting) if fitting * 2 > len(days) else 0.0


def _in_year(day: date, month: int, number: int) -> date | None:
    """That day of the year at hand, or of the year before: on 1 January the news is of December."""
    year = day.year - (month > day.month)
    try:
        return day.replace(year=year, month=month, day=number)
    except ValueError:
        return None
