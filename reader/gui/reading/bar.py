"""The bar above the page: text size, appearance, bookmark, citation, export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.core.speech import _
from reader.gui.reading.view_splitter import ViewSwitch
from reader.gui.widgets.buttons import BUTTON, tool_button
from reader.gui.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

HEIGHT = 44


class _Entry(NamedTuple):
    """A button: its name, its icon, what it does in words, and the signal it sends."""

    name: str
    icon: str
    words: str
    signal: SignalInstance
    needs_article: bool = True
    is_spare: bool = False
    """Left out where there is no room: the menu has it too."""


class ReadingBar(QWidget):
    """The view at the left end, buttons at the right; each tells by a signal that it was pressed."""

    list_asked = Signal()
    find_asked = Signal()
    zoomed_out = Signal()
    zoomed_in = Signal()
    appearance_toggled = Signal()
    star_toggled = Signal()
    correction_asked = Signal()
    as_read_toggled = Signal()
    citation_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = self._table()
        self._buttons: dict[str, QToolButton] = {}
        self._was_corrected = False
        self._build()

    def _table(self) -> tuple[_Entry, ...]:
        return (
            _Entry("find", "find", _("Find in this article (Ctrl+F)"), self.find_asked),
            _Entry("zoom_out", "zoom-out", _("Smaller text (Ctrl+−)"), self.zoomed_out, False, True),
            _Entry("zoom_in", "zoom-in", _("Larger text (Ctrl++)"), self.zoomed_in, False, True),
            _Entry("appearance", "contrast", _("Light or dark"), self.appearance_toggled, False, True),
            _Entry("as_read", "as-read", _("As read, before it was corrected (O)"), self.as_read_toggled),
            _Entry("star", "star", _("Add bookmark (S)"), self.star_toggled),
            _Entry("correct", "pencil", _("Correct this article (E)"), self.correction_asked),
            _Entry(
                "citation", "quote", _("Copy citation (Ctrl+Shift+C)"), self.citation_asked, is_spare=True
            ),
            _Entry("export", "export", _("Export the selected articles (Ctrl+E)"), self.export_asked),
        )

    def _build(self) -> None:
        self.setObjectName("readingBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(6)
        self._to_list = tool_button("to_list", "back", _("Back to the list (Esc)"))
        self._to_list.clicked.connect(self.list_asked)
        self._to_list.hide()
        row.addWidget(self._to_list)
        self.switch = ViewSwitch()
        row.addWidget(self.switch)
        row.addStretch(1)
        for entry in self._entries:
            button = self._buttons[entry.name] = tool_button(entry.name, entry.icon, entry.words)
            button.clicked.connect(lambda _checked=False, signal=entry.signal: signal.emit())
            row.addWidget(button)
        self._buttons["star"].setCheckable(True)
        self._buttons["as_read"].setCheckable(True)
        self._leave_out()

    def button(self, name: str) -> QToolButton:
        """The button `name` of the table."""
        return self._buttons[name]

    def minimumSizeHint(self) -> QSize:
        """Room for what is always there."""
        return QSize(self._width_of([entry for entry in self._entries if not entry.is_spare]), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        has_room = self.width() >= self._width_of(self._entries)
        for entry in self._entries:
            is_of_use = entry.name != "as_read" or self._was_corrected
            self._buttons[entry.name].setVisible(is_of_use and (has_room or not entry.is_spare))

    def _width_of(self, entries: Sequence[_Entry]) -> int:
        back = 0 if self._to_list.isHidden() else BUTTON + 6
        return 2 * 16 + back + self.switch.sizeHint().width() + len(entries) * (BUTTON + 6)

    def offer_list(self, is_hidden: bool) -> None:
        """Offer the way back to the list while it is hidden."""
        self._to_list.setVisible(is_hidden)
        self._leave_out()

    def set_starred(self, is_starred: bool) -> None:
        """Show whether the article is bookmarked."""
        star = self._buttons["star"]
        star.setChecked(is_starred)
        words = _("Remove bookmark (S)") if is_starred else _("Add bookmark (S)")
        star.setToolTip(words)
        star.setAccessibleName(words)
        star.setIcon(icon("star-filled", "accent") if is_starred else icon("star"))

    def show_as_read(self, *, is_offered: bool, is_shown: bool) -> None:
        """Offer to show the article as it was read, and say whether it is shown so."""
        button = self._buttons["as_read"]
        self._was_corrected = is_offered
        self._leave_out()
        button.setChecked(is_shown)
        words = _("Back to the corrected text (O)") if is_shown else _("As read, before it was corrected (O)")
        button.setToolTip(words)
        button.setAccessibleName(words)

    def set_has_article(self, has_article: bool) -> None:
        """Turn off what needs an article while none is shown."""
        for entry in self._entries:
            self._buttons[entry.name].setEnabled(has_article or not entry.needs_article)
