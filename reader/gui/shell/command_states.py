"""Which commands can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.gui.shell.rooms import Rooms

ALWAYS_ON = frozenset(
    (
        *("import_files", "import_folder", "import_look", "watch_folder", "open_archive", "specimen"),
        *("settings", "quit", "appearance", "full_screen", "keys", "about", "copies"),
    )
)
"""Commands that make sense with nothing in the archive."""


def enable_commands(
    commands: Mapping[str, QAction], rooms: Rooms, *, is_empty: bool, is_specimen: bool
) -> None:
    """Enable what makes sense with what the archive holds and what has been done."""
    for name, action in commands.items():
        action.setEnabled(name in ALWAYS_ON or not is_empty)
    commands["own_archive"].setEnabled(is_specimen)
    commands["last_report"].setEnabled(rooms.importing.last_report is not None)
    commands["watch_end"].setEnabled(rooms.importing.watcher.folder is not None)
    commands["undo"].setEnabled(rooms.steps.canUndo())
    commands["redo"].setEnabled(rooms.steps.canRedo())
    rooms.importing.look_for_unfinished()
    rooms.navigator.tell_way()
