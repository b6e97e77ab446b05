"""Going to a date or a number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.gui.calendar import CalendarPanel
from reader.gui.widgets.theme import LIGHT
from reader.store.records import TitleId
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PROBLEM = "“July 40th” is neither a date nor the number of an issue held here."


@pytest.fixture
def panel(qtbot: QtBot) -> CalendarPanel:
    panel = CalendarPanel(today=lambda: date(2022, 7, 21))
    qtbot.addWidget(panel)
    wear(LIGHT)
    panel.show()
    return panel


def type_and_enter(panel: CalendarPanel, qtbot: QtBot, text: str) -> None:
    panel.open_go_to()
    panel.go_to_dialog.field.setText(text)
    QTest.keyClick(panel.go_to_dialog.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["2022-07-19", "2022年7月19日", "7月19日", "20220719", "3576", "总第3576期"])
def test_what_is_typed_is_told_as_typed(panel: CalendarPanel, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(panel.go_to_wanted) as wanted:
        type_and_enter(panel, qtbot, f"  {text} ")
    assert wanted.args == [text]
    assert panel.go_to_dialog.isVisible()
    panel.show_issue(date(2022, 7, 19), TitleId(1))
    assert panel.go_to_dialog.isHidden()


def test_nothing_typed_goes_nowhere(panel: CalendarPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.go_to_wanted):
        type_and_enter(panel, qtbot, "   ")
    assert panel.go_to_dialog.isVisible()


def test_the_button_opens_an_empty_field_with_examples(panel: CalendarPanel, qtbot: QtBot) -> None:
    type_and_enter(panel, qtbot, "3576")
    panel.show_issue(date(2022, 7, 19), TitleId(1))
    QTest.mouseClick(panel.go_to, Qt.MouseButton.LeftButton)
    assert panel.go_to_dialog.isVisible()
    assert panel.go_to_dialog.field.text() == ""
    assert "2022-07-19" in panel.go_to_dialog.note.text()


def test_a_problem_told_later_brings_the_field_back_with_what_was_typed(
    panel: CalendarPanel, qtbot: QtBot
) -> None:
    type_and_enter(panel, qtbot, "July 40th")
    panel.show_go_to_problem(PROBLEM)
    dialog = panel.go_to_dialog
    assert dialog.isVisible()
    assert dialog.field.text() == "July 40th"
    assert dialog.note.text() == PROBLEM
    assert dialog.field.accessibleDescription() == PROBLEM


def test_a_problem_told_at_once_keeps_the_field_open(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.go_to_wanted.connect(lambda _text: panel.show_go_to_problem(PROBLEM))
    type_and_enter(panel, qtbot, "July 40th")
    assert panel.go_to_dialog.isVisible()
    assert panel.go_to_dialog.note.text() == PROBLEM


def test_typing_on_takes_the_problem_away(panel: CalendarPanel, qtbot: QtBot) -> None:
    type_and_enter(panel, qtbot, "July 40th")
    panel.show_go_to_problem(PROBLEM)
    panel.go_to_dialog.field.setText("July 4")
    assert panel.go_to_dialog.note.text() != PROBLEM


def test_a_problem_nobody_typed_opens_nothing(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_go_to_problem("This is the last issue held.")
    assert panel.go_to_dialog.isHidden()
    type_and_enter(panel, qtbot, "3576")
    panel.show_issue(date(2022, 7, 19), TitleId(1))
    panel.show_go_to_problem("This is the last issue held.")
    assert panel.go_to_dialog.isHidden()


def test_what_is_near_is_offered(panel: CalendarPanel, qtbot: QtBot) -> None:
    type_and_enter(panel, qtbot, "2022-07-18")
    panel.show_go_to_problem(PROBLEM, [("今日青溪 · 2022-07-17", 17), ("今日青溪 · 2022-07-19", 19)])
    later = panel.go_to_dialog.findChildren(QPushButton, options=Qt.FindChildOption.FindChildrenRecursively)
    (button,) = (it for it in later if it.text() == "今日青溪 · 2022-07-19")
    with qtbot.waitSignal(panel.issue_chosen) as chosen:
        button.click()
    assert chosen.args == [19]


def test_giving_up_is_told(panel: CalendarPanel, qtbot: QtBot) -> None:
    type_and_enter(panel, qtbot, "2022-07-18")
    with qtbot.waitSignal(panel.going_given_up):
        QTest.keyClick(panel.go_to_dialog.field, Qt.Key.Key_Escape)
    assert panel.go_to_dialog.isHidden()


def test_escape_closes_it(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.open_go_to()
    with qtbot.assertNotEmitted(panel.go_to_wanted):
        QTest.keyClick(panel.go_to_dialog.field, Qt.Key.Key_Escape)
    assert panel.go_to_dialog.isHidden()
