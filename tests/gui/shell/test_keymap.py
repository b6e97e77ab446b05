"""Every command's keys can be changed; a key that is another's is told, and nothing changes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QPushButton

from reader import paths, settings
from reader.gui.shell.commands import commands
from reader.gui.shell.keymap import conflict, designed, read_keymap, with_key, written_keymap
from reader.gui.shell.keys_dialog import ChangeKeysDialog, KeysDialog
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]


def test_only_what_is_the_persons_own_is_kept() -> None:
    assert written_keymap(designed()) == ""
    changed = with_key(designed(), "star", "Ctrl+Alt+B")
    assert written_keymap(changed) == "star Ctrl+Alt+B"
    assert read_keymap(written_keymap(changed)) == changed
    assert written_keymap(with_key(designed(), "star", "")) == "star"
    assert read_keymap("star") == designed() | {"star": ()}


@pytest.mark.parametrize("kept", ["nobody Ctrl+X", "", "\n \n", "star nonsense-key", "star\tS"])
def test_what_nobody_knows_is_left_out(kept: str) -> None:
    read = read_keymap(kept)
    assert read.keys() == designed().keys()
    assert all("nonsense" not in key for keys in read.values() for key in keys)


def test_a_key_that_is_given_is_taken_from_whoever_had_it() -> None:
    against = conflict(designed(), "read", "S")
    assert against is not None
    assert against.command == "star"
    assert "“Add or remove a bookmark”" in against.sentence
    changed = with_key(designed(), "read", "S")
    assert (changed["read"], changed["star"]) == (("S",), ("Ctrl+D",))
    assert conflict(designed(), "star", "S") is None
    assert conflict(designed(), "star", "Ctrl+Alt+B") is None


@pytest.mark.parametrize("key", ["Space", "Esc", "F10", "Ctrl+C", "Return"])
def test_a_key_with_a_fixed_meaning_is_not_given(key: str) -> None:
    against = conflict(designed(), "star", key)
    assert against is not None
    assert against.command == ""


def test_no_command_comes_with_a_key_of_a_fixed_meaning_or_of_another() -> None:
    keymap = designed()
    faults = [(name, key) for name, keys in keymap.items() for key in keys if conflict(keymap, name, key)]
    assert faults == []
    assert keymap.keys() == {command.id for command in commands()}


def form(window: MainWindow) -> ChangeKeysDialog:
    window.commands["keys"].trigger()
    page = window.findChildren(KeysDialog)[-1]
    next(one for one in page.findChildren(QPushButton) if one.text() == "Change shortcuts…").click()
    return window.findChildren(ChangeKeysDialog)[-1]


def press(dialog: ChangeKeysDialog, text: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == text).click()


def test_a_key_is_changed_used_kept_and_taken_back(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    dialog = form(window)
    dialog.choose("star")
    field = dialog.findChild(QKeySequenceEdit)
    said = dialog.findChild(QLabel, "said")
    assert isinstance(field, QKeySequenceEdit)
    assert isinstance(said, QLabel)
    QTest.keyClick(field, Qt.Key.Key_M)
    assert said.text() == "M belongs to “Mark as read or unread”, which will lose it."
    press(dialog, "Set")
    assert [one.toString() for one in window.commands["star"].shortcuts()] == ["M"]
    assert window.commands["read"].shortcuts() == []
    kept = settings.load(paths.personal().config).keys
    assert sorted(kept.splitlines()) == ["read", "star M"]
    dialog.choose("read")
    press(dialog, "Default")
    assert window.commands["read"].shortcuts() == [QKeySequence("M")]
    assert window.commands["star"].shortcuts() == []
    press(dialog, "Undo changes")
    assert settings.load(paths.personal().config).keys == ""
    assert [one.toString() for one in window.commands["star"].shortcuts()] == ["S", "Ctrl+D"]
    dialog.close()


def test_the_next_window_has_the_persons_keys(opened: Callable[[], app.App], qtbot: QtBot) -> None:
    program = opened()
    window_of(program).setting_chosen.emit("keys", "quit Ctrl+Alt+Q")
    program.open()
    settle(qtbot, program)
    assert window_of(program).commands["quit"].shortcuts() == [QKeySequence("Ctrl+Alt+Q")]
