"""The bar at the top: menu, back and forward, the find field, import and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader.core.speech import _
from reader.gui.shell.commands import fill_menu, menu_names, plain_name, said_keys
from reader.gui.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.gui.find.find_field import FindField

HEIGHT = 52
ICON = 20
FIELD_WIDTH = 560
BUTTONS = {
    "menu": "menu",
    "back": "back",
    "forward": "forward",
    "import_files": "plus",
    "settings": "settings",
}
"""The buttons and their icons."""


class TopBar(QWidget):
    """All commands stand in the menu at its left; the most used have a button."""

    def __init__(self, actions: Mapping[str, QAction], field: FindField) -> None:
        super().__init__()
        self._actions, self._field = actions, field
        self._buttons: dict[str, QToolButton] = {}
        self._build()

    def _build(self) -> None:
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._field.setMaximumWidth(FIELD_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for name in ("menu", "back", "forward"):
            row.addWidget(self._button(name))
        row.addStretch(1)
        row.addWidget(self._field, 4)
        row.addStretch(1)
        for name in ("import_files", "settings"):
            row.addWidget(self._button(name))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(BUTTONS[name]))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedSize(36, 36)
        if name == "menu":
            button.setMenu(self._menu())
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setToolTip(_("All commands"))
        else:
            button.clicked.connect(self._actions[name].trigger)
            self._actions[name].enabledChanged.connect(button.setEnabled)
            button.setToolTip(tip(self._actions[name]))
        button.setAccessibleName(button.toolTip())
        self._buttons[name] = button
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu), Qt.ConnectionType.SingleShotConnection)
        return menu

    def _fill(self, menu: QMenu) -> None:
        for name, text in menu_names().items():
            fill_menu(menu.addMenu(text), name, self._actions)

    def open_menu(self) -> None:
        """Open the menu of all commands."""
        self._buttons["menu"].showMenu()


def tip(action: QAction) -> str:
    """An action's name with its first key, for a tool tip."""
    keys, text = said_keys(action.shortcut()), plain_name(action.text())
    return f"{text} ({keys})" if keys else text
