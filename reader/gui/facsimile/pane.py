"""The page as printed with its strip; where there is none, a sentence that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.facsimile.strip import PageStrip
from reader.gui.facsimile.view import FacsimileView
from reader.gui.widgets.empty_state import EmptyState, Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.records import Outline, PageRecord

_FIND = "find"


class FacsimilePane(QWidget):
    """Shows a page; what it needs is told by its view and its strip."""

    file_wanted = Signal()
    """The person wants to say where the file of the page is now."""
    shown = Signal()
    """The pane has come into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.view, self.strip, self._empty = FacsimileView(), PageStrip(), EmptyState()
        self._stack = QStackedWidget()
        for page in (self._empty, self.view):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.setMinimumWidth(200)
        self.setFocusProxy(self.view)
        self._connect()
        self.show_none("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the page, or to the sentence that stands in its place."""
        (self._stack.currentWidget() or self.view).setFocus(reason)

    def _connect(self) -> None:
        self._empty.hint_chosen.connect(lambda _choice: self.file_wanted.emit())
        self.strip.zoomed_in.connect(self.view.zoom_in)
        self.strip.zoomed_out.connect(self.view.zoom_out)
        self.strip.fit_wanted.connect(self.view.fit)
        self.view.page_wanted.connect(self.strip.step_wanted)

    @property
    def text(self) -> str:
        """What is said in place of a page; empty where a page is shown."""
        return self._empty.text if self._stack.currentWidget() is self._empty else ""

    def show_page(self, page: PageRecord, outlines: Sequence[Outline]) -> None:
        """Show a page that has been drawn."""
        assert page.facsimile is not None  # noqa: S101 - it has been drawn
        self._stack.setCurrentWidget(self.view)
        self.strip.set_has_picture(True)
        self.view.show_page(page.facsimile, outlines, page.number)

    def show_none(self, text: str) -> None:
        """Say that there is no picture of this page."""
        self._say(text, [_("Import the page's PDF, or its web page saved with the picture.")] if text else [])

    def show_missing(self, text: str) -> None:
        """Say that the file of this page can't be shown, and offer to find it."""
        self._say(text, [Hint(_("Find the file…"), _FIND)])

    def _say(self, text: str, hints: Sequence[Hint | str]) -> None:
        self.view.show_nothing()
        self.strip.set_has_picture(False)
        self._empty.show_text(text, hints)
        self._stack.setCurrentWidget(self._empty)

    def showEvent(self, event: object) -> None:
        """Tell that the pane can be seen."""
        super().showEvent(event)  # type: ignore[arg-type]  # a QShowEvent
        self.shown.emit()
