"""Page PDFs: a page or a whole issue with its text layer, read by where the characters stand, into an issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date, parse_typed_date
from reader.core.errors import SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, Level, doubt, failure, note
from reader.core.paper import Page
from reader.importers.formats.page_pdf.geometry.pages import SheetReading, read_sheet
from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead
from reader.importers.layout.rules import rule
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import dated, file_issue, is_page_guessed, page_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.paper import Issue
    from reader.importers.layout.articles import Draft

MOST_PAGES = 400
"""Of one file. The largest issue of a daily has a hundred; a day on small sheets has had 228."""
_SOME_UNREADABLE = 0.02
_MOST_TOLD = 12
MOST_CHARACTERS = 2_000_000
"""Of one file. Ten times an issue of sixteen full pages."""


@dataclass(frozen=True, slots=True)
class PagePdfResult:
    """What a page PDF gave."""

    issue: Issue
    findings: tuple[Finding, ...]
    is_page_guessed: bool = False


def read_page_pdf(
    path: Path, day: date | None = None, page_done: Callable[[int], None] = lambda _count: None
) -> PagePdfResult:
    """The issue in a PDF. Raises SourceError where it cannot be opened, has too many pages, or names no date.

    `day` is taken where it names none. `page_done` is told after each page how many are read.
    """
    with PdfFile(path) as pdf:
        _refuse_longer(path, pdf.page_count)
        title = pdf.title
        readings, findings = _read_sheets(pdf, path.stem, page_done)
    masthead = next((reading.masthead for reading in readings if reading.masthead.line_count), Masthead())
    printed = _printed_date(masthead, readings, path.stem, title)
    printed = dated(printed, day)
    if printed is None:
        raise UndatedError(_nameless(path, readings))
    issue, jump_findings = _issue(readings, masthead, printed, path.stem)
    doubts = find_doubts(issue, has_real_date=printed.date is not None) if _has_text(readings) else ()
    silent = _silent_pages(issue, readings)
    is_guessed = is_page_guessed([one.header for one in readings], masthead, path.stem)
    return PagePdfResult(issue, (*findings, *silent, *doubts, *jump_findings), is_guessed)


def _refuse_longer(path: Path, count: int) -> None:
    if count == 0 or count > MOST_PAGES:
        raise SourceError(failure(Code.PDF_PAGE_COUNT, name=path.name, count=count, most=MOST_PAGES))


def _read_sheets(
    pdf: PdfFile, stem: str, page_done: Callable[[int], None]
) -> tuple[list[SheetReading], list[Finding]]:
    """Every page; one that is broken, or comes after too many characters, is kept without text."""
    readings: list[SheetReading] = []
    findings: list[Finding] = []
    characters = 0
    for place in range(pdf.page_count):
        reading, count, found = _read_one(pdf, place, stem, has_room=characters < MOST_CHARACTERS)
        characters += count
        readings.append(reading)
        findings += found
        page_done(place + 1)
    return readings, findings


def _read_one(
    pdf: PdfFile, place: int, stem: str, *, has_room: bool
) -> tuple[SheetReading, int, tuple[Finding, ...]]:
    """A page, counted from 0, with how many characters it has and what was wrong with it."""
    if not has_room:
        return _empty(), 0, (doubt(Code.PAGE_TOO_MUCH, page=place + 1),)
    try:
        sheet = pdf.sheet(place)
    except SourceError as error:
        return _empty(), 0, (replace(error.finding, level=Level.WARNING),)
    count = len(sheet.glyphs)
    cut = (doubt(Code.PAGE_CUT, page=place + 1, count=count),) if sheet.is_cut_short else ()
    return read_sheet(sheet, stem), count, cut


def _empty() -> SheetReading:
    return SheetReading(Masthead(), None, ())


def _has_text(readings: Sequence[SheetReading]) -> bool:
    return any(reading.has_text for reading in readings)


def _printed_date(
    masthead: Masthead, readings: Sequence[SheetReading], stem: str, title: str
) -> PrintedDate | None:
    """The date of the masthead, a page's header, the file's name or the title in its properties, whichever is first."""
    told = next((one.header.printed for one in readings if one.header and one.header.printed), None)
    return (
        masthead.printed
        or told
        or parse_printed_date(stem)
        or _run_together(stem)
        or parse_printed_date(title)
    )


def _run_together(stem: str) -> PrintedDate | None:
    """The day in a file's name such as 18400221_01, or run together with its page as 1840022101."""
    for match in rule(r"(?<!\d)((?:1[6-9]|20)\d{6})(?:\d{2})?(?!\d)").finditer(stem):
        day = parse_typed_date(match[1])
        if day:
            return PrintedDate(match[1], day, day.year, day.month, day.day)
    return None


def _nameless(path: Path, readings: Sequence[SheetReading]) -> Finding:
    return failure(Code.UNDATED_PDF if _has_text(readings) else Code.UNDATED_SCAN, name=path.name)


def _issue(
    readings: Sequence[SheetReading], masthead: Masthead, printed: PrintedDate, stem: str
) -> tuple[Issue, tuple[Finding, ...]]:
    headers = [reading.header for reading in readings]
    numbers = page_numbers(headers, masthead, stem)
    joined, findings = join_jumps(numbers, [reading.drafts for reading in readings])
    pages = tuple(_pages(readings, numbers, joined))
    return file_issue(masthead, headers, printed, pages, stem), findings


def _pages(
    readings: Sequence[SheetReading], numbers: Sequence[str], drafts: Sequence[Sequence[Draft]]
) -> Iterator[Page]:
    for reading, number, page in zip(readings, numbers, drafts, strict=True):
        name = reading.header.name if reading.header else None
        yield Page(number, name, articles=tuple(draft.article for draft in page))


def _silent_pages(issue: Issue, readings: Sequence[SheetReading]) -> Iterator[Finding]:
    """What to tell of each page: it is a picture only, its text layer says something else, lines are left over."""
    for page, reading in zip(issue.pages, readings, strict=True):
        if not reading.has_text:
            yield doubt(Code.PAGE_IS_SCAN, page=page.number)
        elif reading.is_garbled:
            yield doubt(Code.PAGE_GARBLED, page=page.number)
        elif reading.unreadable > _SOME_UNREADABLE:
            yield doubt(Code.PAGE_PARTLY_GARBLED, page=page.number, percent=round(100 * reading.unreadable))
        if reading.leftovers:
            yield note(
                Code.PAGE_LEFTOVERS, page=page.number, lines=" / ".join(reading.leftovers[:_MOST_TOLD])
            )
