"""Bylines 署名 on a line of their own between heading and text, told from both and given to the article they are in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.paper import Author
from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.rows import Row
from reader.importers.layout.bylines import (
    LONGEST_BYLINE,
    is_house_commentator,
    parse_byline,
    parse_signature,
)
from reader.importers.layout.lines import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.frame import Frame

_HEADING_SIZE = 1.12
_LARGEST = 1.45
"""Times the body's size. Bylines are set no larger."""
_BELOW_HEADING = 1.9
"""Ems of the larger line, from a heading to the byline below it."""
_GUTTER = 4.0
"""Ems between the parts of a byline that runs across a gutter, or from a column to the next."""
_WIDEST_NAMES = 14
_MOST_PARTS = 4
_MARKS = "□■●○◎◆▲△◇ "


@dataclass(frozen=True, slots=True)
class _Page:
    """Where things stand that tell whether a line is a byline."""

    body: float
    headings: tuple[Row, ...]
    text: tuple[Row, ...]


def take_bylines(rows: Sequence[Row], body: float) -> tuple[list[Row], list[Row]]:
    """The bylines that stand alone under a heading, and all other lines. `body`: the text's size in points."""
    level = [row for row in rows if not row.is_vertical]
    headings = tuple(row for row in level if row.size > _HEADING_SIZE * body)
    text = tuple(row for row in level if row.size <= _HEADING_SIZE * body)
    bylines: list[Row] = []
    taken: set[int] = set()
    for row in sorted(level, key=lambda one: (one.box.top, one.box.left)):
        if id(row) in taken or row.size > _LARGEST * body or not _may_open(row.text):
            continue
        page = _Page(body, (*headings, *bylines), text)
        parts = _byline_from(row, level, taken, page)
        if parts:
            taken.update(map(id, parts))
            bylines.append(_joined(parts))
    return bylines, [row for row in rows if id(row) not in taken]


def _may_open(text: str) -> bool:
    return len(text) <= LONGEST_BYLINE and "。" not in text and "，" not in text


def _byline_from(row: Row, rows: Sequence[Row], taken: set[int], page: _Page) -> list[Row]:
    """The line, with what stands beside it of the same byline; nothing where it is none."""
    parts = [row, *_beside(row, [one for one in rows if id(one) not in taken])]
    for count in range(len(parts), 0, -1):
        run = parts[:count]
        if read_standing(" ".join(part.text for part in run)) and _stands_alone(_joined(run), run, page):
            return run
    return []


def _beside(row: Row, rows: Sequence[Row]) -> list[Row]:
    """What stands on a line's level to the right of it, as close as the parts of one byline."""
    level = sorted(
        (one for one in rows if one.box.left > row.box.left and _is_level(one, row)),
        key=lambda one: one.box.left,
    )
    found: list[Row] = []
    for last, one in pairwise([row, *level[: _MOST_PARTS - 1]]):
        if one.box.left - last.box.right > _GUTTER * row.size:
            break
        found.append(one)
    return found


def _is_level(one: Row, other: Row) -> bool:
    return (
        abs(one.box.bottom - other.box.bottom) < 0.3 * other.size
        and abs(one.size - other.size) < 0.06 * other.size
    )


def read_standing(text: str) -> tuple[Author, ...]:
    """The authors that a line under a heading names: with their roles, after a mark, or by their names alone."""
    authors = parse_byline(text)
    if authors is None and is_house_commentator(text):
        return (Author(text.strip(_MARKS)),)
    if authors is None and width(text) <= _WIDEST_NAMES:
        authors = parse_signature(text)
    return authors or ()


def _stands_alone(row: Row, parts: Sequence[Row], page: _Page) -> bool:
    head = _heading_above(row, page)
    if head is None:
        return False
    return not any(_is_column_beside(row, one, head, page) for one in page.text if one not in parts)


def _heading_above(row: Row, page: _Page) -> Row | None:
    """The heading a line stands below, with nothing between them."""
    near = [one for one in page.headings if _is_right_above(one, row)]
    over = [one for one in near if one.box.across(row.box) > 0]
    best = min(over or near, key=lambda one: max(-one.box.across(row.box), 0.0), default=None)
    if best is None:
        return None
    space = Box(row.box.left, best.box.bottom, row.box.right, row.box.top + 0.2 * row.size)
    blocked = any(one.box.meets(space, 0.3 * row.size) for one in page.text)
    return None if blocked else best


def _is_right_above(head: Row, row: Row) -> bool:
    gap = row.box.top - head.box.bottom
    size = max(head.size, row.size)
    reach = head.box.width + 30 * row.size
    return -0.4 * row.size < gap < _BELOW_HEADING * size and head.box.across(row.box) > -reach


def _is_column_beside(row: Row, one: Row, head: Row, page: _Page) -> bool:
    """Whether a line of text on the byline's level opens the next column of the same article."""
    if one.box.beside(row.box) < 0.5 * min(row.size, one.size) or one.box.across(row.box) > 0:
        return False
    gap = max(-one.box.across(row.box), 0.0)
    within = one.box.left < head.box.right and one.box.right > head.box.left
    if gap > _GUTTER * row.size and not within:
        return False
    over = Box(one.box.left, one.box.top - 1.2 * one.size, one.box.right, one.box.top - 0.2 * one.size)
    return not any(other is not one and other.box.meets(over, 0.2 * one.size) for other in page.text)


def _joined(parts: Sequence[Row]) -> Row:
    """The parts as one line, as they are read."""
    if len(parts) == 1:
        return parts[0]
    return Row(" ".join(part.text for part in parts), around(part.box for part in parts), parts[0].size)


def place_bylines(bylines: Sequence[Row], frames: Sequence[Frame]) -> None:
    """Each byline to the article it stands in: below its heading, or above its text."""
    for row in bylines:
        best = max(frames, key=lambda frame: _fit(row, frame), default=None)
        if best is not None:
            best.bylines.append(row)


def _fit(row: Row, frame: Frame) -> float:
    """How well a byline stands in an article: inside it, close under its heading, close above its text."""
    box = frame.box
    score = -max(-box.across(row.box), 0.0) - 2 * max(-box.beside(row.box), 0.0)
    if frame.head is not None:
        gap = row.box.top - frame.head.box.bottom
        score -= abs(gap) if gap > -0.6 * row.size else 1000.0
    legs = [leg for leg in frame.legs if leg.box.top > row.box.top - 0.5 * row.size]
    if not legs:
        return score - 500.0
    return score - min(leg.box.top - row.box.bottom for leg in legs)
