"""Links and files that the system asks the running program to open: macOS tells them so, and not when it starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class OpenRequests(QObject):
    """Hears of them for as long as it lives."""

    asked = Signal(str)
    """A link, or the path of a file."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take requests to open something; nothing else."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(event.file() or event.url().toString())
            return True
        return super().eventFilter(watched, event)
