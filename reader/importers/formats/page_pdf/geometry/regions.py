"""Where an article stands on its page: a few rectangles, in fractions of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Region
from reader.importers.formats.page_pdf.geometry.boxes import Box, around

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_regions(
    own: Sequence[Box], others: Sequence[Box], width: float, height: float
) -> tuple[Region, ...]:
    """The rectangles around an article's parts, as few as there can be without touching what is another's.

    `width` and `height` are the page's, in points.
    """
    boxes: list[Box] = []
    for box in sorted(own, key=lambda one: (one.top, one.left)):
        for place, one in enumerate(boxes):
            both = around([one, box])
            if not any(both.meets(other, 1.0) for other in others):
                boxes[place] = both
                break
        else:
            boxes.append(box)
    return tuple(_region(box, width, height) for box in _settled(boxes, others))


def _settled(boxes: list[Box], others: Sequence[Box]) -> list[Box]:
    """The same with rectangles joined that can be since they have grown."""
    for place, box in enumerate(boxes):
        for after in boxes[place + 1 :]:
            both = around([box, after])
            if not any(both.meets(other, 1.0) for other in others):
                rest = [one for one in boxes if one is not box and one is not after]
                return _settled([both, *rest], others)
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _region(box: Box, width: float, height: float) -> Region:
    return Region(
        _share(box.left, width), _share(box.top, height), _share(box.right, width), _share(box.bottom, height)
    )


def _share(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)
