"""What is doubtful about an issue that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.days.dates import weekday_name
from reader.core.days.issue_date import Precision
from reader.core.days.lunar import lunar_date
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue


def find_doubts(issue: Issue, *, has_real_date: bool) -> Iterator[Finding]:
    """The findings about an issue: its dates, its pages, its articles."""
    yield from _date_doubts(issue, has_real_date=has_real_date)
    yield from _page_doubts(issue)
    if not issue.title:
        yield doubt(Code.PAPER_UNKNOWN)
    if issue.article_count == 0:
        yield doubt(Code.NO_ARTICLE)


def _date_doubts(issue: Issue, *, has_real_date: bool) -> Iterator[Finding]:
    if issue.date is None or issue.precision is not Precision.DAY:
        return
    if not has_real_date:
        yield doubt(Code.NO_SUCH_DAY, printed=issue.date_text or "", date=issue.date.isoformat())
        return
    weekday = weekday_name(issue.date)
    if issue.weekday and issue.weekday != weekday:
        yield doubt(Code.WRONG_WEEKDAY, date=_day(issue), weekday=weekday, printed=issue.weekday)
    yield from _lunar_doubt(issue)


def _lunar_doubt(issue: Issue) -> Iterator[Finding]:
    lunar = lunar_date(issue.date) if issue.date else None
    if lunar and issue.lunar_date and not lunar.is_printed_as(issue.lunar_date):
        yield doubt(Code.WRONG_LUNAR_DATE, date=_day(issue), lunar=lunar.text, printed=issue.lunar_date)


def _day(issue: Issue) -> str:
    """The date as it is printed; where none is, the day."""
    return issue.date_text or (issue.date.isoformat() if issue.date else "")


def _page_doubts(issue: Issue) -> Iterator[Finding]:
    read, told = len(issue.pages), issue.page_count
    if told is None or read >= told:
        return
    if read == 1:
        yield note(Code.ONE_PAGE_OF_MANY, number=issue.pages[0].number, count=told)
        return
    yield doubt(Code.PAGES_MISSING, told=told, count=read)
