"""Which commands can be given: greyed in the menus, and in a sentence where a key is pressed all the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QMenu

    from reader.gui.shell.window import MainWindow

    Handlers = Mapping[str, Callable[[], object]]

ALWAYS = frozenset(
    (
        *("import_files", "import_folder", "import_look", "import_go_on", "watch_folder", "watch_end"),
        *("last_report", "open_archive", "own_archive", "specimen", "copies", "settings", "quit"),
        *("undo", "redo", "back", "forward", "clear_finds", "export_bookmarks", "export_corrections"),
        *("appearance", "full_screen", "guide", "keys", "about"),
    )
)
"""Commands that make sense with no newspaper in the archive."""


def why_not(window: MainWindow, name: str) -> str:
    """Why a command cannot be given now, in a sentence; empty where it can be."""
    from reader.gui.shell.command_needs import first_missing

    return first_missing(window, name)


def guarded(window: MainWindow, handlers: Handlers) -> dict[str, Callable[[], object]]:
    """Handlers that say why a command does nothing where something is missing for it."""
    return {name: partial(_give, window, name, do) for name, do in handlers.items()}


def _give(window: MainWindow, name: str, do: Callable[[], object]) -> None:
    if reason := why_not(window, name):
        window.status.say(reason)
    else:
        do()


def enable_commands(window: MainWindow) -> None:
    """Turn off what no newspaper is there for, and what has nothing to do and hears of each change."""
    commands, rooms = window.commands, window.rooms
    for name, action in commands.items():
        action.setEnabled(name in ALWAYS or not window.is_empty)
    commands["own_archive"].setEnabled(window.is_elsewhere)
    commands["last_report"].setEnabled(rooms.importing.last_report is not None)
    commands["watch_end"].setEnabled(rooms.importing.watcher.folder is not None)
    commands["undo"].setEnabled(rooms.steps.canUndo())
    commands["redo"].setEnabled(rooms.steps.canRedo())
    rooms.importing.check_for_unfinished()
    rooms.navigator.tell_way()


def explain_in(menu: QMenu, window: MainWindow) -> None:
    """Have a menu grey, as it opens, what cannot be given then, each with a tip that says why.

    Asked as the menu opens, it is never out of date; keys and buttons ask for themselves.
    """
    greyed: list[QAction] = []

    def grey() -> None:
        shown = set(menu.actions())
        for name, action in window.commands.items():
            if action in shown:
                reason = why_not(window, name)
                action.setToolTip(reason)
                if reason and action.isEnabled():
                    action.setEnabled(False)
                    greyed.append(action)

    def restore() -> None:
        while greyed:
            greyed.pop().setEnabled(True)

    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(grey)
    menu.aboutToHide.connect(restore)


def reason_for_key(window: MainWindow, event: QKeyEvent) -> str:
    """Why the command of a key that was pressed is off; empty where the key is none's."""
    pressed = QKeySequence(event.keyCombination())
    names = (name for name, action in window.commands.items() if pressed in action.shortcuts())
    return next((why_not(window, name) for name in names if not window.commands[name].isEnabled()), "")
