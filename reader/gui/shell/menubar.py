"""The menu bar: every command of the window in one place of a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.gui.shell.commands import MENU_KEY, fill_menu, menu_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction


class MenuBar(QMenuBar):
    """One menu each for files, editing, going, articles, views and help; Alt+letter or F10 opens it."""

    def __init__(self, actions: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self.menu_list: list[QMenu] = []
        for name, text in menu_names().items():
            menu = self.addMenu(text)
            fill_menu(menu, name, actions)
            self.menu_list.append(menu)
        # Qt leaves F10 to the system, and only Windows sees to it.
        QShortcut(QKeySequence(MENU_KEY), window, self.open_first)

    def open_first(self) -> None:
        """Open the first menu, from where the arrow keys go on."""
        first = self.actions()[0]
        self.setFocus()
        self.setActiveAction(first)
