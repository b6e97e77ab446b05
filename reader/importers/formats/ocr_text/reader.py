"""Recognised text into an issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.paper import Issue
from reader.importers.formats.ocr_text.marks import heading_in, is_serial, page_in
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.reading import readings_of
from reader.importers.formats.records.record import Record
from reader.importers.layout.lines import split_lines
from reader.importers.layout.masthead import Masthead, read_masthead
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.punctuation import is_finished
from reader.importers.source.several import readings_of as readings_of_issues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice


@dataclass
class _Article:
    """An article whose lines are still coming."""

    heading: str
    page: str
    paragraphs: list[str]


def read_ocr(source: Source, text: str, choice: Choice, doubts: Sequence[Finding] = ()) -> list[Reading]:
    """The issue in a text. Without headings in brackets it is read as page text, page by page. Raises SourceError."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if not is_serial(line)]
    if not any(map(heading_in, lines)):
        unfiled = read_page_text(_with_headers(lines), source.path.name, is_one=choice.day is not None)
        return readings_of_issues(source, unfiled, *doubts)
    top = next(at for at, line in enumerate(lines) if heading_in(line) or _page_of(line))
    masthead = read_masthead(split_lines("\n".join(lines[:top])), source.path.stem)
    records = [
        Record({Field.HEADLINE: one.heading, Field.PAGE: one.page, Field.TEXT: "\n".join(one.paragraphs)}, at)
        for at, one in enumerate(_articles(lines[top:]))
    ]
    if masthead.printed and masthead.printed.date:
        day = masthead.printed.date.isoformat()
        records = [replace(record, values={**record.values, Field.DAY: day}) for record in records]
    return readings_of(source, records, choice, doubts, _facts(masthead))


def _with_headers(lines: Sequence[str]) -> str:
    """The text with each page's number as papers print it; each page but the first begins a sheet."""
    found: list[str] = []
    pages = 0
    for line in lines:
        page = page_in(line)
        found.append(f"{chr(12) if pages else ''}第{page}版" if page else line)
        pages += page is not None
    return "\n".join(found)


def _facts(masthead: Masthead) -> Issue:
    return Issue(
        title=masthead.title,
        date_text=masthead.printed.text if masthead.printed else None,
        number=masthead.number,
        page_count=masthead.page_count,
        weekday=masthead.weekday,
        lunar_date=masthead.lunar_date,
        publisher=masthead.publisher,
    )


def _articles(lines: Sequence[str]) -> list[_Article]:
    """The articles below the masthead. Text at a page's head goes on with the article before that is not at its end.

    Where there is none, it is an article without a headline.
    """
    found: list[_Article] = []
    page = ""
    is_headed = False
    for line in lines:
        number, heading = _page_of(line), heading_in(line)
        if number:
            page, is_headed = number, False
        elif heading:
            found.append(_Article(heading, page, []))
            is_headed = True
        elif line.strip():
            if not is_headed and not (
                found and found[-1].paragraphs and not is_finished(found[-1].paragraphs[-1])
            ):
                found.append(_Article("", page, []))
                is_headed = True
            _add(found[-1].paragraphs, line)
    return [one for one in found if one.heading or one.paragraphs]


def _page_of(line: str) -> str | None:
    """The page that a line names, as programs do or as papers do: Page 2, 第02版：民生."""
    header = read_page_header(line) if "版" in line else None
    return page_in(line) or (header.number if header else None)


def _add(paragraphs: list[str], line: str) -> None:
    """A line to its paragraph: one that is led begins another, else it goes on with one that ends no sentence."""
    bare = line.strip(" \t\u3000\xa0")
    if paragraphs and not line.startswith(("\u3000", "  ", "\t")) and not is_finished(paragraphs[-1]):
        joint = " " if paragraphs[-1][-1:].isascii() and bare[:1].isascii() else ""
        paragraphs[-1] += joint + bare
    else:
        paragraphs.append(bare)
