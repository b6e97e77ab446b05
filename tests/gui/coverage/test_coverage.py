"""The year view and the report of gaps, through the real window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from reader import paths
from reader.gui.articles.issue_header import IssueHeader
from reader.gui.calendar.days import Mark
from reader.gui.calendar.legend import Legend
from reader.gui.calendar.year import YearDialog
from reader.gui.calendar.year_grid import CELL, YearGrid
from reader.gui.coverage.gap_report import GapReportDialog
from reader.gui.widgets.theme import DARK, LIGHT
from reader.jobs.coverage import Lack
from reader.store.archive.archive import Archive
from reader.store.records import TitleId
from tests.gui.dressing import wear
from tests.gui.settling import settle
from tests.gui.test_stories import opened, window_of
from tests.store.invented_readings import FERRY, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app

__all__ = ["opened"]
TUESDAY = date(2019, 1, 1)
GAP = date(2019, 3, 12)
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def program(home: Path, opened: Callable[[], app.App], qtbot: QtBot) -> app.App:
    """The window on a weekly of 2019 without its issue of the 12th of March, No. 17."""
    archive = Archive.open(paths.personal().make().archive)
    for week in range(52):
        day = TUESDAY + timedelta(days=7 * week)
        number = 4 if week == 40 else 7 + week
        if day != GAP:
            archive.store(reading(page("1", FERRY), day=day, number=number), NoIndex())
    archive.close()
    program = opened()
    settle(qtbot, program)
    return program


def dialog_of(program: app.App, kind: type[Dialog]) -> Dialog:
    dialogs = [found for found in window_of(program).findChildren(kind) if found.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def year_of(program: app.App, qtbot: QtBot) -> YearDialog:
    window_of(program).commands["year_view"].trigger()
    settle(qtbot, program)
    return dialog_of(program, YearDialog)


def gaps_of(program: app.App, qtbot: QtBot) -> GapReportDialog:
    window_of(program).commands["gaps"].trigger()
    settle(qtbot, program)
    return dialog_of(program, GapReportDialog)


def test_the_month_marks_what_is_missing_and_says_so(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.calendar.show_month(2019, 3)
    settle(qtbot, program)
    days = window.rooms.calendar.grid.days
    marks = {day: days.day_at(days.index_of(date(2019, 3, day))).mark for day in (5, 6, 12)}
    assert marks == {5: Mark.WHOLE, 6: Mark.NONE, 12: Mark.MISSING}
    assert "No. 17 is not held" in days.data(days.index_of(GAP), Qt.ItemDataRole.ToolTipRole)


def test_a_number_out_of_sequence_stands_with_the_issue(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.navigator.go_to("2019-10-08")
    settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert [finding.text for finding in window.rooms.navigator.issue.findings] == [
        "No. 4 does not fit in between No. 46 of 2019-10-01 and No. 48 of 2019-10-15."
    ]
    header = window.rooms.articles.findChild(IssueHeader)
    assert isinstance(header, IssueHeader)
    assert header.doubts.text() == "1 thing to check in this issue"
    days = window.rooms.calendar.grid.days
    assert days.day_at(days.index_of(date(2019, 10, 8))).mark is Mark.DOUBTFUL


def test_the_year_tells_what_it_holds(program: app.App, qtbot: QtBot) -> None:
    dialog = year_of(program, qtbot)
    assert dialog.heading.text() == "2019"
    assert dialog.summary.text() == "溪口报 · 51 issues held, 1 doubtful, 1 missing"
    assert dialog.grid.day(GAP).mark is Mark.MISSING
    before = dialog.grid.grab().toImage()
    wear(DARK)
    assert dialog.grid.grab().toImage() != before
    wear(LIGHT)
    QTest.mouseClick(dialog.later, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert dialog.summary.text() == "溪口报 · 0 issues held"
    dialog.close()


def test_a_year_of_several_papers_says_so(program: app.App, qtbot: QtBot) -> None:
    archive = window_of(program).library.archive
    one = archive.titles()[0]
    window_of(program).rooms.calendar.show_titles([one, one._replace(id=TitleId(one.id + 1), name="别的报")])
    assert year_of(program, qtbot).summary.text().startswith("All papers · ")


def test_a_day_of_the_year_opens_its_issue(program: app.App, qtbot: QtBot) -> None:
    dialog = year_of(program, qtbot)
    place = dialog.grid.place_of(date(2019, 6, 4)).center().toPoint()
    QTest.mouseMove(dialog.grid, place)
    QTest.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle(qtbot, program)
    issue = window_of(program).rooms.navigator.issue
    assert issue is not None
    assert issue.date == date(2019, 6, 4)


def test_the_year_is_walked_by_keys(program: app.App, qtbot: QtBot) -> None:
    dialog = year_of(program, qtbot)
    dialog.show_year(date(2019, 1, 8))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Left):
        QTest.keyClick(dialog.grid, key)
    assert dialog.grid.cursor_day == date(2019, 2, 15)
    QTest.keyClick(dialog.grid, Qt.Key.Key_End)
    assert dialog.grid.cursor_day == date(2019, 2, 28)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Home)
    QTest.keyClick(dialog.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(dialog.grid, Qt.Key.Key_PageUp)
    assert dialog.year == 2018
    assert "1 December 2018" in dialog.grid.accessibleDescription()
    QTest.keyClick(dialog.grid, Qt.Key.Key_PageDown)
    settle(qtbot, program)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    issue = window_of(program).rooms.navigator.issue
    assert issue is not None
    assert issue.date == TUESDAY


def test_a_month_of_the_year_is_shown_in_the_calendar(program: app.App, qtbot: QtBot) -> None:
    dialog = year_of(program, qtbot)
    QTest.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    assert window_of(program).rooms.calendar.month == (2019, 1)


def test_the_report_lists_and_leads_to_each(program: app.App, qtbot: QtBot) -> None:
    dialog = gaps_of(program, qtbot)
    assert dialog.summary.text() == "51 issues held, 1 missing, 0 held in part, 1 doubtful."
    assert dialog.report is not None
    assert [line.lack for line in dialog.report.lines] == [Lack.MISSING, Lack.DOUBTFUL]
    window = window_of(program)
    QTest.mouseClick(dialog.open_, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert window.rooms.calendar.month == (2019, 3)
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.open_, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert window.rooms.navigator.issue.number == 4
    QTest.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "2019-03-12 · Missing · No. 17" in QGuiApplication.clipboard().text()
    dialog.close()


def test_the_report_keeps_to_a_span(program: app.App, qtbot: QtBot) -> None:
    dialog = gaps_of(program, qtbot)
    dialog.first.setText("2019年9月1日")
    dialog.first.editingFinished.emit()
    settle(qtbot, program)
    assert dialog.summary.text() == "17 issues held, 0 missing, 0 held in part, 1 doubtful."
    dialog.last.setText("2019-09-30")
    dialog.last.editingFinished.emit()
    settle(qtbot, program)
    assert dialog.summary.text() == "Nothing is missing, and nothing is doubtful."
    assert not dialog.open_.isEnabled()
    dialog.last.setText("soon")
    dialog.last.editingFinished.emit()
    assert dialog.summary.text() == "“soon” is not a day. Write it like 2022-07-19."
    dialog.close()


@pytest.mark.parametrize(("name", "begins"), [("gaps.csv", "\ufeffPaper,"), ("gaps.txt", "51 issues held")])
def test_the_report_is_saved(
    program: app.App,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    begins: str,
) -> None:
    dialog = gaps_of(program, qtbot)
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    with qtbot.waitSignal(window_of(program).rooms.coverage.said):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert path.read_text("utf-8").startswith(begins)
    dialog.close()


def test_a_name_without_an_ending_replaces_nothing(
    program: app.App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "gaps.csv"
    there.write_text("kept", "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "gaps"), ""))
    dialog = gaps_of(program, qtbot)
    with qtbot.waitSignal(window_of(program).rooms.coverage.said):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert there.read_text("utf-8") == "kept"
    dialog.close()


def test_the_legend_breaks_where_it_must(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    wear(LIGHT)
    whole = legend.sizeHint()
    assert legend.heightForWidth(whole.width()) == whole.height()
    assert legend.heightForWidth(whole.width() - 9) == 2 * whole.height()


def test_going_to_a_day_without_its_year_and_to_a_lunar_one(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    for typed, day in (("5月21日", date(2019, 5, 21)), ("农历正月初一", date(2019, 2, 5))):
        window.rooms.navigator.go_to(typed)
        settle(qtbot, program)
        assert window.rooms.navigator.issue is not None
        assert window.rooms.navigator.issue.date == day


def test_months_of_a_narrow_year_stand_in_more_rows(qtbot: QtBot) -> None:
    grid = YearGrid(lambda: date(2019, 6, 4))
    qtbot.addWidget(grid)
    whole = grid.sizeHint()
    for across in (4, 3, 2, 1):
        grid.resize(whole.width() * across // 4 + 10, 100)
        tenths = [date(2019, month, 10) for month in range(1, 13)]
        assert len({grid.place_of(day).left() - day.weekday() * CELL.width() for day in tenths}) == across
        last = grid.place_of(date(2019, 12, 31))
        assert last.right() <= grid.width()
        assert last.bottom() <= grid.heightForWidth(grid.width())
