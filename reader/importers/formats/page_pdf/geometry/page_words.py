"""What stands on a page, character by character with its place, as far as one can read on: column by column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.legs import INDENT, find_legs
from reader.importers.formats.page_pdf.geometry.rows import find_rows, usual_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.formats.page_pdf.geometry.legs import Leg
    from reader.importers.formats.page_pdf.geometry.rows import Row
    from reader.importers.formats.page_pdf.geometry.sheet import Glyph, Sheet

_ASCENT = 0.88
_HYPHENS = "-\u00ad\u2010¬"
_SAME_SIZE = 1.03
_HEADING_STEP = 1.8
"""Ems from one line of a headline to the next, at most."""

_SIZE_SLACK = 0.01
"""How much the size of the page as read may differ from that of the page as drawn, as a share."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The characters of one line, and whether the next one goes on with its sentence."""

    glyphs: tuple[Glyph, ...]
    box: Box
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text that can be read on without a break, a paragraph a line; `boxes` has a place for each character.

    A line end has none.
    """

    text: str
    boxes: tuple[Box | None, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's size in points, and what stands on it."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]


def words_of(sheet: Sheet, size: tuple[float, float]) -> PageWords:
    """A page's characters; none where its size as read is not `size`, as drawn: they would light wrong places."""
    is_same = all(
        abs(read - drawn) <= _SIZE_SLACK * drawn
        for read, drawn in zip((sheet.width, sheet.height), size, strict=True)
    )
    return PageWords(sheet.width, sheet.height, find_stretches(sheet) if is_same and sheet.glyphs else ())


def find_stretches(sheet: Sheet) -> tuple[Stretch, ...]:
    """The columns and headings of a page. A line whose characters can't be told for sure is left out."""
    rows = find_rows(sheet.glyphs)
    legs, left = find_legs(rows, usual_size(rows), [*sheet.rules, *sheet.pictures])
    finder = _Finder(sheet.glyphs)
    groups = [*(_of_leg(leg, finder) for leg in legs), *_of_headings(left, finder)]
    return tuple(_stretch(group) for group in groups if group)


def _of_leg(leg: Leg, finder: _Finder) -> list[_Line]:
    """The lines of a column. One ends a paragraph where it stops short, or where the next is led."""
    lines: list[_Line] = []
    for row, after in pairwise([*leg.rows, None]):
        assert row is not None  # noqa: S101 - only the last is None
        goes_on = after is not None and _goes_on(row, after, leg)
        lines += finder.line(row, goes_on=goes_on)
    return lines


def _goes_on(row: Row, after: Row, leg: Leg) -> bool:
    is_full = row.box.right > leg.right - 1.6 * row.size or row.text.endswith(tuple(_HYPHENS))
    is_led = after.box.left - leg.left > INDENT * after.size
    return is_full and not is_led


def _of_headings(rows: Sequence[Row], finder: _Finder) -> Iterator[list[_Line]]:
    """Headings, each by itself; lines of one size that stand close below each other are one."""
    group: list[Row] = []
    for row in sorted(rows, key=lambda one: (one.is_vertical, one.box.top)):
        if group and not _is_same_heading(group[-1], row):
            yield _heading(group, finder)
            group = []
        group.append(row)
    if group:
        yield _heading(group, finder)


def _is_same_heading(row: Row, after: Row) -> bool:
    is_level = not row.is_vertical and not after.is_vertical
    is_close = 0 < after.box.top - row.box.top < _HEADING_STEP * row.size
    is_same = max(row.size, after.size) < _SAME_SIZE * min(row.size, after.size)
    return is_level and is_close and is_same and row.box.across(after.box) > 0


def _heading(rows: Sequence[Row], finder: _Finder) -> list[_Line]:
    return [line for row in rows for line in finder.line(row, goes_on=row is not rows[-1])]


class _Finder:
    """Gives the characters of a line back, by their places."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._shelves: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            self._shelves.setdefault(int(glyph.baseline // 16), []).append(glyph)

    def line(self, row: Row, *, goes_on: bool) -> list[_Line]:
        """The line of a row; none where its characters are not exactly those of the row's text."""
        first, last = int(row.box.top // 16), int((row.box.bottom + row.size) // 16)
        near = (glyph for shelf in range(first, last + 1) for glyph in self._shelves.get(shelf, ()))
        own = [glyph for glyph in near if _is_on(glyph, row)]
        own.sort(key=lambda glyph: glyph.baseline if row.is_vertical else glyph.left)
        if "".join(glyph.char for glyph in own) != row.text.replace(" ", ""):
            return []
        return [_Line(tuple(own), row.box, goes_on)]


def _is_on(glyph: Glyph, row: Row) -> bool:
    box, size = row.box, row.size
    middle, height = (glyph.left + glyph.right) / 2, glyph.baseline - 0.35 * glyph.size
    is_same = 0.6 * size < glyph.size < 1.6 * size
    return (
        is_same and box.left - 0.1 * size < middle < box.right + 0.1 * size and box.top < height < box.bottom
    )


def _stretch(lines: Sequence[_Line]) -> Stretch:
    """The lines as one text; the hyphen of a word that goes on in the next line is left out."""
    text: list[str] = []
    boxes: list[Box | None] = []
    for line, after in pairwise([*lines, None]):
        assert line is not None  # noqa: S101 - only the last is None
        glyphs = line.glyphs
        if line.goes_on and after is not None and _is_broken_word(glyphs, after.glyphs):
            glyphs = glyphs[:-1]
        text += (glyph.char for glyph in glyphs)
        boxes += (_box(glyph) for glyph in glyphs)
        if not (line.goes_on and after is not None):
            text.append("\n")
            boxes.append(None)
    return Stretch("".join(text), tuple(boxes))


def _is_broken_word(glyphs: Sequence[Glyph], after: Sequence[Glyph]) -> bool:
    return (
        len(glyphs) > 1
        and glyphs[-1].char in _HYPHENS
        and glyphs[-2].char.isalpha()
        and bool(after)
        and after[0].char.islower()
    )


def _box(glyph: Glyph) -> Box:
    top = glyph.baseline - _ASCENT * glyph.size
    return Box(glyph.left, top, glyph.right, top + glyph.size)


def lit_boxes(stretch: Stretch, start: int, end: int) -> Iterator[Box]:
    """Where the characters from `start` to `end` (not included) stand: a box for each line of them."""
    run: list[Box] = []
    for box in stretch.boxes[start:end]:
        if box is None:
            continue
        if run and not _is_beside(run[-1], box):
            yield around(run)
            run = []
        run.append(box)
    if run:
        yield around(run)


def _is_beside(box: Box, after: Box) -> bool:
    is_level = abs(box.bottom - after.bottom) < 0.4 * max(box.height, after.height) and after.left > box.left
    is_below = (
        box.across(after) > 0.5 * min(box.width, after.width) and 0 < after.top - box.top < 2.5 * box.height
    )
    return is_level or (is_below and box.height > 0.9 * box.width and after.width < 1.6 * box.width)
