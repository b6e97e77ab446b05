"""The field in the top bar that finds in everything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from reader.core.speech import _
from reader.gui.find.find_popup import FindPopup
from reader.gui.widgets.theme import font, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.find.suggestions import Suggestion

HEIGHT = 34
PAUSE = 100
"""Milliseconds after the last key until what was typed is looked for."""
LEAST = 2
"""Characters from which it is looked for while typing; one letter alone waits for Enter."""
PAUSE_FOR_ONE = 700
"""Milliseconds after which one Han character alone is looked for: it may be a word, or the first of one."""
GLASS = 16
KEYS = "⇧ ⌘ F" if sys.platform == "darwin" else "Ctrl ⇧ F"


class FindField(QLineEdit):
    """Tells what to find while it is typed, never in the midst of an input method's composing.

    What may be meant is asked for by `suggestions_wanted` and shown by `offer` in a list under the field.
    """

    suggestions_wanted = Signal(str, int)
    """The text and where the cursor stands in it."""
    find_wanted = Signal(str)
    cleared = Signal()
    moved_to_results = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self._is_composing = False
        self._build()
        self._connect()
        self._show_right_end()

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setFont(font("hei", 13))
        self.setAccessibleName(_("Find in everything"))
        self.setPlaceholderText(_("Find in everything"))
        self._keys = QLabel(KEYS, self)
        self._keys.setFont(font("hei", 11))
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = self._clear_button()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.popup = FindPopup(self)

    def _clear_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("clearFind")
        button.setIcon(icon("close"))
        button.setIconSize(QSize(14, 14))
        button.setFixedSize(24, 24)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(_("Clear (Esc)"))
        button.setAccessibleName(_("Clear the find field"))
        button.hide()
        return button

    def _connect(self) -> None:
        self.textChanged.connect(self._show_right_end)
        self.textEdited.connect(self._note_typing)
        self.textEdited.connect(self._want_suggestions)
        self._pause.timeout.connect(self._tell)
        self._clear.clicked.connect(self._empty)
        self.popup.taken.connect(self._take_over)

    def set_placeholder(self, text: str) -> None:
        """What an empty field says: where it would find ("在 3 种报纸、12,480 期中查找")."""
        self.setPlaceholderText(text)

    def offer(self, text: str, offered: Sequence[Suggestion]) -> None:
        """Show what may be meant by `text`, if it still stands there and the person is still at it."""
        if text == self.text() and self.hasFocus() and not self._is_composing:
            self.popup.offer(offered)

    def set_text(self, text: str) -> None:
        """Show a find that was started elsewhere; nothing is told."""
        self._pause.stop()
        self._told = text.strip()
        self.setText(text)
        self.popup.hide()

    def change_text(self, text: str) -> None:
        """Type for the person, at the end: what it leads to is found, and offered, as if it were typed."""
        self.setText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_typing()
        self._want_suggestions()

    def start(self) -> None:
        """Take the focus with all text selected, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While the input method composes, nothing is looked for; what it commits counts as typed."""
        self._is_composing = bool(event.preeditString())
        if self._is_composing:
            self.popup.hide()
        super().inputMethodEvent(event)
        self._show_right_end()
        self._note_typing()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and the arrows from the window's shortcuts, and Tab from moving on while it has a use."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.popup.offered:  # type: ignore[attr-defined]
            self._take_over(self.popup.marked or self.popup.offered[0])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk the list, or lead to the results; Esc closes, then clears, then leaves."""
        key = event.key()
        if self._is_composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._go_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        super().focusOutEvent(event)
        self.popup.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands at the right end there."""
        super().resizeEvent(event)
        self._place_right_end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the magnifying glass in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        icon("search", "accent" if self.hasFocus() else "muted").paint(
            painter, QRect(12, (self.height() - GLASS) // 2, GLASS, GLASS)
        )
        painter.end()

    def _note_typing(self) -> None:
        words = self.text().strip()
        self._pause.stop()
        if self._is_composing or words == self._told:
            return
        if not words:
            self._forget()
        elif _awaits_value(words):
            return
        elif len(words) >= LEAST:
            self._pause.start(PAUSE)
        elif not words.isascii():
            self._pause.start(PAUSE_FOR_ONE)

    def _want_suggestions(self) -> None:
        if not self._is_composing:
            self.suggestions_wanted.emit(self.text(), self.cursorPosition())

    def _enter(self) -> None:
        """Take over what is marked; else find at once; what has been found already is gone into."""
        marked, words = self.popup.marked, self.text().strip()
        if marked:
            self._take_over(marked)
            return
        self.popup.hide()
        if words and words == self._told:
            self.moved_to_results.emit()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words and words != self._told and not self._is_composing:
            self._told = words
            self.find_wanted.emit(words)

    def _forget(self) -> None:
        self._pause.stop()
        if self._told:
            self._told = ""
            self.cleared.emit()

    def _empty(self) -> None:
        self.clear()
        self._forget()

    def _go(self, step: int) -> None:
        if self.popup.offered:
            self.popup.step(step)
        elif step > 0 and self.text().strip():
            self.moved_to_results.emit()
        elif step > 0:
            self._want_suggestions()

    def _go_back(self) -> None:
        if self.popup.offered:
            self.popup.hide()
        elif self.text():
            self._empty()
        else:
            self.left.emit()

    def _take_over(self, taken: Suggestion) -> None:
        """Write what was chosen; a whole query is found at once, a field waits for its value."""
        text = self.text()
        before, after = text[: taken.span.start], text[taken.span.end :]
        self.setText(f"{before}{taken.text}{after}")
        self.setCursorPosition(len(before) + len(taken.text))
        self.popup.hide()
        if taken.text.endswith(":"):
            self._want_suggestions()
        else:
            self._tell()

    def _show_right_end(self) -> None:
        is_empty = not self.text() and not self._is_composing
        self._keys.setVisible(is_empty)
        self._clear.setVisible(not is_empty)
        self.setTextMargins(30, 0, 84 if is_empty else 34, 0)

    def _place_right_end(self) -> None:
        self._keys.adjustSize()
        self._keys.move(self.width() - self._keys.width() - 12, (self.height() - self._keys.height()) // 2)
        self._clear.move(self.width() - self._clear.width() - 7, (self.height() - self._clear.height()) // 2)


_OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up)


def _awaits_value(words: str) -> bool:
    from reader.find.suggestions import awaits_value

    return awaits_value(words)
