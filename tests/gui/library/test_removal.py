"""Taking things out through the real window, bringing them back, and choosing a page's source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.find.index.verify import faults
from reader.gui.library.removal import _Sources
from tests.gui.settling import settle
from tests.gui.test_stories import PAGE, TEA, opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]


@pytest.fixture
def program(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> app.App:
    """The window at the last issue's first article."""
    made = opened()
    read_in(qtbot, made, pages)
    return made


def give(qtbot: QtBot, program: app.App, command: str) -> MainWindow:
    window = window_of(program)
    window.commands[command].trigger()
    settle(qtbot, program)
    return window


def headlines(window: MainWindow) -> list[str]:
    issue = window.rooms.navigator.issue
    return [line.name for line in issue.articles] if issue else []


def choose(menu: QMenu, words: str) -> None:
    """Give an entry of a menu, or of a menu in it."""
    for action in menu.actions():
        inner = action.menu()
        for one in [action, *(inner.actions() if isinstance(inner, type(menu)) else ())]:
            if one.text() == words:
                one.trigger()
                return
    pytest.fail(f"{words} is not in the menu")


def test_an_article_goes_and_comes_back_with_its_bookmark(program: app.App, qtbot: QtBot) -> None:
    window = give(qtbot, program, "star")
    before = headlines(window)
    window = give(qtbot, program, "remove_articles")
    assert headlines(window) == before[1:]
    assert window.status.text.startswith("Removed: ")
    assert len(window.library.marks.bookmarks()) == 1
    window = give(qtbot, program, "undo")
    assert headlines(window) == before
    key = window.library.marks.bookmarks()[0].key
    assert window.library.archive.by_keys([key])
    window = give(qtbot, program, "redo")
    assert headlines(window) == before[1:]
    assert list(faults(window.library.index)) == []


def test_an_issue_goes_and_what_stands_beside_it_is_offered(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    issue = window.rooms.navigator.issue
    assert issue
    window = give(qtbot, program, "remove_issue")
    assert window.rooms.navigator.issue is None
    assert window.rooms.calendar.grid.days.held_on(issue.date) == ()
    window = give(qtbot, program, "undo")
    shown = window.rooms.navigator.issue
    assert shown
    assert shown.articles == issue.articles
    assert [it.issue_id for it in window.rooms.calendar.grid.days.held_on(issue.date)] == [issue.id]


def test_a_page_goes_and_comes_back(program: app.App, qtbot: QtBot) -> None:
    before = headlines(window_of(program))
    assert headlines(give(qtbot, program, "remove_page")) == []
    assert headlines(give(qtbot, program, "undo")) == before


def test_the_other_source_of_a_page_is_chosen_and_given_back(
    program: app.App, qtbot: QtBot, tmp_path: Path
) -> None:
    poorer = PAGE.format(day=4, weekday="四", number=504, headline="短的").partition("\n\n短的")[0]
    path = tmp_path / "poorer" / "yunxi-4.txt"
    path.parent.mkdir()
    path.write_text(f"{poorer}\n\n茶叶合作社开出第一锅\n\n{TEA}\n", "utf-8")
    before = headlines(window_of(program))
    window = read_in(qtbot, program, [path])
    assert headlines(window) == before
    issue = window.rooms.navigator.issue
    assert issue
    assert Code.PAGE_KEPT in [it.code for it in issue.findings]
    (kept,) = (it for it in window.library.archive.page_sources(issue.id) if not it.is_shown)
    window.rooms.removal.choose_source(issue.id, kept.source_id, [kept.number], kept.name)
    settle(qtbot, program)
    assert headlines(window) == ["茶叶合作社开出第一锅"]
    assert headlines(give(qtbot, program, "undo")) == before


def test_a_source_is_taken_out_by_the_menu_of_the_issue(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    issue, archive = window.rooms.navigator.issue, window.library.archive
    assert issue
    told = _Sources(issue.id, archive.sources(issue.id), archive.page_sources(issue.id))
    choose(window.rooms.removal.menu_of(told), "Remove what this file gave")
    settle(qtbot, program)
    assert window.rooms.navigator.issue is None
    assert archive.size().issues == 1
