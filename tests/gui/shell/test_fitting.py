"""Every window and dialog on small screens: nothing larger than the screen, every button within reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader import paths, settings
from reader.gui.calendar.quiet_buttons import ElidedLabel
from reader.gui.importing.columns import ColumnsDialog, ColumnsTaken
from reader.gui.shell.dialogs import show_bug
from reader.gui.shell.keymap import designed
from reader.gui.shell.keys_dialog import ChangeKeysDialog
from reader.gui.widgets import fitting, theme
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.messages import LongMessage
from tests.checkout import CHECKOUT
from tests.gui.settling import settle
from tests.gui.shell.test_appearance import open_everything
from tests.gui.test_stories import opened, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app

__all__ = ["opened", "pages"]
SCREENS = {"1366x768": (1366, 728), "1440x900 at 200 %": (720, 410), "600 px wide": (600, 440)}
"""What is left of a screen beside a task bar of 40 pixels."""
EXPECTED = {
    *(
        "MainWindow",
        "YearDialog",
        "GapReportDialog",
        "HistoryDialog",
        "KeysDialog",
        "SettingsDialog",
        "GoToDialog",
    ),
    *("PatchReportDialog", "ImportReportDialog", "ImportDialog", "GuideDialog", "QMessageBox"),
    *("OwnWordsDialog", "CopiesDialog", "ReportDialog", "ChangeKeysDialog", "ColumnsDialog"),
}


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> QRect:
    """A screen of that size; the platform of the tests has one of its own."""
    free = QRect(0, 0, *request.param)
    monkeypatch.setattr(fitting, "free_screen", lambda _window: free)
    return free


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_window_is_within_the_screen_and_its_buttons_within_reach(
    opened: Callable[[], app.App], pages: list[Path], tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, screen: QRect, language: str,
) -> None:  # fmt: skip
    corrections = str(tmp_path / "corrections.jsonl")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (corrections, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (corrections, ""))
    QApplication.setFont(theme.font("hei", 14))  # as the program has it
    where = paths.personal().make()
    settings.save(where.config, settings.change(settings.load(where.config), language=language))
    program = opened()
    window = open_everything(qtbot, program, pages, pages[0])
    for command in ("guide", "own_words", "copies", "report", "about"):
        window.commands[command].trigger()
    ChangeKeysDialog(window, designed()).open()
    ColumnsDialog(ColumnsTaken(("标题", "全文" * 30), {"headline": "标题"}), window).open()
    show_bug(window, ValueError("a mistake " * 40))
    window.rooms.reading.form.field("headline").setPlainText("渡口")
    window.rooms.reading.form.leave()
    settle(qtbot, program)
    shown = [it for it in (window, *window.findChildren(QDialog)) if it.isVisible()]
    assert {type(it).__name__ for it in shown} >= EXPECTED
    for it in shown:
        assert screen.contains(it.frameGeometry()), (type(it).__name__, it.frameGeometry())
        lost = [button.text() for button in buttons_of(it) if not within_reach(button, it)]
        assert not lost, (type(it).__name__, lost)
        assert not cut_texts(it), (type(it).__name__, cut_texts(it))
        assert not scrolled_sideways(it), (type(it).__name__, scrolled_sideways(it))
    for it in shown[1:]:
        it.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_import_dialog_is_as_narrow_while_it_reads(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, language: str
) -> None:
    QApplication.setFont(theme.font("hei", 14))
    where = paths.personal().make()
    settings.save(where.config, settings.change(settings.load(where.config), language=language))
    program = opened()
    assert program.window is not None
    program.window.rooms.importing.look_first(pages)
    settle(qtbot, program)
    dialog = program.window.rooms.importing.dialog
    assert dialog is not None
    for part in (*dialog.findChildren(QProgressBar), *dialog.findChildren(QPushButton)):
        part.show()
    narrowest = min(width for width, _height in SCREENS.values())
    assert dialog.minimumSizeHint().width() < narrowest - 40  # what its buttons say grows with what is read
    dialog.close()


def buttons_of(window: QWidget) -> list[QPushButton]:
    return [it for it in window.findChildren(QPushButton) if it.isVisible() and it.window() is window]


def cut_texts(window: QWidget) -> list[str]:
    """Words on labels and buttons, and in empty fields, that there is no room for."""
    parts = [it for it in window.findChildren(QWidget) if it.isVisible() and it.window() is window]
    return [words for part in parts if (words := cut_in(part))]


def cut_in(part: QWidget) -> str:
    """The words of a part of a window, where they are cut."""
    if isinstance(part, ElidedLabel):  # ends in … and has a tip
        return ""
    if isinstance(part, QLabel) and part.wordWrap():
        return part.text() if part.heightForWidth(part.width()) > part.height() + 1 else ""
    if isinstance(part, QLabel | QAbstractButton):
        return part.text() if part.text() and part.sizeHint().width() > part.width() + 1 else ""
    if isinstance(part, QLineEdit):
        needed = part.fontMetrics().horizontalAdvance(part.placeholderText())
        return part.placeholderText() if needed > part.contentsRect().width() else ""
    return ""


def scrolled_sideways(window: QWidget) -> list[str]:
    """Forms of a window that are wider than what is seen of them."""
    areas = [it for it in window.findChildren(QScrollArea) if it.isVisible() and it.window() is window]
    return [type(it.widget()).__name__ for it in areas if it.horizontalScrollBar().maximum() > 0]


def within_reach(button: QWidget, window: QWidget) -> bool:
    """Whether it is seen whole, or in something that scrolls to it."""
    inner = button
    while inner is not window:
        outer = inner.parentWidget()
        assert outer is not None
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            return True
        if not outer.rect().contains(QRect(button.mapTo(outer, QPoint()), button.size())):
            return False
        inner = outer
    return True


def test_a_window_is_as_large_as_it_likes_where_there_is_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit(window, (300, 200))
    window.show()
    assert window.size().toTuple() == (300, 200)


def test_a_window_that_is_not_told_its_size_is_shown_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "free_screen", lambda _window: QRect(0, 0, 2000, 2000))
    dialog, inner = QDialog(), QWidget()
    qtbot.addWidget(dialog)
    inner.setFixedSize(790, 700)
    column = QVBoxLayout(dialog)
    column.addWidget(fitting.Scrolled(inner))
    fit(dialog)
    dialog.show()
    assert dialog.width() >= 790
    assert dialog.height() >= 700


def test_a_window_that_stands_out_of_the_screen_is_moved_into_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = QRect(100, 50, 500, 400)
    monkeypatch.setattr(fitting, "free_screen", lambda _window: free)
    window = QWidget()
    qtbot.addWidget(window)
    fit(window, (300, 200))
    for place in (QPoint(590, 440), QPoint(-200, -100), QPoint(150, 440)):
        window.move(place)
        window.show()
        assert free.contains(window.frameGeometry())
        window.hide()


@pytest.mark.parametrize("place", [QPoint(900, 700), QPoint(-300, -200)])
def test_what_qt_shows_by_itself_is_put_within_the_screen_too(
    opened: Callable[[], app.App], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, place: QPoint
) -> None:
    opened()
    free = QRect(0, 0, 720, 410)
    monkeypatch.setattr(fitting, "free_screen", lambda _window: free)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.resize(1000, 800)
    dialog.move(place)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: free.contains(dialog.frameGeometry()))


def test_a_long_message_scrolls(opened: Callable[[], app.App], monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened().window
    assert window is not None
    free = QRect(0, 0, 600, 440)
    monkeypatch.setattr(fitting, "free_screen", lambda _window: free)
    window.show_problem("\n".join(f"file {number} could not be read" for number in range(200)))
    (message,) = window.findChildren(LongMessage)
    assert free.contains(message.frameGeometry())
    assert all(within_reach(button, message) for button in buttons_of(message))
    message.close()


def test_every_dialog_is_fitted() -> None:
    """A dialog that is made somewhere without it would not be within every screen."""
    for path in (CHECKOUT / "reader").rglob("*.py"):
        text = path.read_text("utf-8")
        made = re.search(r"\(QDialog\)|= QMessageBox\(|= QInputDialog\(|\(QMainWindow\)", text)
        assert not made or re.search(r"^ +fit\(", text, re.MULTILINE), path.name
