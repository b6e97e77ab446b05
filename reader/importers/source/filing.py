"""What a file's masthead, headers and name tell of its issue, and what each page is called. Nothing is decided here."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.core.evidence import NOTHING_SEEN, Evidence, Seen, Where
from reader.core.paper import Issue, Page
from reader.core.source import Reading, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.days.dates import PrintedDate
    from reader.core.findings.finding import Finding
    from reader.importers.layout.masthead import Masthead
    from reader.importers.layout.page_headers import PageHeader

_NO_SUCH_DAY = 0.3
"""How sure it is that 31 February is the last of February."""
_MAYBE_PAGE = 0.3
_ONLY_PERIOD = 0.3
"""How sure it is that the paper of a month is that of its first day."""
_GUESSED_FRONT = 0.5
"""How sure it is that a page with a masthead is page 1."""


@dataclass(frozen=True, slots=True)
class UnfiledIssue:
    """An issue as it stands in its source, with all that tells which one it is."""

    issue: Issue
    seen: Evidence = NOTHING_SEEN
    findings: tuple[Finding, ...] = ()
    is_page_guessed: bool = False
    first_sheet: int = 0
    """Of a file whose pages are sheets: that of its first page, counted from 0."""
    sheets: tuple[int, ...] = ()
    """The sheet that shows each page, where they do not follow each other."""

    def reading(self, source: Source, *findings: Finding) -> Reading:
        """What the source gave; `findings` are told first."""
        return Reading(
            source,
            self.issue,
            (*findings, *self.findings),
            is_page_guessed=self.is_page_guessed,
            seen=self.seen,
        )


def page_numbers(
    headers: Sequence[PageHeader | None], masthead: Masthead, named: str | None = None
) -> list[str]:
    """Each page's number: its header's; else the first is 1 or `named` by its file, the others count on."""
    numbers: list[str] = []
    for header in headers:
        if header:
            numbers.append(header.number)
        elif numbers:
            numbers.append(_next(numbers[-1]))
        else:
            numbers.append("1" if _is_front(masthead, len(headers)) else named or "1")
    return numbers


def _is_front(masthead: Masthead, page_count: int) -> bool:
    """Whether the masthead is the front page's: only that tells the issue's number and its pages."""
    tells_issue = masthead.number is not None or masthead.page_count is not None
    return tells_issue or (bool(masthead.line_count) and page_count > 1)


def _next(number: str) -> str:
    digits = re.search(r"\d+$", number)
    return number[: digits.start()] + str(int(digits[0]) + 1) if digits else number + "-2"


def seen_in(masthead: Masthead, headers: Sequence[PageHeader | None]) -> Evidence:
    """What masthead and headers tell of paper, day and the first page."""
    told = [header for header in headers if header]
    papers = [Seen(masthead.title, Where.MASTHEAD)] if masthead.title else []
    papers += [
        Seen(header.title, Where.HEADER, sure=_surely(header.title)) for header in told if header.title
    ]
    days = [*seen_day(masthead.printed, Where.MASTHEAD), *_seen_period(masthead)]
    days += [day for header in told for day in seen_day(header.printed, Where.HEADER)]
    pages = [Seen(header.number, Where.HEADER) for header in headers[:1] if header]
    if not pages and _is_front(masthead, len(headers)):
        pages = [Seen("1", Where.MASTHEAD, "1", _GUESSED_FRONT)]
    return Evidence(tuple(papers), tuple(days), tuple(pages))


def _surely(title: str) -> float:
    """How sure it is that a name in a header is the paper's: 综合新闻 may be the page's."""
    return 1.0 if title.endswith(("报", "報")) else _MAYBE_PAGE


def seen_day(printed: PrintedDate | None, where: Where) -> tuple[Seen[date], ...]:
    """A printed date as evidence: for a day that is none the month's last, next to nothing for no such month."""
    if printed is None:
        return ()
    if printed.date:
        return (Seen(printed.date, where, printed.text),)
    if not (1 <= printed.month <= 12 and 1 <= printed.year <= 9999):
        return ()
    last = calendar.monthrange(printed.year, printed.month)[1]
    return (Seen(date(printed.year, printed.month, last), where, printed.text, _NO_SUCH_DAY),)


def _seen_period(masthead: Masthead) -> tuple[Seen[date], ...]:
    """The first day of the month or the year that alone is printed: a name may tell which day of it."""
    if masthead.period is None:
        return ()
    text, year, month = masthead.period
    return (Seen(date(year, month or 1, 1), Where.MASTHEAD, text, _ONLY_PERIOD),)


def unfiled_issue(masthead: Masthead, headers: Sequence[PageHeader | None], pages: tuple[Page, ...]) -> Issue:
    """The issue as masthead and headers tell of it, without its paper and its day."""
    told = [header for header in headers if header]
    printed = masthead.printed or next((header.printed for header in told if header.printed), None)
    return Issue(
        date_text=printed.text if printed else masthead.period[0] if masthead.period else None,
        number=masthead.number,
        page_count=masthead.page_count,
        weekday=masthead.weekday or next((header.weekday for header in told if header.weekday), None),
        lunar_date=masthead.lunar_date,
        publisher=masthead.publisher,
        pages=pages,
        edition=masthead.edition,
    )
