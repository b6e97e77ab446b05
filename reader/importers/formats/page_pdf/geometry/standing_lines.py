"""Lines of their own between heading and text, told from both: bylines 署名, and decks 副题 in the text's type.

They are taken aside before columns are looked for, since they run across several, and given to the article they are in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.han_forms import ordinary
from reader.core.paper import Author
from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.legs import find_subheadings
from reader.importers.formats.page_pdf.geometry.rows import Row
from reader.importers.formats.page_pdf.geometry.shelves import Shelves
from reader.importers.layout.bylines import (
    LONGEST_BYLINE,
    is_house_commentator,
    parse_byline,
    parse_signature,
)
from reader.importers.layout.line_kinds import could_be_heading
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
_LED = (1.4, 2.7)
_EVEN = 0.4
_SHORT = 3.2
_STEP = 2.6
_LOOK_BELOW = 9.0
_LINE = 0.9
"""Ems: how far a paragraph is led; what is one edge; what a full line leaves free; lines apart; how far one looks.

And where the line above is.
"""
_SHORTEST_DECK = 5
_MOST_DECK_LINES = 4
_ENDS = "。！？；，、：…"
_WIDEST_NAMES = 14
_MOST_PARTS = 4
_MARKS = "□■●○◎◆▲△◇ "


@dataclass
class _Page:
    """Where things stand that tell whether a line is a byline or a deck."""

    body: float
    headings: Shelves
    text: Shelves
    level: Shelves
    largest: float
    """The size of the largest heading, in points."""
    taken: set[int]

    def text_near(self, row: Row, above: float, below: float) -> list[Row]:
        """The lines of text that are near a line, by ems of it up and down."""
        near = self.text.near(row.box.top - above * row.size, row.box.bottom + below * row.size)
        return [one for one in near if one is not row and id(one) not in self.taken]


def take_standing(rows: Sequence[Row], body: float) -> tuple[list[Row], list[Row]]:
    """The lines that stand alone under a heading, and all others. `body`: the text's size in points."""
    level = [row for row in rows if not row.is_vertical]
    inner = set(map(id, find_subheadings(level, body)))
    headings = [row for row in level if row.size > _HEADING_SIZE * body and id(row) not in inner]
    text = Shelves(row for row in level if row.size <= _HEADING_SIZE * body or id(row) in inner)
    most = max((row.size for row in headings), default=body)
    page = _Page(body, Shelves(headings), text, Shelves(level), most, set())
    standing: list[Row] = []
    for row in sorted(level, key=lambda one: (one.box.top, one.box.left)):
        if id(row) in page.taken or row.size > _LARGEST * body or not _may_stand(row.text):
            continue
        parts = _byline_from(row, page) or _deck_from(row, page)
        if parts:
            page.taken.update(map(id, parts))
            standing.append(_joined(parts))
            page.headings.add(standing[-1])
    return standing, [row for row in rows if id(row) not in page.taken]


def _may_stand(text: str) -> bool:
    return len(text) <= LONGEST_BYLINE and "。" not in text


def _byline_from(row: Row, page: _Page) -> list[Row]:
    """The byline that begins with a line, with what stands beside it of the same; nothing where it is none."""
    if "，" in row.text or _heading_above(row, page) is None:
        return []
    near = [one for one in page.level.near(row.box.top, row.box.bottom) if id(one) not in page.taken]
    parts = [row, *_beside(row, near)]
    for count in range(len(parts), 0, -1):
        run = parts[:count]
        if read_standing(" ".join(part.text for part in run)) and _stands_alone(_joined(run), run, page):
            return run
    return []


def _deck_from(row: Row, page: _Page) -> list[Row]:
    """A line in the text's type that is no text: it ends as headings do, and the text does not go on from it."""
    if row.ems < _SHORTEST_DECK or row.size > _HEADING_SIZE * page.body or row.text[-1] in _ENDS:
        return []
    if not could_be_heading(row.text):
        return []
    return [row] if _stands_alone(row, [row], page) and not _begins_text(row, page) else []


def _begins_text(row: Row, page: _Page) -> bool:
    """Whether the lines below a line go on with it: it is led by two ems, or begins where they do."""
    below = _column_below(row, page)
    if not below:
        return False
    first = below[0]
    led = (row.box.left - first.box.left) / row.size
    is_full = row.box.right > first.box.right - _SHORT * row.size
    if _LED[0] < led < _LED[1]:
        return is_full or first.ems < row.ems
    if abs(led) < _EVEN:
        return not _comes_to_led([row, *below])
    return False


def _column_below(row: Row, page: _Page) -> list[Row]:
    """The first lines of text right below a line, one below the other."""
    found: list[Row] = []
    last = row
    near = [
        one
        for one in page.text_near(row, 0, _LOOK_BELOW)
        if 0 < one.box.top - row.box.top < _LOOK_BELOW * row.size
    ]
    for one in sorted(near, key=lambda other: (other.box.top, other.box.left)):
        step = one.box.bottom - last.box.bottom
        is_under = one.box.across(last.box) > 0 or 0 <= last.box.left - one.box.left < _LED[1] * row.size
        if 0.5 * row.size < step < _STEP * row.size and is_under:
            found.append(one)
            last = one
    return found


def _comes_to_led(rows: Sequence[Row]) -> bool:
    """Whether the text begins a few lines further down, led by two ems, with no sentence before it."""
    for above, row in pairwise(rows[:_MOST_DECK_LINES]):
        if "。" in above.text:
            return False
        if row.box.left - above.box.left > _LED[0] * row.size:
            return True
    return False


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
    text = ordinary(text)
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
    return not any(
        _is_column_beside(row, one, head, page) for one in page.text_near(row, 1, 1) if one not in parts
    )


def _heading_above(row: Row, page: _Page) -> Row | None:
    """The heading a line stands below, with nothing between them."""
    reach = _BELOW_HEADING * max(page.largest, row.size)
    near = [
        one for one in page.headings.near(row.box.top - reach, row.box.bottom) if _is_right_above(one, row)
    ]
    over = [one for one in near if one.box.across(row.box) > 0]
    best = min(over or near, key=lambda one: max(-one.box.across(row.box), 0.0), default=None)
    if best is None:
        return None
    left = row.box.left - _LED[1] * row.size  # a line that is led may have a short one above it
    top = min(
        best.box.bottom, row.box.top - _LINE * row.size
    )  # the heading may stand beside the line's column
    space = Box(left, top, row.box.right, row.box.top + 0.2 * row.size)
    between = page.text.near(space.top, space.bottom)
    blocked = any(one.box.meets(space, 0.3 * row.size) for one in between if id(one) not in page.taken)
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
    return not any(other.box.meets(over, 0.2 * one.size) for other in page.text_near(one, 1.3, 0))


def _joined(parts: Sequence[Row]) -> Row:
    """The parts as one line, as they are read."""
    if len(parts) == 1:
        return parts[0]
    return Row(" ".join(part.text for part in parts), around(part.box for part in parts), parts[0].size)


def place_standing(rows: Sequence[Row], frames: Sequence[Frame]) -> None:
    """Each line to the article it stands in: below its heading, or above its text."""
    for row in rows:
        best = max(frames, key=lambda frame: _fit(row, frame), default=None)
        if best is not None:
            best.standing.append(row)


def _fit(row: Row, frame: Frame) -> float:
    """How well a line stands in an article: inside it, close under its heading, close above its text."""
    box = frame.box
    score = -max(-box.across(row.box), 0.0) - 2 * max(-box.beside(row.box), 0.0)
    if frame.head is not None:
        gap = row.box.top - frame.head.box.bottom
        score -= abs(gap) if gap > -0.6 * row.size else 1000.0
    legs = [leg for leg in frame.legs if leg.box.top > row.box.top - 0.5 * row.size]
    if not legs:
        return score - 500.0
    return score - min(leg.box.top - row.box.bottom for leg in legs)
