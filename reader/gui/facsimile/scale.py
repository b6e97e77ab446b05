"""How large a page is shown, and which parts of it have to be drawn for that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from reader.core.pixels import LARGEST_PART, LONGEST_SIDE, Part

MARGIN = 16
"""Pixels around a page."""
SIDE = 1024
"""Pixels of a part's side."""
LARGEST = 8.0
"""Pixels a point: body type of nine points as high as a headline."""
READABLE = 1.9
"""Pixels a point at which body type can be read at ease."""
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Scale:
    """A page `width` by `height` points, shown with `zoom` pixels a point; `density` is the screen's ratio."""

    width: float
    height: float
    zoom: float
    density: float = 1.0

    @property
    def shown(self) -> QSizeF:
        """The size of the page in the window."""
        return QSizeF(self.width * self.zoom, self.height * self.zoom)

    @property
    def whole(self) -> tuple[int, int]:
        """The page's size in pixels of the screen."""
        scale = self.zoom * self.density
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    def part_seen(self, seen: QRectF) -> Part | None:
        """What is seen of the page (in the window's pixels) as one part; None where it is nothing, or too large."""
        left, top, right, bottom = self._edges(seen)
        width, height = right - left, bottom - top
        if min(width, height) <= 0 or width * height > LARGEST_PART:
            return None
        return Part(*self.whole, left, top, width, height)

    def _edges(self, seen: QRectF) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is seen, in pixels of the screen."""
        wide, high = self.whole
        return (
            max(0, int(seen.left() * self.density)),
            max(0, int(seen.top() * self.density)),
            min(wide, int(seen.right() * self.density) + 1),
            min(high, int(seen.bottom() * self.density) + 1),
        )

    def place_of(self, part: Part) -> QRectF:
        """Where a part stands on the page in the window, be it drawn for this zoom or for another."""
        across, down = self.shown.width() / part.whole_width, self.shown.height() / part.whole_height
        return QRectF(part.left * across, part.top * down, part.width * across, part.height * down)

    def parts_in(self, seen: QRectF) -> list[Part]:
        """The parts that make up what is seen of the page (in the window's pixels), the middle ones first."""
        wide, high = self.whole
        left, top, right, bottom = self._edges(seen)
        parts = [
            Part(wide, high, x, y, min(SIDE, wide - x), min(SIDE, high - y))
            for y in range(top // SIDE * SIDE, bottom, SIDE)
            for x in range(left // SIDE * SIDE, right, SIDE)
        ]
        middle = QPointF((left + right) / 2, (top + bottom) / 2)
        return sorted(parts, key=lambda part: _distance(part, middle))


def _distance(part: Part, middle: QPointF) -> float:
    return abs(part.left + part.width / 2 - middle.x()) + abs(part.top + part.height / 2 - middle.y())


def fitting(width: float, height: float, room: QSizeF) -> float:
    """The zoom at which the whole page is seen."""
    wide, high = max(1.0, room.width() - 2 * MARGIN), max(1.0, room.height() - 2 * MARGIN)
    return min(wide / width, high / height)


def bounded(zoom: float, width: float, height: float, room: QSizeF, density: float) -> float:
    """The zoom nearest to the one wanted that is not smaller than the window nor larger than can be drawn."""
    fit = fitting(width, height, room)
    most = min(max(LARGEST, fit), LONGEST_SIDE / (max(width, height) * density))
    return max(min(fit, most), min(zoom, most))
