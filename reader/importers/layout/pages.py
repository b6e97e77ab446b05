"""Text into pages: at form feeds, and where the header of another page stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.layout.lines import Line, split_lines, split_pages
from reader.importers.layout.masthead import read_weekday
from reader.importers.layout.page_headers import PageHeader, find_headers, is_header_rest
from reader.importers.layout.titles import title_in_header

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR_TOP = 4


@dataclass(frozen=True, slots=True)
class PagePart:
    """The lines of one page without its header."""

    header: PageHeader | None
    lines: list[Line]


def part_pages(text: str) -> list[PagePart]:
    """The pages of a text, in order."""
    parts: list[PagePart] = []
    for sheet in split_pages(text):
        parts += _parts(split_lines(sheet))
    return parts


def _parts(lines: list[Line]) -> list[PagePart]:
    """The pages between two form feeds: one, or as many as there are headers."""
    headers = find_headers(lines)
    if not headers:
        return [PagePart(None, lines)]
    if _is_at_foot(lines, headers):
        return _above(lines, headers)
    return _below(lines, headers)


def _is_at_foot(lines: Sequence[Line], headers: Sequence[tuple[int, PageHeader]]) -> bool:
    """Whether the lines with page numbers stand below their pages: then nothing follows the last."""
    return headers[-1][0] == len(lines) - 1 and headers[0][0] > _NEAR_TOP


def _above(lines: list[Line], headers: Sequence[tuple[int, PageHeader]]) -> list[PagePart]:
    starts = [0, *(place + 1 for place, _header in headers[:-1])]
    return [
        PagePart(header, lines[start:place]) for start, (place, header) in zip(starts, headers, strict=True)
    ]


def _below(lines: list[Line], headers: Sequence[tuple[int, PageHeader]]) -> list[PagePart]:
    """Pages under their headers. What stands before the first is a page, or the first one's masthead."""
    edges = [_first_of_header(lines, place) for place, _header in headers]
    ends = [*edges[1:], len(lines)]
    parts: list[PagePart] = []
    for (place, header), edge, end in zip(headers, edges, ends, strict=True):
        first = place + 1 if is_first_page(header) else _end_of_header(lines, place)
        dated = _dated(header, lines[edge:first])
        _add(parts, PagePart(dated, lines[first:end]))
    ahead = lines[: edges[0]]
    if not ahead:
        return parts
    if is_first_page(parts[0].header):
        return [PagePart(parts[0].header, ahead + parts[0].lines), *parts[1:]]
    return [PagePart(None, ahead), *parts]


def is_first_page(header: PageHeader | None) -> bool:
    """Whether a header is that of a front page."""
    return header is not None and header.number in {"1", "A1"}


def _add(parts: list[PagePart], part: PagePart) -> None:
    """One more page, or more of the last where a header stands twice on it."""
    last = parts[-1] if parts else None
    if last and last.header and part.header and last.header.number == part.header.number:
        parts[-1] = PagePart(last.header, last.lines + part.lines)
    else:
        parts.append(part)


def _first_of_header(lines: Sequence[Line], place: int) -> int:
    """Where a header of several lines begins: the date may stand above the number."""
    first = place
    while (
        first
        and place - first < _NEAR_TOP
        and lines[first].gap == 0
        and is_header_rest(lines[first - 1].text)
    ):
        first -= 1
    return first


def _end_of_header(lines: Sequence[Line], place: int) -> int:
    end = place + 1
    while end < len(lines) and end - place < _NEAR_TOP and is_header_rest(lines[end].text):
        end += 1
    return end


def _dated(header: PageHeader, lines: Sequence[Line]) -> PageHeader:
    """The header with the date and weekday that stand on its other lines."""
    text = "\n".join(line.text for line in lines)
    return replace(
        header,
        title=header.title or title_in_header(text),
        printed=header.printed or parse_printed_date(text),
        weekday=header.weekday or read_weekday(text),
    )
