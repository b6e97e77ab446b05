"""The side panel: the calendar of issues, and the bookmarks under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.gui.widgets.focus_forwarding import FocusForwarding

if TYPE_CHECKING:
    from reader.gui.bookmarks.panel import BookmarksPanel
    from reader.gui.calendar import CalendarPanel

WIDTH = 264
_RULE_MARGIN = 12


class SidePanel(FocusForwarding, QScrollArea):
    """Stacks the parts; scrolls where the window is too low for them."""

    def __init__(
        self, calendar: CalendarPanel, bookmarks: BookmarksPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.calendar, self.bookmarks = calendar, bookmarks
        self._rule = QFrame()
        self._build()

    def add(self, part: QWidget) -> None:
        """Put a part under all others."""
        self._column.insertWidget(self._column.count() - 1, part)

    def sizeHint(self) -> QSize:
        """As wide as the design has it."""
        return QSize(WIDTH, super().sizeHint().height())

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lead = self.calendar.grid
        self._rule.setObjectName("edge")
        self._rule.setFixedHeight(1)
        content = QWidget()
        content.setObjectName("side")
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.calendar)
        column.addSpacing(8)
        column.addLayout(_inset(self._rule, _RULE_MARGIN))
        column.addSpacing(14)
        column.addWidget(self.bookmarks, 1)
        column.addStretch()
        self.setWidget(content)


def _inset(part: QWidget, margin: int) -> QVBoxLayout:
    """The part with room at its left and right."""
    box = QVBoxLayout()
    box.setContentsMargins(margin, 0, margin, 0)
    box.addWidget(part)
    return box
