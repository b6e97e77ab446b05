"""Correcting, through the real window: edit, undo, join, split, move, order, history, patch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from reader.core.paper import Author
from reader.gui.history import HistoryDialog
from reader.gui.reading.edit_form import authors_from, authors_text
from tests.gui.test_stories import opened, pages, read_in, settle, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.window import MainWindow

__all__ = ["opened", "pages"]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> app.App:
    """The window at the last issue's first article."""
    made = opened()
    read_in(qtbot, made, pages)
    return made


def shown(window: MainWindow) -> str:
    return window.pane.sheet.toPlainText()


def headlines(window: MainWindow) -> list[str]:
    assert window.navigator.issue is not None
    return [line.name for line in window.navigator.issue.articles]


def do(qtbot: QtBot, program: app.App, command: str) -> MainWindow:
    window = window_of(program)
    window.commands[command].trigger()
    settle(qtbot, program)
    return window


def retitle(qtbot: QtBot, program: app.App, headline: str) -> MainWindow:
    window = do(qtbot, program, "correct")
    window.pane.form.field("headline").setPlainText(headline)
    QTest.keyClick(window.pane.form.field("headline"), Key.Key_Return, CONTROL)
    settle(qtbot, program)
    return window


def test_a_headline_is_corrected_and_undone(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    before = shown(window)
    first = headlines(window)[0]
    retitle(qtbot, program, "渡口的新桥")
    assert not window.pane.proofing.is_open
    assert "渡口的新桥" in shown(window)
    assert headlines(window)[0] == "渡口的新桥"
    assert len(window.pane.sheet.changed) == 1
    do(qtbot, program, "as_read")
    assert window.pane.proofing.is_as_read
    assert first in shown(window)
    do(qtbot, program, "as_read")
    do(qtbot, program, "undo")
    assert shown(window) == before
    assert headlines(window)[0] == first
    do(qtbot, program, "redo")
    assert headlines(window)[0] == "渡口的新桥"


def test_paragraphs_and_authors_are_corrected(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    form = window.pane.form
    form.field("authors").setPlainText("记者：甘苗、李四")
    form.field("paragraphs").setPlainText("第一段。\n\n第二段。")
    form.save_button.click()
    settle(qtbot, program)
    assert window.navigator.article is not None
    article = window.navigator.article.clipping.article
    assert article.paragraphs == ("第一段。", "第二段。")
    assert article.authors == (Author("甘苗", "记者"), Author("李四"))


def test_esc_asks_only_where_something_would_be_lost(
    program: app.App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QMessageBox] = []

    def ask(box: QMessageBox) -> None:
        asked.append(box)

    monkeypatch.setattr(QMessageBox, "open", ask)
    window = do(qtbot, program, "correct")
    field = window.pane.form.field("headline")
    QTest.keyClick(field, Key.Key_Escape)
    assert not window.pane.proofing.is_open
    do(qtbot, program, "correct")
    field.setPlainText("丢弃的主题")
    QTest.keyClick(field, Key.Key_Escape)
    (box,) = asked
    box.done(QMessageBox.StandardButton.Discard.value)
    assert "丢弃的主题" not in shown(window)


def test_what_was_typed_is_kept_when_the_person_goes_on(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    window.pane.form.field("headline").setPlainText("没有保存的主题")
    window.articles.open_next()
    settle(qtbot, program)
    assert not window.pane.proofing.is_open
    assert headlines(window)[0] == "没有保存的主题"
    assert window.articles.current() is not None
    assert window.navigator.article is not None
    assert window.navigator.article.clipping.article.headline != "没有保存的主题"


def test_joining_splitting_and_order(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    both = headlines(window)
    window.commands["join"].trigger()
    assert "two or more" in window.status.text
    window.articles._view.selectAll()
    do(qtbot, program, "join")
    assert headlines(window) == both[:1]
    do(qtbot, program, "undo")
    assert headlines(window) == both
    do(qtbot, program, "article_down")
    assert headlines(window) == both[::-1]
    do(qtbot, program, "undo")
    cursor = window.pane.sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    window.pane.sheet.setTextCursor(cursor)
    do(qtbot, program, "split")
    assert len(headlines(window)) == 3


def test_splitting_in_the_form_saves_first(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    form = window.pane.form
    form.field("paragraphs").setPlainText("甲。\n乙。\n丙。")
    assert not form.split_button.isEnabled()
    cursor = form.field("paragraphs").textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    form.field("paragraphs").setTextCursor(cursor)
    form.split_button.click()
    settle(qtbot, program)
    assert "丙。" in headlines(window)
    assert "丙。" not in shown(window)


def test_the_history_tells_and_undoes(program: app.App, qtbot: QtBot) -> None:
    window = retitle(qtbot, program, "渡口的新桥")
    do(qtbot, program, "history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    undo = next(it for it in dialog.findChildren(QPushButton) if it.text() == "Undo")
    undo.click()
    settle(qtbot, program)
    assert headlines(window)[0] != "渡口的新桥"


def test_corrections_go_to_a_file_and_back(
    program: app.App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = retitle(qtbot, program, "渡口的新桥")
    path = tmp_path / "c.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(path), ""))
    do(qtbot, program, "export_corrections")
    assert "渡口的新桥" in path.read_text("utf-8")
    do(qtbot, program, "apply_corrections")
    assert "1 already there" in window.status.text


def test_a_find_in_what_was_read_shows_it(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    first = headlines(window)[0]
    retitle(qtbot, program, "甲乙丙丁")
    window.finding.find(first)
    settle(qtbot, program)
    window.open_first_result()
    settle(qtbot, program)
    assert window.pane.proofing.is_as_read
    assert window.pane.hits


def test_corrections_are_there_after_a_restart(
    opened: Callable[[], app.App], program: app.App, qtbot: QtBot
) -> None:
    retitle(qtbot, program, "渡口的新桥")
    program.close()
    again = opened()
    settle(qtbot, again)
    window = window_of(again)
    assert headlines(window)[0] == "渡口的新桥"
    do(qtbot, again, "history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    next(it for it in dialog.findChildren(QPushButton) if it.text() == "Undo").click()
    settle(qtbot, again)
    assert headlines(window)[0] != "渡口的新桥"


def test_what_was_typed_is_kept_when_the_window_closes(
    opened: Callable[[], app.App], program: app.App, qtbot: QtBot
) -> None:
    window = do(qtbot, program, "correct")
    window.pane.form.field("headline").setPlainText("关窗之前")
    program.close()
    again = opened()
    settle(qtbot, again)
    assert headlines(window_of(again))[0] == "关窗之前"


def test_authors_are_typed_as_they_are_shown() -> None:
    authors = (Author("刘威", "记者"), Author("邵秀清"))
    assert authors_text(authors) == "记者：刘威、邵秀清"
    assert authors_from("记者:刘威，邵秀清;") == authors
    assert authors_from("：无名、 、记者：") == (Author("无名"),)
