"""The list of find results: states, order, opening, more at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.core.span import Span
from reader.find.records import Found, FoundArticle, HighlightedText, Order, Tier
from reader.gui.find.result_list import ResultList
from reader.gui.find.result_model import ResultModel
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.theme import DARK, LIGHT
from reader.store.records import ArticleId
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.gui.widgets.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier


def result(
    number: int, tier: Tier = Tier.WORD, title: str = "今日青溪", headline: str = "河埠修好了"
) -> FoundArticle:
    snippet = HighlightedText("…赶在汛期前把河埠修好，老石条一块不换…", (Span(7, 9),))
    lit = HighlightedText(headline, (Span(0, 2),))
    return FoundArticle(ArticleId(number), title, date(2022, 7, 19), "1", lit, snippet, tier, 1.0)


def results(start: int, count: int) -> Found:
    return Found(tuple(result(number) for number in range(start, start + count)))


@pytest.fixture
def found(qtbot: QtBot) -> ResultList:
    """Fifty results of "河埠"; how many there are is not yet known."""
    panel = ResultList()
    qtbot.addWidget(panel)
    panel.resize(372, 800)
    panel.show()
    panel.show_searching("河埠")
    panel.show_found("河埠", results(1, 50), 0)
    panel._view.doItemsLayout()
    return panel


@pytest.fixture
def opened(found: ResultList) -> list[int]:
    """Ids of what was opened, in order."""
    ids: list[int] = []
    found.result_opened.connect(lambda article: ids.append(article.id))
    return ids


def press(found: ResultList, key: Qt.Key) -> None:
    QTest.keyClick(found._view, key)


def place_of(found: ResultList, row: int) -> QPoint:
    return found._view.visualRect(found._model.index(row)).center()


def click(found: ResultList, row: int) -> None:
    QTest.mouseClick(found._view.viewport(), Qt.MouseButton.LeftButton, NONE, place_of(found, row))


def scroll_to_end(found: ResultList) -> None:
    bar = found._view.verticalScrollBar()
    bar.setValue(bar.maximum())


# the rows


def test_a_row_does_not_say_the_headline_twice(found: ResultList) -> None:
    again, bare = HighlightedText(result(2).headline.text), HighlightedText("")
    told = (result(1), replace(result(2), snippet=again), replace(result(3), snippet=bare))
    found.show_found("河埠", Found(told), 0)
    found._view.doItemsLayout()
    whole, short, without = (
        found._view.sizeHintForIndex(found._model.index(row)).height() for row in range(3)
    )
    assert whole > short == without


def test_rows_are_measured_anew_in_another_width(qtbot: QtBot) -> None:
    panel = ResultList()
    qtbot.addWidget(panel)
    panel.resize(520, 800)
    panel.show()
    panel.show_found(
        "河埠", Found(tuple(result(number, headline="河埠修好了，" * 5) for number in (1, 2))), 0
    )
    panel._view.doItemsLayout()
    index = panel._model.index(0)
    wide = panel._view.visualRect(index).height()
    panel.resize(280, 800)
    narrow = panel._view.sizeHintForIndex(index).height()
    assert narrow > wide
    qtbot.waitUntil(lambda: panel._view.visualRect(index).height() == narrow)
    assert panel._view.visualRect(panel._model.index(1)).top() == narrow


# the model


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = ResultModel()
    model.show([result(1), result(2)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    model.add([result(3, title="北岭晚报")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_screen_reader_hears_whole_sentences(qapp: object) -> None:
    model = ResultModel()
    model.show([result(1, Tier.HEADING)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "河埠修好了. 今日青溪. 2022-07-19. Page 1. What you look for stands in the heading of this article. "
        "…赶在汛期前把河埠修好，老石条一块不换…."
    )


def test_the_paper_is_named_once_there_are_several(qapp: object) -> None:
    model = ResultModel()
    model.show([result(1), result(2)])
    assert not model.are_many_titles
    model.add([result(3, title="北岭晚报")])
    assert model.are_many_titles


# states


def test_the_search_is_named_while_it_runs(found: ResultList) -> None:
    found.show_searching("引水隧洞")
    assert found._bar.said == "Looking for “引水隧洞”…"
    assert found._model.rowCount() == 50


def test_the_count_may_come_before_or_after_the_results(found: ResultList) -> None:
    assert found._bar.said == "Counting…"
    found.show_count(1284)
    assert found._bar.said == "1,284 articles"
    found.show_searching("引水")
    found.show_count(7)
    found.show_found("引水", results(1, 7), 0)
    assert found._bar.said == "7 articles"


def test_a_long_search_never_widens_the_list(found: ResultList) -> None:
    found.resize(280, 800)
    found.show_searching("老街改造" * 40)
    assert found.width() == 280
    assert found.minimumSizeHint().width() <= 280
    assert found._bar.said == "Looking for “" + "老街改造" * 40 + "”…"


def test_a_note_says_how_the_query_was_read(found: ResultList) -> None:
    assert not found._bar._note.isVisible()
    found.show_found("河埠", Found((result(1),), "Read as plain words."), 0)
    assert found._bar._note.isVisible()
    assert found._bar._note.text() == "Read as plain words."


def test_nothing_found_and_nothing_near_still_says_what_to_do(found: ResultList) -> None:
    found.show_nothing("河埠头上")
    assert "Part of a word finds more" in found._empty.lead
    found.show_nothing("河埠头上", ["another way to write it"])
    assert found._empty.lead == "You might try:"


def test_nothing_found_says_what_was_searched_and_what_to_try(found: ResultList, qtbot: QtBot) -> None:
    found.show_nothing("河埠头上", ["another way to write it", Hint("only “河埠”", "河埠")])
    assert found._empty.text == "Nothing found for “河埠头上”"
    assert found._empty.hints == ["another way to write it", "only “河埠”"]
    assert not found._view.isVisible()
    assert found.current() is None
    (button,) = found._empty.findChildren(QPushButton)
    with qtbot.waitSignal(found.hint_chosen) as told:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["河埠"]
    found.show_found("河埠", results(1, 2), 0)
    assert found._view.isVisible()


def test_clearing_leaves_nothing(found: ResultList) -> None:
    found.clear()
    assert found._model.rowCount() == 0


# opening


def test_a_click_opens_and_a_second_click_opens_again(found: ResultList, opened: list[int]) -> None:
    click(found, 1)
    click(found, 1)
    assert opened == [2, 2]
    current = found.current()
    assert current is not None
    assert current.id == 2


def test_arrow_keys_open_at_once(found: ResultList, opened: list[int]) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(found, key)
    assert opened == [1, 2, 1, 50, 1]


def test_page_down_goes_about_a_screen(found: ResultList, opened: list[int]) -> None:
    press(found, Qt.Key.Key_Home)
    press(found, Qt.Key.Key_PageDown)
    press(found, Qt.Key.Key_PageUp)
    on_screen = 800 // found._view.visualRect(found._model.index(0)).height()
    assert opened[0] == opened[2] == 1
    assert on_screen - 2 <= opened[1] <= on_screen + 2


def test_enter_goes_on_into_the_article(found: ResultList, qtbot: QtBot) -> None:
    press(found, Qt.Key.Key_Down)
    with qtbot.waitSignals([found.result_opened, found.reading_wanted]):
        press(found, Qt.Key.Key_Return)


def test_commands_open_the_neighbours(found: ResultList, opened: list[int]) -> None:
    assert found.open_next()
    assert found.open_next()
    assert found.open_previous()
    assert not found.open_previous()
    assert opened == [1, 2, 1]


def test_escape_and_the_cross_close(found: ResultList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.closed):
        press(found, Qt.Key.Key_Escape)
    with qtbot.waitSignal(found.closed):
        QTest.mouseClick(found._bar._close, Qt.MouseButton.LeftButton)
    found.show_nothing("河埠")
    with qtbot.waitSignal(found.closed):
        QTest.keyClick(found, Qt.Key.Key_Escape)


# order and export


def test_an_order_is_chosen_by_its_button(found: ResultList, qtbot: QtBot) -> None:
    assert found._bar._orders[Order.BEST].isChecked()
    with qtbot.waitSignal(found.order_chosen) as told:
        QTest.mouseClick(found._bar._orders[Order.OLDEST], Qt.MouseButton.LeftButton)
    assert told.args == [Order.OLDEST]
    assert not found._bar._orders[Order.BEST].isChecked()
    with qtbot.assertNotEmitted(found.order_chosen):
        found.show_order(Order.NEWEST)
    assert found._bar._orders[Order.NEWEST].isChecked()


def test_all_results_can_be_exported_if_there_are_any(found: ResultList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.export_wanted):
        QTest.mouseClick(found._bar._export, Qt.MouseButton.LeftButton)
    found.show_nothing("河埠")
    assert not found._bar._export.isVisible()


# more


def test_more_are_wanted_near_the_end_and_once(found: ResultList, qtbot: QtBot) -> None:
    asked: list[int] = []
    found.more_wanted.connect(asked.append)
    scroll_to_end(found)
    found._view.verticalScrollBar().setValue(0)
    scroll_to_end(found)
    assert asked == [50]
    found.show_found("河埠", results(51, 50), 50)
    assert found._model.rowCount() == 100
    found._view.doItemsLayout()
    scroll_to_end(found)
    assert asked == [50, 100]


def test_no_more_are_wanted_when_all_are_there(found: ResultList, qtbot: QtBot) -> None:
    found.show_count(50)
    with qtbot.assertNotEmitted(found.more_wanted):
        scroll_to_end(found)


def test_no_more_are_wanted_after_an_empty_answer(found: ResultList, qtbot: QtBot) -> None:
    scroll_to_end(found)
    found.show_found("河埠", Found(()), 50)
    with qtbot.assertNotEmitted(found.more_wanted):
        found._view.verticalScrollBar().setValue(0)
        scroll_to_end(found)


def test_a_late_answer_to_another_question_is_passed_over(found: ResultList) -> None:
    found.show_found("引水", results(51, 50), 50)
    found.show_found("河埠", results(71, 50), 70)
    assert found._model.rowCount() == 50


def test_other_results_are_not_asked_on_before_their_rows_are_laid_out(
    found: ResultList, qtbot: QtBot
) -> None:
    scroll_to_end(found)
    with qtbot.assertNotEmitted(found.more_wanted):
        found.show_searching("引水")
        found.show_found("引水", results(101, 50), 0)
        found.show_count(200)


def test_few_results_are_not_asked_on(found: ResultList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(found.more_wanted):
        found.show_searching("引水")
        found.show_found("引水", results(1, 3), 0)
        found._view.doItemsLayout()
        found.show_count(3)


# looks


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_words_found_are_lit(found: ResultList, colours: Theme) -> None:
    wear(colours)
    picture, row = found._view.viewport().grab().toImage(), found._view.visualRect(found._model.index(1))
    lit = sum(
        picture.pixelColor(x, y) == QColor(colours.hit)
        for x in range(row.left(), row.right())
        for y in range(row.top(), row.bottom())
    )
    assert lit > 400


def test_the_badge_explains_itself(found: ResultList) -> None:
    found.show_found("河埠", Found((result(1, Tier.CHARACTERS), result(2, headline="河埠" * 60))), 0)
    found._view.doItemsLayout()
    first = found._view.visualRect(found._model.index(0))
    badge = found._view._rows.badge_rect(first, result(1, Tier.CHARACTERS)).center().toPoint()
    assert "as parts of other words" in found._view.tip_at(badge)
    assert found._view.tip_at(first.center()) == ""
    assert found._view.tip_at(place_of(found, 1)) == "河埠" * 60
