"""Pages set from top to bottom 竖排: turned by a quarter, they read like any other.

What runs down a page runs to the right when the page is laid on its left side; the first column, at the right, is then
the first line; the tiers 段 of a page are its columns; and a headline stands above its text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box
from reader.importers.formats.page_pdf.geometry.rows import Row
from reader.importers.formats.page_pdf.geometry.sheet import Glyph, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Region

_ASCENT = 0.88
_LEAST = 40
"""Characters that a page must have before it is said to be set from top to bottom."""
_BESIDE = 0.3
_TOUCHING = 0.3
"""Ems: columns stand farther apart."""
_LEAST_RUN = 3
_ONE_CELL = 1.35
"""Ems: what stands side by side within them shares a place in a column, as 12 in 12日 纵中横."""
_HALVES = "—―…"
"""Marks that fill two places, by two characters."""
_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…：—–_（）｛｝〔〕【】《》〈〉「」『』［］",
)
"""Marks in the forms that fonts have for lines from top to bottom, and those they are written with."""


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters of a page stand below the one before, not beside it."""
    below = sum(1 for one, other in pairwise(glyphs) if _is_below(one, other))
    beside = sum(1 for one, other in pairwise(glyphs) if _is_beside(one, other))
    return below > beside and below + beside > _LEAST


def _is_below(one: Glyph, other: Glyph) -> bool:
    step = other.baseline - one.baseline
    is_same = abs(_centre(one) - _centre(other)) < _BESIDE * one.size
    return is_same and 0.3 * one.size < step < 3 * one.size


def _is_beside(one: Glyph, other: Glyph) -> bool:
    is_level = abs(one.baseline - other.baseline) < _BESIDE * one.size
    return is_level and -0.2 * one.size < other.left - one.right < 2 * one.size


def _centre(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def lie_down(sheet: Sheet) -> tuple[Sheet, Sheet]:
    """The page laid on its left side, with what runs down it; and the page as it stands, with what runs across it."""
    across, down = _parted(sheet.glyphs)
    laid = Sheet(
        sheet.height,
        sheet.width,
        tuple(_laid(glyph, cell, sheet.width) for glyph, cell in down),
        tuple(_laid_box(box, sheet.width) for box in sheet.rules),
        tuple(_laid_box(box, sheet.width) for box in sheet.frames),
        tuple(_laid_box(box, sheet.width) for box in sheet.pictures),
    )
    return laid, replace(sheet, glyphs=tuple(across))


def _parted(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[tuple[Glyph, tuple[Glyph, ...]]]]:
    """What runs across the page; and what runs down it, each with all that shares its place."""
    across: list[Glyph] = []
    down: list[tuple[Glyph, tuple[Glyph, ...]]] = []
    for run in _level_runs(_spread(glyphs)):
        if len(run) >= _LEAST_RUN and run[-1].right - run[0].left > _ONE_CELL * run[0].size:
            across += run
        else:
            down += ((glyph, tuple(run)) for glyph in run)
    return across, down


def _spread(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters, the second half of a long dash below the first: both may be drawn from one place."""
    found = list(glyphs)
    for at, (one, other) in enumerate(pairwise(glyphs)):
        if one.char == other.char and one.char in _HALVES and _is_at(one, other):
            right = max(one.right, other.right)
            found[at] = replace(one, right=right)
            found[at + 1] = replace(other, right=right, baseline=one.baseline + one.size)
    return found


def _is_at(one: Glyph, other: Glyph) -> bool:
    slack = _BESIDE * one.size
    return abs(one.left - other.left) < slack and abs(one.baseline - other.baseline) < slack


def _level_runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other on one line from left to right."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (_is_beside(run[-1], glyph) and glyph.left - run[-1].right < _TOUCHING * glyph.size):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _laid(glyph: Glyph, cell: Sequence[Glyph], width: float) -> Glyph:
    """A character in its place on the page that lies on its side: as wide as it is high."""
    middle = (cell[0].left + cell[-1].right) / 2
    top = glyph.baseline - _ASCENT * glyph.size
    reach = glyph.size
    if glyph.advance:
        top, reach = glyph.baseline + (1 - _ASCENT) * glyph.size - glyph.advance, glyph.advance
    share = reach / len(cell)
    left = top + cell.index(glyph) * share
    baseline = width - middle + (_ASCENT - 0.5) * glyph.size
    return replace(
        glyph,
        char=glyph.char.translate(_FORMS),
        left=left,
        right=left + share,
        baseline=baseline,
        advance=0.0,
    )


def _laid_box(box: Box, width: float) -> Box:
    return Box(box.top, width - box.right, box.bottom, width - box.left)


def stood_up(region: Region) -> Region:
    """A region of the page that lies on its side, where it stands on the page."""
    return region._replace(
        left=round(1 - region.bottom, 5),
        top=region.left,
        right=round(1 - region.top, 5),
        bottom=region.right,
    )


def laid_row(row: Row, width: float) -> Row:
    """A line across a page set from top to bottom, as it stands when the page lies on its side: upright."""
    return Row(row.text, _laid_box(row.box, width), row.size, is_vertical=not row.is_vertical, spaces=())
