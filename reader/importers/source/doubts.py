"""What is doubtful about an issue that was read, told in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.days.dates import weekday_name
from reader.core.days.lunar import lunar_date
from reader.core.source import Finding, Level
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.paper import Issue


def find_doubts(issue: Issue, *, has_real_date: bool) -> Iterator[Finding]:
    """The findings about an issue: its dates, its pages, its articles."""
    yield from _date_doubts(issue, has_real_date=has_real_date)
    yield from _page_doubts(issue)
    if not issue.title:
        yield _warning(_("The text does not tell the paper's name. Give it when importing."))
    if issue.article_count == 0:
        yield _warning(_("No article was found below the masthead."))


def _date_doubts(issue: Issue, *, has_real_date: bool) -> Iterator[Finding]:
    if issue.date is None:
        return
    if not has_real_date:
        yield _warning(
            _("There is no such day as {printed}. The issue is filed under {date}.").format(
                printed=issue.date_text, date=issue.date.isoformat()
            )
        )
        return
    weekday = weekday_name(issue.date)
    if issue.weekday and issue.weekday != weekday:
        yield _warning(
            _("{date} was {weekday}, but {printed} is printed.").format(
                date=issue.date_text, weekday=weekday, printed=issue.weekday
            )
        )
    yield from _lunar_doubt(issue)


def _lunar_doubt(issue: Issue) -> Iterator[Finding]:
    lunar = lunar_date(issue.date) if issue.date else None
    if lunar and issue.lunar_date and not lunar.is_printed_as(issue.lunar_date):
        yield _warning(
            _("{date} was {lunar} in the lunar calendar, but {printed} is printed.").format(
                date=issue.date_text, lunar=lunar.text, printed=issue.lunar_date
            )
        )


def _page_doubts(issue: Issue) -> Iterator[Finding]:
    read, told = len(issue.pages), issue.page_count
    if told is None or read >= told:
        return
    if read == 1:
        yield Finding(
            Level.NOTE,
            ngettext(
                "This is page {number} alone; the masthead says the issue has {told} page.",
                "This is page {number} alone; the masthead says the issue has {told} pages.",
                told,
            ).format(number=issue.pages[0].number, told=told),
        )
        return
    yield _warning(
        ngettext(
            "The masthead says {told} pages, but only {read} page was read.",
            "The masthead says {told} pages, but only {read} pages were read.",
            read,
        ).format(told=told, read=read)
    )


def _warning(text: str) -> Finding:
    return Finding(Level.WARNING, text)
