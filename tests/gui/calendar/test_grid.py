"""The month as a grid: keys, mouse and what is drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from reader.gui.calendar.grid import MonthGrid
from reader.gui.calendar.months import LATEST, Month
from reader.gui.widgets.theme import DARK, LIGHT, Theme
from reader.store.records import HeldDay, IssueId, TitleId
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2022, 7, 21)
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    grid = MonthGrid(lambda: TODAY)
    qtbot.addWidget(grid)
    wear(LIGHT)
    grid.resize(QSize(238, 226))
    grid.show()
    grid.move_to(date(2022, 7, 19))
    return grid


def middle(grid: MonthGrid, day: date) -> QPoint:
    return grid.visualRect(grid.days.index_of(day)).center()


def click(grid: MonthGrid, day: date) -> None:
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, no_key, middle(grid, day))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_shaded_day_is_written_in_ink(grid: MonthGrid, theme: Theme) -> None:
    wear(theme)
    grid.days.show_hits({date(2022, 7, 12): 40})
    cell = grid.visualRect(grid.days.index_of(date(2022, 7, 12)))
    number, lunar = cell.adjusted(0, 0, 0, -cell.height() // 2), cell.adjusted(0, cell.height() // 2, 0, 0)
    for part in (number, lunar):
        assert is_in_ink(grid.viewport().grab(part).toImage(), theme)


def is_in_ink(drawn: QImage, theme: Theme) -> bool:
    """Whether something in the picture is nearer to ink than to the quiet colour."""
    colours = [QColor(drawn.pixel(x, y)) for x in range(drawn.width()) for y in range(drawn.height())]
    ink, quiet = QColor(theme.ink).lightness(), QColor(theme.muted).lightness()
    nearest = min(colours, key=lambda it: abs(it.lightness() - ink)).lightness()
    return abs(nearest - ink) < abs(quiet - ink) / 2


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Key.Key_Left, date(2022, 7, 18)),
        (Key.Key_Right, date(2022, 7, 20)),
        (Key.Key_Up, date(2022, 7, 12)),
        (Key.Key_Down, date(2022, 7, 26)),
        (Key.Key_PageUp, date(2022, 6, 19)),
        (Key.Key_PageDown, date(2022, 8, 19)),
        (Key.Key_Home, date(2022, 7, 1)),
        (Key.Key_End, date(2022, 7, 31)),
    ],
)
def test_keys_move_the_day(grid: MonthGrid, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    QTest.keyClick(grid, key)
    assert grid.cursor_day == day
    assert grid.month == Month.of(day)
    assert grid.currentIndex() == grid.days.index_of(day)


def test_shift_with_page_keys_moves_by_years(grid: MonthGrid, qtbot: QtBot) -> None:
    QTest.keyClick(grid, Key.Key_PageUp, SHIFT)
    assert grid.cursor_day == date(2021, 7, 19)
    QTest.keyClick(grid, Key.Key_PageDown, SHIFT)
    assert grid.cursor_day == date(2022, 7, 19)


def test_arrows_lead_on_into_the_next_month(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.move_to(date(2022, 7, 31))
    with qtbot.waitSignal(grid.month_shown) as shown:
        QTest.keyClick(grid, Key.Key_Right)
    assert shown.args == [2022, 8]
    assert grid.cursor_day == date(2022, 8, 1)


def test_the_day_of_the_month_is_cut_to_a_short_month(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.move_to(date(2022, 3, 31))
    QTest.keyClick(grid, Key.Key_PageUp)
    assert grid.cursor_day == date(2022, 2, 28)


def test_a_held_key_stops_at_the_last_year(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.move_to(date(LATEST, 12, 31))
    QTest.keyClick(grid, Key.Key_Down)
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.month == Month(LATEST, 12)


def test_enter_opens_the_day(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.day_opened) as opened:
        QTest.keyClick(grid, Key.Key_Return)
    assert opened.args == [date(2022, 7, 19)]


@pytest.mark.parametrize("key", [Key.Key_J, Key.Key_Space, Key.Key_BracketLeft])
def test_letters_are_left_to_the_window(grid: MonthGrid, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(grid.day_opened):
        QTest.keyClick(grid, key)
    assert grid.cursor_day == date(2022, 7, 19)


def test_control_with_page_keys_is_left_to_the_window(grid: MonthGrid, qtbot: QtBot) -> None:
    QTest.keyClick(grid, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert grid.month == Month(2022, 7)


def test_a_click_opens_the_day(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.day_opened) as opened:
        QTest.mouseClick(
            grid.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            middle(grid, date(2022, 7, 8)),
        )
    assert opened.args == [date(2022, 7, 8)]
    assert grid.cursor_day == date(2022, 7, 8)


def test_a_click_on_a_day_of_another_month_turns_to_it_only(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(grid.day_opened):
        QTest.mouseClick(
            grid.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            middle(grid, date(2022, 6, 28)),
        )
    assert grid.month == Month(2022, 6)
    assert grid.cursor_day == date(2022, 6, 28)


def test_it_is_as_high_as_the_month_has_weeks(grid: MonthGrid) -> None:
    five = grid.height()
    grid.show_month(Month(2022, 5))
    assert grid.height() == five + 40


def test_screen_readers_hear_the_month(grid: MonthGrid) -> None:
    assert grid.accessibleName() == "July 2022"


def colours(image: QImage, grid: MonthGrid, day: date) -> set[str]:
    cell = grid.visualRect(grid.days.index_of(day)).translated(grid.viewport().pos())
    part = image.copy(cell)
    return {part.pixelColor(x, y).name() for x in range(part.width()) for y in range(part.height())}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_is_held_and_chosen_is_drawn_in_the_accent(grid: MonthGrid, theme: Theme) -> None:
    wear(theme)
    whole, part = (HeldDay(date(2022, 7, day), IssueId(day), TitleId(1), day, 8) for day in (8, 7))
    grid.days.show_days([whole, part])
    grid.days.choose(date(2022, 7, 12))
    image = grid.grab().toImage()
    accent = QColor(theme.accent).name()
    assert accent in colours(image, grid, whole.date)
    assert accent in colours(image, grid, date(2022, 7, 12))
    assert accent not in colours(image, grid, date(2022, 7, 13))
    assert colours(image, grid, part.date) != colours(image, grid, date(2022, 7, 14))


def test_hovering_moves_nothing(grid: MonthGrid, qtbot: QtBot) -> None:
    before = [grid.visualRect(grid.days.index(row, 3)) for row in range(5)]
    QTest.mouseMove(grid.viewport(), middle(grid, date(2022, 7, 14)))
    assert [grid.visualRect(grid.days.index(row, 3)) for row in range(5)] == before
    assert grid.cursor_day == date(2022, 7, 19)
