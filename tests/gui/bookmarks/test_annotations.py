"""Highlights and notes through the real window: put, noted, changed, taken away, undone, listed, lost and put anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader import app, paths
from reader.core.annotations.nouns import Colour, Folder
from reader.jobs import corrections
from tests.gui.settling import settle
from tests.gui.test_stories import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QMenu
    from pytestqt.qtbot import QtBot

    from reader.core.annotations.nouns import Highlight
    from reader.gui.bookmarks.marks_list import MarksList
    from reader.gui.shell.window import MainWindow

WORDS = "桥是桥，船是船"


class Desk:
    """The window on an issue, and what a person does in it."""

    def __init__(self, program: app.App, window: MainWindow, qtbot: QtBot) -> None:
        self.program, self.window, self.qtbot = program, window, qtbot
        self.reading, self.kept = window.rooms.reading, window.library.marks.annotations

    def settle(self) -> None:
        settle(self.qtbot, self.program)

    def choose(self, words: str) -> None:
        """Select words in the article."""
        sheet = self.reading.sheet
        at = sheet.document().toPlainText().index(words)
        cursor = QTextCursor(sheet.document())
        cursor.setPosition(at)
        cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
        sheet.setTextCursor(cursor)

    def give(self, command: str) -> None:
        self.window.commands[command].trigger()
        self.settle()

    def mark(self, words: str = WORDS) -> Highlight:
        self.choose(words)
        self.give("highlight")
        return next(it for it in self.kept.highlights() if it.quote == words)

    def note(self, text: str, words: str = WORDS, tags: str = "") -> None:
        self.choose(words)
        self.give("note")
        editor = self.reading.marking.editor
        editor.words = text
        editor._tags.setText(tags)
        editor.saved.emit()
        self.settle()

    @property
    def lit(self) -> list[str]:
        """The words with a colour under them."""
        text = self.reading.sheet.document().toPlainText()
        return [text[it.place.start : it.place.end] for it in self.reading.sheet.marks]

    @property
    def list(self) -> MarksList:
        return self.window.rooms.annotations.list


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Desk]:
    assert home.is_dir()
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format(day=2, weekday="二", number=502, headline="渡口还在"), "utf-8")
    program = app.App(qapp, paths.personal().make(), None)
    program.speak()
    assert program.open()
    window = program.window
    assert window
    with qtbot.waitSignal(window.rooms.importing.ended):
        window.import_paths([page])
    settle(qtbot, program)
    yield Desk(program, window, qtbot)
    program.close()
    qapp.setStyleSheet("")


def test_chosen_words_are_highlighted_and_undo_takes_it_back(desk: Desk) -> None:
    mark = desk.mark()
    assert (mark.quote, mark.colour.value, mark.headline) == (WORDS, "yellow", "渡口还在")
    assert desk.lit == [WORDS]
    desk.give("undo")
    assert (desk.lit, desk.kept.highlights()) == ([], [])
    assert desk.window.status.text == "Undone: Highlight (渡口还在)"
    desk.give("redo")
    assert desk.lit == [WORDS]
    assert desk.window.status.text == "Redone: Highlight (渡口还在)"
    assert desk.kept.highlights() == [mark]


def test_without_chosen_words_it_is_said_what_to_do(desk: Desk) -> None:
    desk.give("highlight")
    assert "Select the words" in desk.window.status.text
    assert desk.kept.highlights() == []


def test_a_note_stands_in_the_margin_or_below_where_that_is_narrow(desk: Desk) -> None:
    desk.window.resize(1440, 900)
    desk.window.show()
    desk.note("与三年前的报道比较", tags="渡口 #桥")
    (mark,) = desk.kept.highlights()
    assert (mark.note, mark.tags) == ("与三年前的报道比较", ("渡口", "桥"))
    margin, below = desk.reading.marking._note_views()
    assert [note.text for note in margin.notes] == ["与三年前的报道比较"]
    assert margin.isVisible()
    assert not below.isVisible()
    desk.window.resize(700, 700)
    desk.window.focus_reading()
    desk.settle()
    assert not margin.isVisible()
    assert below.isVisible()
    assert below.item(0).text() == "与三年前的报道比较"


def test_a_note_is_edited_recoloured_and_removed(desk: Desk) -> None:
    desk.note("头一稿")
    (mark,) = desk.kept.highlights()
    desk.reading.marking.edit(mark.uid)
    editor = desk.reading.marking.editor
    editor.words = "第二稿"
    editor._colours.button(3).setChecked(True)
    editor.saved.emit()
    desk.settle()
    (now,) = desk.kept.highlights()
    assert (now.note, now.colour.value, now.created) == ("第二稿", "red", mark.created)
    desk.reading.marking.edit(mark.uid)
    editor.removal_wanted.emit()
    desk.settle()
    assert desk.kept.highlights() == []
    for _step in range(2):
        desk.give("undo")
    assert [it.note for it in desk.kept.highlights()] == ["头一稿"]


def test_a_note_on_the_whole_article(desk: Desk) -> None:
    desk.reading.sheet.setTextCursor(QTextCursor(desk.reading.sheet.document()))
    desk.give("note")
    desk.reading.marking.editor.words = "全文可用"
    desk.reading.marking.editor.saved.emit()
    desk.settle()
    (mark,) = desk.kept.highlights()
    assert (mark.quote, mark.note) == ("", "全文可用")
    assert [note.text for note in desk.reading.marking._note_views()[0].notes] == ["全文可用"]


def test_the_menu_offers_colours_and_what_can_be_done_with_a_mark(desk: Desk) -> None:
    desk.choose(WORDS)
    menu: QMenu = desk.reading.words_menu()
    green = next(it for it in menu.actions() if it.text() == "Highlight: Green")
    green.trigger()
    desk.settle()
    (mark,) = desk.kept.highlights()
    assert mark.colour.value == "green"
    cursor = QTextCursor(desk.reading.sheet.document())
    cursor.setPosition(desk.reading.sheet.marks[0].place.start + 2)
    desk.reading.sheet.setTextCursor(cursor)
    remove = next(it for it in desk.reading.words_menu().actions() if it.text() == "&Remove the highlight")
    remove.trigger()
    desk.settle()
    assert desk.kept.highlights() == []


def test_all_marks_are_listed_filtered_and_jumped_to(desk: Desk) -> None:
    desk.mark()
    desk.note("查去年的数", "一共三十六件", tags="救生衣")
    desk.give("star")
    desk.give("marks")
    assert desk.window.lists.shown is desk.list
    kinds = [it.kind.value for it in desk.list.model.rows]
    assert sorted(kinds) == ["bookmark", "highlight", "note"]
    desk.list.choose("tag", "救生衣")
    assert [it.note for it in desk.list.model.rows] == ["查去年的数"]
    desk.list.choose("kind", "bookmark")
    assert desk.list.model.rowCount() == 0
    assert "No mark fits" in desk.list._empty.text
    desk.list.clear_filter()
    desk.list.choose("order", "printed")
    row = next(nth for nth, it in enumerate(desk.list.model.rows) if it.note)
    desk.give("next_article")
    desk.list.view.choose(row)
    with desk.qtbot.waitSignal(desk.window.rooms.annotations.mark_reached):
        QTest.keyClick(desk.list.view, Qt.Key.Key_Return)
    desk.settle()
    assert desk.reading.record
    assert desk.reading.record.clipping.article.headline == "渡口还在"
    QTest.keyClick(desk.list.view, Qt.Key.Key_Escape)
    assert not desk.list.isVisibleTo(desk.window)


def test_bookmarks_are_put_into_folders_and_tagged_and_undo_takes_it_back(desk: Desk) -> None:
    desk.give("star")
    desk.give("marks")
    (entry,) = desk.list.model.rows
    folder = Folder("f", "渡口", Colour.BLUE, entry.created)
    desk.list.folder_wanted.emit(folder, None)
    desk.list.filing_wanted.emit([entry.record], "f", None)
    desk.list.filing_wanted.emit([entry.record], None, ("水运",))
    desk.settle()
    (now,) = desk.list.model.rows
    assert (now.folder, now.colour, now.tags) == (folder, "blue", ("水运",))
    for _step in range(3):
        desk.give("undo")
    (now,) = desk.list.model.rows
    assert (now.folder, now.tags, desk.kept.folders()) == (None, (), [])


def test_a_mark_whose_words_are_gone_shows_them_and_is_put_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = desk.mark()
    record = desk.reading.record
    assert record
    article = record.clipping.article
    first, *others = (it.replace("“桥是桥，船是船。”", "") for it in article.paragraphs)
    changed = (first, *others, "船工还爱说一句：桥是桥来船是船。")
    desk.window.rooms.corrections.undoable.edit(
        record.issue_id, record.key, replace(article, paragraphs=changed)
    )
    desk.settle()
    assert desk.lit == []
    desk.give("marks")
    desk.list.choose("kind", "orphan")
    (lost,) = desk.list.model.rows
    assert (lost.words, lost.is_orphan) == (WORDS, True)
    menus: list[QMenu] = []
    offer = desk.list.offer

    def keep(*told: Any) -> QMenu:
        menus.append(offer(*told))
        return menus[-1]

    monkeypatch.setattr(desk.list, "offer", keep)
    desk.list.candidates_wanted.emit(lost.record)
    desk.settle()
    texts = [it.text() for it in menus[0].actions()]
    assert WORDS in texts[0]
    place = next(it for it in menus[0].actions() if "桥是桥来船是船" in it.text())
    place.trigger()
    menus[0].close()
    desk.settle()
    (now,) = desk.kept.highlights()
    assert (now.uid, now.created) == (mark.uid, mark.created)
    assert desk.lit == [now.quote]
    assert now.quote == "桥是桥来船是船"[: len(now.quote)]


def test_a_correction_moves_marks_and_undo_moves_them_back(desk: Desk) -> None:
    desk.mark()
    record = desk.reading.record
    assert record
    article = record.clipping.article
    corrections.edit(
        desk.window.library, record.issue_id, record.key, replace(article, headline="渡口还在，船也还在")
    )
    desk.window.rooms.corrections.undoable.corrected.emit(record.issue_id, record.key)
    desk.settle()
    assert desk.lit == [WORDS]


def test_all_marks_go_to_a_file_and_come_back_from_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.note("带走这一条")
    desk.give("star")
    path = tmp_path / "marks.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    desk.give("export_marks")
    assert "2 marks written" in desk.window.status.text
    (mark,) = desk.kept.highlights()
    desk.window.rooms.annotations.remove(mark)
    desk.give("star")
    assert desk.kept.highlights() == []
    desk.give("import_marks")
    assert desk.kept.highlights() == [mark]
    assert desk.lit == [WORDS]
    assert len(desk.window.rooms.bookmarks.panel.model.rows) == 1


def test_what_both_files_say_otherwise_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(box.informativeText()))
    desk.note("起初这样写")
    path = tmp_path / "marks.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    desk.give("export_marks")
    (mark,) = desk.kept.highlights()
    desk.window.rooms.annotations.change(mark, "red", "后来改了", ())
    desk.settle()
    desk.give("import_marks")
    assert [it.note for it in desk.kept.highlights()] == ["后来改了"]
    assert "起初这样写" in told[0]


def test_folders_stand_in_the_side_panel_and_undo_takes_them_back(desk: Desk) -> None:
    desk.give("star")
    panel = desk.window.rooms.bookmarks.panel
    (bookmark,) = panel.model.rows
    panel.folder_wanted.emit(Folder("f", "渡口", Colour.BLUE, bookmark.created), None)
    panel.filing_wanted.emit([bookmark], "f")
    desk.settle()
    assert [it.text() for it in panel.folder_bar.chips] == ["All  1", "渡口  1"]
    desk.give("undo")
    assert [it.text() for it in panel.folder_bar.chips] == ["All  1", "渡口  0"]
    desk.give("undo")
    assert not panel.folder_bar.isVisibleTo(panel)


@pytest.mark.parametrize(("choice", "is_in"), [("with", True), ("without", False)])
def test_articles_are_exported_with_their_notes_or_without(
    choice: str, is_in: bool, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    desk.note("与三年前的报道比较")
    desk.give("export_selected")
    (box,) = desk.window.findChildren(QMessageBox)
    next(it for it in box.buttons() if it.objectName() == choice).click()
    desk.settle()
    text = path.read_text("utf-8")
    assert (f"<mark>{WORDS}</mark>[^1]" in text, "与三年前的报道比较" in text) == (is_in, is_in)
    assert "yuebao://article/" in text


@pytest.mark.parametrize("ending", ["csv", "zip", "ris"])
def test_forms_that_hold_no_notes_ask_nothing(
    ending: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"article.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    desk.mark()
    desk.give("export_selected")
    assert path.exists()
    assert not desk.window.findChildren(QMessageBox)


def begin_note(desk: Desk, words: str) -> None:
    """Write a note, and do not save it."""
    desk.choose(WORDS)
    desk.give("note")
    desk.reading.marking.editor.words = words


def test_a_note_that_was_not_saved_is_kept_when_the_person_goes_on(desk: Desk) -> None:
    navigator = desk.window.rooms.navigator
    assert navigator.article is not None
    first = navigator.article.id
    for words, command in (("走开以前写的", "next_article"), ("改错字以前写的", "correct")):
        navigator.open_article(first)
        desk.settle()
        begin_note(desk, words)
        desk.give(command)
        assert desk.reading.marking.editor.isHidden()
        (kept,) = desk.kept.highlights()
        assert (kept.quote, kept.note) == (WORDS, words)
        desk.reading.close_form()
        desk.give("undo")
        assert desk.kept.highlights() == []


def test_a_note_that_was_not_saved_is_kept_when_the_window_closes(desk: Desk) -> None:
    begin_note(desk, "关窗以前写的")
    path = desk.window.library.marks.path
    desk.program.close()
    with closing(sqlite3.connect(path)) as marks:
        assert [note for (note,) in marks.execute("SELECT note FROM highlight")] == ["关窗以前写的"]
