"""The small dialogs: about, and the one for bugs."""

from __future__ import annotations

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QMessageBox,
    QWidget,
)

from reader import __version__
from reader.core.speech import _
from reader.gui.widgets.fitting import fit
from reader.log_file import system_told


def show_about(parent: QWidget) -> None:
    """What this program is."""
    lines = (
        _("Yuebao {version}").format(version=__version__),
        _("A desktop reader for newspaper archives: it makes issues and articles of the pages you have."),
        _("Nothing leaves this computer."),
        _("MIT licence"),
    )
    box = QMessageBox(parent)
    box.setWindowTitle(_("About Yuebao"))
    box.setIconPixmap(parent.windowIcon().pixmap(64, 64))
    box.setText("\n\n".join(lines))
    box.addButton(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fit(box)
    box.open()


def show_bug(parent: QWidget | None, error: BaseException) -> None:
    """Say that the program made a mistake, with details to copy for a report."""
    from reader.core.without_texts import error_told

    details = error_told(error)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Something went wrong in Yuebao"))
    box.setText(_("Something in the program went wrong. What is kept in the archive is safe."))
    box.setInformativeText(_("You can go on. To report it, copy the details."))
    box.setDetailedText("\n".join([*system_told(), f"PySide6 {PySide6.__version__}", "", details]))
    copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fit(box)
    box.open()
