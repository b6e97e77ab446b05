"""The field in the top bar that finds in everything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QToolButton

from reader.core.speech import _
from reader.gui.theme import LIGHT, font, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.theme import Theme

HEIGHT = 34
PAUSE = 100
"""Milliseconds after the last key until what was typed is looked for."""
LEAST = 2
"""Characters from which it is looked for while typing; one character alone waits for Enter."""
GLASS = 16
KEYS = "⇧ ⌘ F" if sys.platform == "darwin" else "Ctrl ⇧ F"


class FindField(QLineEdit):
    """Tells what to find while it is typed, never in the midst of an input method's composing."""

    find_wanted = Signal(str)
    cleared = Signal()
    moved_to_results = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._told = ""
        self._is_composing = False
        self._build()
        self._connect()
        self.set_theme(LIGHT)

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
        self._recent = QStringListModel(self)
        self._popup = QListView()
        self._popup.setFont(font("hei", 13))
        self._completer = QCompleter(self._recent, self)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)

    def _clear_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("clearFind")
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
        self.returnPressed.connect(self._tell)
        self._pause.timeout.connect(self._tell)
        self._clear.clicked.connect(self._empty)
        self._completer.activated.connect(self._take_recent)

    def set_theme(self, theme: Theme) -> None:
        """Take the window's colours."""
        self._theme = theme
        self._clear.setIcon(icon("close", theme.muted))
        self.setStyleSheet(_sheet(theme))
        self._show_right_end()
        self._popup.setStyleSheet(_popup_sheet(theme))
        self._place_right_end()

    def set_placeholder(self, text: str) -> None:
        """What an empty field says: where it would find ("在 3 种报纸、12,480 期中查找")."""
        self.setPlaceholderText(text)

    def set_history(self, recent: Sequence[str]) -> None:
        """Offer these finds, the newest first, when Down is pressed in an empty field."""
        self._recent.setStringList(list(recent))

    def set_text(self, text: str) -> None:
        """Show a find that was started elsewhere; nothing is told."""
        self._pause.stop()
        self._told = text.strip()
        self.setText(text)

    def start(self) -> None:
        """Take the focus with all text selected, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While the input method composes, nothing is looked for; what it commits counts as typed."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._show_right_end()
        self._note_typing()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Down from the window's shortcuts while the field has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the results, or to recent finds when empty; Esc clears, and leaves when empty."""
        if event.key() == Qt.Key.Key_Down:
            self._go_down()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands at the right end there."""
        super().resizeEvent(event)
        self._place_right_end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the magnifying glass in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self._theme.accent if self.hasFocus() else self._theme.muted
        icon("search", colour).paint(painter, QRect(12, (self.height() - GLASS) // 2, GLASS, GLASS))
        painter.end()

    def _note_typing(self) -> None:
        words = self.text().strip()
        self._pause.stop()
        if self._is_composing or words == self._told:
            return
        if not words:
            self._forget()
        elif len(words) >= LEAST:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words and not self._is_composing:
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

    def _go_down(self) -> None:
        if self.text().strip():
            self.moved_to_results.emit()
        elif self._recent.rowCount():
            self._completer.complete()

    def _go_back(self) -> None:
        if self.text():
            self._empty()
        else:
            self.left.emit()

    def _take_recent(self, words: str) -> None:
        self.setText(words)
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


_OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Down)


def _sheet(theme: Theme) -> str:
    return f"""
        FindField {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.line};
            border-radius: 9px; selection-background-color: {theme.hit}; selection-color: {theme.ink}; }}
        FindField:focus {{ border-color: {theme.accent}; }}
        QLabel {{ color: {theme.muted}; background: transparent; border: 1px solid {theme.line};
            border-radius: 4px; padding: 1px 5px; }}
        #clearFind {{ background: transparent; border: none; border-radius: 6px; padding: 0; }}
        #clearFind:hover {{ background: {theme.wash}; }}
    """


def _popup_sheet(theme: Theme) -> str:
    return f"""
        QListView {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.line}; }}
        QListView {{ padding: 4px; }}
        QListView::item {{ padding: 5px 10px; border-radius: 6px; }}
        QListView::item:selected {{ background: {theme.selected}; color: {theme.ink}; }}
    """
