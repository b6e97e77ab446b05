"""A command on many articles is for all of them, and one step; on none it says why it does nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from reader.gui.find.result_list import ResultView
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
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


def test_several_results_are_bookmarked_marked_cited_and_exported(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.find.find_words("云溪")
    settle(qtbot, program)
    results = window.rooms.find.results
    results.take_focus()
    settle(qtbot, program)
    opened_first = window.rooms.navigator.article
    view = window.findChild(ResultView)
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    count = len(results.selected())
    assert count == 4
    assert window.rooms.navigator.article == opened_first

    def do(command: str) -> None:
        window.commands[command].trigger()
        settle(qtbot, program)

    do("star")
    assert len(window.library.marks.bookmarks()) == count
    do("read")
    keys = [it.key for it in window.library.marks.bookmarks()]
    assert window.library.marks.read(keys) == set(keys)
    do("copy_citation")
    assert len(QGuiApplication.clipboard().text().splitlines()) == count
    target = tmp_path / "found.txt"
    asked: list[str] = []

    def ask(_parent: object, _title: str, suggested: str, *_more: object) -> tuple[str, str]:
        asked.append(suggested)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    do("export_selected")
    text = target.read_text("utf-8")
    assert all(it.headline.text in text for it in results.selected())
    assert "云溪" in asked[0]
    do("undo")
    do("undo")
    assert window.library.marks.bookmarks() == []


def test_a_selection_that_is_not_seen_counts_for_nothing(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, CONTROL)
    window.resize(600, 700)
    window.focus_reading()
    window.commands["star"].trigger()
    settle(qtbot, program)
    assert len(window.library.marks.bookmarks()) == 1


def test_on_none_a_sentence_says_so(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.navigator.open_day(date(2021, 3, 3))
    settle(qtbot, program)
    for command in (
        "star",
        "copy_citation",
        "read",
        "export_selected",
        "correct",
        "history",
        "find_in_article",
    ):
        window.status.say("")
        window.commands[command].trigger()
        settle(qtbot, program)
        assert window.status.text == "No article is open."
