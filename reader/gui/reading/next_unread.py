"""What stands under the article's last line: the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from reader.core.speech import _
from reader.gui.widgets import theme

if TYPE_CHECKING:
    from reader.gui.reading.page_view import PageView

DISTANCE = 26


class NextUnread(QObject):
    """A quiet button under the last line of the sheet; it moves with the page."""

    pressed = Signal()

    def __init__(self, sheet: PageView) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.button = QPushButton(_("Next unread article"), sheet.viewport())
        self.button.setObjectName("nextUnread")
        self.button.setFont(theme.font("hei", 13))
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setToolTip(_("Next unread article (N, or Space at the end)"))
        self.button.clicked.connect(self.pressed)
        sheet.verticalScrollBar().valueChanged.connect(self.place)
        sheet.verticalScrollBar().rangeChanged.connect(self.place)

    def place(self) -> None:
        """Put the button under the last line, once that is near: before, it need not even be set."""
        bar, height = self._sheet.verticalScrollBar(), self._sheet.viewport().height()
        if bar.maximum() - bar.value() > height:
            self.button.move(0, 2 * height)
            return
        self.button.adjustSize()
        document = self._sheet.document()
        bottom = document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
        top = bottom + DISTANCE - bar.value()
        self.button.move(round(self._sheet.column[0]), round(top))
