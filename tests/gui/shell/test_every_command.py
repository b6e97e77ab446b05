"""A walk over all commands, in whatever state the window is: each does something, or says why it does not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from reader import jobs
from reader.core.progress import Progress
from reader.gui.shell.commands import commands, plain_name
from reader.gui.shell.topbar import TopBar
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.core.progress import Report
    from reader.gui.shell.window import MainWindow

__all__ = ["opened", "pages"]
CONTROL = Qt.KeyboardModifier.ControlModifier
ELSEWHERE = ("archive_wanted", "own_archive_wanted", "specimen_wanted", "import_elsewhere_wanted")
"""What would put another window in this one's place."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The file dialogs that were opened; nobody chooses anything in them."""
    told: list[str] = []

    def ask(_parent: object, title: str, *_more: object, **_named: object) -> tuple[str, str]:
        told.append(title)
        return "", ""

    def ask_for_many(_parent: object, title: str, *_more: object, **_named: object) -> tuple[list[str], str]:
        told.append(title)
        return [], ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask_for_many)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: ask(*given)[0])
    return told


class Walk(NamedTuple):
    """A window to give commands in; `wait` until it is at rest; `told` is what went out of it."""

    window: MainWindow
    wait: Callable[[], None]
    told: list[str]

    def what_is_noticed(self) -> tuple[Any, ...]:
        """What stands there, what has the keys, what was copied or asked."""
        window = self.window
        others = [type(it).__name__ for it in QApplication.topLevelWidgets() if it.isVisible()]
        clipboard = QGuiApplication.clipboard().text()
        at = window.focusWidget()
        return (
            window.windowTitle(), sorted(others), clipboard, id(at), len(self.told),
            window.windowState(), window.rooms.reading.selected_text(), window.status.text,
        )  # fmt: skip

    def what_is_seen(self) -> tuple[Any, ...]:
        """That, and the window as it looks, which takes long to draw."""
        image = self.window.grab().toImage()
        return self.what_is_noticed(), bytes(image.constBits())

    def give(self, name: str, look: Callable[[], tuple[Any, ...]]) -> str:
        """Give a command with nothing said before; what was said then, or why the command is off."""
        self.window.status.say("")
        QGuiApplication.clipboard().clear()
        action = self.window.commands[name]
        if not action.isEnabled():
            return self.window.states.why_not(name)
        was_on, before = action.isChecked(), look()
        action.trigger()
        self.wait()
        if was_on and action.isChecked():
            return "(so already)"
        said = self.window.status.text
        return said if said or look() == before else "(seen)"

    def tidy(self) -> None:
        """Close what was opened."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu) and widget.isVisible():
                widget.close()
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.rooms.reading.close_form()
        self.window.rooms.reading.close_find_bar()
        self.wait()


def begin(qtbot: QtBot, program: app.App, told: list[str]) -> Walk:
    window = window_of(program)
    for name in ELSEWHERE:
        signal = getattr(window, name)
        signal.disconnect()
        signal.connect(lambda *_given, name=name: told.append(name))
    return Walk(window, lambda: settle(qtbot, program), told)


def walk(it: Walk, make_so: Callable[[], None]) -> dict[str, str]:
    """What came of each command but the one that ends all, given where `make_so` has led."""

    def come_of(name: str, look: Callable[[], tuple[Any, ...]]) -> str:
        make_so()
        if name == "focus_list":
            it.window.rooms.find.field.setFocus()
        it.wait()
        said = it.give(name, look)
        it.tidy()
        if name.startswith("remove_") and it.window.commands["undo"].isEnabled():
            it.window.commands["undo"].trigger()
            it.wait()
        return said

    names = [command.id for command in commands() if command.id != "quit"]
    return {name: come_of(name, it.what_is_noticed) or come_of(name, it.what_is_seen) for name in names}


def silent(came: dict[str, str]) -> list[str]:
    """The commands of which nothing came that could be noticed."""
    return [name for name, said in came.items() if not said]


def test_without_an_issue(opened: Callable[[], app.App], qtbot: QtBot, asked: list[str]) -> None:
    it = begin(qtbot, opened(), asked)
    came = walk(it, lambda: None)
    assert silent(came) == []
    assert came["star"] == came["gaps"] == "There are no newspapers in this archive yet."
    assert came["undo"] == "There is nothing to undo."


def test_with_one_issue(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, asked: list[str]
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages[:1])
    it = begin(qtbot, program, asked)
    first = window.rooms.navigator.article
    assert first is not None

    def at_the_first_article() -> None:
        window.rooms.find.end()
        window.rooms.reading.set_view("text")
        window.rooms.navigator.open_article(first.id)
        window.focus_list()

    came = walk(it, at_the_first_article)
    assert silent(came) == []
    assert came["previous_page"] == "This is the first page of the issue."
    assert came["previous_article"] == "This is the first article of the issue."
    assert came["split"] == "Put the cursor in a paragraph after the first; the article is split before it."
    assert came["article_up"] == "It is the first article of its page."
    assert came["join"].startswith("Select two or more")
    assert came["export_words"] == "Select some text in the article first."


def test_with_many_selected(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, asked: list[str]
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages[:1])
    it = begin(qtbot, program, asked)

    def all_selected() -> None:
        window.rooms.find.end()
        while window.rooms.steps.canUndo():
            window.rooms.steps.undo()
            it.wait()
        window.focus_list()
        QTest.keyClick(window.rooms.articles.view, Qt.Key.Key_A, CONTROL)

    came = walk(it, all_selected)
    assert silent(came) == []
    assert came["star"] == "2 articles bookmarked"
    assert came["read"] == "2 articles marked as unread"
    assert came["copy_citation"] == "2 citations copied"
    assert came["article_up"].startswith("One article at a time")
    assert "Ctrl+Z" in came["join"]


def test_with_a_find_open(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, asked: list[str]
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    it = begin(qtbot, program, asked)

    def found() -> None:
        window.rooms.find.find_words("渡口")
        it.wait()
        window.lists.show_results(window.rooms.find.results)
        window.rooms.find.results.take_focus()
        it.wait()

    came = walk(it, found)
    assert silent(came) == []


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Imports that go on until they are stopped."""
    over = threading.Event()

    def work(_library: object, _sources: object, report: Report, **_options: object) -> None:
        while not over.wait(0.01):
            report(Progress(0, 0))

    monkeypatch.setattr(jobs, "import_in_background", work)
    yield
    over.set()


@pytest.mark.usefixtures("endless")
def test_while_an_import_runs(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, asked: list[str]
) -> None:
    program = opened()
    window = window_of(program)
    it = begin(qtbot, program, asked)._replace(wait=QApplication.processEvents)
    window.import_paths(pages)
    came = walk(it, lambda: None)
    assert window.rooms.importing.is_running
    assert silent(came) == []
    busy = {name for name, said in came.items() if said.startswith("An import is under way")}
    assert busy == {
        "import_files",
        "import_folder",
        "import_look",
        "import_go_on",
        "open_archive",
        "specimen",
    }
    with qtbot.waitSignal(window.rooms.importing.ended):
        window.rooms.importing.stop()


def test_every_command_can_be_found(opened: Callable[[], app.App]) -> None:
    window = window_of(opened())
    bar = window.findChild(TopBar)
    assert bar is not None
    shown = {button.accessibleName().partition(" (")[0] for button in bar.buttons}
    for name, action in window.commands.items():
        assert plain_name(action.text())
        in_menu = any(action in menu.actions() for menu in window.menus.menu_list)
        assert in_menu or not action.shortcut().isEmpty(), name
        assert plain_name(action.text()) not in shown or not action.icon().isNull(), name


def test_a_key_whose_command_is_off_says_why(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.focus_list()
    for key, modifier, said in (
        (Qt.Key.Key_Z, CONTROL, "There is nothing to undo."),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "There is nowhere to go forward to."),
    ):
        QTest.keyClick(window.rooms.articles.view, key, modifier)
        assert window.status.text == said


def test_a_menu_greys_what_cannot_be_given_and_its_tip_says_why(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages[:1])
    menu = window.menus.menu_list[3]
    join = window.commands["join"]
    menu.popup(window.mapToGlobal(window.rect().center()))
    assert not join.isEnabled()
    assert "Select two or more" in join.toolTip()
    menu.close()
    assert join.isEnabled()
