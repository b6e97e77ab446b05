"""Going from place to place: papers, days, finds; what is shown agrees, and Back leads back from everywhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.gui.settling import settle
from tests.gui.test_stories import opened, read_in, window_of
from tests.pages import BRIDGE, MARKET, TEA, page_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow
    from reader.store.records import TitleId

__all__ = ["opened"]
WILLOW, REED = "柳溪报", "芦洲日报"
HELD = {WILLOW: (date(2022, 7, 9), date(2022, 7, 16)), REED: (date(2022, 7, 9), date(2022, 8, 6))}


def write_two_papers(folder: Path) -> list[Path]:
    folder.mkdir()
    made = []
    for title, days in HELD.items():
        for day, articles in zip(days, ((BRIDGE, MARKET), (TEA,)), strict=True):
            path = folder / f"{title}{day}.txt"
            path.write_text(page_text(day, *articles, title=title), "utf-8")
            made.append(path)
    return made


@pytest.fixture
def program(opened: Callable[[], app.App], tmp_path: Path, qtbot: QtBot) -> app.App:
    """The window at the newest issue of two papers."""
    made = opened()
    read_in(qtbot, made, write_two_papers(tmp_path / "two"))
    window_of(made).resize(1280, 800)
    return made


def title_id(window: MainWindow, name: str) -> TitleId:
    return next(it.id for it in window.library.archive.titles() if it.name == name)


def choose(program: app.App, qtbot: QtBot, name: str | None) -> None:
    """Choose a paper in the menu over the calendar, as a click does; None: all papers."""
    window = window_of(program)
    bar = window.rooms.calendar.title_bar
    (action,) = (
        it for it in bar.chooser.menu().actions() if it.text().split("\t")[0] == (name or "All papers")
    )
    action.trigger()
    settle(qtbot, program)


def do(program: app.App, qtbot: QtBot, *commands: str) -> None:
    for command in commands:
        window_of(program).commands[command].trigger()
        settle(qtbot, program)


def at(program: app.App) -> tuple[str, str] | None:
    """The paper and day of what is open, after a look whether all panels show the same."""
    window = window_of(program)
    issue, article = window.rooms.navigator.issue, window.rooms.navigator.article
    if issue is None:
        return None
    assert article is not None
    assert article.issue_id == issue.id
    assert window.rooms.reading.record == article
    days = window.rooms.calendar.grid.days
    assert days.day_at(days.index_of(issue.date)).is_chosen
    assert window.rooms.calendar.title_id in (None, issue.title_id)
    for words in (issue.title, issue.date.isoformat(), article.clipping.article.name):
        assert words in window.windowTitle()
    if window.lists.currentWidget() is window.rooms.articles:
        current = window.rooms.articles.current()
        assert current is not None
        assert current.id == article.id
        assert window.rooms.articles.header.paper == issue.title
    else:
        result = window.rooms.find.results.current()
        assert result is not None
        assert result.id == article.id
    return issue.title, issue.date.isoformat()


def find(program: app.App, qtbot: QtBot, words: str) -> MainWindow:
    window = window_of(program)
    window.rooms.find.find_words(words)
    settle(qtbot, program)
    window.rooms.find.results.take_focus()
    settle(qtbot, program)
    return window


def type_in_dialog(program: app.App, qtbot: QtBot, text: str) -> None:
    window = window_of(program)
    window.commands["go_to"].trigger()
    dialog = window.rooms.calendar.go_to_dialog
    dialog.field.setText(text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(qtbot, program)


# papers


def test_choosing_a_paper_opens_its_newest_or_last_read_issue(program: app.App, qtbot: QtBot) -> None:
    assert at(program) == (REED, "2022-08-06")
    choose(program, qtbot, WILLOW)
    assert at(program) == (WILLOW, "2022-07-16")
    do(program, qtbot, "previous_issue")
    assert at(program) == (WILLOW, "2022-07-09")
    choose(program, qtbot, REED)
    assert at(program) == (REED, "2022-08-06")
    choose(program, qtbot, WILLOW)
    assert at(program) == (WILLOW, "2022-07-09")
    choose(program, qtbot, None)
    assert at(program) == (WILLOW, "2022-07-09")


def test_stepping_stays_in_the_chosen_paper_or_goes_through_all_by_date(
    program: app.App, qtbot: QtBot
) -> None:
    steps = []
    for _step in range(3):
        do(program, qtbot, "previous_issue")
        steps.append(at(program))
    assert sorted(it for it in steps[1:] if it) == [(WILLOW, "2022-07-09"), (REED, "2022-07-09")]
    assert steps[0] == (WILLOW, "2022-07-16")
    for step in (*reversed(steps[:-1]), (REED, "2022-08-06")):
        do(program, qtbot, "next_issue")
        assert at(program) == step
    choose(program, qtbot, WILLOW)
    do(program, qtbot, "previous_issue")
    assert at(program) == (WILLOW, "2022-07-09")
    do(program, qtbot, "previous_issue")
    assert at(program) == (WILLOW, "2022-07-09")
    assert WILLOW in window_of(program).status.text


def test_the_choice_of_a_paper_can_be_gone_back(program: app.App, qtbot: QtBot) -> None:
    choose(program, qtbot, WILLOW)
    assert at(program) == (WILLOW, "2022-07-16")
    do(program, qtbot, "back")
    assert at(program) == (REED, "2022-08-06")
    assert window_of(program).rooms.calendar.title_id is None
    do(program, qtbot, "forward")
    assert at(program) == (WILLOW, "2022-07-16")
    assert window_of(program).rooms.calendar.title_id == title_id(window_of(program), WILLOW)


def test_what_was_left_in_each_paper_is_known_after_a_restart(
    program: app.App, opened: Callable[[], app.App], qtbot: QtBot
) -> None:
    choose(program, qtbot, WILLOW)
    do(program, qtbot, "previous_issue")
    assert at(program) == (WILLOW, "2022-07-09")
    choose(program, qtbot, REED)
    window_of(program).close()
    program.close()
    again = opened()
    settle(qtbot, again)
    window_of(again).resize(1280, 800)
    assert at(again) == (REED, "2022-08-06")
    choose(again, qtbot, WILLOW)
    assert at(again) == (WILLOW, "2022-07-09")


def test_going_back_in_a_narrow_window_shows_what_was_gone_back_to(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.resize(600, 700)
    window.activateWindow()
    do(program, qtbot, "previous_issue", "focus_list", "back")
    assert window.rooms.reading.isVisible()
    assert not window.lists.isVisible()
    assert window.focusWidget() is window.rooms.reading.sheet
    window.rooms.navigator.open_day(date(2022, 7, 12))
    settle(qtbot, program)
    do(program, qtbot, "back")
    assert window.rooms.reading.isVisible()
    do(program, qtbot, "forward")
    assert window.lists.isVisible()


# finds


@pytest.mark.parametrize("leave", ["back", "esc"])
def test_a_day_gone_to_from_a_find_is_shown_and_leads_back(
    program: app.App, qtbot: QtBot, leave: str
) -> None:
    window = find(program, qtbot, "集市")
    assert window.lists.currentWidget() is window.rooms.find.results
    found = at(program)
    type_in_dialog(program, qtbot, "2022-07-16")
    assert window.lists.currentWidget() is window.rooms.articles
    assert at(program) == (WILLOW, "2022-07-16")
    assert window.rooms.find.query == "集市"
    if leave == "back":
        do(program, qtbot, "back")
    else:
        QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_Escape)
        settle(qtbot, program)
    assert window.lists.currentWidget() is window.rooms.find.results
    assert at(program) == found
    assert window.rooms.reading.hits


def test_back_leads_out_of_a_find_and_forward_into_it(program: app.App, qtbot: QtBot) -> None:
    start = at(program)
    window = find(program, qtbot, "集市")
    found = at(program)
    do(program, qtbot, "back")
    assert window.lists.currentWidget() is window.rooms.articles
    assert at(program) == start
    do(program, qtbot, "forward")
    assert window.lists.currentWidget() is window.rooms.find.results
    assert at(program) == found
    do(program, qtbot, "back")
    window.rooms.find.end()
    do(program, qtbot, "forward")
    assert window.rooms.find.field.text() == "集市"
    assert window.lists.currentWidget() is window.rooms.find.results
    assert at(program) == found


@pytest.mark.parametrize("command", ["previous_issue", "next_unread", "bookmark", "day", "paper"])
def test_whatever_is_not_a_result_is_shown_in_its_issue(program: app.App, qtbot: QtBot, command: str) -> None:
    window = window_of(program)
    do(program, qtbot, "star")
    find(program, qtbot, "集市")
    if command == "bookmark":
        (bookmark,) = window.library.marks.bookmarks()
        window.rooms.bookmarks.bookmark_opened.emit(bookmark)
    elif command == "day":
        window.rooms.calendar.open_day_when_known(date(2022, 8, 6))
    elif command == "paper":
        here = window.rooms.navigator.issue
        assert here is not None
        choose(program, qtbot, REED if here.title == WILLOW else WILLOW)
    else:
        do(program, qtbot, command)
    settle(qtbot, program)
    assert window.lists.currentWidget() is window.rooms.articles
    at(program)
    do(program, qtbot, "back")
    assert window.lists.currentWidget() is window.rooms.find.results
    at(program)


def test_a_gap_is_a_place_of_the_way(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.navigator.open_day(date(2022, 7, 12))
    settle(qtbot, program)
    assert at(program) is None
    assert "2022-07-12" in window.windowTitle()
    do(program, qtbot, "next_issue")
    assert at(program) == (WILLOW, "2022-07-16")
    do(program, qtbot, "back")
    assert at(program) is None
    do(program, qtbot, "back")
    assert at(program) == (REED, "2022-08-06")


def test_two_steps_back_at_once_lose_none(program: app.App, qtbot: QtBot) -> None:
    do(program, qtbot, "previous_issue", "previous_issue")
    for _step in range(2):
        window_of(program).commands["back"].trigger()
    settle(qtbot, program)
    assert at(program) == (REED, "2022-08-06")
    do(program, qtbot, "forward")
    assert at(program) == (WILLOW, "2022-07-16")


# going to what is typed


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("2022-08", (REED, "2022-08-06")),
        ("2022年7月", (REED, "2022-07-09")),
        ("2022", (REED, "2022-07-09")),
        ("民国111年8月", (REED, "2022-08-06")),
        ("202208", (REED, "2022-08-06")),
        ("2022-07-16", (WILLOW, "2022-07-16")),
    ],
)
def test_months_and_years_are_understood(
    program: app.App, qtbot: QtBot, typed: str, there: tuple[str, str]
) -> None:
    type_in_dialog(program, qtbot, typed)
    assert window_of(program).rooms.calendar.go_to_dialog.isHidden()
    assert at(program) == there


@pytest.mark.parametrize("typed", ["1821", "2022-09", "2022-07-11", "1821年", "blue"])
def test_nothing_moves_until_there_is_an_answer(program: app.App, qtbot: QtBot, typed: str) -> None:
    window = window_of(program)
    before = at(program)
    type_in_dialog(program, qtbot, typed)
    dialog = window.rooms.calendar.go_to_dialog
    assert dialog.isVisible()
    assert typed.rstrip("年") in dialog.note.text()
    assert at(program) == before
    assert window.rooms.calendar.month == (2022, 8)
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert at(program) == before
    assert not window.commands["back"].isEnabled()


def test_what_is_nearest_is_one_click_away(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    type_in_dialog(program, qtbot, "2022-07-11")
    dialog = window.rooms.calendar.go_to_dialog
    (button,) = (it for it in dialog.findChildren(QPushButton) if "2022-07-16" in it.text())
    button.click()
    settle(qtbot, program)
    assert dialog.isHidden()
    assert at(program) == (WILLOW, "2022-07-16")


def test_a_day_that_another_paper_holds_is_offered(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    choose(program, qtbot, REED)
    type_in_dialog(program, qtbot, "2022-07-16")
    dialog = window.rooms.calendar.go_to_dialog
    assert WILLOW in dialog.note.text()
    (button,) = (it for it in dialog.findChildren(QPushButton) if "2022-07-16" in it.text())
    button.click()
    settle(qtbot, program)
    assert at(program) == (WILLOW, "2022-07-16")


# what was imported


def test_an_issue_read_in_is_shown(program: app.App, qtbot: QtBot, tmp_path: Path) -> None:
    before = at(program)
    path = tmp_path / "one.txt"
    path.write_text(page_text(date(2022, 7, 23), TEA, title=WILLOW), "utf-8")
    for _again in range(2):
        read_in(qtbot, program, [path])
        assert at(program) == (WILLOW, "2022-07-23")
        do(program, qtbot, "back")
        assert at(program) == before


def test_of_many_read_in_one_is_a_click_away(program: app.App, qtbot: QtBot, tmp_path: Path) -> None:
    before = at(program)
    paths = []
    for day in (date(2022, 7, 23), date(2022, 7, 30)):
        path = tmp_path / f"{day}.txt"
        path.write_text(page_text(day, TEA, title=WILLOW), "utf-8")
        paths.append(path)
    window = read_in(qtbot, program, paths)
    assert at(program) == before
    assert window.status.offered
    window.status.offer_button.click()
    settle(qtbot, program)
    assert at(program) == (WILLOW, "2022-07-30")
    assert not window.status.offered
