"""What the person says of a source goes before what stands in it; where the two differ, that is told."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note
from reader.importers.source.editions import of_edition

if TYPE_CHECKING:
    from datetime import date

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue
    from reader.core.source import Reading
    from reader.importers.formats.format import Format
    from reader.importers.source.choice import Choice

_ABOUT_DAYS = frozenset({Code.NO_SUCH_DAY})
_ABOUT_PAGES = frozenset({Code.ARTICLES_ON_PAGE_1, Code.ARTICLES_WITHOUT_PAGE})
_ABOUT_PAPERS = frozenset({Code.PAPER_UNKNOWN, Code.PAPER_OF_FOLDER_UNKNOWN, Code.PAPER_FROM_FOLDER})
"""Doubts that go when the person has told."""


def as_told(reading: Reading, choice: Choice, read_by: Format) -> Reading:
    """A reading with the paper, the day and the page that the person said, and what else was printed."""
    if choice.encoding and not read_by.has_encoding:
        said = note(Code.ENCODING_NOT_TAKEN, encoding=choice.encoding, name=reading.source.path.name)
        reading = _with(reading, said)
    if choice.paper:
        reading = name_paper(reading, choice.paper)
    if choice.day:
        reading = _of_day(reading, choice.day)
    reading = of_edition(reading, choice)
    return _of_page(reading, choice.page) if choice.page else reading


def name_paper(reading: Reading, paper: str) -> Reading:
    """A reading with its paper's name, and without the doubt that it told none."""
    issue = reading.issue
    if issue is None:
        return reading
    printed = issue.title
    reading = _without(reading, _ABOUT_PAPERS)
    if printed and _bare(printed) != _bare(paper):
        reading = _with(reading, doubt(Code.PAPER_DIFFERS, paper=paper, printed=printed))
    return replace(reading, issue=replace(issue, title=paper))


def _of_day(reading: Reading, day: date) -> Reading:
    issue = reading.issue
    if issue is None:
        return reading
    reading = _without(reading, _ABOUT_DAYS)
    printed = _printed_day(issue, day)
    if printed:
        reading = _with(reading, doubt(Code.DAY_DIFFERS, date=day.isoformat(), printed=printed))
    return replace(reading, issue=replace(issue, date=day))


def _printed_day(issue: Issue, day: date) -> str | None:
    """The day that the source tells, where it is another one."""
    if issue.date and issue.date != day:
        return issue.date_text or issue.date.isoformat()
    parsed = parse_printed_date(issue.date_text) if issue.date_text else None
    return issue.date_text if parsed and parsed.date != day else None


def _of_page(reading: Reading, page: str) -> Reading:
    issue = reading.issue
    if issue is None:
        return reading
    if len(issue.pages) != 1:
        return _with(reading, doubt(Code.PAGE_NOT_TAKEN, page=page, count=len(issue.pages)))
    (only,) = issue.pages
    is_guessed = reading.is_page_guessed or any(one.code in _ABOUT_PAGES for one in reading.findings)
    reading = _without(reading, _ABOUT_PAGES)
    if not is_guessed and only.number != page:
        reading = _with(reading, doubt(Code.PAGE_DIFFERS, page=page, printed=only.number))
    return replace(reading, issue=replace(issue, pages=(replace(only, number=page),)), is_page_guessed=False)


def _with(reading: Reading, finding: Finding) -> Reading:
    return replace(reading, findings=(*reading.findings, finding))


def _without(reading: Reading, codes: frozenset[Code]) -> Reading:
    return replace(reading, findings=tuple(one for one in reading.findings if one.code not in codes))


def _bare(name: str) -> str:
    """What counts when two writings of a name are compared."""
    return "".join(char for char in unicodedata.normalize("NFKC", name) if char.isalnum()).casefold()
