"""Page PDFs: a page or a whole issue with its text layer, read by where the characters stand, into an issue."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.evidence import Evidence, Seen, Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, Level, doubt, failure, note
from reader.core.paper import Page
from reader.importers.formats.page_pdf.geometry.pages import SheetReading, read_sheet
from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile
from reader.importers.formats.page_pdf.small_sheets import SmallDay, small_day
from reader.importers.layout.colophons import read_colophon
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import UnfiledIssue, page_numbers, seen_day, seen_in, unfiled_issue
from reader.importers.source.names.days import find_day
from reader.importers.source.names.read import read_names
from reader.importers.source.several import DateMark, digits_of, issue_starts, sequence_doubts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.core.paper import Issue
    from reader.importers.layout.articles import Draft

MOST_PAGES = 400
"""Of one file. The largest issue of a daily has a hundred; a day on small sheets has had 228."""
_SOME_UNREADABLE = 0.02
_MOST_TOLD = 12
MOST_CHARACTERS = 2_000_000
"""Of one file. Ten times an issue of sixteen full pages."""


def read_page_pdf(
    path: Path, page_done: Callable[[int], None] = lambda _count: None, *, is_one: bool = False
) -> list[UnfiledIssue]:
    """The issues in a PDF, one after the other. Raises SourceError where it cannot be opened or has too many pages.

    `page_done` is told after each page how many are read. `is_one`: whatever days stand in it, it is one issue.
    """
    with PdfFile(path) as pdf:
        _refuse_longer(path, pdf.page_count)
        title = pdf.title
        readings, findings = _read_sheets(pdf, path.stem, page_done)
    starts = [0, *([] if is_one else issue_starts(list(_marks(readings)))), len(readings)]
    issues = [_read_issue(path, readings[at:end], at) for at, end in pairwise(starts)]
    first = issues[0]
    seen = first.seen if len(issues) > 1 else first.seen + _seen_in_properties(title)
    return [replace(first, seen=seen, findings=(*findings, *first.findings)), *issues[1:]]


def _marks(readings: Sequence[SheetReading]) -> Iterator[DateMark]:
    """Each sheet that tells a day."""
    for place, one in enumerate(readings):
        printed = one.masthead.printed or (one.header.printed if one.header else None)
        if printed is None or printed.date is None:
            continue
        page = digits_of(one.header.number) if one.header else None
        is_masthead = one.masthead.printed is not None
        weekday = one.masthead.weekday or (one.header.weekday if one.header else None)
        yield DateMark(place, printed.date, is_masthead=is_masthead, page=page, weekday=weekday)


def _read_issue(path: Path, readings: Sequence[SheetReading], first: int) -> UnfiledIssue:
    """The issue on some sheets, of which `first` is the first."""
    masthead = next((reading.masthead for reading in readings if reading.masthead.line_count), Masthead())
    headers = [reading.header for reading in readings]
    small = small_day(readings)
    named = None if first else read_names(path).page
    issue, jumps = _issue_told(small) if small else _issue(readings, masthead, named)
    seen = seen_in(masthead, headers) + _seen_below(readings, small)
    undated = () if seen.days else (_nameless(path, readings),)
    doubts = find_doubts(issue) if _has_text(readings) else ()
    order = sequence_doubts([page.number for page in issue.pages], is_count_told=issue.page_count is not None)
    silent = _silent_pages(_numbers_of_sheets(small, readings) if small else _numbers(issue), readings)
    sheets = tuple(first + page.sheet for page in small.pages) if small else ()
    return UnfiledIssue(
        issue, seen, (*undated, *silent, *doubts, *order, *jumps),
        is_page_guessed=not (small or seen.pages), first_sheet=first, sheets=sheets,
    )  # fmt: skip


def _issue_told(small: SmallDay) -> tuple[Issue, tuple[Finding, ...]]:
    """The issue of a day on small sheets, whose articles tell their pages."""
    numbers = [page.number for page in small.pages]
    joined, findings = join_jumps(numbers, [page.drafts for page in small.pages])
    pages = (
        Page(number, articles=tuple(draft.article for draft in drafts))
        for number, drafts in zip(numbers, joined, strict=True)
    )
    return unfiled_issue(Masthead(), [], tuple(pages)), findings


def _numbers(issue: Issue) -> list[str]:
    return [page.number for page in issue.pages]


def _numbers_of_sheets(small: SmallDay, readings: Sequence[SheetReading]) -> list[str]:
    """The page that each sheet is of."""
    starts = {page.sheet: page.number for page in small.pages}
    numbers = accumulate(
        range(len(readings)), lambda now, at: starts.get(at, now), initial=small.pages[0].number
    )
    return list(numbers)[1:]


def _seen_below(readings: Sequence[SheetReading], small: SmallDay | None) -> Evidence:
    """What is told below the articles of a day on small sheets: the paper and the day."""
    lines = (line for reading in readings for line in reading.leftovers)
    found = [colophon for line in lines if (colophon := read_colophon(line))]
    found += small.colophons if small else ()
    papers = dict.fromkeys(Seen(one.title, Where.COLOPHON) for one in found)
    days = dict.fromkeys(day for one in found for day in seen_day(one.printed, Where.COLOPHON))
    only = small.pages if small and len(small.pages) == 1 else ()
    return Evidence(tuple(papers), tuple(days), tuple(Seen(page.number, Where.COLOPHON) for page in only))


def _seen_in_properties(title: str) -> Evidence:
    """What the title in a PDF's properties tells, which a program may have written of another file."""
    named = find_day(title)
    return Evidence(days=(Seen(named.day, Where.PROPERTIES, named.text, named.sure),) if named else ())


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


def _nameless(path: Path, readings: Sequence[SheetReading]) -> Finding:
    return failure(Code.UNDATED_PDF if _has_text(readings) else Code.UNDATED_SCAN, name=path.name)


def _issue(
    readings: Sequence[SheetReading], masthead: Masthead, named: str | None
) -> tuple[Issue, tuple[Finding, ...]]:
    """`named`: the page that the file's name tells."""
    headers = [reading.header for reading in readings]
    numbers = page_numbers(headers, masthead, named)
    joined, findings = join_jumps(numbers, [reading.drafts for reading in readings])
    return unfiled_issue(masthead, headers, tuple(_pages(readings, numbers, joined))), findings


def _pages(
    readings: Sequence[SheetReading], numbers: Sequence[str], drafts: Sequence[Sequence[Draft]]
) -> Iterator[Page]:
    for reading, number, page in zip(readings, numbers, drafts, strict=True):
        name = reading.header.name if reading.header else None
        yield Page(number, name, articles=tuple(draft.article for draft in page))


def _silent_pages(numbers: Sequence[str], readings: Sequence[SheetReading]) -> Iterator[Finding]:
    """What to tell of each page: it is a picture only, its text layer says something else, lines are left over."""
    for number, reading in zip(numbers, readings, strict=True):
        if not reading.has_text:
            yield doubt(Code.PAGE_IS_SCAN, page=number)
        elif reading.is_garbled:
            yield doubt(Code.PAGE_GARBLED, page=number)
        elif reading.unreadable > _SOME_UNREADABLE:
            yield doubt(Code.PAGE_PARTLY_GARBLED, page=number, percent=round(100 * reading.unreadable))
        left = [line for line in reading.leftovers if not read_colophon(line)]
        if left:
            yield note(Code.PAGE_LEFTOVERS, page=number, lines=" / ".join(left[:_MOST_TOLD]))
