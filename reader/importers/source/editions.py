"""Which edition of its day an issue is, and which days it is of, weighed from all that tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date, parse_printed_period
from reader.core.days.issue_date import Precision, of_month, of_year
from reader.core.editions import edition_at_end, edition_called, edition_in_name
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue
    from reader.core.source import Reading
    from reader.importers.source.choice import Choice


def of_edition(reading: Reading, choice: Choice) -> Reading:
    """A reading with the edition and the days that the person says, else the source, else its name."""
    if reading.issue is None:
        return reading
    issue = _dated(_titled(reading.issue), choice)
    printed = issue.edition or _of_all_pages(issue)
    named = _in_name(reading.source.path)
    is_said = choice.edition is not None
    issue = replace(issue, edition=(choice.edition if is_said else printed or named) or None)
    findings = list(reading.findings)
    if choice.edition and printed and choice.edition != printed:
        findings.append(doubt(Code.EDITION_DIFFERS, edition=choice.edition, printed=printed))
    if issue.when and issue.precision is not Precision.DAY and choice.day is None:
        findings.append(note(Code.MONTH_ONLY, date=issue.when.iso))
    return replace(reading, issue=issue, findings=tuple(findings))


def _titled(issue: Issue) -> Issue:
    """The issue without the edition that stands behind its paper's name."""
    title, edition = edition_at_end(issue.title or "")
    return replace(issue, title=title, edition=issue.edition or edition) if edition and title else issue


def _dated(issue: Issue, choice: Choice) -> Issue:
    """The issue with its last day, or as much of its date as is known."""
    if choice.day is not None:
        return replace(issue, last_date=choice.last_day, precision=choice.precision)
    if issue.date is None or issue.last_date is not None or not issue.date_text:
        return issue
    printed = parse_printed_date(issue.date_text)
    if printed is not None:
        return replace(issue, last_date=printed.last if printed.date == issue.date else None)
    period = parse_printed_period(issue.date_text)
    if period is None or (issue.date.day, issue.date.year) != (1, period[1]):
        return issue
    _text, year, month = period
    when = of_month(year, month) if month else of_year(year)
    return (
        replace(issue, last_date=when.last, precision=when.precision) if when.first == issue.date else issue
    )


def _of_all_pages(issue: Issue) -> str | None:
    """The edition that all pages are named for, as inner pages of a special are; 特刊 is a page's name, too."""
    names = {page.name for page in issue.pages}
    edition = edition_called(names.pop() or "") if len(names) == 1 else None
    return edition if edition and edition.startswith("号外") else None


def _in_name(path: Path) -> str | None:
    """The edition that the name of a file tells, or of its folder."""
    return edition_in_name(path.stem) or edition_called(path.parent.name)
