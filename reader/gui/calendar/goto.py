"""The dialog that takes a date or an issue's number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.theme import font


class GoToDialog(QDialog):
    """Asks where to go. What the words mean is decided elsewhere."""

    go_to_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_problem = False
        self.field = QLineEdit()
        self.note = QLabel()
        self._go = QPushButton(_("Go"))
        self._build()
        self._connect()

    def ask(self) -> None:
        """Open with an empty field, or bring the open dialog to the front."""
        if not self.isVisible():
            self.field.clear()
            self._show_hint()
        self._show_field()

    def show_problem(self, problem: str) -> None:
        """Open with what was typed, and say in a sentence why it leads nowhere."""
        self._has_problem = True
        self._show_note(problem, QPalette.ColorRole.Accent)
        self._show_field()

    def _build(self) -> None:
        self.setWindowTitle(_("Go to a date or issue"))
        self.setMinimumWidth(380)
        fit(self)
        self.field.setFont(font("hei", 15))
        self.note.setFont(font("hei", 12))
        self.field.setMinimumHeight(36)
        self.field.setAccessibleName(_("Date or number of an issue"))
        self.field.setPlaceholderText(_("Date or number of an issue"))
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setMinimumHeight(40)  # two lines: a problem moves nothing
        buttons = QDialogButtonBox()
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self.field, self.note, buttons):
            column.addWidget(part)
        self._go.setDefault(True)
        self._show_hint()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_hint)

    def accept(self) -> None:
        """Tell what was typed; stay open where the answer is a problem, and while nothing is typed."""
        text = self.field.text().strip()
        if not text:
            return
        self._has_problem = False
        self.go_to_wanted.emit(text)
        if not self._has_problem:
            super().accept()

    def _show_field(self) -> None:
        self.open()
        self.activateWindow()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hint(self) -> None:
        self._has_problem = False
        self._go.setEnabled(bool(self.field.text().strip()))
        examples = _(
            "For example 2022-07-19, 7月19日, 民国22年8月11日, lunar 六月廿一, or an issue number: 3576."
        )
        self._show_note(examples, QPalette.ColorRole.PlaceholderText)

    def _show_note(self, text: str, colour: QPalette.ColorRole) -> None:
        self.note.setForegroundRole(colour)
        self.note.setText(text)
        self.field.setAccessibleDescription(text)
