"""The desk at three widths: three panes, a drawer, list and article in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from reader.gui.shell.pane_layout import LIST_RANGE, SIDE_RANGE, WIDTHS, PaneLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panes() -> tuple[QWidget, QWidget, QWidget]:
    return QWidget(), QWidget(), QWidget()


@pytest.fixture
def desk(panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot) -> PaneLayout:
    made = PaneLayout(*panes)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


def shown(panes: tuple[QWidget, QWidget, QWidget]) -> list[bool]:
    return [pane.isVisible() for pane in panes]


def test_three_panes_where_there_is_room(desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    assert shown(panes) == [True, True, True]
    assert 200 <= panes[0].width() <= 360
    assert 280 <= panes[1].width() <= 520
    desk.toggle_side()
    assert shown(panes) == [False, True, True]


def test_the_side_becomes_a_drawer(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot
) -> None:
    desk.resize(1000, 700)
    assert shown(panes) == [False, True, True]
    with qtbot.waitSignal(desk.side_shown) as told:
        desk.toggle_side()
    assert told.args == [True]
    assert panes[0].isVisible()
    assert panes[0].geometry().left() == 0
    desk.close_drawer()
    assert shown(panes) == [False, True, True]
    desk.resize(1280, 700)
    assert shown(panes) == [True, True, True]


def test_the_drawer_has_an_edge_and_the_height_of_the_desk(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]
) -> None:
    desk.resize(1000, 600)
    assert not desk._edge.isVisible()
    desk.toggle_side()
    assert desk._edge.geometry() == QRect(panes[0].width(), 0, 1, 600)
    desk.resize(1000, 700)
    assert (panes[0].height(), desk._edge.height()) == (700, 700)
    desk.toggle_side()
    assert not desk._edge.isVisible()
    desk.toggle_side()
    assert desk._edge.isVisible()
    desk.resize(1280, 700)
    assert not desk._edge.isVisible()
    assert shown(panes) == [True, True, True]


def test_list_and_article_take_turns(desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    desk.resize(700, 700)
    assert shown(panes) == [False, True, False]
    desk.show_article(7)
    assert shown(panes) == [False, False, True]
    desk.show_reading(False)
    assert shown(panes) == [False, True, False]


def move_dividers(desk: PaneLayout, side: int, list_: int) -> None:
    """As a person drags them."""
    desk._split.moveSplitter(side, 1)
    desk._split.moveSplitter(side + 1 + list_, 2)


def widths(panes: tuple[QWidget, QWidget, QWidget]) -> list[int]:
    return [pane.width() for pane in panes]


def test_the_panes_begin_with_their_widths(desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    assert widths(panes) == [*WIDTHS, 1280 - sum(WIDTHS) - 2]
    assert desk._split.sizes() == widths(panes)


def test_a_desk_arranged_while_it_was_narrow_has_no_gap(
    panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot
) -> None:
    desk = PaneLayout(*panes)
    qtbot.addWidget(desk)
    desk.set_reading_wide(False)  # as the window does before it is laid out
    desk.show_reading(False)
    desk.resize(1280, 700)
    desk.show()
    assert desk._split.sizes() == widths(panes)
    assert widths(panes) == [*WIDTHS, 1280 - sum(WIDTHS) - 2]


@pytest.mark.parametrize("narrow", [1000, 700, 420])
def test_narrowing_and_widening_changes_no_width(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget], narrow: int
) -> None:
    move_dividers(desk, 220, 500)
    before = widths(panes)
    desk.resize(narrow, 700)
    desk.show_reading(True)
    desk.show_reading(False)
    desk.resize(1280, 700)
    assert widths(panes) == before == [220, 500, 1280 - 722]
    assert desk._split.sizes() == before


def test_hiding_the_side_leaves_the_list_its_width(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]
) -> None:
    desk.toggle_side()
    assert widths(panes)[1:] == [WIDTHS[1], 1280 - WIDTHS[1] - 1]
    desk.toggle_side()
    assert widths(panes)[:2] == [*WIDTHS]


def test_a_divider_moved_beside_the_drawer_leaves_the_drawer_its_width(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]
) -> None:
    desk.resize(1000, 700)
    desk._split.moveSplitter(300, 1)
    desk.resize(1280, 700)
    assert widths(panes)[:2] == [WIDTHS[0], 300]


@pytest.mark.parametrize("left_at", [1280, 700])
def test_dividers_are_kept(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot, left_at: int
) -> None:
    move_dividers(desk, 220, 500)
    before = widths(panes)
    desk.resize(left_at, 700)
    kept = desk.state()
    others = QWidget(), QWidget(), QWidget()
    again = PaneLayout(*others)
    qtbot.addWidget(again)
    again.resize(left_at, 700)
    again.restore(kept)
    again.resize(1280, 700)
    again.show()
    assert widths(others) == before


@pytest.mark.parametrize("state", ["", "x", "AAAA/wAAAAEAAAADAAA=", "264", "264 372 804"])
def test_a_state_that_says_nothing_changes_nothing(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget], state: str
) -> None:
    desk.restore(state)
    assert widths(panes)[:2] == [*WIDTHS]


def test_a_state_out_of_range_is_brought_into_it(
    desk: PaneLayout, panes: tuple[QWidget, QWidget, QWidget]
) -> None:
    desk.restore("1 9999")
    assert widths(panes)[:2] == [SIDE_RANGE[0], LIST_RANGE[1]]
