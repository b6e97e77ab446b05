"""Which keys give a command: those it comes with, or the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence

from reader.core.speech import _
from reader.gui.shell.commands import commands, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

Keymap = dict[str, tuple[str, ...]]
"""Keys by a command's id, in Qt's portable text: "Ctrl+D"."""


def designed() -> Keymap:
    """The keys that every command comes with."""
    return {command.id: tuple(map(portable, command.keys)) for command in commands()}


def read_keymap(kept: str) -> Keymap:
    """Every command's keys, with those of the person's own that `kept` names; what nobody knows is left out."""
    keymap = designed()
    for line in kept.splitlines():
        name, *keys = line.split(" ")
        if name in keymap:
            keymap[name] = tuple(found for key in keys if (found := portable(key)))
    return keymap


def written_keymap(keymap: Keymap) -> str:
    """A line for each command whose keys are the person's own: its id and its keys, with a space between."""
    return "\n".join(
        " ".join((name, *keymap[name])) for name, keys in designed().items() if keymap[name] != keys
    )


def set_keys(actions: Mapping[str, QAction], keymap: Keymap) -> None:
    """Give the actions their keys, where those are others than they have."""
    for name, keys in keymap.items():
        wanted = [QKeySequence(key) for key in keys]
        if actions[name].shortcuts() != wanted:
            actions[name].setShortcuts(wanted)


def portable(key: str) -> str:
    """A key as it is kept, "" for none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


class Conflict(NamedTuple):
    """Who has a key already: a command, or the program itself, which keeps it."""

    sentence: str
    command: str = ""


def conflict(keymap: Keymap, name: str, key: str) -> Conflict | None:
    """What stands against giving `key` to the command `name`; None where it is free."""
    if key in _kept_by_program():
        return Conflict(_("{key} has a fixed meaning. Choose another key.").format(key=key))
    for other, keys in keymap.items():
        if other != name and key in keys:
            texts = {command.id: plain_name(command.text) for command in commands()}
            sentence = _("{key} belongs to “{command}”, which will lose it.")
            return Conflict(sentence.format(key=key, command=texts[other]), other)
    return None


def with_key(keymap: Keymap, name: str, key: str) -> Keymap:
    """The keys after `key` alone is given to the command `name`, and taken from whoever had it."""
    changed = {other: tuple(one for one in keys if one != key) for other, keys in keymap.items()}
    return changed | {name: (key,) if key else ()}


def _kept_by_program() -> frozenset[str]:
    """Keys that turn the page, leave a panel, open the menus, or edit a line."""
    turning = ("Space", "Shift+Space", "Left", "Right", "Up", "Down", "PgUp", "PgDown", "Home", "End")
    leaving = ("Esc", "Return", "Enter", "Tab", "Shift+Tab", "F10")
    editing = ("Backspace", "Del", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X")
    return frozenset(map(portable, (*turning, *leaving, *editing)))
