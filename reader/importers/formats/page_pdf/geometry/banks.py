"""Legs that begin on one level, side by side, and how the headings above share them out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.heads import Head
    from reader.importers.formats.page_pdf.geometry.legs import Leg

_SAME_TOP = 0.35
"""Ems. Type stands on one grid of lines, so columns of one article begin on the same line exactly."""
_WIDEST_GUTTER = 3.6
"""Ems between two columns of one article. It is seldom more than two."""

_OFF_CENTRE = 2.0
"""Ems that a heading's centre may stand beside its columns: another one, on another level, may be its text, too."""
_VERSE_GUTTER = 24.0
"""Ems from the longest line of a stanza to the next column: poems leave much of theirs free."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What may part columns: rules, frames and vertical headings."""

    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    uprights: tuple[Box, ...] = ()


@dataclass
class Group:
    """Legs read one after the other, and the heading above them, if they have one."""

    legs: list[Leg]
    head: Head | None = None

    @property
    def box(self) -> Box:
        """Where the legs stand."""
        return around(leg.box for leg in self.legs)


def find_banks(legs: Sequence[Leg], setting: Setting) -> list[list[Leg]]:
    """Legs whose first lines stand on one level, next to each other; from the top down, from left to right."""
    levels: list[list[Leg]] = []
    for leg in sorted(legs, key=lambda one: (one.box.top, one.box.left)):
        level = next((one for one in levels if _is_level(one, leg)), None)
        if level is None:
            levels.append([leg])
        else:
            level.append(leg)
    return [bank for level in levels for bank in _parts(sorted(level, key=lambda leg: leg.left), setting)]


def _is_level(level: Sequence[Leg], leg: Leg) -> bool:
    first = level[0]
    tops = (first.box.top, first.text_top)
    return any(abs(top - leg.box.top) < _SAME_TOP * leg.size for top in tops) and _is_same_type(first, leg)


def _is_same_type(one: Leg, other: Leg) -> bool:
    return abs(one.size - other.size) < 0.08 * one.size


def _parts(level: list[Leg], setting: Setting) -> list[list[Leg]]:
    banks = [[level[0]]]
    for leg, after in pairwise(level):
        if is_parted(leg, after, setting):
            banks.append([])
        banks[-1].append(after)
    return banks


def is_parted(left: Leg, right: Leg, setting: Setting) -> bool:
    """Whether two legs side by side cannot be of one article: far apart, or a rule, frame or heading between."""
    widest = _VERSE_GUTTER if _is_one_poem(left, right) else _WIDEST_GUTTER
    if right.left - left.right > widest * left.size:
        return True
    level = Box(
        left.box.centre,
        max(left.box.top, right.box.top),
        right.box.centre,
        min(left.box.bottom, right.box.bottom),
    )
    between = (*setting.uprights, *(rule for rule in setting.rules if _is_long_beside(rule, left)))
    if any(left.box.centre < box.centre < right.box.centre and box.beside(level) > 0 for box in between):
        return True
    return is_framed_apart(left.box, right.box, setting)


def _is_one_poem(left: Leg, right: Leg) -> bool:
    """Whether two legs may be of one poem: both set as verse, or one, and both without full stops."""
    if left.is_verse and right.is_verse:
        return True
    is_like = left.lacks_stops and right.lacks_stops and len(right.rows) <= len(left.rows) + 1
    return is_like and (left.is_verse or right.is_verse) and not right.begins_article


def _is_long_beside(rule: Box, leg: Leg) -> bool:
    """Whether an upright rule parts articles. A thin one between columns runs along the text alone 栏线."""
    return (
        rule.height > rule.width
        and rule.bottom > leg.box.bottom + leg.size
        and rule.top < leg.box.top - leg.size
    )


def is_framed_apart(one: Box, other: Box, setting: Setting) -> bool:
    """Whether a frame goes around one of two boxes only."""
    return any(frame.holds(one) != frame.holds(other) for frame in setting.frames)


def share_out(bank: Sequence[Leg], heads: Sequence[Head]) -> list[Group]:
    """The legs of a bank parted among the headings above it, the likeliest way of all."""
    return likeliest(bank, heads)[1]


def likeliest(bank: Sequence[Leg], heads: Sequence[Head]) -> tuple[float, list[Group]]:
    """The best way to part a bank, and how good it is, for comparing ways to read the headings.

    A heading is centred over its columns or begins with them; an article does not begin in mid-sentence.
    """
    best: list[tuple[float, list[Group]]] = [(0.0, [])]
    for end in range(1, len(bank) + 1):
        ways = [
            (best[start][0] + score, [*best[start][1], Group(list(bank[start:end]), head)])
            for start in range(end)
            for score, head in [_score(bank, start, end, heads)]
        ]
        best.append(max(ways, key=lambda way: way[0]))
    return best[-1]


def _score(bank: Sequence[Leg], start: int, end: int, heads: Sequence[Head]) -> tuple[float, Head | None]:
    legs = bank[start:end]
    box = around(leg.box for leg in legs)
    inside = [head for head in heads if _is_centred(head.main_box, box, _OFF_CENTRE * legs[0].size)]
    score = -4.0 * sum(1 for leg in legs[1:] if leg.begins_article)
    score += sum(continuity(leg, after) for leg, after in pairwise(legs)) / 2
    score += 3.0 if legs[0].begins_article else 0.0
    if start and not legs[0].begins_article:
        score -= 1.0 + max(0.0, continuity(bank[start - 1], legs[0]))
    if not inside:
        return score - 1.0, None
    head = max(inside, key=lambda one: one.size)
    return score + 3.0 - 8.0 * (len(inside) - 1) - _misfit(head, box, legs[0].size), head


def _is_centred(head: Box, box: Box, slack: float) -> bool:
    """Whether a heading's middle is over its columns, or right beside them where it is no wider."""
    slack = slack if head.width < box.width else 0.0
    return box.left - slack <= head.centre <= box.right + slack


def _misfit(head: Head, box: Box, size: float) -> float:
    """How badly a heading sits over its columns. `size`: the text's, in points."""
    over = max(0.0, box.left - head.box.left, head.box.right - box.right)
    main = head.main_box
    offset = min(abs(main.centre - box.centre), 1.5 * abs(main.left - box.left)) / box.width
    return min(6.0, 0.5 * over / size) + 5.0 * offset


def continuity(leg: Leg, after: Leg) -> float:
    """How well the text goes on from one leg to the next: −4 for not at all, 4 for surely."""
    if after.begins_article:
        return -4.0
    if leg.is_verse or after.is_verse:
        return 1.0 if _is_one_poem(leg, after) else -1.5
    if leg.is_open:
        return -4.0 if after.is_led else 4.0
    if after.is_led:
        return 0.0
    return 1.5 if leg.is_full else -4.0
