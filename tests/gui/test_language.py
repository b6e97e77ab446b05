"""Another language is spoken as the settings close, at the place where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from reader.gui.shell.settings_dialog import SettingsDialog
from tests.gui.settling import settle
from tests.gui.shell.test_every_command import endless
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app

__all__ = ["endless", "opened", "pages"]


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


@pytest.mark.usefixtures("endless")
def test_an_import_goes_on_and_the_language_waits_for_it(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = window_of(program)
    window.import_paths(pages)
    window.setting_chosen.emit("language", "zh_CN")
    assert window_of(program) is window
    assert window.rooms.importing.is_running
    assert window.status.text == "The language changes when the import is done."
    for signal in (window.own_archive_wanted, window.specimen_wanted):
        signal.emit()
        assert window_of(program) is window
        assert "under way" in window.status.text
    window.rooms.importing.stop()
    qtbot.waitUntil(lambda: window_of(program) is not window)
    settle(qtbot, program)
    assert window_of(program).commands["quit"].text().startswith("退出")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_qts_own_words_are_in_the_language_and_arrows_as_on_keys(
    opened: Callable[[], app.App], language: str
) -> None:
    program = opened()
    window_of(program).setting_chosen.emit("language", language)
    shortcut = window_of(program).commands["back"].shortcut()
    assert shortcut.toString(QKeySequence.SequenceFormat.NativeText) == "Alt+←"
    assert shortcut.toString(QKeySequence.SequenceFormat.PortableText) == "Alt+Left"
    said = [
        QCoreApplication.translate(context, words)
        for context, words in (
            ("QFileDialog", "&Look in:"), ("QFileDialog", "Files of &type:"), ("QFileSystemModel", "Folder"),
        )
    ]  # fmt: skip
    assert [one.isascii() for one in said] == [language == "en"] * 3
