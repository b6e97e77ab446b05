"""Which issue a file's pages belong to: its date, its number, and what each page is called."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date
from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.paper import Issue, Page
from reader.importers.layout.jumps import page_number
from reader.importers.layout.titles import title_in_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.masthead import Masthead
    from reader.importers.layout.page_headers import PageHeader

_PAGE_IN_NAME = re.compile(
    r"第\s*([A-Z]?\d{1,3})\s*版|(?:^|[-_ .])([A-Z]?\d{1,2})\s*版?(?=$|[-_ .])"
    r"|(?:版|page|p)[-_ ]?([A-Z]?\d{1,2})",
    re.IGNORECASE,
)


def page_numbers(headers: Sequence[PageHeader | None], masthead: Masthead, stem: str) -> list[str]:
    """Each page's number: its header's; else the first is 1 or what its file name says, the others count on."""
    numbers: list[str] = []
    for header in headers:
        if header:
            numbers.append(header.number)
        elif numbers:
            numbers.append(_next(numbers[-1]))
        else:
            numbers.append("1" if _is_front(masthead, len(headers)) else _number_in_name(stem) or "1")
    return numbers


def is_page_guessed(headers: Sequence[PageHeader | None], masthead: Masthead, stem: str) -> bool:
    """Whether nothing tells the number of a file's only page."""
    return not (any(headers) or _is_front(masthead, len(headers)) or _number_in_name(stem))


def dated(printed: PrintedDate | None, day: date | None) -> PrintedDate | None:
    """The date as printed; the day that the person told, where none is or where there is no such day."""
    if day is None or (printed is not None and printed.date is not None):
        return printed
    return PrintedDate(printed.text if printed else "", day, day.year, day.month, day.day)


def of_period(masthead: Masthead) -> PrintedDate | None:
    """The first day of the month or the year that alone is printed."""
    if masthead.period is None:
        return None
    text, year, month = masthead.period
    first = date(year, month or 1, 1)
    return PrintedDate(text, first, first.year, first.month, first.day)


def _is_front(masthead: Masthead, page_count: int) -> bool:
    """Whether the masthead is the front page's: only that tells the issue's number and its pages."""
    tells_issue = masthead.number is not None or masthead.page_count is not None
    return tells_issue or (bool(masthead.line_count) and page_count > 1)


def _next(number: str) -> str:
    digits = re.search(r"\d+$", number)
    return number[: digits.start()] + str(int(digits[0]) + 1) if digits else number + "-2"


def _number_in_name(stem: str) -> str | None:
    """The page's number in a file's name such as 石桥日报-2022-07-19-02 or 20220719_A3."""
    printed = parse_printed_date(stem)
    rest = stem.replace(printed.text, "") if printed else re.sub(r"\d{8}", "", stem, count=1)
    found = _PAGE_IN_NAME.search(rest)
    return page_number(next(group for group in found.groups() if group)) if found else None


def file_issue(
    masthead: Masthead,
    headers: Sequence[PageHeader | None],
    printed: PrintedDate,
    pages: tuple[Page, ...],
    stem: str,
) -> Issue:
    """The issue that masthead, headers and the file's name tell of. Raises SourceError for no such month."""
    told = [header for header in headers if header]
    title = masthead.title or next((header.title for header in told if header.title), None)
    weekday = masthead.weekday or next((header.weekday for header in told if header.weekday), None)
    return Issue(
        title=title or title_in_name(stem),
        date=printed.date or _nearest_day(printed),
        date_text=printed.text,
        number=masthead.number,
        page_count=masthead.page_count,
        weekday=weekday,
        lunar_date=masthead.lunar_date,
        publisher=masthead.publisher,
        pages=pages,
        edition=masthead.edition,
    )


def _nearest_day(printed: PrintedDate) -> date:
    """The month's last day for a day that does not exist. Raises SourceError where there is no such month."""
    if not (1 <= printed.month <= 12 and 1 <= printed.year <= 9999):
        raise SourceError(failure(Code.NO_SUCH_MONTH, date=printed.text))
    return date(printed.year, printed.month, calendar.monthrange(printed.year, printed.month)[1])
