"""The bar that finds in the article: a field, a count, the next and the previous hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from reader.core.speech import _
from reader.gui.widgets import theme
from reader.gui.widgets.buttons import tool_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

HEIGHT = 44
FIELD_WIDTH = 320


class _Field(QLineEdit):
    """Sends its text once it is written: what an input method still holds is not searched."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Tells what is typed and which way to go; it is shown the count."""

    query_typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("articleFindBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.field = _Field()
        self.field.setPlaceholderText(_("Find in this article"))
        self.field.setAccessibleName(_("Find in this article"))
        self.field.setMaximumWidth(FIELD_WIDTH)
        self.field.setFixedHeight(30)
        self.field.setFont(theme.font("hei", 14))
        self._count = QLabel()
        self._count.setFont(theme.font("hei", 13))
        self._count.setMinimumWidth(72)
        self._previous = tool_button("previous_hit", "chevron-up", _("Previous hit (Shift+F3)"))
        self._next = tool_button("next_hit", "chevron-down", _("Next hit (F3)"))
        self._close = tool_button("close_find", "close", _("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addSpacing(6)
        for part in (self._count, self._previous, self._next):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.query_typed)
        self.field.stepped.connect(self.stepped)
        self.field.left.connect(self.closed)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def query(self) -> str:
        """What stands in the field."""
        return self.field.text()

    @property
    def count_text(self) -> str:
        """What stands beside the field."""
        return self._count.text()

    def begin(self, words: str) -> None:
        """Take the focus, with `words` in the field where there are any."""
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Say which hit of how many is the current one, counted from 1; 0 of 0 is nothing found."""
        has_hits = total > 0
        if has_hits:
            self._count.setText(_("{number} / {total}").format(number=current, total=total))
        else:
            self._count.setText(_("Not found") if self.query.strip() else "")
        self._previous.setEnabled(has_hits)
        self._next.setEnabled(has_hits)
