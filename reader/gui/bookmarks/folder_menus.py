"""What can be done with folders of bookmarks, as entries of menus; the list of marks and the side panel have them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from reader.core.annotations.nouns import Colour, Folder
from reader.core.speech import _
from reader.gui.widgets.mark_colours import COLOURS, colour_name, swatch
from reader.gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    Put = Callable[[Folder, Folder | None], object]


def add_folders(
    menu: QMenu, folders: Sequence[Folder], move: Callable[[str], object], put: Put, parent: QWidget
) -> None:
    """A menu of the folders that something can be moved to: `move` is given a folder's uid, '' for none."""
    choices = menu.addMenu(_("Move to a &folder"))
    choices.addAction(_("No folder")).triggered.connect(lambda: move(""))
    for folder in folders:
        entry = choices.addAction(swatch(theme_of(parent), folder.colour.value), _shown(folder.name))
        entry.triggered.connect(lambda _checked=False, uid=folder.uid: move(uid))
    choices.addSeparator()

    def move_to_new() -> None:
        if folder := asked_folder(parent, len(folders)):
            put(folder, None)
            move(folder.uid)

    choices.addAction(_("&New folder…")).triggered.connect(move_to_new)


def add_folder_changes(
    menu: QMenu, folder: Folder, put: Put, remove: Callable[[Folder], object], parent: QWidget
) -> None:
    """Entries that rename a folder, give it another colour and take it away."""
    menu.addAction(_("&Rename…")).triggered.connect(lambda: rename(folder, put, parent))
    for name in COLOURS:
        entry = menu.addAction(swatch(theme_of(parent), name), colour_name(name))
        entry.setCheckable(True)
        entry.setChecked(folder.colour.value == name)
        entry.triggered.connect(
            lambda _checked=False, name=name: put(
                replace(folder, colour=Colour(name), changed=_now()), folder
            )
        )
    menu.addAction(_("Re&move the folder")).triggered.connect(lambda: remove(folder))


def asked_folder(parent: QWidget, count: int) -> Folder | None:
    """A new folder under a name that is asked for; `count` folders that there are tell its colour."""
    name, is_given = QInputDialog.getText(parent, _("New folder"), _("Name:"))
    if not is_given or not name.strip():
        return None
    return Folder(uuid.uuid4().hex, name.strip(), Colour(COLOURS[count % len(COLOURS)]), _now())


def rename(folder: Folder, put: Put, parent: QWidget) -> None:
    """Ask for another name."""
    name, is_given = QInputDialog.getText(parent, _("Rename the folder"), _("Name:"), text=folder.name)
    if is_given and name.strip() not in {"", folder.name}:
        put(replace(folder, name=name.strip(), changed=_now()), folder)


def _now() -> datetime:
    return datetime.now(UTC)


def _shown(name: str) -> str:
    return name.replace("&", "&&")
