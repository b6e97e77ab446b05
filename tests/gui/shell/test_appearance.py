"""Light and dark, changed while everything is open: what then stands there is what a dark start shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget

from reader import paths, settings
from reader.gui.find.days_popup import DaysPopup
from reader.gui.widgets.theme import DARK, LIGHT, Theme, theme_of
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]
GROUNDS = ("background", "side", "list", "paper", "selected", "wash", "accent")
"""Colours that fill areas; none of one theme is one of the other."""
DIALOGS = (
    "year_view",
    "gaps",
    "history",
    "keys",
    "settings",
    "export_corrections",
    "apply_corrections",
    "last_report",
)


def start(home_says: str, opened: Callable[[], app.App]) -> app.App:
    where = paths.personal().make()
    settings.save(where.config, settings.change(settings.load(where.config), appearance=home_says))
    return opened()


def open_everything(qtbot: QtBot, program: app.App, sources: list[Path], to_look_at: Path) -> MainWindow:
    """Every panel, pop-up and dialog of the window, each made and shown."""
    window = read_in(qtbot, program, sources)

    def do(name: str) -> None:
        window.commands[name].trigger()
        settle(qtbot, program)

    do("star")
    do("correct")
    window.rooms.reading.form.field("headline").setPlainText("渡口的新桥")
    window.rooms.reading.form.save()
    settle(qtbot, program)
    do("view_both")
    window.rooms.find.find("渡口 页:1")
    settle(qtbot, program)
    do("save_find")
    settle(qtbot, program)
    for name in DIALOGS:
        do(name)
    window.rooms.importing.look_first([to_look_at])
    settle(qtbot, program)
    do("find_in_article")
    window.rooms.reading.find_bar.field.setText("渡口")
    window.rooms.calendar.go_to_dialog.show_problem("That is no day.")
    do("correct")
    settle(qtbot, program)
    return window


def parts_of(window: MainWindow) -> dict[str, QWidget]:
    """What is looked at, by name; what is behind something else is drawn all the same."""
    rooms = window.rooms
    filters, reading = rooms.find.results.filters, rooms.reading
    named: dict[str, QWidget] = {type(it).__name__: it for it in window.findChildren(QDialog)}
    return named | {
        "bar": window.bar, "side": window.side, "status": window.status, "welcome": window.welcome,
        "articles": rooms.articles, "results": rooms.find.results, "popup": rooms.find.field.popup,
        "reading bar": reading.bar, "find bar": reading.find_bar, "sheet": reading.sheet,
        "form": reading.form, "facsimile": rooms.facsimile.pane, "picker": rooms.calendar.picker,
        "menu": reading.words_menu(), "days": filters.findChild(DaysPopup) or filters,
    }  # fmt: skip


def pictures(window: MainWindow) -> dict[str, QImage]:
    QApplication.processEvents()
    return {name: it.grab().toImage() for name, it in parts_of(window).items()}


def colours_in(image: QImage) -> set[str]:
    seen = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    return {QColor.fromRgb(one).name() for one in seen}


def strangers(window: MainWindow, other: Theme) -> dict[str, set[str]]:
    """The parts that are filled, anywhere, with a colour of the other theme."""
    theirs = {getattr(other, name) for name in GROUNDS}
    found = {name: colours_in(image) & theirs for name, image in pictures(window).items()}
    return {name: colours for name, colours in found.items() if colours}


@pytest.fixture
def window_in(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[str], tuple[app.App, MainWindow]]]:
    """Opens everything in a window that was started "light" or "dark"; no cursor blinks in it."""
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    corrections = str(tmp_path / "corrections.jsonl")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (corrections, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (corrections, ""))

    def open_in(appearance: str) -> tuple[app.App, MainWindow]:
        program = start(appearance, opened)
        return program, open_everything(qtbot, program, pages, pages[0])

    yield open_in
    QApplication.setCursorFlashTime(flash)


@pytest.mark.parametrize(("begun", "other"), [("light", DARK), ("dark", LIGHT)])
def test_nothing_keeps_the_other_colours(
    window_in: Callable[[str], tuple[app.App, MainWindow]], begun: str, other: Theme, qtbot: QtBot
) -> None:
    program, window = window_in(begun)
    mine = LIGHT if other is DARK else DARK
    parts = parts_of(window)
    assert {"YearDialog", "GapReportDialog", "ImportDialog", "HistoryDialog", "KeysDialog"} <= parts.keys()
    assert strangers(window, other) == {}
    before = pictures(window)
    window.commands["appearance"].trigger()
    settle(qtbot, program)
    assert {name for name, it in parts_of(window).items() if theme_of(it) is not other} == set()
    assert strangers(window, mine) == {}
    window.commands["appearance"].trigger()
    settle(qtbot, program)
    after = pictures(window)
    del before["status"]  # a passing message may have gone meanwhile
    assert [name for name, image in before.items() if after[name] != image] == []


def test_no_type_changes_its_size_by_itself(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    """Views, colours and messages come and go; the words that stay are set as they were."""
    program = opened()
    window = read_in(qtbot, program, pages)

    def sizes() -> dict[int, tuple[str, int, int]]:
        named = [it for it in window.findChildren(QWidget) if isinstance(it, QLabel | QAbstractButton)]
        return {id(it): (it.text(), it.font().pixelSize(), it.font().weight()) for it in named if it.text()}

    before = sizes()
    for command in ("view_both", "view_page", "view_text", "appearance", "focus_side", "appearance", "star"):
        window.commands[command].trigger()
        settle(qtbot, program)
        window.status.say("For a moment something else stands here.")
        after = sizes()
        grown = [(before[it], now) for it, now in after.items() if it in before and before[it][1:] != now[1:]]
        assert grown == [], command
