"""The dialog that takes a date or an issue's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Sequence


class GoToDialog(QDialog):
    """Asks where to go. What the words mean is decided elsewhere."""

    go_to_wanted = Signal(str)
    choice_wanted = Signal(object)
    """One of the choices that were offered."""
    given_up = Signal()
    """The person stays where they are: an answer is not waited for any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.note = QLabel()
        self._choices = QWidget()
        self._go = QPushButton(_("Go"))
        self._build()
        self._connect()

    def ask(self) -> None:
        """Open with an empty field, or bring the open dialog to the front."""
        if not self.isVisible():
            self.field.clear()
            self._show_hint()
        self._show_field()

    def show_problem(self, problem: str, choices: Sequence[tuple[str, object]] = ()) -> None:
        """Say in a sentence why what was typed leads nowhere, and offer where to go instead (words, choice)."""
        self._show_note(problem, QPalette.ColorRole.Accent)
        self._show_choices(choices)
        self._show_field()

    def arrive(self) -> None:
        """Close: what was typed is open."""
        super().accept()

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
        self._offers = QVBoxLayout(self._choices)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._choices.hide()
        for part in (self.field, self.note, self._choices, buttons):
            column.addWidget(part)
        self._go.setDefault(True)
        self._show_hint()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_hint)

    def accept(self) -> None:
        """Tell what was typed, and stay open until `arrive` or `show_problem` answers."""
        if text := self.field.text().strip():
            self.go_to_wanted.emit(text)

    def reject(self) -> None:
        """Stay where one is."""
        self.given_up.emit()
        super().reject()

    def _show_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        while (item := self._offers.takeAt(0)) and (old := item.widget()):
            old.deleteLater()
        for words, choice in choices:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, it=choice: self.choice_wanted.emit(it))
            self._offers.addWidget(button)
        self._choices.setVisible(bool(choices))
        self.adjustSize()

    def _show_field(self) -> None:
        self.open()
        self.activateWindow()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hint(self) -> None:
        self._show_choices(())
        self._go.setEnabled(bool(self.field.text().strip()))
        examples = _(
            "For example 2022-07-19, 2022-07, 2022, 7月19日, 民国22年8月11日, lunar 六月廿一, 2022-07-19 号外,"
            " or an issue number: 3576."
        )
        self._show_note(examples, QPalette.ColorRole.PlaceholderText)

    def _show_note(self, text: str, colour: QPalette.ColorRole) -> None:
        self.note.setForegroundRole(colour)
        self.note.setText(text)
        self.field.setAccessibleDescription(text)
