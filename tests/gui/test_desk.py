"""The desk at three widths: three panes, a drawer, list and article in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from reader.gui.desk import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panes() -> tuple[QWidget, QWidget, QWidget]:
    return QWidget(), QWidget(), QWidget()


@pytest.fixture
def desk(panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot) -> Desk:
    made = Desk(*panes)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


def shown(panes: tuple[QWidget, QWidget, QWidget]) -> list[bool]:
    return [pane.isVisible() for pane in panes]


def test_three_panes_where_there_is_room(desk: Desk, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    assert shown(panes) == [True, True, True]
    assert 200 <= panes[0].width() <= 360
    assert 280 <= panes[1].width() <= 520
    desk.toggle_side()
    assert shown(panes) == [False, True, True]


def test_the_side_becomes_a_drawer(desk: Desk, panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot) -> None:
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


def test_list_and_article_take_turns(desk: Desk, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    desk.resize(700, 700)
    assert shown(panes) == [False, True, False]
    desk.show_article(7)
    assert shown(panes) == [False, False, True]
    desk.show_reading(False)
    assert shown(panes) == [False, True, False]


def test_dividers_are_kept(desk: Desk, panes: tuple[QWidget, QWidget, QWidget], qtbot: QtBot) -> None:
    desk._split.setSizes([220, 500, 560])
    kept = desk.state()
    others = QWidget(), QWidget(), QWidget()
    again = Desk(*others)
    qtbot.addWidget(again)
    again.resize(1280, 700)
    again.restore(kept)
    again.show()
    assert [pane.width() for pane in others] == [pane.width() for pane in panes]
