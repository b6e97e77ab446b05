"""The small dialogs: keys, about, and the one for bugs."""

from __future__ import annotations

import platform
import traceback

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.core.speech import _
from reader.gui.shell.commands import MENU_KEY, commands, keys_text, menu_names, plain_name
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import fit


class KeysDialog(QDialog):
    """All commands with their keys, by menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        area, page = QScrollArea(), self._page()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumWidth(page.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        fit(self, (560, 620))

    def _page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 8, 24, 20)
        grid.setHorizontalSpacing(32)
        for row, (name, keys) in enumerate(key_rows()):
            label = QLabel(name)
            if not keys:
                label.setFont(theme.font("hei", 14, QFont.Weight.DemiBold))
                label.setContentsMargins(0, 12, 0, 2)
            grid.addWidget(label, row, 0)
            grid.addWidget(QLabel(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        return page


def key_rows() -> list[tuple[str, str]]:
    """What stands on the keys page: a menu's name with no keys, then its commands."""
    rows = []
    for menu, text in menu_names().items():
        named = [
            (command.text, command.keys) for command in commands() if command.menu == menu and command.keys
        ]
        if menu == "go":
            named.append((_("A screen down; at the end the next unread article"), ("Space",)))
        if menu == "view":
            named.append((_("On the page as printed: larger, smaller, all of it"), ("+", "-", "0")))
        if menu == "help":
            named.append((_("The menus; Alt with a letter opens one"), (MENU_KEY,)))
        rows.append((plain_name(text), ""))
        rows += [(plain_name(name), " · ".join(map(keys_text, keys))) for name, keys in named]
    return rows


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
    details = "".join(traceback.format_exception(error))
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Something went wrong in Yuebao"))
    box.setText(_("Something in the program went wrong. What is kept in the archive is safe."))
    box.setInformativeText(_("You can go on. To report it, copy the details."))
    box.setDetailedText(
        f"Yuebao {__version__}, PySide6 {PySide6.__version__}, {platform.platform()}\n\n{details}"
    )
    copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fit(box)
    box.open()
