"""Heading lines 标题 into the headings of single articles: sizes say which line is kicker, headline or deck."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.column_names import is_named_as_column
from reader.importers.layout.headings import Headings
from reader.importers.layout.line_kinds import is_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.rows import Row

_SAME_SIZE = 1.04
_OTHER_SIZE = 1.15
_HUNG = 0.5
"""Ems of the larger line that may be blank between it and one that it is not aligned with."""
_APART = 1.3
"""Ems of the larger line: what is farther below belongs to something else."""


@dataclass(frozen=True)
class Head:
    """The heading of one article: its lines in the order they are read."""

    rows: tuple[Row, ...]

    @cached_property
    def box(self) -> Box:
        """Where it stands."""
        return around(row.box for row in self.rows)

    @cached_property
    def size(self) -> float:
        """Of its largest line, in points."""
        return max(row.size for row in self.rows)

    @cached_property
    def main_box(self) -> Box:
        """Where its largest lines stand: a deck may be set at the edge of the text."""
        return around(row.box for row in self.rows if row.size * _SAME_SIZE > self.size)

    @cached_property
    def is_rubric(self) -> bool:
        """Whether it is nothing but the name of a column 栏目."""
        return len(self.rows) == 1 and is_named_as_column(self.rows[0].text)

    @property
    def is_vertical(self) -> bool:
        """Whether it is set from top to bottom."""
        return self.rows[0].is_vertical


def find_heads(rows: Sequence[Row], walls: Sequence[Box]) -> list[Head]:
    """Heading lines put together: those that stand close below each other, centred on or flush with each other.

    Vertical lines stand side by side and are read from the right.
    """
    level = [row for row in rows if not row.is_vertical]
    upright = sorted((row for row in rows if row.is_vertical), key=lambda row: -row.box.right)
    groups = _grouped(sorted(level, key=lambda row: row.box.top), walls)
    return [Head(tuple(group)) for group in (*groups, *_grouped_upright(upright))]


def _grouped(rows: Sequence[Row], walls: Sequence[Box]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for row in rows:
        fitting = [group for group in groups if _is_under(group, row, walls)]
        best = min(fitting, key=lambda group: _looseness(group[-1], row), default=None)
        if best is None:
            groups.append([row])
        else:
            best.append(row)
    return groups


def _is_under(group: Sequence[Row], row: Row, walls: Sequence[Box]) -> bool:
    last = group[-1]
    size = max(last.size, row.size)
    gap = row.box.top - last.box.bottom
    if not -0.4 * min(last.size, row.size) < gap < _APART * size or last.box.across(row.box) <= 0:
        return False
    if any(last.box.middle < wall.middle < row.box.middle and wall.across(row.box) > 0 for wall in walls):
        return False
    return _is_aligned(last, row) or _is_hung(last, row)


def _looseness(last: Row, row: Row) -> tuple[bool, float]:
    """For choosing the heading a line goes on: one it is aligned with, and the nearest."""
    return not _is_aligned(last, row), row.box.top - last.box.bottom


def _is_hung(last: Row, row: Row) -> bool:
    """Whether a line in other type stands right under or over one it is not aligned with: a deck at the text's edge."""
    is_other = max(last.size, row.size) > _OTHER_SIZE * min(last.size, row.size)
    gap = row.box.top - last.box.bottom
    over = last.box.across(row.box) > min(last.size, row.size)
    return is_other and over and gap < _HUNG * max(last.size, row.size)


def _is_aligned(one: Row, other: Row) -> bool:
    """Whether two lines are centred on each other, or begin or end together."""
    slack = max(1.2 * min(one.size, other.size), 0.06 * max(one.box.width, other.box.width))
    offsets = (
        one.box.centre - other.box.centre,
        one.box.left - other.box.left,
        one.box.right - other.box.right,
    )
    return min(map(abs, offsets)) < slack


def _grouped_upright(rows: Sequence[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for row in rows:
        near = [group for group in groups if _is_left_of(group[-1], row)]
        if near:
            near[0].append(row)
        else:
            groups.append([row])
    return groups


def _is_left_of(last: Row, row: Row) -> bool:
    size = max(last.size, row.size)
    gap = last.box.left - row.box.right
    return -0.3 * size < gap < _APART * size and last.box.beside(row.box) > 0.5 * min(
        last.box.height, row.box.height
    )


@dataclass(frozen=True, slots=True)
class HeadParts:
    """What a heading says."""

    headings: Headings
    rubric: str | None = None


def read_head(head: Head) -> HeadParts:
    """The parts of a heading: the largest line is the headline, what stands before it kicker, after it deck."""
    rows = [row for row in head.rows if not is_rubric(row.text)]
    rubrics = [row.text.strip("【】〔〕《》◆■● ") for row in head.rows if is_rubric(row.text)]
    rubric = rubrics[0] if rubrics else None
    if not rows:
        return HeadParts(Headings(), rubric)
    largest = max(row.size for row in rows)
    places = [place for place, row in enumerate(rows) if row.size * _SAME_SIZE > largest]
    first = places[0]
    last = first
    while last + 1 in places:
        last += 1
    return HeadParts(
        Headings(_joined(rows[:first]), _joined(rows[first : last + 1]), _joined(rows[last + 1 :])), rubric
    )


def _joined(rows: Sequence[Row]) -> str | None:
    """Lines of a heading as one. Each line says a thing of its own, but a stray end was only wrapped."""
    text = ""
    for row in rows:
        wrapped = len(row.text) <= 2 or re.search(r"[，、：—]$", text) or text.count("“") > text.count("”")
        text += row.text if not text or wrapped else " " + row.text
    return text or None
