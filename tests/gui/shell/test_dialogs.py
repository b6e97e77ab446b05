from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from reader import paths
from reader.core import speech
from reader.gui.shell.commands import commands, keys_text, menu_names, plain_name
from reader.gui.shell.keymap import designed
from reader.gui.shell.keys_dialog import KeysDialog, key_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_no_letter_of_a_menu_shows_outside_menus() -> None:
    speech.use_language("zh_CN", paths.resources() / "locale")
    assert any("(&" in command.text for command in commands())
    assert any("(&" in text for text in menu_names().values())
    assert [name for name, _keys in key_rows(designed()) if "(" in name or "&" in name or "…" in name] == []


def test_a_plain_name_keeps_its_words() -> None:
    assert plain_name("导入文件…(&I)") == "导入文件"
    assert plain_name("&Import files…") == "Import files"
    assert plain_name("后退(&B)") == "后退"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has signs of its own")
def test_keys_are_said_as_they_stand_on_the_keyboard() -> None:
    assert keys_text("Alt+Left") == "Alt+←"
    assert keys_text("Ctrl++") == "Ctrl++"
    assert keys_text("Ctrl+PgDown") == "Ctrl+PgDown"
    assert keys_text("?") == "?"


def test_the_keys_page_shows_every_key_whole(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(parent, designed())
    dialog.resize(10, 400)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    for label in dialog.findChildren(QLabel):
        assert label.geometry().right() < area.viewport().width(), label.text()
        assert label.width() >= label.sizeHint().width(), label.text()
