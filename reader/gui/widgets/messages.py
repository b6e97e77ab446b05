"""What went wrong, said in a dialog: however much there is to say, it fits the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QVBoxLayout

from reader.core.speech import _
from reader.gui.widgets.fitting import Scrolled, fit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_CHARACTERS, MOST_LINES = 600, 10
"""Of what a message box shows: a longer text would grow it beyond a small screen."""


def warn(parent: QWidget | None, text: str) -> None:
    """Say in a dialog what went wrong; a long text can be scrolled, chosen and copied."""
    if len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES:
        LongMessage(parent, text).open()
    else:
        QMessageBox.warning(parent, _("Yuebao"), text)


class LongMessage(QDialog):
    """A text that scrolls, and a button that closes it."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Yuebao"))
        label = QLabel(text)
        label.setWordWrap(True)
        label.setMargin(16)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(Scrolled(label), 1)
        column.addWidget(buttons)
        fit(self, (560, 420))
