"""Recognised pages into an issue: each is read by where its lines stand, as a page PDF is."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.evidence import Evidence
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure, note
from reader.core.paper import Page
from reader.importers.formats.page_pdf.geometry.pages import SheetReading, read_sheet
from reader.importers.formats.recognised_pages.scan import ScanPage, sheet_of
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import UnfiledIssue, seen_in, unfiled_issue
from reader.importers.source.names.read import read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.core.paper import Issue

_NUMBER_AT_END = re.compile(r"(?:^|[^0-9])0*([1-9]\d{0,3})$")
_MOST_TOLD = 12


def read_scans(pages: Sequence[ScanPage], path: Path) -> UnfiledIssue:
    """The issue of the pages in a file. Raises SourceError where they have no text."""
    if not pages:
        raise SourceError(failure(Code.NO_TEXT, name=path.name))
    sheets = [read_sheet(sheet_of(page), path.stem) for page in pages]
    masthead = next((sheet.masthead for sheet in sheets if sheet.masthead.line_count), Masthead())
    headers = [sheet.header for sheet in sheets]
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
    issue, seen = unfiled_issue(masthead, headers, kept), seen_in(masthead, headers) + _seen_in_name(pages[0])
    undated = () if seen.days else (failure(Code.UNDATED, name=path.name),)
    findings = (*undated, *find_doubts(issue), *_silent(issue, sheets), *jumps)
    return UnfiledIssue(issue, seen, findings, is_page_guessed=len(pages) == 1 and not numbers[0][1])


def _numbers(
    pages: Sequence[ScanPage], sheets: Sequence[SheetReading], path: Path
) -> Iterator[tuple[str, bool]]:
    """Each page's number and whether something tells it: its header, its file's name, its place among several."""
    for nth, (page, sheet) in enumerate(zip(pages, sheets, strict=True), 1):
        if sheet.header:
            yield sheet.header.number, True
        elif len(pages) > 1:
            yield page.number or str(nth), True
        elif named := _named_page(path.name) or _named_page(re.split(r"[/\\]", page.name)[-1]):
            yield named, True
        else:
            yield "1", sheet.masthead.line_count > 0


def _seen_in_name(page: ScanPage) -> Evidence:
    """What the name of the scan tells, which the recognition may have kept where its own file is called otherwise."""
    found = read_names(PurePath(PurePath(page.name.replace("\\", "/")).name)).evidence
    return Evidence(found.papers, found.days)


def _named_page(name: str) -> str | None:
    """The page that a name tells, at least by ending with its number: 0003."""
    names = read_names(PurePath(name.replace("\x00", "") or "."))
    found = None if names.day else _NUMBER_AT_END.search(name.partition(".")[0])
    return names.page or (found[1] if found else None)


def _silent(issue: Issue, sheets: Sequence[SheetReading]) -> Iterator[Finding]:
    for page, sheet in zip(issue.pages, sheets, strict=True):
        if sheet.is_garbled:
            yield doubt(Code.PAGE_GARBLED, page=page.number)
        if sheet.leftovers:
            yield note(Code.PAGE_LEFTOVERS, page=page.number, lines=" / ".join(sheet.leftovers[:_MOST_TOLD]))
