"""Lines into legs: what stands of an article in one column without a break (栏; a "leg of type")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.column_names import is_named_as_column
from reader.importers.formats.page_pdf.geometry.shelves import Shelves
from reader.importers.layout.bylines import is_house_commentator, parse_byline
from reader.importers.layout.line_kinds import could_be_heading, is_rubric, starts_article
from reader.importers.layout.punctuation import begins_item, is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.rows import Row

_SAME_SIZE = 1.06
_HEADING_SIZE = 1.12
"""Times the body's size: what is larger is a heading, unless it reads like text (an editorial in larger type)."""
_SUBHEADING_SIZE = 1.35
_WIDEST_SUBHEADING = 16
_STACKED = 1.8
"""Ems from one line of a subheading to the next, at most."""
_NOTHING_ABOVE = 2.0
"""Ems above a kicker that are blank."""
_FEW_LINES, _VERSE_LINES = 2, 4
_OLD_VERSE = 8
_PARAGRAPH_ENDS = "。！？”…：；）」』"
_MARKS = "，。；：、！？"
INDENT = 0.9
"""Ems. A paragraph is led by two, and never by less than one."""

_LED = 2.7
"""Ems that a paragraph is led by, at most."""
_FARTHER = 0.1
"""Ems farther than the lines of a text stand from each other."""
_SHELF = 16.0
"""Points of height: groups are looked for on the shelves their last lines stand on."""
_MOST_SIGNED = 2
"""Lines of a signature."""


@dataclass(frozen=True)
class Leg:
    """Lines of one column, from the top down. `left` and `right` are the column's edges, as far as they show."""

    rows: tuple[Row, ...]
    left: float
    right: float

    @cached_property
    def box(self) -> Box:
        """Where it stands."""
        box = around(row.box for row in self.rows)
        return Box(min(self.left, box.left), box.top, max(self.right, box.right), box.bottom)

    @cached_property
    def text_top(self) -> float:
        """Where its text begins: below a byline, which other columns of the article lack."""
        bylines = 0
        while bylines < len(self.rows) - 1 and _is_byline(self.rows[bylines].text):
            bylines += 1
        return self.rows[bylines].box.top

    @cached_property
    def size(self) -> float:
        """Of its type, in points."""
        return median(row.size for row in self.rows)

    @cached_property
    def opening(self) -> str:
        """Its first lines: as many as a byline may take."""
        return "".join(row.text for row in self.rows[:4])

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(row.text for row in self.rows)

    @cached_property
    def begins_article(self) -> bool:
        """Whether it opens as articles do: with a byline, a dateline, or a commentary's standing name."""
        first = self.rows[0].text
        if self._is_signature:
            return False
        return starts_article(self.opening) or starts_article(first) or is_rubric(first)

    @property
    def _is_signature(self) -> bool:
        """Whether it is nothing but who wrote the text before it, in brackets: what its last column had no room for."""
        text = "".join(row.text for row in self.rows[:_MOST_SIGNED])
        return len(self.rows) <= _MOST_SIGNED and text[0] in "（(" and text[-1] in "）)"

    @property
    def is_led(self) -> bool:
        """Whether its first line begins a paragraph."""
        return self.rows[0].box.left - self.left > INDENT * self.size

    @property
    def is_full(self) -> bool:
        """Whether its last line goes to the edge of the column, or leaves room for a mark and a character only."""
        return self.rows[-1].box.right > self.right - 1.6 * self.size

    @property
    def is_open(self) -> bool:
        """Whether its last line stops in mid-sentence at the column's edge."""
        last = self.rows[-1].text
        return self.is_full and not is_finished(last) and not last.endswith(("：", ":"))

    @cached_property
    def lacks_stops(self) -> bool:
        """Whether hardly a sentence ends in it, as in poems and lists."""
        return sum(len(row.text) for row in self.rows) > 50 * self.text.count("。")

    @cached_property
    def is_verse(self) -> bool:
        """Whether it is set as poems and lists are: its lines begin together and end where they should, at no edge."""
        if len(self.rows) < _FEW_LINES:
            return False
        left = median(row.box.left for row in self.rows)
        even = sum(1 for row in self.rows if abs(row.box.left - left) < 0.5 * self.size)
        if even < 0.8 * len(self.rows):
            return False
        if len(self.rows) < _VERSE_LINES:
            return all(_is_bare(row) and not self._is_full(row) for row in self.rows)
        return self._is_ragged() or self._has_bare_lines() or self._is_regular()

    def _is_full(self, row: Row) -> bool:
        return row.box.right > self.right - 1.6 * self.size

    def _is_ragged(self) -> bool:
        """Whether hardly half of its lines are full, and the others do not end as paragraphs do."""
        short = [row for row in self.rows if not self._is_full(row)]
        ended = sum(1 for row in short if row.text[-1] in _PARAGRAPH_ENDS)
        return len(short) > 0.5 * len(self.rows) and ended < 0.6 * len(short)

    def _has_bare_lines(self) -> bool:
        """Whether its lines are of different lengths and nearly all without a mark: no prose is."""
        bare = sum(1 for row in self.rows if _is_bare(row))
        return bare >= 0.8 * len(self.rows) and len({round(row.ems) for row in self.rows}) > 1

    def _is_regular(self) -> bool:
        """Whether all of its lines are short, as long as each other and end in a mark, as those of old poems do."""
        is_even = len({len(row.text) for row in self.rows}) == 1 and len(self.rows[0].text) <= _OLD_VERSE
        return is_even and all(row.text[-1] in _MARKS for row in self.rows)


def _is_bare(row: Row) -> bool:
    return not any(mark in row.text for mark in _MARKS)


def find_legs(rows: Sequence[Row], body: float, walls: Sequence[Box]) -> tuple[list[Leg], list[Row]]:
    """The legs of a page and the lines left for headings. `walls`: rules and pictures, which end a leg."""
    level = [row for row in rows if not row.is_vertical]
    inner = find_subheadings(level, body)
    outer = [*_headings_in_text_type(level, body), *find_rubrics(level)]
    within, over = set(map(id, inner)), set(map(id, outer))
    small = [
        row
        for row in level
        if (row.size <= _HEADING_SIZE * body or id(row) in within) and id(row) not in over
    ]
    taken = over | set(map(id, small))
    text = _grouped(small, body, walls)
    left = [*outer, *(row for row in rows if row.is_vertical)]
    for group in _grouped([row for row in level if id(row) not in taken], body, walls):
        if _reads_as_text(group):
            text.append(group)
        else:
            left += group
    return _with_edges(text), left


def _reads_as_text(group: Sequence[Row]) -> bool:
    """Whether large type is an article's text: several lines with a whole sentence in them."""
    text = "".join(row.text for row in group)
    return len(group) >= 3 and "。" in text and len(text) > 12 * len(group) / 2


@dataclass
class _Group:
    """Lines that follow each other down one column, while they are gathered."""

    rows: list[Row]
    box: Box
    number: int

    def add(self, row: Row) -> None:
        """The line below the last."""
        self.rows.append(row)
        self.box = around([self.box, row.box])


def _grouped(rows: Sequence[Row], body: float, walls: Sequence[Box]) -> list[list[Row]]:
    """Lines that follow each other down one column. A line is held against the groups that end right above it."""
    pitch = usual_pitch(rows) or 1.5
    groups: list[_Group] = []
    open_groups: dict[int, list[_Group]] = {}
    most = max((row.size for row in rows), default=body)
    for row in sorted(rows, key=lambda one: (one.box.top, one.box.left)):
        reach = max(1.45 * pitch, pitch + 0.3) * max(row.size, min(most, _SUBHEADING_SIZE * body))
        shelves = range(int((row.box.bottom - reach) // _SHELF), int(row.box.bottom // _SHELF) + 1)
        near = [group for shelf in shelves for group in open_groups.get(shelf, ())]
        fitting = [group for group in near if _follows(group, row, pitch, body, walls)]
        best = max(fitting, key=lambda group: (group.box.across(row.box), -group.number), default=None)
        if best is None:
            best = _Group([row], row.box, len(groups))
            groups.append(best)
        else:
            open_groups[int(best.rows[-1].box.bottom // _SHELF)].remove(best)
            best.add(row)
        open_groups.setdefault(int(row.box.bottom // _SHELF), []).append(best)
    return [group.rows for group in groups]


def _around(group: Sequence[Row]) -> Box:
    return around(row.box for row in group)


def usual_pitch(rows: Sequence[Row]) -> float | None:
    """From one line to the next, in ems, as it usually is."""
    steps: list[float] = []
    ordered = sorted(rows, key=lambda row: (round(row.box.left / 4), row.box.top))
    for row, after in pairwise(ordered):
        step = (after.box.top - row.box.top) / row.size
        if 0.9 < step < 2.5 and abs(row.size - after.size) < 0.05 * row.size:
            steps.append(step)
    return median(steps) if steps else None


def _follows(group: _Group, row: Row, pitch: float, body: float, walls: Sequence[Box]) -> bool:
    last, box = group.rows[-1], group.box
    step = row.box.bottom - last.box.bottom
    size = max(row.size, last.size)
    is_same = size <= _SAME_SIZE * min(row.size, last.size) or max(size, body) <= _SUBHEADING_SIZE * body
    reach = max(1.45 * pitch, pitch + 0.3) * size
    if not (is_same and 0.5 * min(row.size, last.size) < step < reach):
        return False
    return _is_inside(row, box) and not _is_walled(last.box, row.box, walls)


def _is_inside(row: Row, box: Box) -> bool:
    """Whether a line stands in the column of the lines above it, or begins where those are led by two ems.

    The end of a paragraph that opens a column may be so short that the line below it begins beside it.
    """
    if box.across(row.box) > 0.5 * min(row.box.width, box.width):
        return True
    led = (row.box.left - box.left) / row.size
    return (-_LED < led <= 0 and row.box.right < box.right) or 1.5 < led < _LED


def _is_walled(above: Box, below: Box, walls: Sequence[Box]) -> bool:
    """Whether a rule or a picture stands between two lines."""
    space = Box(max(above.left, below.left), above.middle, min(above.right, below.right), below.middle)
    return any(
        wall.across(space) > 0.5 * space.width and above.middle < wall.middle < below.middle for wall in walls
    )


def find_subheadings(rows: Sequence[Row], body: float) -> list[Row]:
    """Lines in somewhat larger type that stand within the text of a column: 小标题, of one line or a few.

    Above them is text of the same column, or text of the next column stands on their level; no byline follows.
    """
    some = [row for row in rows if _HEADING_SIZE * body < row.size <= _SUBHEADING_SIZE * body]
    shelves = Shelves(rows)
    stacks = _stacked([row for row in some if row.ems <= _WIDEST_SUBHEADING])
    return [row for stack in stacks if _is_within(stack, shelves, body) for row in stack]


def _stacked(rows: Sequence[Row]) -> list[list[Row]]:
    """Lines of the same size that stand right under each other."""
    stacks: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: one.box.top):
        over = next((stack for stack in stacks if _is_right_under(row, stack[-1])), None)
        if over is None:
            stacks.append([row])
        else:
            over.append(row)
    return stacks


def _is_right_under(row: Row, above: Row) -> bool:
    is_same = abs(row.size - above.size) < 0.04 * row.size
    step = (row.box.top - above.box.top) / row.size
    return is_same and 0.8 < step < _STACKED and row.box.across(above.box) > 0


def _is_within(stack: Sequence[Row], shelves: Shelves, body: float) -> bool:
    first, last = stack[0], stack[-1]
    rows = list(shelves.near(first.box.top - 3 * first.size, last.box.bottom + 3 * last.size))
    box = around(row.box for row in stack)
    own = set(map(id, stack))
    near = [one for one in rows if id(one) not in own and _is_in_column(one, box)]
    text = [one for one in near if 0 < one.box.top - last.box.top < 3.2 * last.size]
    below = _nearest([one for one in text if one.box.top - last.box.top < 2.6 * last.size], last)
    above = _nearest([one for one in near if 0 < first.box.top - one.box.top < 2.6 * first.size], first)
    if any(one.size > _HEADING_SIZE * body for one in above):
        return False
    if any(one.size > _HEADING_SIZE * body for one in below):
        if not above or not _is_nearer(stack, above[0], below[0]):
            return False
        below = []
    words = "".join(row.text for row in stack)
    if not (could_be_heading(words) or begins_item(words) or len(words) == 1):
        return False
    if not below:
        return len(above) == 1 and _is_at_foot(stack, above[0], rows, body)
    if len(below) != 1 or starts_article(below[0].text):
        return False
    column = around(one.box for one in text)
    is_in_column = column.left < box.left + 0.5 * last.size and box.right < column.right + last.size
    return is_in_column and (len(above) == 1 or _is_beside_text(first, rows, body))


def _is_in_column(row: Row, box: Box) -> bool:
    """Whether a line stands over or under lines: much of it, or by where a paragraph begins that is led."""
    across = row.box.across(box)
    is_led = 0 <= row.box.left - box.left < _LED * row.size
    return across > 0.3 * min(row.box.width, box.width) or (across > 0 and is_led)


def _is_nearer(stack: Sequence[Row], above: Row, below: Row) -> bool:
    """Whether lines stand closer to the text above them than to the heading below, whose kicker they would be."""
    return stack[0].box.top - above.box.bottom < 0.8 * (below.box.top - stack[-1].box.bottom)


def _is_at_foot(stack: Sequence[Row], above: Row, rows: Sequence[Row], body: float) -> bool:
    """Whether a column ends with these lines, below one of its own, while the next one goes on beside them."""
    first = stack[0]
    is_close = first.box.bottom - above.box.bottom < _STACKED * first.size
    is_held = above.box.left - 2.6 * body < first.box.left and first.box.right < above.box.right + first.size
    beside = [
        one for one in rows if one.box.beside(first.box) > 0.5 * one.size and one.box.across(first.box) < 0
    ]
    return is_close and is_held and any(one.size <= _HEADING_SIZE * body for one in beside)


def _nearest(rows: Sequence[Row], row: Row) -> list[Row]:
    """Those of some lines that stand on the level next to a line."""
    away = min((abs(one.box.top - row.box.top) for one in rows), default=0.0)
    return [one for one in rows if abs(one.box.top - row.box.top) < away + 0.5 * one.size]


def _is_beside_text(row: Row, rows: Sequence[Row], body: float) -> bool:
    """Whether text of the column to the left stands on a line's level, however short its line there is."""
    text = [one for one in rows if one.size <= _HEADING_SIZE * body and one.box.right < row.box.left + body]
    return any(
        one.box.beside(row.box) > 0.5 * one.size
        and any(
            abs(other.box.left - one.box.left) < _LED * body and (row.box.left - other.box.right) / body < 8
            for other in text
        )
        for one in text
    )


def _headings_in_text_type(rows: Sequence[Row], body: float) -> list[Row]:
    """Kickers and decks no larger than the text: they stand close to a headline, a deck across several columns."""
    large = [row for row in rows if row.size > _HEADING_SIZE * body]
    if not large:
        return []
    most = max(row.size for row in large)
    shelves, headings = Shelves(rows), Shelves(large)
    found = []
    for row in rows:
        if row.size > _HEADING_SIZE * body:
            continue
        over = list(headings.near(row.box.top - 2 * most, row.box.bottom + 2 * most))
        if not any(one.box.across(row.box) > 0 for one in over) or not could_be_heading(row.text):
            continue
        near = list(shelves.near(row.box.top - 4 * row.size, row.box.bottom + 4 * row.size))
        first = _kicker_above(row, shelves)
        if _is_deck(row, over, near) or _is_kicker(row, over, [one for one in near if one not in first]):
            found += [*first, row]
    return found


def _kicker_above(row: Row, shelves: Shelves) -> list[Row]:
    """The first line of a kicker on two, of which `row` is the second: set alike, with nothing above."""
    near = list(shelves.near(row.box.top - 4 * row.size, row.box.bottom))
    above = _over(row, near, _STACKED)
    if len(above) != 1 or abs(above[0].size - row.size) > 0.04 * row.size:
        return []
    first = above[0]
    offset = min(abs(first.box.centre - row.box.centre), abs(first.box.left - row.box.left))
    is_one = offset < 0.6 * row.size and could_be_heading(first.text + row.text)
    return [] if not is_one or _over(first, near, _NOTHING_ABOVE) else [first]


def _over(row: Row, rows: Sequence[Row], ems: float) -> list[Row]:
    """Those of some lines that stand over a line, its top so many ems below theirs at most."""
    return [
        one
        for one in rows
        if 0.5 * row.size < row.box.top - one.box.top < ems * row.size and one.box.across(row.box) > 0
    ]


def find_rubrics(rows: Sequence[Row]) -> list[Row]:
    """The names of columns 栏目 that stand by themselves above a text, farther than its lines stand apart."""
    pitch = usual_pitch(rows) or 1.5
    shelves = Shelves(rows)
    found = []
    for row in (one for one in rows if is_named_as_column(one.text)):
        near = shelves.near(row.box.top - 2 * row.size, row.box.bottom + 2 * row.size)
        steps = [
            abs(one.box.bottom - row.box.bottom) / row.size for one in near if one.box.across(row.box) > 0
        ]
        if not any(0.3 < step < pitch + _FARTHER for step in steps):
            found.append(row)
    return found


def _is_deck(row: Row, large: Sequence[Row], rows: Sequence[Row]) -> bool:
    above = [
        one
        for one in large
        if 0 <= row.box.top - one.box.bottom + 2 < one.size and one.box.across(row.box) > 0
    ]
    below = [
        one
        for one in rows
        if 0.5 * row.size < one.box.top - row.box.top < 3.2 * row.size and one.box.across(row.box) > row.size
    ]
    return bool(above) and any(
        one.box.right < other.box.left and one.box.beside(other.box) > 0.5 * row.size
        for one in below
        for other in below
    )


def _is_kicker(row: Row, large: Sequence[Row], rows: Sequence[Row]) -> bool:
    below = [
        one
        for one in large
        if 0 <= one.box.top - row.box.bottom + 2 < one.size and one.box.across(row.box) > 0
    ]
    is_aligned = any(
        min(abs(one.box.centre - row.box.centre), abs(one.box.left - row.box.left)) < 1.2 * row.size
        for one in below
    )
    return is_aligned and not _over(row, rows, _NOTHING_ABOVE)


def _with_edges(groups: list[list[Row]]) -> list[Leg]:
    """The legs with their columns' edges; a leg that does not show them has them from its neighbours."""
    legs = [_leg(group) for group in groups]
    sound = [
        leg
        for leg in legs
        if len(leg.rows) > 2 and any(_is_on(row, leg) for row in leg.rows) and _has_indent(leg)
    ]
    return [leg if leg in sound else _completed(leg, sound) for leg in legs]


def _leg(group: list[Row]) -> Leg:
    box = _around(group)
    return Leg(tuple(group), box.left, box.right)


def _is_on(row: Row, leg: Leg) -> bool:
    return row.box.left < leg.left + 0.3 * leg.size


def _has_indent(leg: Leg) -> bool:
    lefts = [row.box.left for row in leg.rows]
    return len(leg.rows) > 4 or max(lefts) - min(lefts) > INDENT * leg.size


def _completed(leg: Leg, sound: Sequence[Leg]) -> Leg:
    """A leg with the edges of a sound one in the same column, else on the same level as far as the columns are even."""
    same = [
        one
        for one in sound
        if _shares_edge(leg, one)
        and leg.right < one.right + 0.5 * leg.size
        and abs(one.size - leg.size) < 0.06 * leg.size
    ]
    if same:
        nearest = min(same, key=lambda one: abs(one.box.middle - leg.box.middle))
        return Leg(leg.rows, min(leg.left, nearest.left), max(leg.right, nearest.right))
    return _by_pitch(leg, sound)


def _shares_edge(leg: Leg, sound: Leg) -> bool:
    """Whether a leg begins where a column does, or ends there, as the line of a jump or a signature may."""
    begins = -0.3 * leg.size < leg.left - sound.left < 2.6 * leg.size
    ends = abs(leg.right - sound.right) < 0.5 * leg.size and len(leg.rows) <= _MOST_SIGNED
    return begins or (ends and leg.left >= sound.left)


def _by_pitch(leg: Leg, sound: Sequence[Leg]) -> Leg:
    """The edges that even columns would have: the nearest two sound legs beside it tell width and gutter."""
    beside = [
        one for one in sound if one.box.beside(leg.box) > 0 and abs(one.size - leg.size) < 0.06 * leg.size
    ]
    beside.sort(key=lambda one: abs(one.box.centre - leg.box.centre))
    for one, other in pairwise(beside):
        step = abs(one.left - other.left)
        width = one.right - one.left
        if not width < step < 1.5 * width or step <= 0:
            continue
        left = one.left + round((leg.left - one.left - leg.size) / step) * step
        if -0.3 * leg.size < leg.left - left < 2.6 * leg.size:
            return Leg(leg.rows, min(left, leg.left), max(leg.right, left + width))
        right = one.right + round((leg.right - one.right) / step) * step
        if abs(leg.right - right) < 0.5 * leg.size and len(leg.rows) <= _MOST_SIGNED:
            return Leg(leg.rows, min(right - width, leg.left), right)
    return leg


def _is_byline(text: str) -> bool:
    return parse_byline(text) is not None or is_house_commentator(text)
