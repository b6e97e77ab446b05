"""A layout that goes on in a further line where there is no room: nothing in it is cut off or scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """Places its parts from left to right, and on further lines where the first is full.

    Each is as wide as it likes to be, or as there is room; `across` and `down` are the pixels between parts and lines.
    """

    def __init__(self, parent: QWidget | None = None, *, across: int, down: int) -> None:
        super().__init__(parent)
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part, as Qt hands it over."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, in the order in which they were added."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """No more room than its parts need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are at `width`."""
        places = list(self._places(width))
        margins = self.contentsMargins()
        below = max((place.bottom() + 1 for _item, place in places), default=0)
        return below + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """The widest part."""
        sizes = [item.minimumSize() for item in self._shown()]
        return self._with_margins(
            QSize(max((it.width() for it in sizes), default=0), max((it.height() for it in sizes), default=0))
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place all parts."""
        super().setGeometry(rect)
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(inner.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Each part that is shown, and where it stands within the margins; middles of a line are on one height."""
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        top = 0
        for line in self._lines(room):
            height = max(item.sizeHint().height() for item in line)
            left = 0
            for item in line:
                size = item.sizeHint().boundedTo(QSize(max(room, item.minimumSize().width()), height))
                yield item, QRect(QPoint(left, top + (height - size.height()) // 2), size)
                left += size.width() + self._across
            top += height + self._down

    def _lines(self, room: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        taken = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if line and taken + self._across + width > room:
                yield line
                line, taken = [], 0
            taken += width + (self._across if line else 0)
            line.append(item)
        if line:
            yield line

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
