"""A right press where people press it: a menu of what can be done there, each letter once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader import paths
from reader.core import speech
from reader.gui.articles.article_view import ArticleView
from reader.gui.articles.issue_header import IssueHeader
from reader.gui.calendar.titles import TitleBar
from reader.gui.find.result_list import ResultView
from reader.gui.shell.commands import commands, plain_name
from reader.gui.shell.context_menus import PLACES
from tests.gui.settling import settle
from tests.gui.shell.test_menus import letter_of
from tests.gui.test_stories import opened, window_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened"]


@pytest.fixture
def program(opened: Callable[[], app.App], qtbot: QtBot) -> Iterator[app.App]:
    """The specimen, with an issue as printed beside its text."""
    made = opened()
    made.open_specimen()
    settle(qtbot, made)
    window_of(made).resize(1500, 900)
    window_of(made).commands["view_both"].trigger()
    settle(qtbot, made)
    yield made
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMenu):
            widget.close()


def press(widget: QWidget, place: QPoint) -> list[str]:
    """What a right press at `place` offers: the names in the menu that opens."""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [plain_name(it.text()) for it in menu.actions() if not it.isSeparator()]
    menu.close()
    return names


def one(window: MainWindow, kind: type[QWidget]) -> QWidget:
    (found,) = window.findChildren(kind)
    return found


def test_a_day_is_opened_and_can_be_exported(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    grid = window.rooms.calendar.grid
    issue = window.rooms.navigator.issue
    assert issue is not None
    cell = grid.visualRect(grid.days.index_of(issue.date)).center()
    names = press(grid.viewport(), cell)
    assert "Export this issue" in names
    assert "Year view" in names
    settle(qtbot, program)
    assert window.rooms.navigator.issue is not None
    assert window.rooms.navigator.issue.date == issue.date


def test_paper_and_issue_offer_what_is_done_with_them(program: app.App) -> None:
    window = window_of(program)
    assert "Missing and doubtful issues" in press(one(window, TitleBar), QPoint(3, 3))
    assert "Export this issue" in press(one(window, IssueHeader), QPoint(3, 3))


def test_a_page_heading_opens_its_first_article(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    view = window.findChild(ArticleView)
    assert view is not None
    issue = window.rooms.navigator.issue
    assert issue is not None
    second = next(line for line in issue.articles if line.page_number == "2")
    heading = next(row for row in range(view.row_count()) if not view.is_choosable(row) and row)
    view.scrollTo(view.model().index(heading, 0))
    names = press(view.viewport(), view.visualRect(view.model().index(heading, 0)).center())
    assert names[:2] == ["Previous page", "Next page"]
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.id == second.id


def test_an_article_on_the_page_as_printed_is_opened(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    view = window.rooms.facsimile.pane.view
    spots = [
        QPoint(x, y)
        for x in range(5, view.viewport().width(), 20)
        for y in range(5, view.viewport().height(), 20)
    ]
    record = window.rooms.navigator.article
    assert record is not None
    spot, outline = next(
        (spot, found)
        for spot in spots
        if (found := view.outline_at(spot.toPointF())) and found.article_id != record.id
    )
    assert "Copy citation" in press(view.viewport(), spot)
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.id == outline.article_id


def test_a_result_can_be_saved_cited_and_exported(program: app.App, qtbot: QtBot) -> None:
    window = window_of(program)
    window.rooms.find.find("石狮")
    settle(qtbot, program)
    view = window.findChild(ResultView)
    assert view is not None
    names = press(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    assert names == ["Add or remove a bookmark", "Mark as read or unread", "Copy citation",
                     "Export the selected articles", "Find in this article", "Save this find",
                     "Export all find results"]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("place", PLACES)
def test_no_letter_leads_to_two_entries(place: str, language: str) -> None:
    speech.use_language(language, paths.resources() / "locale")
    texts = {it.id: it.text for it in commands()}
    letters = Counter(letter_of(texts[name]) for name in PLACES[place] if name)
    assert [letter for letter, count in letters.items() if count > 1] == []
