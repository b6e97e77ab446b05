"""Tab leads to everything that can be pressed, forwards as backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from reader import app, paths
from tests.gui.settling import settle
from tests.gui.test_stories import read_in
from tests.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.gui.shell.window import MainWindow

MOST = 120


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[app.App]:
    """The program with two issues read in."""
    running = app.App(qapp, paths.personal().make(), None)
    running.speak()
    assert running.open()
    assert running.window is not None
    running.window.resize(1280, 800)  # wider than this screen: the side panel is to stand beside the list
    read_in(qtbot, running, [write_pages(tmp_path / "pages")])
    yield running
    running.close()
    qapp.setStyleSheet("")


@pytest.fixture
def window(program: app.App) -> MainWindow:
    assert program.window is not None
    return program.window


def walked(window: MainWindow, start: QWidget, key: Qt.Key) -> list[QWidget]:
    """The widgets the key leads through, until it comes round."""
    window.activateWindow()
    start.setFocus()
    seen: list[QWidget] = []
    for _nth in range(MOST):
        at = QApplication.focusWidget()
        assert at is not None
        if at in seen:
            break
        seen.append(at)
        QTest.keyClick(at, key)
    return seen


def names(widgets: list[QWidget]) -> set[str]:
    return {f"{type(it).__name__} {it.accessibleName()}" for it in widgets}


def within(panel: QWidget) -> set[str]:
    """Everything in a panel that can be seen and takes the focus by Tab."""
    return names(
        [
            it
            for it in panel.findChildren(QWidget)
            if it.isVisible() and it.isEnabled() and it.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
    )


def test_tab_leads_to_all_that_can_be_pressed(window: MainWindow) -> None:
    ahead = walked(window, window.rooms.articles, Qt.Key.Key_Tab)
    assert window.rooms.reading.sheet in ahead
    assert window.rooms.calendar.grid in ahead
    # Of buttons of which one is down, Tab leads to that one, and the arrows to the others.
    others = {
        f"QToolButton {words}"
        for words in ("The page as printed (Alt+2)", "The page beside the text (Alt+3)")
    }
    for panel in (window.bar, window.rooms.reading.bar, window.side):
        assert within(panel) - others <= names(ahead)
    assert names(walked(window, window.rooms.articles, Qt.Key.Key_Backtab)) - others == names(ahead) - others


def test_tab_leads_to_the_filters_and_orders_of_a_find(
    program: app.App, window: MainWindow, qtbot: QtBot
) -> None:
    window.rooms.find.find_words("石桥")
    settle(qtbot, program)
    ahead = walked(window, window.rooms.find.results, Qt.Key.Key_Tab)
    orders = {f"QToolButton Order: {name}" for name in ("Newest", "Oldest")}
    assert len(within(window.rooms.find.results)) > 8
    assert within(window.rooms.find.results) - orders <= names(ahead)


def test_a_panel_hands_the_focus_to_the_part_that_leads(window: MainWindow) -> None:
    window.activateWindow()
    for panel, part in (
        (window.side, window.rooms.calendar.grid),
        (window.rooms.reading, window.rooms.reading.sheet),
    ):
        panel.setFocus()
        assert QApplication.focusWidget() is part
    window.commands["correct"].trigger()
    assert holds_focus(window.rooms.reading.form)
    window.commands["focus_list"].trigger()
    window.commands["focus_reading"].trigger()
    assert holds_focus(window.rooms.reading.form)
    window.rooms.reading.close_form()
    assert QApplication.focusWidget() is window.rooms.reading.sheet


def holds_focus(panel: QWidget) -> bool:
    at = QApplication.focusWidget()
    return at is not None and panel.isAncestorOf(at)


def test_where_list_and_article_take_turns_a_button_leads_back(window: MainWindow) -> None:
    back = window.rooms.reading.bar.findChild(QToolButton, "to_list")
    assert back is not None
    assert not back.isVisible()
    window.resize(700, 700)
    window.commands["focus_reading"].trigger()
    assert back.isVisible()
    assert not window.rooms.articles.isVisible()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert window.rooms.articles.isVisible()
    assert not window.rooms.reading.isVisible()
    window.resize(1200, 700)
    assert window.rooms.reading.isVisible()
    assert not back.isVisible()


@pytest.mark.parametrize("width", [420, 480, 560, 700])
def test_the_bar_over_a_narrow_article_is_not_cut(window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    window.commands["focus_reading"].trigger()
    QApplication.processEvents()
    shown = [it for it in window.rooms.reading.bar.findChildren(QToolButton) if it.isVisible()]
    edges = [it.mapTo(window.rooms.reading.bar, it.rect().topRight()).x() for it in shown]
    assert len(shown) >= 8
    assert max(edges) < width


@pytest.mark.parametrize("width", [600, 1000, 1280])
@pytest.mark.parametrize(
    "commands",
    [
        ("focus_reading", "view_page"),
        ("focus_list", "view_both"),
        ("focus_side", "view_both"),
        ("focus_side", "focus_list"),
        ("focus_side", "focus_reading", "view_page", "view_text"),
        ("side_panel", "side_panel"),
        ("focus_list", "previous_issue"),
    ],
)
def test_the_focus_is_always_on_something_that_is_seen(
    program: app.App, window: MainWindow, qtbot: QtBot, width: int, commands: tuple[str, ...]
) -> None:
    window.resize(width, 700)
    window.activateWindow()
    window.focus_list()
    for command in commands:
        window.commands[command].trigger()
        settle(qtbot, program)
        at = QApplication.focusWidget()
        assert at is not None
        assert at.isVisible(), command
        assert any(map(holds_focus, (window.side, window.lists, window.rooms.reading))), command
    if commands[-1].startswith(("focus_list", "focus_reading", "view")):
        assert not window.panes.is_drawer_out


@pytest.mark.parametrize("command", ["correct", "find_in_article", "note", "highlight", "next_hit"])
def test_what_happens_in_the_article_is_seen_where_list_and_article_take_turns(
    program: app.App, window: MainWindow, qtbot: QtBot, command: str
) -> None:
    window.resize(600, 700)
    window.activateWindow()
    window.focus_list()
    QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_Down)
    settle(qtbot, program)
    window.focus_list()
    assert not window.rooms.reading.isVisible()
    window.commands[command].trigger()
    settle(qtbot, program)
    assert window.rooms.reading.isVisible()
    assert holds_focus(window.rooms.reading)
    window.rooms.reading.close_form()


def test_a_note_in_a_low_window_covers_nothing(program: app.App, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(600, 440)
    window.focus_reading()
    window.commands["note"].trigger()
    settle(qtbot, program)
    editor = window.rooms.reading.marking.editor
    parts = [it for it in editor.findChildren(QWidget) if it.parent() is editor and it.isVisible()]
    places = [it.geometry() for it in parts]
    assert all(editor.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
