"""Page text: the text of a page or of a whole issue, as extracted from page PDFs, into an issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.errors import SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.paper import Page
from reader.importers.layout.articles import Draft, read_articles
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead, read_masthead
from reader.importers.layout.pages import PagePart, part_pages
from reader.importers.layout.setting import find_setting
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import dated, file_issue, is_page_guessed, page_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.core.days.dates import PrintedDate
    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue


@dataclass(frozen=True, slots=True)
class PageTextResult:
    """What a page text gave."""

    issue: Issue
    findings: tuple[Finding, ...]
    is_page_guessed: bool = False


def read_page_text(text: str, file_name: str, day: date | None = None) -> PageTextResult:
    """The issue in a text. Raises SourceError where the text is empty, or neither it nor `day` tells the date.

    `file_name` (without folders) may tell the page's number, and the paper's name where the text doesn't.
    """
    if not text.strip():
        raise SourceError(failure(Code.EMPTY, name=file_name))
    stem = PurePath(file_name).stem
    parts = part_pages(text)
    masthead, parts = _take_masthead(parts, stem)
    printed = _printed_date(masthead, parts, stem)
    printed = dated(printed, day)
    if printed is None:
        raise UndatedError(failure(Code.UNDATED_TEXT, name=file_name))
    pages, jump_findings = _read_pages(parts, masthead, stem)
    issue = file_issue(masthead, [part.header for part in parts], printed, pages, stem)
    issue = replace(issue, date_text=printed.text or None)
    doubts = tuple(find_doubts(issue, has_real_date=printed.date is not None))
    is_guessed = is_page_guessed([part.header for part in parts], masthead, stem)
    return PageTextResult(issue, doubts + jump_findings, is_guessed)


def _take_masthead(parts: list[PagePart], stem: str) -> tuple[Masthead, list[PagePart]]:
    """The masthead of the first page that has one, and the pages without its lines."""
    for place, part in enumerate(parts[:2]):
        masthead = read_masthead(part.lines, stem)
        if masthead.line_count:
            rest = [*parts]
            rest[place] = replace(part, lines=part.lines[masthead.line_count :])
            return masthead, rest
    return Masthead(), parts


def _printed_date(masthead: Masthead, parts: Sequence[PagePart], stem: str) -> PrintedDate | None:
    """The masthead's date, else a page header's; an inner page without any takes it from its file's name."""
    if masthead.printed:
        return masthead.printed
    headers = [part.header for part in parts if part.header]
    told = next((header.printed for header in headers if header.printed), None)
    return told or (parse_printed_date(stem) if headers else None)


def _read_pages(
    parts: Sequence[PagePart], masthead: Masthead, stem: str
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    setting = find_setting([line for part in parts for line in part.lines])
    drafts = [read_articles(part.lines, setting) for part in parts]
    numbers = page_numbers([part.header for part in parts], masthead, stem)
    joined, findings = join_jumps(numbers, drafts, are_headings_guessed=True)
    return tuple(
        _page(part, number, page) for part, number, page in zip(parts, numbers, joined, strict=True)
    ), findings


def _page(part: PagePart, number: str, drafts: Sequence[Draft]) -> Page:
    name = part.header.name if part.header else None
    return Page(number, name, articles=tuple(draft.article for draft in drafts))
