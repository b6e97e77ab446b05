"""The menu bar: every command once, one level deep, reached by keys, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from reader import paths
from reader.core import speech
from reader.gui.shell.commands import commands, keys_text, make_actions, menu_names, plain_name
from reader.gui.shell.keymap import designed
from reader.gui.shell.keys_dialog import key_rows
from reader.gui.shell.menubar import MenuBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LANGUAGES = ("en", "zh_CN")


class Window(QMainWindow):
    """A window with all commands; each notes that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        handlers = {it.id: lambda it=it: self.given.append(it.id) for it in commands()}
        self.commands = make_actions(self, handlers)
        self.menus = MenuBar(self.commands, self)
        self.setMenuBar(self.menus)

    def menu_list(self) -> list[QMenu]:
        return [it for it in (action.menu() for action in self.menus.actions()) if isinstance(it, QMenu)]


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Window:
    speech.use_language(request.param, paths.resources() / "locale")
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def letter_of(text: str) -> str:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    assert found, f"no letter leads to {text!r}"
    return found[1].lower()


def entries(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def test_every_command_stands_in_one_place_one_level_deep(window: Window) -> None:
    placed = [action for menu in window.menu_list() for action in entries(menu)]
    assert all(action.menu() is None for action in placed)
    assert Counter(map(id, placed)) == Counter(map(id, window.commands.values()))
    assert len({plain_name(action.text()) for action in placed}) == len(placed)


def test_no_letter_leads_to_two_entries(window: Window) -> None:
    assert len({letter_of(text) for text in menu_names().values()}) == len(menu_names())
    for menu in window.menu_list():
        doubled = [letter for letter, count in Counter(letter_of(it.text()) for it in entries(menu)).items()
                   if count > 1]  # fmt: skip
        assert not doubled, (menu.title(), doubled)


def test_the_keys_in_the_menus_are_those_of_the_list_of_keys(window: Window) -> None:
    listed = dict(row for row in key_rows(designed()) if row[1])
    for action in window.commands.values():
        keys = " · ".join(keys_text(one) for one in action.shortcuts())
        assert listed.pop(plain_name(action.text()), "") == keys
    assert set(listed.values()) == {"Space", "+ · - · 0", "F10"}


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for it in commands() for key in it.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_f10_and_the_arrows_lead_through_the_menus(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert window.menus.activeAction() is window.menus.actions()[0]
    QTest.keyClick(window.menus, Qt.Key.Key_Right)
    assert window.menus.activeAction() is window.menus.actions()[1]
    QTest.keyClick(window.menus, Qt.Key.Key_Down)
    shown = QApplication.activePopupWidget()
    assert shown is window.menu_list()[1]
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_alt_with_a_letter_opens_each_menu_and_the_letters_in_it_choose(window: Window) -> None:
    for menu in window.menu_list():
        key = Qt.Key(ord(letter_of(menu.title()).upper()))
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        assert QApplication.activePopupWidget() is menu
        QTest.keyClicks(menu, letter_of(entries(menu)[0].text()))
        assert QApplication.activePopupWidget() is None
    firsts = [next(it.id for it in commands() if it.menu == menu) for menu in menu_names()]
    assert window.given == firsts
