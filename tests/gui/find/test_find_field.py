"""The find field: when it tells what to find, and when it keeps silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest

from reader.find.suggestions import suggestions
from reader.gui.find.find_field import FindField
from reader.gui.widgets.theme import DARK
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def field(qtbot: QtBot) -> FindField:
    made = FindField()
    qtbot.addWidget(made)
    made.resize(560, 34)
    made.show()
    made.start()
    return made


@pytest.fixture
def told(field: FindField) -> list[str]:
    """What was told to be found, in order; "" for cleared."""
    words: list[str] = []
    field.find_wanted.connect(words.append)
    field.cleared.connect(lambda: words.append(""))
    return words


def rest(field: FindField) -> None:
    """The person rests from typing long enough for what was typed to be told, if it is to be told at all."""
    if field._pause.isActive():
        field._pause.stop()
        field._pause.timeout.emit()


def compose(field: FindField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def test_typing_is_told_once_it_rests(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "river")
    assert told == []
    rest(field)
    assert told == ["river"]


def test_one_character_waits_for_enter(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "a")
    rest(field)
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["a"]


def test_enter_tells_at_once_and_only_once(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, " river ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["river"]
    rest(field)
    assert told == ["river"]


def test_an_input_method_composes_in_peace(field: FindField, told: list[str]) -> None:
    compose(field, "heb")
    compose(field, "hebu")
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(field)
    assert told == []
    compose(field, "", commit="河埠")
    rest(field)
    assert told == ["河埠"]


def test_composing_on_holds_back_what_was_committed(field: FindField, told: list[str]) -> None:
    compose(field, "", commit="河埠")
    compose(field, "gong")
    rest(field)
    assert told == []
    compose(field, "")
    rest(field)
    assert told == ["河埠"]


def test_emptying_it_by_hand_tells_that_it_is_cleared(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert told == ["ab", ""]


def test_escape_clears_and_then_leaves(field: FindField, told: list[str], qtbot: QtBot) -> None:
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), told) == ("", ["ab", ""])
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["ab", ""]


def test_escape_before_anything_was_told_finds_nothing_later(field: FindField, told: list[str]) -> None:
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    rest(field)
    assert told == []


def test_the_cross_takes_the_place_of_the_keys(field: FindField, told: list[str]) -> None:
    assert (field._keys.isVisible(), field._clear.isVisible()) == (True, False)
    QTest.keyClicks(field, "ab")
    assert (field._keys.isVisible(), field._clear.isVisible()) == (False, True)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert (field.text(), told) == ("", ["ab", ""])
    assert (field._keys.isVisible(), field._clear.isVisible()) == (True, False)


def test_down_goes_to_the_results(field: FindField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.moved_to_results):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field, "ab")
    with qtbot.waitSignal(field.moved_to_results):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_down_in_an_empty_field_offers_recent_finds(field: FindField, told: list[str], qtbot: QtBot) -> None:
    field.suggestions_wanted.connect(
        lambda text, _cursor: field.offer(text, suggestions(None, text, 0, ["河埠", "引水 隧洞"]))
    )
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(field, key)
    assert not field.popup.isVisible()
    assert told == ["引水 隧洞"]
    assert field.text() == "引水 隧洞"


def test_a_find_from_elsewhere_is_shown_without_telling(field: FindField, told: list[str]) -> None:
    field.set_text("河埠")
    rest(field)
    assert (field.text(), told) == ("河埠", [])
    field.start()
    assert field.selectedText() == "河埠"


def test_escape_and_down_are_kept_from_the_windows_shortcuts(field: FindField) -> None:
    for key, is_kept in ((Qt.Key.Key_Escape, True), (Qt.Key.Key_Down, True), (Qt.Key.Key_F3, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QCoreApplication.sendEvent(field, event)
        assert event.isAccepted() is is_kept


def test_it_says_where_it_would_find(field: FindField) -> None:
    wear(DARK)
    field.set_placeholder("Find in 3 papers, 12,480 issues")
    assert field.placeholderText() == "Find in 3 papers, 12,480 issues"
    assert field.accessibleName() == "Find in everything"
