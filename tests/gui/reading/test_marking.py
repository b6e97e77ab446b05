"""Marks on the sheet: where they stand, and what many of them cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.core.annotations.nouns import Colour, Place, text_of
from reader.core.paper import Article
from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.reading import ReadingPane
from reader.gui.reading.paragraphs import paragraphs_of
from reader.gui.reading.text_places import TextPlaces
from tests.growth import calls
from tests.gui.reading.test_pane import RECORD, highlights
from tests.store.marks.invented_annotations import highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from reader.core.annotations.nouns import Highlight
    from reader.store.records import ArticleRecord

PARAGRAPHS = tuple(
    f"第{number}户人家搬到河对岸，𠮷日选在立夏，锅碗瓢盆装了两船。" * 3 for number in range(60)
)
LONG = Article(headline="搬家", kicker="引题在上", paragraphs=PARAGRAPHS)


def record(article: Article) -> ArticleRecord:
    return RECORD._replace(clipping=RECORD.clipping._replace(article=article))


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane(highlights, FacsimilePane)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_article(record(LONG), is_starred=False)
    made._composition.finish()
    return made


def marks_on(article: Article, count: int, notes: int) -> list[tuple[Highlight, Place]]:
    """Highlights spread over an article, some of them with notes."""
    text = text_of(article)
    step = (len(text) - 20) // max(1, count)
    found = []
    for nth in range(count):
        start = 10 + nth * step
        one = replace(
            highlight(text[start : start + 8], text), uid=f"m{nth}", colour=list(Colour)[nth % 4],
            note=f"第{nth}条批注" if nth < notes else "",
        )  # fmt: skip
        found.append((one, Place(one.uid, "k", one.text, start, start + 8)))
    return found


def show(pane: ReadingPane, marks: Sequence[tuple[Highlight, Place]]) -> None:
    """Open the article and show its marks, as the window does, and paint it."""
    pane.show_article(record(LONG), is_starred=False)
    pane.marking.show(marks)
    QApplication.processEvents()
    pane.sheet.viewport().repaint()


def test_places_of_the_text_and_of_the_page_are_told_from_each_other(pane: ReadingPane) -> None:
    text, shown = text_of(LONG), pane.sheet.document().toPlainText()
    places = TextPlaces(pane._composition.placed)
    for words in ("引题在上", "搬家", "第7户人家", "𠮷日选在"):
        at = text.index(words)
        (part,) = places.on_page(at, at + len(words))
        units = shown.encode("utf-16-le")
        assert units[2 * part.start : 2 * part.end].decode("utf-16-le") == words
        assert places.chosen(part.start, part.end) == (at, at + len(words))
    first = text.index("第3户")
    parts = list(places.on_page(text.index("第2户"), first + 3))
    assert len(parts) == 2
    assert places.chosen(parts[0].start, parts[1].end) == (text.index("第2户"), first + 3)
    assert len(paragraphs_of(record(LONG).clipping)) > len(LONG.paragraphs)


def test_a_page_with_300_highlights_and_50_notes_opens_as_one_without(pane: ReadingPane) -> None:
    marks = marks_on(LONG, 300, 50)
    show(pane, marks)  # what is made once is made
    without = calls(lambda: show(pane, []))
    with_all = calls(lambda: show(pane, marks))
    assert len(pane.sheet.marks) >= 300
    assert with_all <= 1.2 * without, (with_all, without)


def test_a_note_in_the_margin_is_pressed(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.resize(1000, 700)
    marks = marks_on(LONG, 4, 1)
    show(pane, marks)
    margin, _below = pane.marking._note_views()
    margin.repaint()
    (placed,) = margin._placed
    with qtbot.waitSignal(margin.note_chosen) as told:
        place = QPointF(placed.rect.center())
        event = QMouseEvent(
            QEvent.Type.MouseButtonRelease, place, margin.mapToGlobal(place), Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        margin.mouseReleaseEvent(event)
    assert told.args == [marks[0][0].uid]
    assert not pane.marking.editor.isHidden()


def test_marks_are_not_shown_on_the_text_as_read(pane: ReadingPane) -> None:
    corrected = record(LONG)._replace(original=replace(LONG, headline="搬冢"))
    pane.show_article(corrected, is_starred=False)
    pane.marking.show(marks_on(LONG, 3, 1))
    counts = [len(pane.sheet.marks)]
    for _turn in range(2):
        pane.toggle_as_read()
        counts.append(len(pane.sheet.marks))
    assert counts == [3, 0, 3]


def choose(pane: ReadingPane, words: str) -> None:
    """Choose words on the page, as the mouse does."""
    cursor = pane.sheet.document().find(words)
    assert not cursor.isNull()
    pane.sheet.setTextCursor(cursor)


def test_what_was_highlighted_is_seen_and_its_note_is_one_with_it(pane: ReadingPane, qtbot: QtBot) -> None:
    words = PARAGRAPHS[3][:8]
    choose(pane, words)
    with qtbot.waitSignal(pane.marking.highlight_wanted) as told:
        pane.marking.highlight("green")
    assert not pane.sheet.textCursor().hasSelection()
    start, end, colour = told.args
    text = text_of(LONG)
    assert (text[start:end], colour) == (words, "green")
    made = replace(highlight(words, text), uid="m", colour=Colour.GREEN)
    pane.marking.show([(made, Place("m", "k", words, start, end))])
    pane.marking.note()
    assert pane.marking._edited is made
    pane.marking.close_editor()
    choose(pane, words)  # the same words once more: the mark on them, not a second one
    pane.marking.note()
    assert pane.marking._edited is made
    with qtbot.waitSignal(pane.marking.changed) as changed:
        pane.marking.highlight("red")
    assert changed.args is not None
    assert changed.args[:2] == [made, "red"]


def test_on_the_text_as_read_it_is_said_why_nothing_can_be_marked(pane: ReadingPane) -> None:
    pane.show_article(record(LONG)._replace(original=replace(LONG, headline="搬冢")), is_starred=False)
    pane.toggle_as_read()
    choose(pane, PARAGRAPHS[3][:8])
    said: list[str] = []
    pane.marking.said.connect(said.append)
    for mark in (pane.marking.highlight, pane.marking.note):
        mark()
    assert said == ["Show the article as corrected first; then words in it can be marked."] * 2
    assert pane.sheet.textCursor().hasSelection()
