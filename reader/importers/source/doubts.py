"""What is doubtful about an issue that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.days.day_names import weekday_name
from reader.core.days.issue_date import Precision
from reader.core.days.lunar import lunar_date
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue


def find_doubts(issue: Issue) -> Iterator[Finding]:
    """The findings about an issue's pages and articles."""
    yield from _page_doubts(issue)
    if issue.article_count == 0:
        yield doubt(Code.NO_ARTICLE)


def date_doubts(issue: Issue, *, is_told: bool = False) -> Iterator[Finding]:
    """The findings about the date that is printed. `is_told`: the person said the day."""
    if issue.precision is not Precision.DAY:
        return
    printed = parse_printed_date(issue.date_text) if issue.date_text else None
    if printed is not None and printed.date is None:
        if issue.date and not is_told:
            yield doubt(Code.NO_SUCH_DAY, printed=printed.text, date=issue.date.isoformat())
        return
    day = printed.date if printed else issue.date
    if day is not None:
        yield from _beside_doubts(issue, day)


def _beside_doubts(issue: Issue, day: date) -> Iterator[Finding]:
    """What is printed beside a day and does not fit it."""
    weekday, lunar = weekday_name(day), lunar_date(day)
    text = issue.date_text or day.isoformat()
    if issue.weekday and issue.weekday != weekday:
        yield doubt(Code.WRONG_WEEKDAY, date=text, weekday=weekday, printed=issue.weekday)
    if lunar and issue.lunar_date and not lunar.is_printed_as(issue.lunar_date):
        yield doubt(Code.WRONG_LUNAR_DATE, date=text, lunar=lunar.text, printed=issue.lunar_date)


def _page_doubts(issue: Issue) -> Iterator[Finding]:
    read, told = len(issue.pages), issue.page_count
    if told is None or read >= told:
        return
    if read == 1:
        yield note(Code.ONE_PAGE_OF_MANY, number=issue.pages[0].number, count=told)
        return
    yield doubt(Code.PAGES_MISSING, told=told, count=read)
