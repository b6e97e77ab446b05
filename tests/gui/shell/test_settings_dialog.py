"""The settings: each shows at once in the window, is kept, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QPushButton, QSpinBox

from reader import paths, settings
from reader.gui.reading.paragraph_styles import PageStyle, page_style
from reader.gui.reading.paragraphs import Role
from reader.gui.shell.settings_dialog import SettingsDialog, defaults
from reader.gui.widgets import theme
from reader.settings import Settings
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]


def open_settings(window: MainWindow) -> SettingsDialog:
    window.commands["settings"].trigger()
    return window.findChildren(SettingsDialog)[-1]


def kept() -> Settings:
    return settings.load(paths.personal().config)


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    row = box.findData(value)
    assert row >= 0
    box.setCurrentIndex(row)


def button(dialog: SettingsDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_the_page_is_set_as_chosen_while_the_dialog_is_open(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.resize(1500, 800)
    dialog = open_settings(window)
    sheet = window.rooms.reading.sheet
    line = dialog.findChild(QDoubleSpinBox, "line_height")
    measure = dialog.findChild(QSpinBox, "measure")
    assert isinstance(line, QDoubleSpinBox)
    assert isinstance(measure, QSpinBox)
    text = sheet.toPlainText().split()
    before = sheet.document().size().height()
    line.setValue(2.4)
    assert sheet.document().size().height() > before
    measure.setValue(20)
    left, right = sheet.column
    body = window.rooms.reading.sheet.document().findBlockByNumber(sheet.document().blockCount() - 1)
    assert right - left == pytest.approx(20 * body.charFormat().font().pixelSize(), rel=0.02)
    choose(dialog, "indent", 0)
    choose(dialog, "face", "hei")
    body = sheet.document().findBlockByNumber(sheet.document().blockCount() - 1)
    assert body.blockFormat().textIndent() == 0
    assert body.blockFormat().bottomMargin() > 0
    assert body.charFormat().font().families() == theme.font("hei", 18).families()
    assert sheet.toPlainText().split() == text
    assert (kept().line_height, kept().measure, kept().indent, kept().face) == (2.4, 20, 0, "hei")
    dialog.close()


def test_what_was_changed_is_taken_back_and_the_defaults_come_back(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    window = read_in(qtbot, opened(), pages)
    window.setting_chosen.emit("measure", 28)
    dialog = open_settings(window)
    size = dialog.findChild(QSpinBox, "zoom")
    assert isinstance(size, QSpinBox)
    choose(dialog, "indent", 0)
    choose(dialog, "appearance", "sepia")
    size.setValue(150)
    assert window.rooms.reading.zoom == 150
    assert theme.current_theme() is theme.SEPIA
    button(dialog, "Undo changes").click()
    assert (kept().indent, kept().measure, kept().appearance) == (2, 28, "system")
    assert window.rooms.reading.zoom == 100
    button(dialog, "Defaults").click()
    assert kept().measure == 34
    dialog.close()


@pytest.mark.parametrize("name", theme.THEMES)
def test_each_theme_is_put_on_and_known_again(opened: Callable[[], app.App], qtbot: QtBot, name: str) -> None:
    program = opened()
    window_of(program).setting_chosen.emit("appearance", name)
    settle(qtbot, program)
    assert theme.theme_of(window_of(program)) is theme.THEMES[name]
    assert theme.theme_in(QApplication.palette()) is theme.THEMES[name]


def test_the_next_window_is_set_as_chosen(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.resize(1500, 800)
    window.setting_chosen.emit("measure", 22)
    program.open()
    settle(qtbot, program)
    anew = window_of(program)
    assert anew is not window
    anew.resize(1500, 800)
    settle(qtbot, program)
    left, right = anew.rooms.reading.sheet.column
    assert right - left == pytest.approx(22 * 18, rel=0.02)


def test_the_defaults_are_those_of_the_design() -> None:
    assert page_style(Settings()) == PageStyle()
    assert set(defaults()) == set(Settings.__slots__)
    assert PageStyle().look(Role.HEADLINE) == PageStyle(face="kai", line=2.2, indent=0).look(Role.HEADLINE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("measure", 19),
        ("measure", 30.5),
        ("line_height", 3),
        ("latin_gap", 0.3),
        ("indent", True),
        ("face", 3),
    ],
)
def test_what_does_not_fit_is_left_out(name: str, value: object) -> None:
    assert settings.change(Settings(), **{name: value}) == Settings()
