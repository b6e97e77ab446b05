"""The calendar panel: what it shows and what it tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reader.gui.calendar import CalendarPanel
from reader.gui.calendar.months import Month
from reader.gui.widgets.theme import DARK, LIGHT
from reader.store.records import HeldDay, IssueId, TitleId, TitleRecord
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DAILY = TitleRecord(TitleId(1), "Qingxi Daily", 1300, date(2020, 3, 2), date(2022, 7, 29))
EVENING = TitleRecord(TitleId(2), "Tea & Salt", 1, date(1958, 5, 1), date(1958, 5, 1))
DAY = date(2022, 7, 19)


@pytest.fixture
def panel(qtbot: QtBot) -> CalendarPanel:
    panel = CalendarPanel(today=lambda: date(2022, 7, 21))
    qtbot.addWidget(panel)
    wear(LIGHT)
    panel.resize(264, 420)
    panel.show()
    return panel


def held(title: int, pages: int = 8) -> HeldDay:
    return HeldDay(DAY, IssueId(70 + title), TitleId(title), pages, 8)


def day_menu(panel: CalendarPanel) -> QMenu:
    menus = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def press_day(panel: CalendarPanel, qtbot: QtBot, day: date = DAY) -> None:
    place = panel.grid.visualRect(panel.grid.days.index_of(day)).center()
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_click_on_a_day_opens_its_issue_at_once(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_days([held(1)])
    with qtbot.waitSignal(panel.issue_chosen) as chosen:
        press_day(panel, qtbot)
    assert chosen.args == [IssueId(71)]


def test_a_day_without_an_issue_is_told_as_empty(panel: CalendarPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.empty_day_chosen) as chosen, qtbot.assertNotEmitted(panel.issue_chosen):
        press_day(panel, qtbot)
    assert chosen.args == [DAY]


def test_a_day_of_several_papers_asks_which(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY, EVENING])
    panel.show_days([held(1), held(2, pages=2)])
    with qtbot.assertNotEmitted(panel.issue_chosen):
        press_day(panel, qtbot)
    actions = day_menu(panel).actions()
    assert [action.text() for action in actions] == [
        "Qingxi Daily\t8 pages held",
        "Tea && Salt\t2 of 8 pages held",
    ]
    with qtbot.waitSignal(panel.issue_chosen) as chosen:
        actions[1].trigger()
    assert chosen.args == [IssueId(72)]
    day_menu(panel).close()


def test_the_arrows_turn_months(panel: CalendarPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.month_shown) as shown:
        QTest.mouseClick(panel.earlier, Qt.MouseButton.LeftButton)
    assert shown.args == [2022, 6]
    assert panel.heading.text() == "June 2022"
    with qtbot.waitSignal(panel.month_shown) as shown:
        QTest.mouseClick(panel.later, Qt.MouseButton.LeftButton)
    assert shown.args == [2022, 7]


def test_a_month_asks_for_its_days_once(panel: CalendarPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.month_shown) as shown:
        panel.show_month(2022, 7)
    assert shown.args == [2022, 7]
    with qtbot.assertNotEmitted(panel.month_shown):
        panel.show_month(2022, 7)


def test_new_titles_ask_for_the_days_anew(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_month(2022, 7)
    with qtbot.waitSignal(panel.month_shown):
        panel.show_titles([DAILY])


def test_the_open_issue_is_shown_in_its_month(panel: CalendarPanel, qtbot: QtBot) -> None:
    assert not panel.next_issue.isEnabled()
    with qtbot.waitSignal(panel.month_shown) as shown:
        panel.show_issue(date(2021, 2, 3), DAILY.id)
    assert shown.args == [2021, 2]
    assert panel.month == (2021, 2)
    assert panel.grid.days.chosen == date(2021, 2, 3)
    assert panel.previous_issue.isEnabled()
    assert panel.next_issue.isEnabled()


def test_the_empty_day_that_is_looked_at_is_filled(panel: CalendarPanel) -> None:
    panel.show_issue(DAY, DAILY.id)
    panel.show_no_issue(date(2022, 8, 1))
    assert panel.grid.days.chosen == date(2022, 8, 1)
    assert panel.grid.cursor_day == date(2022, 8, 1)
    panel.show_no_issue()
    assert panel.grid.days.chosen is None


def test_the_issue_buttons_tell_and_can_be_switched_off(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_issue(DAY, DAILY.id)
    with qtbot.waitSignal(panel.previous_issue_wanted):
        QTest.mouseClick(panel.previous_issue, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.next_issue_wanted):
        QTest.mouseClick(panel.next_issue, Qt.MouseButton.LeftButton)
    panel.show_steps(has_previous=False, has_next=True)
    assert not panel.previous_issue.isEnabled()


def titles_menu(panel: CalendarPanel) -> QMenu:
    menu = panel.title_bar.chooser.menu()
    assert isinstance(menu, QMenu)
    return menu


def test_one_paper_needs_no_chooser(panel: CalendarPanel) -> None:
    panel.show_titles([DAILY])
    assert panel.title_bar.name == "Qingxi Daily"
    assert panel.title_bar.chooser.isHidden()


def test_the_chooser_lists_papers_with_issues_and_span(panel: CalendarPanel) -> None:
    panel.show_titles([DAILY, EVENING])
    assert panel.title_bar.name == "All papers"
    assert panel.title_bar.chooser.text() == "2 papers"
    assert [action.text() for action in titles_menu(panel).actions() if not action.isSeparator()] == [
        "All papers",
        "Qingxi Daily\t1,300 issues, 2020-03-02 to 2022-07-29",
        "Tea && Salt\t1 issue, 1958-05-01",
    ]


def test_choosing_a_paper_names_it_and_tells(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY, EVENING])
    with qtbot.waitSignal(panel.title_chosen) as chosen:
        titles_menu(panel).actions()[3].trigger()
    assert chosen.args == [EVENING.id]
    assert panel.title_id == EVENING.id
    assert panel.title_bar.name == "Tea & Salt"
    with qtbot.waitSignal(panel.title_chosen) as chosen:
        titles_menu(panel).actions()[0].trigger()
    assert chosen.args == [None]
    assert panel.title_bar.name == "All papers"


def test_an_issue_of_another_paper_takes_the_choice_with_it(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY, EVENING])
    panel.title_bar.show_title(EVENING.id)
    with qtbot.waitSignal(panel.title_followed) as chosen:
        panel.show_issue(DAY, DAILY.id)
    assert chosen.args == [DAILY.id]
    panel.title_bar.show_title(None)
    with qtbot.assertNotEmitted(panel.title_followed):
        panel.show_issue(DAY, DAILY.id)


def test_a_chosen_paper_that_is_gone_gives_way(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY, EVENING])
    panel.title_bar.show_title(EVENING.id)
    with qtbot.waitSignal(panel.title_followed) as chosen:
        panel.show_titles([DAILY])
    assert chosen.args == [None]
    assert panel.title_bar.name == "Qingxi Daily"


def test_the_picker_jumps_within_the_span(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY])
    panel.open_picker()
    picker = panel.picker
    assert [picker.years.item(row).text() for row in range(picker.years.count())] == ["2020", "2021", "2022"]
    assert picker.months[6].isChecked()
    assert not picker.months[7].isEnabled()
    picker.years.setCurrentRow(0)
    assert not picker.months[1].isEnabled()
    with qtbot.waitSignal(panel.month_shown) as shown:
        QTest.mouseClick(picker.months[2], Qt.MouseButton.LeftButton)
    assert shown.args == [2020, 3]
    assert picker.isHidden()


def test_the_picker_obeys_keys(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.show_titles([DAILY])
    panel.open_picker()
    QTest.keyClick(panel.picker, Qt.Key.Key_PageUp)
    panel.picker.months[11].setFocus()
    with qtbot.waitSignal(panel.month_shown) as shown:
        QTest.keyClick(panel.picker, Qt.Key.Key_Return)
    assert shown.args == [2021, 12]


def test_the_picker_takes_in_a_month_outside_the_span(panel: CalendarPanel) -> None:
    panel.show_titles([DAILY])
    panel.show_month(2024, 1)
    panel.open_picker()
    assert panel.picker.years.currentItem().text() == "2024"
    assert panel.picker.months[0].isEnabled()
    panel.picker.hide()


def test_every_control_has_a_name(panel: CalendarPanel) -> None:
    panel.show_titles([DAILY, EVENING])
    controls = (
        panel.earlier,
        panel.later,
        panel.heading,
        panel.go_to,
        panel.previous_issue,
        panel.next_issue,
    )
    names = [control.accessibleName() for control in (*controls, panel.title_bar.chooser, panel.grid)]
    assert names == [
        "Previous month", "Next month", "July 2022: choose year and month", "Go to a date or issue",
        "Previous issue", "Next issue", "Choose a paper", "July 2022",
    ]  # fmt: skip


def test_the_dark_theme_changes_the_picture(panel: CalendarPanel) -> None:
    panel.show_titles([DAILY, EVENING])
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    assert panel.grid.month == Month(2022, 7)
