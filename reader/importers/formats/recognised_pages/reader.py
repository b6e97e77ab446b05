"""Recognised pages into an issue: each is read by where its lines stand, as a page PDF is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure, note
from reader.core.paper import Issue, Page
from reader.importers.formats.page_pdf.geometry.pages import SheetReading, read_sheet
from reader.importers.formats.recognised_pages.scan import ScanPage, sheet_of
from reader.importers.formats.records.values import day_of_path, paper_of_path
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead
from reader.importers.source.doubts import find_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.days.dates import PrintedDate

_NUMBER_AT_END = re.compile(r"(?:^|[^0-9])0*([1-9]\d{0,3})$")
_MOST_TOLD = 12
_FOLDERS = 5


@dataclass(frozen=True, slots=True)
class ScanIssue:
    """What recognised pages gave. `is_page_guessed`: nothing tells which page the only one is."""

    issue: Issue
    findings: tuple[Finding, ...]
    is_page_guessed: bool


def read_scans(pages: Sequence[ScanPage], path: Path, told: date | None) -> ScanIssue:
    """The issue of the pages in a file. Raises SourceError where they have no text, UndatedError without a day."""
    if not pages:
        raise SourceError(failure(Code.NO_TEXT, name=path.name))
    sheets = [read_sheet(sheet_of(page), path.stem) for page in pages]
    masthead = next((sheet.masthead for sheet in sheets if sheet.masthead.line_count), Masthead())
    printed = masthead.printed or next(
        (one.header.printed for one in sheets if one.header and one.header.printed), None
    )
    day = (printed.date if printed else None) or told or day_of_path(path)
    if day is None:
        raise UndatedError(failure(Code.UNDATED, name=path.name))
    numbers = list(_numbers(pages, sheets, path))
    joined, jumps = join_jumps([number for number, _is_told in numbers], [one.drafts for one in sheets])
    kept = tuple(
        Page(
            number,
            sheet.header.name if sheet.header else None,
            articles=tuple(draft.article for draft in drafts),
        )
        for (number, _is_told), sheet, drafts in zip(numbers, sheets, joined, strict=True)
    )
    issue = _issue(masthead, printed, day, kept, path)
    doubts = find_doubts(issue, has_real_date=printed is None or printed.date is not None)
    findings = (*doubts, *_silent(issue, sheets), *jumps)
    return ScanIssue(issue, findings, is_page_guessed=len(pages) == 1 and not numbers[0][1])


def _numbers(
    pages: Sequence[ScanPage], sheets: Sequence[SheetReading], path: Path
) -> Iterator[tuple[str, bool]]:
    """Each page's number and whether something tells it: its header, its file's name, its place among several."""
    for nth, (page, sheet) in enumerate(zip(pages, sheets, strict=True), 1):
        if sheet.header:
            yield sheet.header.number, True
        elif len(pages) > 1:
            yield page.number or str(nth), True
        elif found := _NUMBER_AT_END.search(path.stem) or _NUMBER_AT_END.search(page.name.partition(".")[0]):
            yield found[1], True
        else:
            yield "1", sheet.masthead.line_count > 0


def _issue(
    masthead: Masthead, printed: PrintedDate | None, day: date, pages: tuple[Page, ...], path: Path
) -> Issue:
    folders = [folder.name for folder in list(path.absolute().parents)[:_FOLDERS]]
    return Issue(
        title=masthead.title or paper_of_path(path, folders),
        date=day,
        date_text=printed.text if printed else None,
        number=masthead.number,
        page_count=masthead.page_count,
        weekday=masthead.weekday,
        lunar_date=masthead.lunar_date,
        publisher=masthead.publisher,
        pages=pages,
    )


def _silent(issue: Issue, sheets: Sequence[SheetReading]) -> Iterator[Finding]:
    for page, sheet in zip(issue.pages, sheets, strict=True):
        if sheet.is_garbled:
            yield doubt(Code.PAGE_GARBLED, page=page.number)
        if sheet.leftovers:
            yield note(Code.PAGE_LEFTOVERS, page=page.number, lines=" / ".join(sheet.leftovers[:_MOST_TOLD]))
