"""A command on many articles is for all of them, and one step; on none it says why it does nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app

__all__ = ["opened", "pages"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_all_chosen_are_bookmarked_and_cited(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, CONTROL)

    def bookmarks_after(command: str) -> int:
        window.commands[command].trigger()
        settle(qtbot, program)
        return len(window.library.marks.bookmarks())

    assert [bookmarks_after(it) for it in ("star", "star", "undo", "undo", "redo")] == [2, 0, 2, 0, 2]
    window.commands["copy_citation"].trigger()
    settle(qtbot, program)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_on_none_a_sentence_says_so(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.navigator.open_day(date(2021, 3, 3))
    settle(qtbot, program)
    for command in ("star", "copy_citation"):
        window.status.say("")
        window.commands[command].trigger()
        settle(qtbot, program)
        assert window.status.text == "No article is open."
