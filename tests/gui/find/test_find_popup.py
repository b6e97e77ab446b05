"""The list under the find field: what it offers, its keys, and its silence while an input method composes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.core.span import Span
from reader.find.suggestions import Suggestion, SuggestionKind, awaits_value, suggestions
from reader.gui.find.find_field import PAUSE, PAUSE_FOR_ONE, FindField
from reader.gui.widgets.theme import DARK
from tests.gui.dressing import wear
from tests.gui.find.test_find_field import rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PAST = ["river bank", "河埠", "river"]
KEY = Qt.Key


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[FindField]:
    window = QWidget()
    made = FindField()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.resize(600, 500)
    window.show()
    qtbot.waitExposed(window)
    wear(DARK)
    made.start()
    made.suggestions_wanted.connect(
        lambda text, cursor: made.offer(text, suggestions(None, text, cursor, PAST))
    )
    yield made  # noqa: PT022 - the window lives as long as this function


@pytest.fixture
def told(field: FindField) -> list[str]:
    words: list[str] = []
    field.find_wanted.connect(words.append)
    return words


def compose(field: FindField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def shown(field: FindField) -> list[str]:
    return [it.shown for it in field.popup.offered]


def test_fields_and_past_finds_are_offered_as_one_types(field: FindField) -> None:
    QTest.keyClicks(field, "r")
    assert shown(field) == ["river bank", "river", "rubric:"]
    QTest.keyClicks(field, "u")
    assert shown(field) == ["rubric:"]


def test_the_field_keeps_the_focus_and_the_keys(field: FindField) -> None:
    QTest.keyClicks(field, "r")
    assert field.hasFocus()
    QTest.keyClicks(field, "iv")
    assert field.text() == "riv"
    field.popup.grab()


def test_arrows_walk_and_come_back_to_none(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "riv")
    marks = []
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        QTest.keyClick(field, key)
        marks.append(field.popup.marked.shown if field.popup.marked else None)
    assert marks == ["river bank", "river", None, "river"]
    QTest.keyClick(field, KEY.Key_Return)
    assert (field.text(), told) == ("river", ["river"])


def test_enter_without_a_mark_finds_what_was_typed(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "riv")
    QTest.keyClick(field, KEY.Key_Return)
    assert told == ["riv"]
    assert not field.popup.isVisible()


def test_tab_takes_the_first_over_and_a_field_waits_for_its_value(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "bridge aut")
    QTest.keyClick(field, KEY.Key_Tab)
    assert field.text() == "bridge author:"
    assert field.hasFocus()
    assert told == []


def test_nothing_is_found_while_a_field_waits_for_its_value(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "author:")
    rest(field)
    assert told == []
    QTest.keyClicks(field, "l")
    rest(field)
    assert told == ["author:l"]


def test_escape_closes_the_list_first(field: FindField) -> None:
    QTest.keyClicks(field, "riv")
    QTest.keyClick(field, KEY.Key_Escape)
    assert (field.text(), field.popup.isVisible()) == ("riv", False)
    QTest.keyClick(field, KEY.Key_Escape)
    assert field.text() == ""


def test_an_input_method_has_all_keys_while_it_composes(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "r")
    assert field.popup.isVisible()
    compose(field, "he")
    assert not field.popup.isVisible()
    for key in (KEY.Key_Down, KEY.Key_Up, KEY.Key_Tab, KEY.Key_Escape, KEY.Key_Return):
        if key != KEY.Key_Tab:
            QTest.keyClick(field, key)
    assert (field.text(), told, field.popup.isVisible()) == ("r", [], False)
    field.clear()
    compose(field, "", commit="河埠")
    assert field.text() == "河埠"


def test_what_comes_late_is_not_offered(field: FindField) -> None:
    past = suggestions(None, "riv", 3, PAST)
    QTest.keyClicks(field, "x")
    field.offer("riv", past)
    assert not field.popup.isVisible()
    compose(field, "he")
    field.offer("x", past)
    assert not field.popup.isVisible()


def test_the_list_goes_with_the_focus(field: FindField) -> None:
    QTest.keyClicks(field, "riv")
    field.clearFocus()
    assert not field.popup.isVisible()


def test_a_click_takes_a_row_over(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "riv")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseMove(field.popup, QPoint(40, 50))
    QTest.mouseClick(field.popup, left, none, QPoint(40, 50))
    assert (field.text(), told) == ("river", ["river"])


def test_enter_on_what_was_found_goes_into_the_results(field: FindField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "boats")
    QTest.keyClick(field, KEY.Key_Return)
    with qtbot.waitSignal(field.moved_to_results):
        QTest.keyClick(field, KEY.Key_Return)


def test_one_han_character_is_found_after_a_longer_rest(field: FindField, told: list[str]) -> None:
    compose(field, "", commit="桥")
    assert field._pause.interval() == PAUSE_FOR_ONE
    rest(field)
    assert told == ["桥"]
    compose(field, "", commit="上")
    assert field._pause.interval() == PAUSE


def test_pinyin_initials_name_a_field() -> None:
    assert [it.text for it in suggestions(None, "桥 zz", 4)] == ["author:"]


def test_what_is_taken_over_replaces_only_the_word_at_the_cursor() -> None:
    taken = suggestions(None, "桥 -aut 船", 6)[0]
    assert taken == Suggestion(SuggestionKind.FIELD, "author:", "by an author", Span(3, 6), "author:")


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("作者:", True),
        ("桥 author：", True),
        ('-报纸:"', True),
        ("作者:王", False),
        ("时间:", False),
        ("桥", False),
    ],
)
def test_a_field_without_a_value_waits(text: str, is_so: bool) -> None:
    assert awaits_value(text) is is_so
