"""Where a note is written: under the page, so that what it is about stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from reader.core.annotations.nouns import tags_in
from reader.core.speech import _
from reader.gui.widgets.mark_colours import COLOURS, colour_name, swatch
from reader.gui.widgets.text_block import one_line
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

LEAST, MOST = 30, 84
"""Pixels: a line of the note where the window is low, else four."""
_ABOUT = 48
"""Characters shown of what the note is about."""


class _Words(QPlainTextEdit):
    """Ctrl+Enter saves, Esc leaves."""

    submitted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the whole form."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteEditor(QFrame):
    """A note with its colour and tags."""

    saved = Signal()
    left = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()

    def _build(self) -> None:
        self.setObjectName("noteEditor")
        self._about, self._field, self._tags = QLabel(), _Words(), QLineEdit()
        self._about.setObjectName("quiet")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        for part, size in ((self._about, 12.0), (self._field, 14.0), (self._tags, 13.0)):
            part.setFont(font("hei", size))
        self._field.setAccessibleName(_("Note"))
        self._field.setPlaceholderText(_("Note"))
        self._field.setTabChangesFocus(True)
        self._field.setMinimumHeight(LEAST)
        self._field.setMaximumHeight(MOST)
        self._tags.setPlaceholderText(_("Tags, with spaces between"))
        self._tags.setAccessibleName(_("Tags"))
        self._field.submitted.connect(self.saved)
        self._field.left.connect(self.left)
        self._tags.returnPressed.connect(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        for part in (self._about, self._field, self._tags):
            column.addWidget(part)
        column.addLayout(self._row())

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._colours = QButtonGroup(self)
        for nth, name in enumerate(COLOURS):
            button = QToolButton()
            button.setCheckable(True)
            button.setIcon(swatch(theme_of(self), name))
            button.setToolTip(colour_name(name))
            button.setAccessibleName(colour_name(name))
            self._colours.addButton(button, nth)
            row.addWidget(button)
        row.addStretch(1)
        self._remove = QPushButton(_("Remove"))
        cancel, save = QPushButton(_("Cancel")), QPushButton(_("Save"))
        save.setObjectName("main")
        for push, signal in ((self._remove, self.removal_wanted), (cancel, self.left), (save, self.saved)):
            push.setStyleSheet("padding: 4px 12px;")
            push.clicked.connect(signal)
            row.addWidget(push)
        return row

    def begin(
        self, about: str, colour: str, words: str, tags: Sequence[str], *, is_new: bool = False
    ) -> None:
        """Write a note on `about`."""
        line = one_line(about)
        shown = line if len(line) <= _ABOUT else f"{line[: _ABOUT - 1]}…"
        self._about.setText(_("Note on: {words}").format(words=shown))
        self._field.setPlainText(words)
        self._tags.setText(" ".join(tags))
        self._colours.button(COLOURS.index(colour)).setChecked(True)
        self._remove.setVisible(not is_new)
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    @property
    def words(self) -> str:
        """What was written."""
        return self._field.toPlainText().strip()

    @words.setter
    def words(self, words: str) -> None:
        self._field.setPlainText(words)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, each once."""
        return tags_in(self._tags.text())

    @property
    def colour(self) -> str:
        """The colour chosen."""
        return COLOURS[max(0, self._colours.checkedId())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
