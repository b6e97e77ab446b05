"""Words of one's own: asked for in a dialog, kept, and used for the order of results at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget

from reader import paths
from reader.find.text.own_words import OwnWord, read_own_words
from reader.find.text.segmenter import USER_WORDS
from reader.gui.find.own_words_dialog import OwnWordsDialog
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]


def open_dialog(window: MainWindow) -> OwnWordsDialog:
    window.commands["own_words"].trigger()
    return window.findChildren(OwnWordsDialog)[-1]


def field(dialog: OwnWordsDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def press(dialog: OwnWordsDialog, text: str) -> QPushButton:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text)
    button.click()
    return button


def test_a_word_is_kept_and_the_index_made_with_it(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    before = window.rooms.navigator.article
    dialog = open_dialog(window)
    field(dialog).setText("渡口 的桥")
    press(dialog, "Add")
    assert dialog.words == (OwnWord("渡口的桥"),)
    press(dialog, "Save")
    qtbot.waitUntil(lambda: window_of(program) is not window)
    anew = window_of(program)
    settle(qtbot, program)
    anew.ready_find()
    settle(qtbot, program)
    assert read_own_words(paths.personal().config / USER_WORDS) == (OwnWord("渡口的桥"),)
    assert anew.library.segmenter.user_words == ("渡口的桥",)
    assert anew.library.index.is_current()
    assert anew.rooms.navigator.article == before


def test_what_cannot_be_added_is_said_and_nothing_changes_unsaved(
    opened: Callable[[], app.App], qtbot: QtBot
) -> None:
    program = opened()
    window = window_of(program)
    dialog = open_dialog(window)
    add = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Add")
    field(dialog).setText("桥")
    assert not add.isEnabled()
    field(dialog).setText("停云桥")
    assert add.isEnabled()
    press(dialog, "Add")
    field(dialog).setText("停云桥")
    said = dialog.findChild(QLabel, "said")
    assert isinstance(said, QLabel)
    assert said.text() == "“停云桥” is in the list."
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    table.selectRow(0)
    press(dialog, "Remove")
    assert dialog.words == ()
    dialog.reject()
    settle(qtbot, program)
    assert window_of(program) is window
    assert not (paths.personal().config / USER_WORDS).exists()
