"""Which commands can be given: greyed in the menus, and in a sentence where a key is pressed all the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QMenu

    from reader.gui.shell.rooms import Rooms

    Handlers = Mapping[str, Callable[[], object]]

ALWAYS = frozenset(
    (
        *("import_files", "import_folder", "import_look", "import_go_on", "watch_folder", "watch_end"),
        *("last_report", "open_archive", "own_archive", "specimen", "copies", "settings", "quit"),
        *(
            "undo",
            "redo",
            "back",
            "forward",
            "clear_finds",
            "own_words",
            "export_bookmarks",
            "export_corrections",
        ),
        *("appearance", "full_screen", "guide", "keys", "about"),
    )
)
"""Commands that make sense with no newspaper in the archive."""


class CommandStates:
    """Asks `why_not` about a command when it is to be given or shown, so that the answer is never out of date.

    It gives a sentence, empty where nothing is missing; `say` shows it.
    """

    def __init__(self, why_not: Callable[[str], str], say: Callable[[str], object]) -> None:
        self.why_not, self._say = why_not, say

    def guarded(self, handlers: Handlers) -> dict[str, Callable[[], object]]:
        """Handlers that say why a command does nothing where something is missing for it."""
        return {name: partial(self._give, name, do) for name, do in handlers.items()}

    def _give(self, name: str, do: Callable[[], object]) -> None:
        if reason := self.why_not(name):
            self._say(reason)
        else:
            do()

    def explain_in(self, menu: QMenu, commands: Mapping[str, QAction]) -> None:
        """Have a menu grey, as it opens, what cannot be given then, each with a tip that says why."""
        greyed: list[QAction] = []

        def grey() -> None:
            shown = set(menu.actions())
            for name, action in commands.items():
                if action in shown:
                    reason = self.why_not(name)
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

    def say_why_not(self, event: QKeyEvent, commands: Mapping[str, QAction]) -> bool:
        """Say why the command of a key is off; False where it is none's, or can be given."""
        pressed = QKeySequence(event.keyCombination())
        off = (
            name
            for name, action in commands.items()
            if not action.isEnabled() and pressed in action.shortcuts()
        )
        for name in off:
            self._say(self.why_not(name))
            return True
        return False


def enable_commands(
    commands: Mapping[str, QAction], rooms: Rooms, *, is_empty: bool, is_elsewhere: bool
) -> None:
    """Turn off what no newspaper is there for, and what has nothing to do and hears of each change."""
    for name, action in commands.items():
        action.setEnabled(name in ALWAYS or not is_empty)
    commands["own_archive"].setEnabled(is_elsewhere)
    commands["last_report"].setEnabled(rooms.importing.last_report is not None)
    commands["watch_end"].setEnabled(rooms.importing.watcher.folder is not None)
    commands["undo"].setEnabled(rooms.steps.canUndo())
    commands["redo"].setEnabled(rooms.steps.canRedo())
    rooms.importing.check_for_unfinished()
    rooms.navigator.tell_way()
