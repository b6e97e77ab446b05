"""Page text: the text of a page or of a whole issue, as extracted from page PDFs, into an issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.errors import SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure, note
from reader.core.paper import Page
from reader.importers.layout.articles import read_articles
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.lines import split_sheets
from reader.importers.layout.masthead import Masthead, read_masthead
from reader.importers.layout.page_model.labelling import read_labels
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.pages import PagePart, part_pages
from reader.importers.layout.setting import find_setting
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import dated, file_issue, is_page_guessed, of_period, page_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.core.days.dates import PrintedDate
    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue
    from reader.importers.layout.articles import Draft
    from reader.importers.layout.setting import Setting

_MOST_TOLD = 12
"""Lines. Of more that belong to no article the first are told."""


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
    lines = split_sheets(text)
    setting = find_setting(lines)
    labels = read_labels(lines, setting)
    top = read_masthead(lines, stem).line_count
    labels[:top] = [Label.MASTHEAD] * top
    masthead_lines, parts = part_pages(lines, labels)
    masthead = read_masthead(masthead_lines, stem)
    printed = _printed_date(masthead, parts, stem)
    printed = dated(printed, day) or of_period(masthead)
    if printed is None:
        raise UndatedError(failure(Code.UNDATED_TEXT, name=file_name))
    pages, jump_findings = _read_pages(parts, setting, masthead, stem)
    issue = file_issue(masthead, [part.header for part in parts], printed, pages, stem)
    issue = replace(issue, date_text=printed.text or None)
    doubts = tuple(find_doubts(issue, has_real_date=printed.date is not None))
    is_guessed = is_page_guessed([part.header for part in parts], masthead, stem)
    return PageTextResult(issue, doubts + jump_findings, is_guessed)


def _printed_date(masthead: Masthead, parts: Sequence[PagePart], stem: str) -> PrintedDate | None:
    """The masthead's date, else a page header's; an inner page without any takes it from its file's name."""
    if masthead.printed:
        return masthead.printed
    headers = [part.header for part in parts if part.header]
    told = next((header.printed for header in headers if header.printed), None)
    return told or (parse_printed_date(stem) if headers else None)


def _read_pages(
    parts: Sequence[PagePart], setting: Setting, masthead: Masthead, stem: str
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    read = [read_articles(part.lines, part.labels, setting) for part in parts]
    numbers = page_numbers([part.header for part in parts], masthead, stem)
    joined, findings = join_jumps(numbers, [drafts for drafts, _left in read], are_headings_guessed=True)
    left_out = tuple(
        note(Code.LINES_LEFT_OUT, number=number, lines=lines)
        for number, part, (_drafts, left) in zip(numbers, parts, read, strict=True)
        if (lines := (*left, *part.strays)[:_MOST_TOLD])
    )
    pages = tuple(
        _page(part, number, page) for part, number, page in zip(parts, numbers, joined, strict=True)
    )
    return pages, (*findings, *left_out)


def _page(part: PagePart, number: str, drafts: Sequence[Draft]) -> Page:
    name = part.header.name if part.header else None
    return Page(number, name, articles=tuple(draft.article for draft in drafts))
