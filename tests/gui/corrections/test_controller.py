"""Correcting, through the real window: edit, undo, join, split, move, order, history, patch."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QMenu, QMessageBox, QPushButton

from reader import jobs
from reader.core.errors import ArchiveError
from reader.core.paper import Author
from reader.gui.corrections.history_dialog import HistoryDialog
from reader.gui.corrections.patch_report import PatchReportDialog
from reader.gui.reading.edit_form import authors_from, authors_text
from reader.jobs import corrections
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

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
    return window.rooms.reading.sheet.toPlainText()


def headlines(window: MainWindow) -> list[str]:
    assert window.rooms.navigator.issue is not None
    return [line.name for line in window.rooms.navigator.issue.articles]


def do(qtbot: QtBot, program: app.App, command: str) -> MainWindow:
    window = window_of(program)
    window.commands[command].trigger()
    settle(qtbot, program)
    return window


def retitle(qtbot: QtBot, program: app.App, headline: str) -> MainWindow:
    window = do(qtbot, program, "correct")
    window.rooms.reading.form.field("headline").setPlainText(headline)
    QTest.keyClick(window.rooms.reading.form.field("headline"), Key.Key_Return, CONTROL)
    settle(qtbot, program)
    return window


def test_a_headline_is_corrected_and_undone(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    before = shown(window)
    first = headlines(window)[0]
    retitle(qtbot, program, "渡口的新桥")
    assert not window.rooms.reading.versions.is_open
    assert "渡口的新桥" in shown(window)
    assert headlines(window)[0] == "渡口的新桥"
    assert len(window.rooms.reading.sheet.changed) == 1
    do(qtbot, program, "as_read")
    assert window.rooms.reading.versions.is_as_read
    assert first in shown(window)
    do(qtbot, program, "as_read")
    do(qtbot, program, "undo")
    assert shown(window) == before
    assert headlines(window)[0] == first
    do(qtbot, program, "redo")
    assert headlines(window)[0] == "渡口的新桥"


def test_paragraphs_and_authors_are_corrected(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    form = window.rooms.reading.form
    form.field("authors").setPlainText("记者：甘苗、李四")
    form.field("paragraphs").setPlainText("第一段。\n\n第二段。")
    form.save_button.click()
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    article = window.rooms.navigator.article.clipping.article
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
    field = window.rooms.reading.form.field("headline")
    QTest.keyClick(field, Key.Key_Escape)
    assert not window.rooms.reading.versions.is_open
    do(qtbot, program, "correct")
    field.setPlainText("丢弃的主题")
    QTest.keyClick(field, Key.Key_Escape)
    (box,) = asked
    box.done(QMessageBox.StandardButton.Discard.value)
    assert "丢弃的主题" not in shown(window)


def test_what_was_typed_is_kept_when_the_person_goes_on(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    window.rooms.reading.form.field("headline").setPlainText("没有保存的主题")
    window.rooms.articles.open_next()
    settle(qtbot, program)
    assert not window.rooms.reading.versions.is_open
    assert headlines(window)[0] == "没有保存的主题"
    assert window.rooms.articles.current() is not None
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.clipping.article.headline != "没有保存的主题"


def test_joining_splitting_and_order(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    both = headlines(window)
    window.commands["join"].trigger()
    assert "two or more" in window.status.text
    window.rooms.articles.view.selectAll()
    whole = window.library.archive.size().articles
    do(qtbot, program, "join")
    assert headlines(window) == both[:1]
    assert window.status.size_text.startswith(f"{whole - 1} ")
    do(qtbot, program, "undo")
    assert headlines(window) == both
    assert window.status.size_text.startswith(f"{whole} ")
    do(qtbot, program, "article_down")
    assert headlines(window) == both[::-1]
    do(qtbot, program, "undo")
    cursor = window.rooms.reading.sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    window.rooms.reading.sheet.setTextCursor(cursor)
    do(qtbot, program, "split")
    assert len(headlines(window)) == 3


def stars(window: MainWindow) -> list[bool]:
    return [
        row.is_starred
        for row in window.rooms.articles._articles(range(window.rooms.articles._model.rowCount()))
    ]


def test_a_row_is_chosen_alone_while_the_keys_of_a_command_are_held(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    QTest.keyPress(window, Key.Key_Control, CONTROL)
    try:
        window.rooms.articles.view.choose(2)
        assert len(window.rooms.articles.selected()) == 1
    finally:
        QTest.keyRelease(window, Key.Key_Control)
    settle(qtbot, program)


def star_row(qtbot: QtBot, program: app.App, row: int) -> None:
    window_of(program).rooms.articles.view.choose(row)
    settle(qtbot, program)
    do(qtbot, program, "star")


def found(qtbot: QtBot, program: app.App, words: str) -> int:
    window = window_of(program)
    window.rooms.find.find(words)
    settle(qtbot, program)
    count = window.rooms.find.results._model.rowCount()
    window.lists.show_articles()
    return count


def test_a_bookmark_on_an_article_that_was_joined_is_seen_and_taken_away(
    program: app.App, qtbot: QtBot
) -> None:
    window = window_of(program)
    star_row(qtbot, program, 2)
    assert stars(window) == [False, True]
    window.rooms.articles.view.selectAll()
    do(qtbot, program, "join")
    star = window.rooms.reading.bar.button("star")
    assert stars(window) == [True]
    assert star.isChecked()
    assert found(qtbot, program, "有:书签") == 1
    (kept,) = window.rooms.bookmarks.panel.model.rows
    window.rooms.bookmarks.panel.bookmark_opened.emit(kept)
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.key != kept.key
    do(qtbot, program, "star")
    assert stars(window) == [False]
    assert not star.isChecked()
    assert window.rooms.bookmarks.panel.model.rows == ()
    do(qtbot, program, "undo")
    assert stars(window) == [True]
    assert star.isChecked()
    do(qtbot, program, "undo")
    assert stars(window) == [False, True]


def test_the_star_stays_as_long_as_one_of_two_bookmarks_does(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    star_row(qtbot, program, 1)
    star_row(qtbot, program, 2)
    window.rooms.articles.view.selectAll()
    do(qtbot, program, "join")
    one, other = window.rooms.bookmarks.panel.model.rows
    window.rooms.bookmarks.panel.bookmark_removed.emit(one)
    settle(qtbot, program)
    assert stars(window) == [True]
    window.rooms.bookmarks.panel.bookmark_removed.emit(other)
    settle(qtbot, program)
    assert stars(window) == [False]


def test_the_bookmarks_say_how_their_articles_are_called_now(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "star")
    retitle(qtbot, program, "渡口的新桥")
    assert window.rooms.navigator.issue is not None
    line = window.rooms.articles.current()
    assert line is not None
    window.rooms.articles.move_wanted.emit([line], "2")
    settle(qtbot, program)
    (kept,) = window.rooms.bookmarks.panel.model.rows
    assert (kept.headline, kept.page_number) == ("渡口的新桥", "2")
    do(qtbot, program, "undo")
    do(qtbot, program, "undo")
    (kept,) = window.rooms.bookmarks.panel.model.rows
    assert (kept.headline, kept.page_number) == (headlines(window)[0], "1")


def page_menu(window: MainWindow) -> QMenu:
    return window.rooms.articles._page_menu(window.rooms.articles.selected())


def test_several_articles_move_to_another_page_in_one_step(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.articles.view.selectAll()
    words = ["Page 1", "Page 2", "Page 3", "Page 4", "", "Type a page number…"]
    assert [it.text() for it in page_menu(window).actions()] == words
    page_menu(window).actions()[2].trigger()
    settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert [it.page_number for it in window.rooms.navigator.issue.articles] == ["3", "3"]
    assert len(window.rooms.articles.selected()) == 2
    do(qtbot, program, "undo")
    assert [it.page_number for it in window.rooms.navigator.issue.articles] == ["1", "1"]
    assert not window.rooms.steps.canUndo()


def test_a_page_number_can_be_typed(program: app.App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(given[2]))
    window = window_of(program)
    for typed in ("2", "9"):
        page_menu(window).actions()[-1].trigger()
        dialog = window.findChild(QInputDialog)
        assert dialog is not None
        dialog.setTextValue(f" {typed} ")
        dialog.accept()
        settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert sorted(it.page_number for it in window.rooms.navigator.issue.articles) == ["1", "2"]
    assert len(told) == 1
    assert "no page 9" in told[0]


def test_splitting_in_the_form_saves_first(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    form = window.rooms.reading.form
    form.field("paragraphs").setPlainText("甲。\n乙。\n丙。")
    assert not form.split_button.isEnabled()
    cursor = form.field("paragraphs").textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    form.field("paragraphs").setTextCursor(cursor)
    form.split_button.click()
    settle(qtbot, program)
    assert "丙。" in headlines(window)
    assert "丙。" not in shown(window)


def test_an_empty_history_takes_little_room(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    do(qtbot, program, "history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    assert [it.text() for it in dialog.findChildren(QLabel)] == [
        "Nothing has been corrected in this article."
    ]
    assert dialog.height() < 200


def test_the_history_tells_and_undoes(program: app.App, qtbot: QtBot) -> None:
    window = retitle(qtbot, program, "渡口的新桥")
    do(qtbot, program, "history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    undo = next(it for it in dialog.findChildren(QPushButton) if it.text() == "Undo")
    undo.click()
    settle(qtbot, program)
    assert headlines(window)[0] != "渡口的新桥"


def test_the_history_of_a_split_strikes_nothing_out(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    cursor = window.rooms.reading.sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    window.rooms.reading.sheet.setTextCursor(cursor)
    do(qtbot, program, "split")
    do(qtbot, program, "history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    labels = dialog.findChildren(QLabel)
    assert len(labels) == 4
    assert not any(label.font().strikeOut() for label in labels)


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
    report = window.findChild(PatchReportDialog)
    assert report is not None
    assert "1 already there" in report.headline


def lines_of(window: MainWindow) -> list[str]:
    report = window.findChild(PatchReportDialog)
    assert report is not None
    report.copy()
    return QGuiApplication.clipboard().text().splitlines()


@pytest.fixture
def patch(program: app.App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A patch of two headlines and one that is of no issue held; nothing of it is done yet."""
    window, path = window_of(program), tmp_path / "c.jsonl"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: (str(path), ""))
    retitle(qtbot, program, "渡口的新桥")
    window.rooms.articles.open_next()
    settle(qtbot, program)
    retitle(qtbot, program, "新茶")
    do(qtbot, program, "export_corrections")
    marks = window.library.marks
    for made in marks.corrections():
        corrections.set_undone(window.library, made.uid, is_undone=True)
        marks.drop_corrections([made.uid])
    window.rooms.steps.clear()
    head, first, *rest = path.read_text("utf-8").splitlines()
    other = json.loads(first) | {"date": "1999-01-01", "id": "0" * 32}
    path.write_text("\n".join([head, first, *rest, json.dumps(other)]), "utf-8")
    window.rooms.corrections.undoable.corrected.emit(None, "")
    settle(qtbot, program)
    return path


def test_a_patch_is_reported_and_undone_in_one_step(program: app.App, qtbot: QtBot, patch: Path) -> None:
    assert patch.exists()
    window = window_of(program)
    before = headlines(window)
    do(qtbot, program, "apply_corrections")
    head, misfit, *applied = lines_of(window)
    assert "2 applied, 0 already there, 1 do not fit" in head
    assert "does not fit" in misfit
    assert "1999-01-01" in misfit
    assert "does not hold" in misfit
    assert len(applied) == 2
    assert headlines(window) == ["渡口的新桥", "新茶"]
    do(qtbot, program, "undo")
    assert headlines(window) == before
    assert not window.rooms.steps.canUndo()
    do(qtbot, program, "redo")
    assert headlines(window) == ["渡口的新桥", "新茶"]


def test_a_patch_that_was_stopped_tells_what_was_done(
    program: app.App, qtbot: QtBot, patch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person stops after the first issue, which is the one that is not held."""
    assert patch.exists()
    window = window_of(program)
    before, patching = headlines(window), window.rooms.corrections.exchange
    apply = jobs.exchange.apply_patch

    def stopping(*given: Any) -> object:
        files, path, report, note = given

        def note_and_stop(new: object) -> None:
            note(new)
            patching.stop()

        return apply(files, path, report, note_and_stop)

    monkeypatch.setattr(jobs, "apply_patch", stopping)
    do(qtbot, program, "apply_corrections")
    head, *rows = lines_of(window)
    assert "you stopped" in head
    assert len(rows) == 1
    assert headlines(window) == before
    assert not window.rooms.steps.canUndo()


def test_a_find_in_what_was_read_shows_it(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    first = headlines(window)[0]
    retitle(qtbot, program, "甲乙丙丁")
    window.rooms.find.find(first)
    settle(qtbot, program)
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    assert window.rooms.reading.versions.is_as_read
    assert window.rooms.reading.hits


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
    window.rooms.reading.form.field("headline").setPlainText("关窗之前")
    program.close()
    again = opened()
    settle(qtbot, again)
    assert headlines(window_of(again))[0] == "关窗之前"


def test_the_list_keeps_its_place_when_an_article_is_corrected(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.articles.view.selectAll()
    chosen = window.rooms.articles.selected()
    assert len(chosen) == 2
    retitle(qtbot, program, "渡口的新桥")
    assert [it.id for it in window.rooms.articles.selected()] == [it.id for it in chosen]


def test_a_correction_that_is_kept_late_leads_nobody_back(
    program: app.App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes while the person is on the way to the other issue."""
    window = window_of(program)
    window = do(qtbot, program, "correct")
    window.rooms.reading.form.field("headline").setPlainText("没有保存的主题")
    here, go_on, kept = window.rooms.navigator.issue, threading.Event(), threading.Event()
    assert here is not None
    load = window.rooms.navigator.queries.issue

    def slowly(*given: Any) -> Any:
        kept.set()
        assert go_on.wait(PATIENCE)
        return load(*given)

    monkeypatch.setattr(window.rooms.navigator.queries, "issue", slowly)
    window.rooms.navigator.step_issue(-1)
    qtbot.waitUntil(kept.is_set)
    window.rooms.reading.versions.keep_unsaved()
    qtbot.waitUntil(window.rooms.steps.canUndo)
    go_on.set()
    settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert window.rooms.navigator.issue.date < here.date
    assert window.rooms.reading.record is not None
    assert window.rooms.reading.record.issue_id == window.rooms.navigator.issue.id


def test_what_was_corrected_on_the_way_is_shown_on_arrival(program: app.App, qtbot: QtBot) -> None:
    window = do(qtbot, program, "correct")
    window.rooms.reading.form.field("headline").setPlainText("没有保存的主题")
    window.rooms.reading.versions.keep_unsaved()
    window.rooms.articles.open_next()
    settle(qtbot, program)
    assert headlines(window)[0] == "没有保存的主题"
    assert window.rooms.reading.record is not None
    assert window.rooms.reading.record.clipping.article.headline == headlines(window)[1]


def test_undoing_a_split_leads_to_the_first_part(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.articles.open_next()
    settle(qtbot, program)
    assert window.rooms.reading.record is not None
    tea = window.rooms.reading.record.key
    cursor = window.rooms.reading.sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    window.rooms.reading.sheet.setTextCursor(cursor)
    do(qtbot, program, "split")
    window.rooms.articles.open_next()
    settle(qtbot, program)
    assert window.rooms.reading.record.key != tea
    do(qtbot, program, "undo")
    assert window.rooms.reading.record.key == tea


def test_as_read_is_offered_for_corrected_articles_alone(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    button = window.rooms.reading.bar.button("as_read")
    for width in (640, 1200):
        window.resize(width, 700)
        settle(qtbot, program)
        assert button.isHidden()
    retitle(qtbot, program, "渡口的新桥")
    assert not button.isHidden()


def test_hits_stay_lit_when_their_article_is_corrected(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.find.find("救生衣")
    settle(qtbot, program)
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    assert window.rooms.reading.hits
    lit = len(window.rooms.reading.hits)
    retitle(qtbot, program, "渡口的新桥")
    assert len(window.rooms.reading.hits) == lit


def test_an_undo_that_cannot_be_written_can_be_tried_again(
    program: app.App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(given[2]))
    window = retitle(qtbot, program, "渡口的新桥")
    steps, archive = window.rooms.steps, window.library.archive

    def is_full(*_given: object) -> None:
        raise ArchiveError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(archive, "correcting", is_full)
        do(qtbot, program, "undo")
    assert told == ["The disk is full."]
    assert steps.canUndo()
    assert not steps.canRedo()
    assert headlines(window)[0] == "渡口的新桥"
    do(qtbot, program, "undo")
    assert headlines(window)[0] != "渡口的新桥"
    with monkeypatch.context() as full:
        full.setattr(archive, "correcting", is_full)
        do(qtbot, program, "redo")
    assert steps.canRedo()
    assert not steps.canUndo()
    assert [it.is_undone for it in window.library.marks.corrections()] == [True]


def test_authors_are_typed_as_they_are_shown() -> None:
    authors = (Author("刘威", "记者"), Author("邵秀清"))
    assert authors_text(authors) == "记者：刘威、邵秀清"
    assert authors_from("记者:刘威，邵秀清;") == authors
    assert authors_from("：无名、 、记者：") == (Author("无名"),)
