"""The history of an article: when, what, how it read before and after, and undo for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.corrections.wording import changes_text, kind_text
from reader.core.speech import _
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from reader.jobs.corrections import Told


class HistoryDialog(QDialog):
    """Lists corrections, the newest first; `turn_wanted` tells one and whether it is to be undone."""

    turn_wanted = Signal(object, bool)

    def __init__(self, name: str, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("History of “{name}”").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, (620, 520 if told else 160))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        for one in reversed(told):
            column.addWidget(self._row(one))
        if not told:
            column.addWidget(_label(_("Nothing has been corrected in this article."), theme.font("hei", 14)))
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(area, 1)
        box.addWidget(buttons)

    def _row(self, one: Told) -> QWidget:
        correction = one.correction
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(_label(kind_text(correction.change), theme.font("hei", 14)), 1)
        head.addWidget(self._button(one), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        made = correction.made.astimezone().strftime("%Y-%m-%d %H:%M")
        state = _(" (undone)") if correction.is_undone else ""
        column.addWidget(_quiet(_label(made + state, theme.font("hei", 12))))
        if one.waits:
            column.addWidget(
                _quiet(_label(_("Waits: {reason}").format(reason=one.waits), theme.font("hei", 12.5)))
            )
        for change in changes_text(correction.change):
            column.addWidget(_quiet(_label(change.what, theme.font("hei", 12))))
            if change.old:
                column.addWidget(_quiet(_label(change.old, _struck(theme.font("song", 14)))))
            if change.new:
                column.addWidget(_label(change.new, theme.font("song", 14)))
        return row

    def _button(self, one: Told) -> QPushButton:
        is_undone = one.correction.is_undone
        button = QPushButton(_("Redo") if is_undone else _("Undo"))
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.setAccessibleDescription(kind_text(one.correction.change))
        button.clicked.connect(lambda: self._turn(one, not is_undone))
        return button

    def _turn(self, one: Told, is_undone: bool) -> None:
        self.turn_wanted.emit(one.correction, is_undone)
        self.accept()


def _label(text: str, face: QFont) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(face)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet(label: QLabel) -> QLabel:
    """In the colour of second texts, whichever theme is worn."""
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _struck(face: QFont) -> QFont:
    face.setStrikeOut(True)
    return face
