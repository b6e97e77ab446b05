"""The small dialogs: settings, keys, about, and the one for bugs."""

from __future__ import annotations

import platform
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
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
from reader.gui.widgets.fitting import Scrolled, fit

if TYPE_CHECKING:
    from collections.abc import Iterable


class SettingsDialog(QDialog):
    """A table of choices, told by `chosen(name, value)`: each at once, but the language as the dialog closes.

    Another language makes the window anew, which is not to happen at each key on the way through the choices.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget, now: dict[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self._language = self._spoken = now.get("language", "")
        self.finished.connect(self._tell_language)
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(12)
        for name, label, options in settings_rows():
            form.addRow(label, self._box(name, options, now.get(name, "")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(24, 0, 24, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(page), 1)
        column.addWidget(buttons)
        fit(self)

    def _box(self, name: str, options: Iterable[tuple[str, str]], now: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setMinimumWidth(280)
        for value, text in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.currentIndexChanged.connect(lambda row: self._choose(name, box.itemData(row)))
        return box

    def _choose(self, name: str, value: str) -> None:
        if name == "language":
            self._language = value
        else:
            self.chosen.emit(name, value)

    def _tell_language(self) -> None:
        if self._language != self._spoken:
            self._spoken = self._language
            self.chosen.emit("language", self._language)


def settings_rows() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Name, label and options (value, text) of each setting."""
    return (
        ("language", _("Language"), (("", _("Same as the system")), ("zh_CN", "中文"), ("en", "English"))),
        (
            "appearance",
            _("Appearance"),
            (("system", _("Same as the system")), ("light", _("Light")), ("dark", _("Dark"))),
        ),
        (
            "citation",
            _("Citations"),
            (
                ("gb2025", "GB/T 7714—2025"),
                ("gb2015", "GB/T 7714—2015"),
                ("footnote", _("Footnote, as historians write it")),
            ),
        ),
    )


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
