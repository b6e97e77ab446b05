"""Vertical headlines 竖题: they stand beside their article, on the same side of all articles of a page as a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.frame import Frame
    from reader.importers.formats.page_pdf.geometry.heads import Head
    from reader.importers.formats.page_pdf.geometry.legs import Leg

_FARTHEST = 14.0
"""Ems of the headline, sideways and up or down together."""
_OTHER_SIDE = 4.0
"""Ems that a headline on the side the others are not on must stand closer."""
_BOTTOM_SIDES = ("left", "right")


def add_uprights(frames: Sequence[Frame], heads: Sequence[Head]) -> None:
    """Vertical headings to frames without one, so that all stand as close as they can."""
    ways = [_shared(frames, heads, side) for side in _BOTTOM_SIDES]
    best = min(ways, key=lambda way: (len(heads) - len(way[1]), way[0]))
    for place, head in best[1]:
        frames[place].head = head


def _shared(
    frames: Sequence[Frame], heads: Sequence[Head], side: str
) -> tuple[float, list[tuple[int, Head]]]:
    """What it costs, in ems, if headlines stand on one side of their text; and which frame gets which."""
    ways = sorted(
        (_distance(head, frame, side), number, place)
        for number, head in enumerate(heads)
        for place, frame in enumerate(frames)
        if frame.head is None and frame.legs
    )
    cost, taken, given = 0.0, set[int](), set[int]()
    pairs: list[tuple[int, Head]] = []
    for away, number, place in ways:
        if number not in taken and place not in given and away < _FARTHEST:
            taken.add(number)
            given.add(place)
            cost += away
            pairs.append((place, heads[number]))
    return cost, pairs


def _distance(head: Head, frame: Frame, side: str) -> float:
    """Ems between a heading and the nearest of a frame's legs, more where it stands on the other side of it."""
    return min(_to_leg(head, leg, side) for leg in frame.legs) / head.size


def _to_leg(head: Head, leg: Leg, side: str) -> float:
    aside = max(-leg.box.across(head.box), 0.0)
    apart = max(-leg.box.beside(head.box), 0.0) + 0.1 * abs(leg.box.top - head.box.top)
    is_left = head.box.centre < leg.box.centre
    return aside + 2 * apart + (0.0 if is_left == (side == "left") else _OTHER_SIDE * head.size)
