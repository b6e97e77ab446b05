"""Places in an article's text are of that text alone: whatever changes it, none of them is used on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.reading.pane import ReadingPane
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]
LAST_WORDS = "二十年"
"""How the long article ends: a hit there lies past the end of a shorter text."""


@pytest.fixture
def program(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> app.App:
    """The window at a long article, with its last words found in it and lit."""
    made = opened()
    read_in(qtbot, made, pages)
    window_of(made).resize(1280, 800)
    return made


def reading_of(program: app.App) -> ReadingPane:
    return window_of(program).rooms.reading


def light(program: app.App, qtbot: QtBot, words: str = LAST_WORDS, *, everywhere: bool) -> MainWindow:
    """Light words, as a find in the article or in everything does."""
    window = window_of(program)
    reading = window.rooms.reading
    if everywhere:
        window.rooms.find.find_words(words)
        settle(qtbot, program)
        window.rooms.find.results.take_focus()
        settle(qtbot, program)
    else:
        reading.open_find_bar()
        reading.find_bar.field.setText(words)
    assert reading.hits
    return window


def do(program: app.App, qtbot: QtBot, command: str) -> None:
    window_of(program).commands[command].trigger()
    settle(qtbot, program)


def correct(program: app.App, qtbot: QtBot, paragraphs: str) -> None:
    do(program, qtbot, "correct")
    form = reading_of(program).form
    form.field("paragraphs").setPlainText(paragraphs)
    form.save_button.click()
    settle(qtbot, program)


def assert_hits_are(program: app.App, words: str) -> None:
    """What is lit are these words, where they stand now; the marks beside the text are as many."""
    reading = reading_of(program)
    text = reading.sheet.toPlainText()
    expected = [words] * text.count(words) if reading.query else []
    assert [text[hit.start : hit.end] for hit in reading.hits] == expected
    assert len(reading.sheet.hit_bar.marks) == len(reading.hits)


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_text_gets_shorter_while_hits_are_lit(program: app.App, qtbot: QtBot, everywhere: bool) -> None:
    light(program, qtbot, everywhere=everywhere)
    correct(program, qtbot, "短了。")
    assert_hits_are(program, LAST_WORDS)
    do(program, qtbot, "undo")
    assert LAST_WORDS in reading_of(program).sheet.toPlainText()
    assert_hits_are(program, LAST_WORDS)
    do(program, qtbot, "redo")
    assert_hits_are(program, LAST_WORDS)


@pytest.mark.parametrize("everywhere", [True, False])
def test_an_article_is_split_and_joined_while_hits_are_lit(
    program: app.App, qtbot: QtBot, everywhere: bool
) -> None:
    window = light(program, qtbot, everywhere=everywhere)
    reading = window.rooms.reading
    cursor = reading.sheet.textCursor()
    cursor.setPosition(reading.sheet.toPlainText().index("县交通局"))
    reading.sheet.setTextCursor(cursor)
    do(program, qtbot, "split")
    assert LAST_WORDS not in reading.sheet.toPlainText()
    assert_hits_are(program, LAST_WORDS)
    window.lists.show_articles()
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    do(program, qtbot, "join")
    assert_hits_are(program, LAST_WORDS)
    for _step in range(2):
        do(program, qtbot, "undo")
        assert_hits_are(program, LAST_WORDS)


def test_as_read_and_as_corrected_are_lit_each_where_the_words_stand(program: app.App, qtbot: QtBot) -> None:
    light(program, qtbot, everywhere=False)
    correct(program, qtbot, "短了。")
    light(program, qtbot, "短了", everywhere=False)
    do(program, qtbot, "as_read")
    assert_hits_are(program, "短了")
    do(program, qtbot, "as_read")
    assert_hits_are(program, "短了")


def test_chosen_words_do_not_outlive_their_text(program: app.App, qtbot: QtBot) -> None:
    reading = reading_of(program)
    reading.sheet.moveCursor(QTextCursor.MoveOperation.End)
    reading.sheet.moveCursor(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    assert reading.selected_text()
    correct(program, qtbot, "短了。")
    assert not reading.selected_text()
    window_of(program).resize(900, 700)
    reading.zoom_in()
    assert "短了。" in reading.sheet.toPlainText()


def test_an_article_as_it_was_read_is_not_split(program: app.App, qtbot: QtBot) -> None:
    """Its paragraphs are not those of the article as corrected: a place in them says nothing there."""
    window = window_of(program)
    correct(program, qtbot, "第一段。\n\n第二段。\n\n第三段。")
    do(program, qtbot, "as_read")
    reading = reading_of(program)
    cursor = reading.sheet.textCursor()
    cursor.setPosition(reading.sheet.toPlainText().index("县交通局"))
    reading.sheet.setTextCursor(cursor)
    do(program, qtbot, "split")
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.clipping.article.paragraphs == ("第一段。", "第二段。", "第三段。")
    assert "as corrected" in window.status.text


def test_back_leads_to_an_article_that_was_joined_into_another(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    do(program, qtbot, "next_article")
    do(program, qtbot, "previous_issue")
    do(program, qtbot, "next_issue")
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    do(program, qtbot, "join")
    do(program, qtbot, "previous_issue")
    for _step in range(3):
        do(program, qtbot, "back")
        assert window.rooms.navigator.article is not None
    assert "茶叶合作社" in reading_of(program).sheet.toPlainText()


def test_a_result_opens_the_article_it_was_joined_into(program: app.App, qtbot: QtBot) -> None:
    window = light(program, qtbot, "茶叶合作社", everywhere=True)
    article = window.rooms.navigator.article
    assert article is not None
    assert article.clipping.article.headline == "茶叶合作社开出第一锅"
    window.lists.show_articles()
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    do(program, qtbot, "join")
    window.lists.show_results(window.rooms.find.results)
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    window.rooms.find.results.open_previous()
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    assert "茶叶合作社" in reading_of(program).sheet.toPlainText()
    assert_hits_are(program, "茶叶合作社")


def test_a_corrected_headline_stands_in_every_panel(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    do(program, qtbot, "star")
    light(program, qtbot, everywhere=True)
    results, article = window.rooms.find.results, window.rooms.navigator.article
    assert article is not None
    (bookmark,) = window.library.marks.bookmarks()
    window.rooms.bookmarks.bookmark_opened.emit(bookmark)
    settle(qtbot, program)
    window.rooms.find.find_words("渡口")
    settle(qtbot, program)
    do(program, qtbot, "correct")
    reading_of(program).form.field("headline").setPlainText("渡口的新名字")
    reading_of(program).form.save_button.click()
    settle(qtbot, program)

    def names() -> list[str]:
        found = [results.model.result_at(row) for row in range(results.model.rowCount())]
        return [it.headline.text for it in found if it]

    opened_now = window.rooms.navigator.article
    assert opened_now is not None
    assert opened_now.clipping.article.headline == "渡口的新名字"
    assert names().count("渡口的新名字") == 1
    assert "渡口的新名字" in window.windowTitle()
    assert [it.headline for it in window.rooms.bookmarks.panel.model.rows] == ["渡口的新名字"]
    do(program, qtbot, "undo")
    assert "渡口的新名字" not in names()
    assert "渡口的新名字" not in window.windowTitle()
