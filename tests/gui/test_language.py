"""Another language is spoken as the settings close, at the place where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from reader.gui.shell.dialogs import SettingsDialog
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app

__all__ = ["opened", "pages"]


def test_place_way_and_find_are_kept(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.commands["previous_issue"].trigger()
    settle(qtbot, program)
    window.rooms.find.find_words("新茶")
    settle(qtbot, program)
    window.rooms.find.results.take_focus()
    settle(qtbot, program)
    before = window.rooms.navigator.article
    window.commands["settings"].trigger()
    dialog = window.findChildren(SettingsDialog)[0]
    box = dialog.findChild(QComboBox, "language")
    assert isinstance(box, QComboBox)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(box, key)
        assert window_of(program) is window
    dialog.reject()
    settle(qtbot, program)
    anew = window_of(program)
    assert anew is not window
    assert anew.rooms.navigator.article == before
    assert anew.rooms.find.field.text() == "新茶"
    assert anew.lists.currentWidget() is anew.rooms.find.results
    assert anew.commands["back"].isEnabled()
