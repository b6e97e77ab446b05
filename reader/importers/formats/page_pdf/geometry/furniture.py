"""What stands on a page beside its articles: masthead 报头, page header 版头, the makers' names, page numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.rows import usual_size
from reader.importers.layout.line_kinds import is_credit
from reader.importers.layout.lines import Line
from reader.importers.layout.masthead import Masthead, is_masthead_line, read_masthead, read_weekday
from reader.importers.layout.page_headers import (
    PageHeader,
    is_folio,
    is_header_rest,
    read_furniture,
    read_page_header,
)
from reader.importers.layout.rules import rule
from reader.importers.layout.titles import find_title, title_in_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importers.formats.page_pdf.geometry.rows import Row
    from reader.importers.formats.page_pdf.geometry.sheet import Sheet

_HEADER_BAND = 0.09
_FOOTER_BAND = 0.04
_MASTHEAD_BAND = 0.35
"""Shares of the page's height. A header stands in the top margin; a masthead takes up to a third of the page."""
_FEWEST_WORDS = 2
_SENTENCE_MARKS = "，。；？！"
_GOES_ON = rule(
    r"(?<=[0-9０-９一二三四五六七八九十])日(?=[\u4e00-\u9fff])"
    r"(?!星期|周[一二三四五六日天]|礼拜|农历|農曆|夏历|旧历|第|总|總|今日|本期|本报|共|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])"
)
"""A day that a sentence goes on from."""
_TITLE_SIZE = 1.6
"""The paper's name is set larger than this many times the body's size."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the page says of itself, and the lines that are left for its articles."""

    masthead: Masthead
    header: PageHeader | None
    rows: tuple[Row, ...]


def take_furniture(rows: Sequence[Row], sheet: Sheet, stem: str) -> Furniture:
    """Masthead and header of a page, told apart from its articles. `stem`: the file's name without its ending."""
    header, rest = _take_header(rows, sheet)
    masthead, rest = _take_masthead(rest, sheet, stem)
    rest = [row for row in rest if not is_credit(row.text) and not _is_folio(row, sheet)]
    return Furniture(masthead, header, tuple(rest))


def _take_header(rows: Sequence[Row], sheet: Sheet) -> tuple[PageHeader | None, list[Row]]:
    """The header in the top margin, else in the bottom one: its words stand far apart, and on two lines at times."""
    for band in (_in_band(rows, 0.0, _HEADER_BAND, sheet), _in_band(rows, 1 - _FOOTER_BAND, 1.0, sheet)):
        for level in _levels(band):
            header = _read_header(level)
            if header:
                beside = [row for row in band if row not in level and is_header_rest(row.text)]
                taken = [*level, *beside]
                text = "\n".join(row.text for row in taken)
                return _completed(header, text), [row for row in rows if row not in taken]
    return None, list(rows)


def _in_band(rows: Sequence[Row], first: float, last: float, sheet: Sheet) -> list[Row]:
    return [
        row
        for row in rows
        if first * sheet.height <= row.box.middle <= last * sheet.height and not row.is_vertical
    ]


def _levels(rows: Iterable[Row]) -> list[list[Row]]:
    """Lines that stand side by side, from the top down; each level from left to right."""
    levels: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: one.box.bottom):
        if levels and row.box.beside(levels[-1][-1].box) > 0.4 * min(row.size, levels[-1][-1].size):
            levels[-1].append(row)
        else:
            levels.append([row])
    return [sorted(level, key=lambda row: row.box.left) for level in levels]


def _read_header(level: Sequence[Row]) -> PageHeader | None:
    return read_page_header(" ".join(row.text for row in level)) or _read_folio(level)


def _read_folio(level: Sequence[Row]) -> PageHeader | None:
    """The header of a level whose first or last word is a number by itself and another one the day."""
    if len(level) < _FEWEST_WORDS or not any(is_folio(row.text) for row in (level[0], level[-1])):
        return None
    days = [row for row in level if parse_printed_date(row.text) and is_header_rest(row.text)]
    return read_furniture([Line(row.text) for row in level]) if days else None


def _completed(header: PageHeader, text: str) -> PageHeader:
    """The header with what its other lines say."""
    return replace(
        header,
        title=header.title or title_in_header(text),
        printed=header.printed or parse_printed_date(text),
        weekday=header.weekday or read_weekday(text),
    )


def _take_masthead(rows: list[Row], sheet: Sheet, stem: str) -> tuple[Masthead, list[Row]]:
    """The masthead in the upper part of a page: lines that only a masthead has, and the paper's name near them."""
    top = [row for row in rows if row.box.bottom < _MASTHEAD_BAND * sheet.height]
    lines = _masthead_rows(top)
    if not lines:
        return Masthead(), rows
    body = usual_size(rows)
    title = _title_row(top, lines, body, stem)
    texts = [*([title.text] if title else []), *(row.text for row in lines)]
    masthead = read_masthead([Line(text) for text in texts], stem)
    taken = [*lines, *([title] if title else [])]
    region = around(row.box for row in taken)
    kept = [row for row in rows if row not in taken and not _is_ornament(row, region, body)]
    return masthead, kept


def _masthead_rows(top: Sequence[Row]) -> list[Row]:
    """The lines that tell of the issue: the topmost that does, and those that follow close to it."""
    telling = [row for row in top if _tells_issue(row)]
    if not telling:
        return []
    found = [min(telling, key=lambda row: row.box.top)]
    waiting = [row for row in top if row is not found[0] and is_masthead_line(row.text)]
    while near := [row for row in waiting if _is_near(row, found)]:
        found += near
        waiting = [row for row in waiting if row not in near]
    return sorted(found, key=lambda row: (round(row.box.top), row.box.left))


def _tells_issue(row: Row) -> bool:
    """Whether a line by itself tells the day or the number of an issue, as only mastheads do, and is no sentence."""
    if any(mark in row.text for mark in _SENTENCE_MARKS) or _GOES_ON.search(row.text):
        return False
    return read_masthead([Line(row.text)]).line_count > 0


def _is_near(row: Row, found: Sequence[Row]) -> bool:
    """Whether a line stands within two lines above or below, or four ems beside, one that was found."""
    return any(
        row.box.across(other.box) > -4 * row.size and row.box.beside(other.box) > -2 * row.size
        for other in found
    )


def _title_row(top: Sequence[Row], lines: Sequence[Row], body: float, stem: str) -> Row | None:
    """The line with the paper's name: large, on the masthead's level or above it, and worded as one."""
    region = around(row.box for row in lines)
    publisher = " ".join(row.text for row in lines)
    level = Box(region.left, region.top - 4 * body, region.right, region.bottom + body)
    large = [
        row
        for row in top
        if row.size > _TITLE_SIZE * body
        and row not in lines
        and (row.box.beside(level) > 0 or row.box.bottom < region.top + body)
        and find_title([row.text], publisher, stem) == "".join(row.text.split())
    ]
    return max(large, key=lambda row: row.size, default=None)


def _is_ornament(row: Row, region: Box, body: float) -> bool:
    """Whether a line stands within the masthead: its pinyin, a slogan, the weather."""
    return region.holds(row.box, body) and "。" not in row.text


def _is_folio(row: Row, sheet: Sheet) -> bool:
    """Whether a line in the margins is a page number alone."""
    in_margin = row.box.bottom < 0.06 * sheet.height or row.box.top > 0.95 * sheet.height
    return in_margin and len(row.text) <= 4 and not any("\u4e00" <= char <= "\u9fff" for char in row.text)
