"""The days of a month as a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from reader.gui.calendar.days import CalendarDay, Mark
from reader.gui.calendar.model import DAY_ROLE, MonthModel
from reader.gui.calendar.months import Month
from reader.store.records import HeldDay, IssueId, TitleId, TitleRecord

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

TODAY = date(2022, 7, 21)
DAILY = TitleRecord(TitleId(1), "Qingxi Daily", 300, date(2020, 1, 2), date(2022, 7, 29))
EVENING = TitleRecord(TitleId(2), "Qingxi Evening", 12, date(2022, 1, 2), date(2022, 7, 29))


def held(day: int, title: int = 1, pages: int = 8, of: int | None = 8) -> HeldDay:
    return HeldDay(date(2022, 7, day), IssueId(title * 100 + day), TitleId(title), pages, of)


@pytest.fixture
def model() -> MonthModel:
    return MonthModel(lambda: TODAY)


def day_of(model: MonthModel, day: date) -> CalendarDay:
    found = model.index_of(day).data(DAY_ROLE)
    assert isinstance(found, CalendarDay)
    return found


def text_of(model: MonthModel, day: date) -> str:
    return str(model.index_of(day).data(Qt.ItemDataRole.ToolTipRole))


def test_it_is_a_sound_model(model: MonthModel, qtmodeltester: ModelTester) -> None:
    model.show_days([held(19)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt types none of it
    model.show_month(Month(2021, 2))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt types none of it


def test_it_opens_at_this_month_and_begins_with_a_monday(model: MonthModel) -> None:
    assert model.month == Month(2022, 7)
    assert (model.rowCount(), model.columnCount()) == (5, 7)
    assert model.index(0, 0).data(DAY_ROLE).date == date(2022, 6, 27)
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(7)]
    assert heads == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


@pytest.mark.parametrize(("year", "month", "weeks"), [(2021, 2, 4), (2022, 7, 5), (2022, 5, 6)])
def test_it_has_as_many_weeks_as_the_month(model: MonthModel, year: int, month: int, weeks: int) -> None:
    model.show_month(Month(year, month))
    assert model.rowCount() == weeks


def test_days_are_marked_by_what_is_held(model: MonthModel) -> None:
    model.show_days([held(18), held(19, pages=3), held(20, of=None), held(21), held(21, title=2, pages=1)])
    marks = {day: day_of(model, date(2022, 7, day)).mark for day in range(17, 22)}
    assert marks == {17: Mark.NONE, 18: Mark.WHOLE, 19: Mark.PART, 20: Mark.WHOLE, 21: Mark.PART}


def test_new_days_take_the_place_of_the_old(model: MonthModel) -> None:
    model.show_days([held(18)])
    model.show_days([held(19)])
    assert not model.held_on(date(2022, 7, 18))
    assert [issue.issue_id for issue in model.held_on(date(2022, 7, 19))] == [119]


def test_days_of_other_months_bear_no_mark(model: MonthModel) -> None:
    june = HeldDay(date(2022, 6, 30), IssueId(1), TitleId(1), 8, 8)
    model.show_days([june])
    day = day_of(model, june.date)
    assert not day.is_in_month
    assert day.mark is Mark.NONE
    assert "held" not in text_of(model, june.date)


def test_today_and_the_chosen_day_are_known(model: MonthModel) -> None:
    model.choose(date(2022, 7, 19))
    assert day_of(model, TODAY).is_today
    assert not day_of(model, TODAY).is_chosen
    assert day_of(model, date(2022, 7, 19)).is_chosen


def test_tool_tips_say_date_weekday_lunar_date_and_pages(model: MonthModel) -> None:
    model.show_titles([DAILY])
    model.show_days([held(19), held(20, pages=3), held(21, pages=1, of=None)])
    assert text_of(model, date(2022, 7, 19)).splitlines() == [
        "Tuesday, 19 July 2022",
        "Lunar 壬寅年六月廿一",
        "8 pages held",
    ]
    assert text_of(model, date(2022, 7, 20)).endswith("3 of 8 pages held")
    assert text_of(model, date(2022, 7, 21)).endswith("1 page held")
    assert text_of(model, date(2022, 7, 22)).endswith("No issue held")


def test_several_papers_are_named(model: MonthModel) -> None:
    model.show_titles([DAILY, EVENING])
    model.show_days([held(19), held(19, title=2, pages=2, of=4)])
    assert text_of(model, date(2022, 7, 19)).splitlines()[2:] == [
        "Qingxi Daily: 8 pages held",
        "Qingxi Evening: 2 of 4 pages held",
    ]


def test_screen_readers_hear_the_whole_day(model: MonthModel) -> None:
    model.show_days([held(19)])
    words = model.index_of(date(2022, 7, 19)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Tuesday, 19 July 2022, Lunar 壬寅年六月廿一, 8 pages held"


def test_before_the_lunar_tables_no_lunar_date_is_told(model: MonthModel) -> None:
    model.show_month(Month(1821, 5))
    assert text_of(model, date(1821, 5, 1)).splitlines() == ["Tuesday, 1 May 1821", "No issue held"]


def test_a_day_not_shown_has_no_cell(model: MonthModel) -> None:
    assert not model.index_of(date(2022, 8, 19)).isValid()
    assert model.data(QModelIndex()) is None
