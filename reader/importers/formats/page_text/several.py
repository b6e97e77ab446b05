"""Where in a text another issue begins: its masthead, or the header of a page of another day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.layout.masthead import is_masthead_line, read_masthead
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.titles import find_title
from reader.importers.source.several import DateMark, digits_of, issue_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.masthead import Masthead
    from reader.importers.layout.page_headers import PageHeader

_MOST_ABOVE = 8
_MOST_LINES = 14
"""Lines that a masthead has above its date, and in all."""
_MAY_DATE = frozenset("年-./－·．—／,")
_HEADER_BELOW = 4
_SENTENCE = "。，；"


def split_issues(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each issue of a text, in their order; all of them where it holds one."""
    starts = [0, *issue_starts(list(_marks(lines))), len(lines)]
    return [lines[start:end] for start, end in pairwise(starts) if start < end]


def _marks(lines: Sequence[Line]) -> Iterator[DateMark]:
    """Each masthead and each header that tells a day."""
    taken = 0
    for at, line in enumerate(lines):
        if (
            at < taken
            or not _MAY_DATE.intersection(line.text)
            or any(mark in line.text for mark in _SENTENCE)
        ):
            continue
        header = read_page_header(line.text)
        mark = _of_header(at, header) if header else _of_masthead(lines, at, taken)
        if mark is not None:
            taken = at + 1
            yield mark


def _of_header(at: int, header: PageHeader) -> DateMark | None:
    day = header.printed.date if header.printed else None
    return DateMark(at, day, page=digits_of(header.number), weekday=header.weekday) if day else None


def _of_masthead(lines: Sequence[Line], at: int, least: int) -> DateMark | None:
    """The masthead whose date stands in a line; None where that is the day below a notice, or nothing of the kind."""
    if not is_masthead_line(lines[at].text):
        return None
    start = _top_of(lines, at, least)
    masthead = read_masthead(lines[start : start + _MOST_LINES])
    day = masthead.printed.date if masthead.printed else None
    if day is None or not _is_whole(masthead):
        return None
    below = lines[start : at + 1 + _HEADER_BELOW]
    header = next((found for line in below if (found := read_page_header(line.text))), None)
    page = digits_of(header.number) if header else None
    if not header and not _tells_issue(masthead):
        return None
    return DateMark(start, day, is_masthead=True, page=page, weekday=masthead.weekday)


def _top_of(lines: Sequence[Line], at: int, least: int) -> int:
    """The first line of the masthead: those above its date that are of one, up to where a sheet begins."""
    start = at
    while (
        start > max(least, at - _MOST_ABOVE)
        and not lines[start].starts_sheet
        and _is_of_masthead(lines[start - 1])
    ):
        start -= 1
    return start


def _is_of_masthead(line: Line) -> bool:
    if any(mark in line.text for mark in _SENTENCE):
        return False
    return (
        is_masthead_line(line.text)
        or read_page_header(line.text) is not None
        or find_title([line.text], None) is not None
    )


def _is_whole(masthead: Masthead) -> bool:
    """Whether there is more than a date, as below a notice."""
    return any((masthead.title, masthead.weekday, masthead.lunar_date, _tells_issue(masthead)))


def _tells_issue(masthead: Masthead) -> bool:
    return any((masthead.title, masthead.number, masthead.page_count, masthead.publisher))
