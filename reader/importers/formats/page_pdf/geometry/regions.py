"""Where an article stands on its page: a few rectangles, in fractions of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Region
from reader.importers.formats.page_pdf.geometry.boxes import Box, around

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHELF = 40.0


def find_regions(
    own: Sequence[Box], others: Sequence[Box], width: float, height: float
) -> tuple[Region, ...]:
    """The rectangles around an article's parts, as few as there can be without touching what is another's.

    `width` and `height` are the page's, in points.
    """
    near = _Near(others)
    boxes: list[Box] = []
    for box in sorted(own, key=lambda one: (one.top, one.left)):
        for place, one in enumerate(boxes):
            both = around([one, box])
            if not near.meets(both):
                boxes[place] = both
                break
        else:
            boxes.append(box)
    return tuple(_region(box, width, height) for box in _settled(boxes, near))


class _Near:
    """Boxes by their height on the page, so that those that another may meet are found without looking at all."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._shelves: dict[int, list[Box]] = {}
        for box in boxes:
            for shelf in range(int(box.top // _SHELF), int(box.bottom // _SHELF) + 1):
                self._shelves.setdefault(shelf, []).append(box)

    def meets(self, box: Box) -> bool:
        """Whether a box meets one of them."""
        shelves = range(int(box.top // _SHELF), int(box.bottom // _SHELF) + 1)
        return any(box.meets(other, 1.0) for shelf in shelves for other in self._shelves.get(shelf, ()))


def _settled(boxes: list[Box], others: _Near) -> list[Box]:
    """The same with rectangles joined that can be since they have grown."""
    for place, box in enumerate(boxes):
        for after in boxes[place + 1 :]:
            both = around([box, after])
            if not others.meets(both):
                rest = [one for one in boxes if one is not box and one is not after]
                return _settled([both, *rest], others)
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _region(box: Box, width: float, height: float) -> Region:
    return Region(
        _share(box.left, width), _share(box.top, height), _share(box.right, width), _share(box.bottom, height)
    )


def _share(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)
