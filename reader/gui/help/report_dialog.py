"""What to send along with a report: versions, the system and the log; nothing of the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.core import speech
from reader.core.speech import _
from reader.gui.widgets.fitting import fit
from reader.log_file import last_lines, system_told

if TYPE_CHECKING:
    from reader.library import Library


def report_text(library: Library) -> str:
    """The report: how much is held is told, what it is is not."""
    size = library.archive.size()
    screen = QGuiApplication.primaryScreen()
    lines = [
        *system_told(),
        f"PySide6 {PySide6.__version__}, {QGuiApplication.platformName()},"
        f" {screen.size().width()} × {screen.size().height()} × {screen.devicePixelRatio():g}",
        f"Language {speech.spoken()[0]}",
        f"Archive: {size.titles} papers, {size.issues} issues, {size.articles} articles, {size.bytes} bytes"
        + (", read only" if library.archive.read_only else ""),
        "",
        last_lines(library.folders.log) or "The log is empty.",
    ]
    return "\n".join(lines)


class ReportDialog(QDialog):
    """Shows the report and copies it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Report a problem"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, (640, 480))
        told = QLabel(
            _(
                "Copy this into your report, and say what you did and what you expected. No title, text, name or path"
                " of yours is in it; nothing is sent by itself."
            )
        )
        told.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(_("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (told, self.text, buttons):
            column.addWidget(part)
