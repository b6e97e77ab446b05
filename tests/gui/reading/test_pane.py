from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.paper import Article, Author, Clipping
from reader.core.span import Span
from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.reading import ReadingPane
from reader.gui.reading.punctuation import NEVER_FIRST, OPENING
from reader.gui.widgets import theme
from reader.store.records import ArticleId, ArticleRecord, IssueId
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PARAGRAPHS = (
    "没有锣鼓，没有彩旗，码头边只摆着一张旧课桌。",
    "　　3月5日，惊蛰。清川县渡口管理站站长卢望秋把最后一本《过渡登记簿》合上，锁进铁皮柜。从1956年到今天，"
    "这样的簿子一共写了417本，记下大约286万人次。“写到最后一页，手反倒不知道往哪里放。”他说。",
    "渡口的三代人",
    "卢望秋的祖父撑的是木船，父亲开的是12马力的柴油机船——到他手里换成了“清渡3号”钢壳船（核载80人）……",
)
ARTICLE = Article(
    headline="“等一声喊”的渡口，今天停了最后一班船",
    kicker="清川江石湾大桥建成通车",
    deck="——石湾渡口六十八年记事",
    authors=(Author("林述", "本报记者"),),
    paragraphs=PARAGRAPHS,
)
CLIPPING = Clipping("清川日报", date(2024, 3, 5), "1", ARTICLE, "要闻")
RECORD = ArticleRecord(ArticleId(1), "key", IssueId(1), CLIPPING)
LONG = RECORD._replace(clipping=CLIPPING._replace(article=replace(ARTICLE, paragraphs=PARAGRAPHS * 20)))


COPY_AND_END = """
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from reader.gui.reading.page_view import PageView
from tests.gui.dressing import wear
app = QApplication([])
sheet = PageView()
sheet.show_document(QTextDocument("words"))
sheet.selectAll()
sheet.copy()
assert app.clipboard().text() == "words"
"""


def highlights(text: str, query: str) -> Sequence[Span]:
    places = [place for place in range(len(text)) if text.startswith(query, place)]
    return [Span(place, place + len(query)) for place in places]


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane(highlights, FacsimilePane)
    qtbot.addWidget(made)
    made.resize(780, 720)
    made.show()
    made.show_article(RECORD, False)
    return made


def choose(pane: ReadingPane, words: str, until: str | None = None) -> None:
    whole = pane.sheet.toPlainText()
    cursor = pane.sheet.textCursor()
    cursor.setPosition(whole.index(words))
    end = whole.index(until, cursor.position()) + len(until) if until else cursor.position() + len(words)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    pane.sheet.setTextCursor(cursor)


def lines(pane: ReadingPane) -> list[str]:
    made, block = [], pane.sheet.document().begin()
    while block.isValid():
        layout = block.layout()
        rows = [layout.lineAt(number) for number in range(layout.lineCount())]
        made += [block.text()[row.textStart() : row.textStart() + row.textLength()] for row in rows]
        block = block.next()
    return made


def test_copied_words_are_the_words_as_stored(pane: ReadingPane) -> None:
    choose(pane, PARAGRAPHS[0], PARAGRAPHS[3])
    pane.sheet.copy()
    assert QGuiApplication.clipboard().text() == "\n".join(PARAGRAPHS)
    assert pane.selected_text() == "\n".join(PARAGRAPHS)
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_a_program_that_ends_with_copied_words_ends_well(tmp_path: Path) -> None:
    # What Python gave the clipboard was destroyed after Python had ended.
    script = tmp_path / "copy_and_end.py"
    script.write_text(COPY_AND_END, "utf-8")
    assert subprocess.run([sys.executable, str(script)], check=False, env={**os.environ}).returncode == 0


def test_odd_spaces_are_copied_as_they_are(pane: ReadingPane) -> None:
    text = "　甲\u00a0乙\u2002丙 𠮷\u2060丁"
    pane.show_article(
        RECORD._replace(clipping=CLIPPING._replace(article=replace(ARTICLE, paragraphs=(text,)))), False
    )
    cursor = pane.sheet.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    pane.sheet.setTextCursor(cursor)
    assert pane.selected_text() == text


@pytest.mark.parametrize("width", [380, 520, 640, 780, 1200])
@pytest.mark.parametrize("zoom", [60, 100, 175])
def test_no_line_of_the_page_breaks_a_rule(pane: ReadingPane, width: int, zoom: int) -> None:
    pane.resize(width, 720)
    pane.set_zoom(zoom)
    for line in lines(pane):
        assert not line or line.strip("\u2002\t")[0] not in NEVER_FIRST
        assert not line or line[-1] not in OPENING


def test_the_measure_is_a_whole_number_of_characters(pane: ReadingPane) -> None:
    for width in (420, 640, 1300):
        pane.resize(width, 720)
        QApplication.processEvents()
        left, right = pane.sheet.column
        em = pane.sheet.document().lastBlock().layout().lineAt(0).cursorToX(1)[0] - 36  # type: ignore[index]
        assert (right - left) / 17.98 == pytest.approx(round((right - left) / 17.98), abs=0.06)
        assert em > 0
        assert round((right - left) / 17.98) <= 34


def test_the_byline_stands_between_two_rules(pane: ReadingPane) -> None:
    above, below = pane.sheet.rules
    byline = pane.sheet.line_rect(pane.sheet.toPlainText().index("本报记者"))
    assert above < byline.top() < byline.bottom() < below


def test_zoom_goes_in_steps_and_has_limits(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.zoom_changed) as told:
        pane.zoom_in()
    assert told.args == [110]
    pane.set_zoom(1000)
    assert pane.zoom == 250
    pane.zoom_in()
    assert pane.zoom == 250
    pane.set_zoom(1)
    assert pane.zoom == 60
    pane.zoom_reset()
    assert pane.zoom == 100


def test_the_wheel_with_ctrl_changes_the_size(pane: ReadingPane) -> None:
    for turned in (60, 60):
        event = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(pane.sheet.viewport(), event)
    assert pane.zoom == 110


def test_size_and_width_keep_the_line_at_the_top(pane: ReadingPane) -> None:
    pane.show_article(LONG, False)
    pane.scroll_to_place(0.5)
    before = pane.sheet.top_position()[0]
    pane.zoom_in()
    assert abs(pane.sheet.top_position()[0] - before) <= 40
    pane.resize(600, 720)
    assert abs(pane.sheet.top_position()[0] - before) <= 40


def test_chosen_words_stay_chosen_when_the_size_changes(pane: ReadingPane) -> None:
    choose(pane, "木船")
    pane.zoom_in()
    wear(theme.DARK)
    assert pane.selected_text() == "木船"


def test_hits_of_a_find_are_lit_and_the_first_is_in_sight(pane: ReadingPane) -> None:
    pane.show_article(LONG, False, "钢壳船")
    assert len(pane.hits) == 20
    assert pane.current_hit == 0
    top = pane.sheet.verticalScrollBar().value()
    rect = pane.sheet.line_rect(pane.hits[0].start)
    assert top <= rect.top() <= top + pane.sheet.viewport().height()
    assert len(pane.sheet.hit_bar.marks) == 20


def test_hits_stand_where_the_words_stand(pane: ReadingPane) -> None:
    pane.show_article(RECORD, False, "渡口")
    text = pane.sheet.toPlainText()
    assert [text[hit.start : hit.end] for hit in pane.hits] == ["渡口"] * 4


def test_a_hit_over_two_lines_has_two_boxes(pane: ReadingPane) -> None:
    pane.resize(400, 720)
    pane.show_article(RECORD, False, PARAGRAPHS[3])
    boxes = list(pane.sheet.hit_rects(pane.hits[0]))
    assert len(boxes) > 1
    assert len({round(box.top()) for box in boxes}) == len(boxes)


def test_stepping_goes_round(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_article(RECORD, False, "渡口")
    pane.previous_hit()
    assert pane.current_hit == 3
    with qtbot.waitSignal(pane.hits_changed) as told:
        pane.next_hit()
    assert told.args == [1, 4]


def test_the_find_bar_counts_steps_and_closes(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.activateWindow()
    pane.open_find_bar()
    qtbot.waitUntil(pane.is_typing)
    QTest.keyClicks(pane.find_bar.field, "x")
    assert pane.find_bar.count_text == "Not found"
    pane.find_bar.field.setText("渡口")
    assert pane.find_bar.count_text == "1 / 4"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.find_bar.count_text == "2 / 4"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count_text == "1 / 4"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.hits == ()
    assert not pane.is_typing()


def test_closing_the_find_bar_brings_back_what_a_find_lit(pane: ReadingPane) -> None:
    pane.show_article(RECORD, False, "渡口")
    pane.open_find_bar()
    pane.find_bar.field.setText("船")
    assert len(pane.hits) == 4
    pane.find_bar.closed.emit()
    assert {hit.end - hit.start for hit in pane.hits} == {2}


def test_what_an_input_method_holds_is_not_searched(pane: ReadingPane) -> None:
    pane.open_find_bar()
    QApplication.sendEvent(pane.find_bar.field, QInputMethodEvent("chuan", []))
    assert pane.hits == ()
    assert pane.find_bar.count_text == ""
    done = QInputMethodEvent()
    done.setCommitString("船")
    QApplication.sendEvent(pane.find_bar.field, done)
    assert len(pane.hits) == 4


def test_the_find_bar_takes_the_chosen_words(pane: ReadingPane) -> None:
    choose(pane, "钢壳船")
    pane.open_find_bar()
    assert pane.find_bar.query == "钢壳船"


def test_next_hit_without_a_find_asks_for_one(pane: ReadingPane) -> None:
    pane.next_hit()
    assert pane.find_bar.isVisible()


def test_space_turns_and_at_the_end_says_so(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_article(LONG, False)
    pane.scroll_to_place(0)
    bar = pane.sheet.verticalScrollBar()
    QTest.keyClick(pane.sheet, Qt.Key.Key_Space)
    assert 0 < bar.value() < pane.sheet.viewport().height()
    QTest.keyClick(pane.sheet, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    pane.scroll_to_place(1)
    with qtbot.waitSignal(pane.read_through):
        QTest.keyClick(pane.sheet, Qt.Key.Key_Space)


def test_a_turned_screen_begins_with_a_whole_line(pane: ReadingPane) -> None:
    pane.show_article(LONG, False)
    height = pane.sheet.viewport().height()
    last = pane.sheet.cursorForPosition(QPoint(200, height - 40)).position()
    pane.sheet.turn(1)
    position, above = pane.sheet.top_position()
    assert -12 < above <= 0
    assert position <= last + 40


def test_the_caret_is_not_shown(pane: ReadingPane) -> None:
    pane.zoom_in()
    assert pane.sheet.cursorWidth() == 0


def test_arrows_scroll_and_shifted_ones_choose(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_article(LONG, False)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Down)
    assert pane.sheet.verticalScrollBar().value() > 0
    QTest.keyClick(pane.sheet, Qt.Key.Key_End)
    assert pane.scroll_place() == 1
    QTest.keyClick(pane.sheet, Qt.Key.Key_Home)
    assert pane.scroll_place() == 0
    QTest.keyClick(pane.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(pane.selected_text()) == 1


def test_a_place_comes_back(pane: ReadingPane) -> None:
    pane.show_article(LONG, False)
    pane.scroll_to_place(0.4)
    assert pane.scroll_place() == pytest.approx(0.4, abs=0.01)


def test_the_rest_of_a_long_article_is_set_bit_by_bit(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_article(LONG, False)
    last = pane.sheet.document().lastBlock()
    assert not last.layout().formats()
    qtbot.waitUntil(lambda: bool(last.layout().formats()))
    assert all(line[0] not in NEVER_FIRST for line in lines(pane) if line)


def test_buttons_say_what_is_wanted(pane: ReadingPane, qtbot: QtBot) -> None:
    wanted = {
        "star": pane.star_toggled, "export": pane.export_wanted, "appearance": pane.appearance_toggled,
        "citation": pane.citation_wanted,
    }  # fmt: skip
    for name, signal in wanted.items():
        with qtbot.waitSignal(signal):
            QTest.mouseClick(pane.bar.button(name), Qt.MouseButton.LeftButton)


def test_the_star_shows_what_the_marks_say(pane: ReadingPane, qtbot: QtBot) -> None:
    star = pane.bar.button("star")
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert not star.isChecked()
    pane.set_starred(True)
    assert star.isChecked()
    assert star.accessibleName() == "Remove bookmark (S)"


def test_the_menu_acts_on_the_chosen_words(pane: ReadingPane, qtbot: QtBot) -> None:
    assert not any(action.isEnabled() for action in pane.words_menu().actions()[:4])
    choose(pane, "木船")
    actions = pane.words_menu().actions()
    for action, signal in zip(
        actions[1:4], (pane.citation_wanted, pane.find_wanted, pane.selection_export_wanted), strict=True
    ):
        with qtbot.waitSignal(signal) as told:
            action.trigger()
        assert told.args == ["木船"]


def test_nothing_is_shown_with_a_sentence(pane: ReadingPane) -> None:
    pane.show_nothing("No issue that day.")
    assert pane.record is None
    assert pane.selected_text() == ""
    assert not pane.bar.button("star").isEnabled()
    assert pane.bar.button("appearance").isEnabled()
    pane.open_find_bar()
    assert not pane.find_bar.isVisible()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_the_page_takes_its_colours_from_the_theme(pane: ReadingPane, colours: theme.Theme) -> None:
    wear(colours)
    picture = pane.sheet.grab().toImage()
    assert picture.pixelColor(3, 3).name() == colours.paper
    ink = pane.sheet.document().lastBlock().begin().fragment().charFormat().foreground().color()
    assert ink.name() == colours.ink


def test_everything_pressed_has_a_name(pane: ReadingPane) -> None:
    assert pane.sheet.accessibleName() == "Article"
    assert pane.sheet.accessibleDescription() == ARTICLE.headline
    for name in ("find", "zoom_in", "zoom_out", "appearance", "star", "citation", "export"):
        assert pane.bar.button(name).accessibleName()


def test_under_the_last_line_stands_the_way_on(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_article(LONG, False)
    pane.scroll_to_place(1)
    last = pane.sheet.line_rect(pane.sheet.document().characterCount() - 1)
    assert pane.next_unread.button.y() > last.bottom() - pane.sheet.verticalScrollBar().value()
    assert pane.next_unread.button.geometry().bottom() < pane.sheet.viewport().height()
    with qtbot.waitSignal(pane.next_unread_wanted):
        QTest.mouseClick(pane.next_unread.button, Qt.MouseButton.LeftButton)
