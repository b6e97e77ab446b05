"""A story in a process of its own, on whatever screen it is given: opens the specimen, its dialogs, and types keys.

Prints a line of JSON for each thing that is not as it should be, and "done" at its end.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QPushButton,
    QWidget,
)

from reader import app, paths
from tests.gui.settling import is_at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.shell.window import MainWindow

DIALOGS = (
    "go_to",
    "year_view",
    "gaps",
    "settings",
    "keys",
    "guide",
    "about",
    "copies",
    "history",
    "own_words",
    "report",
    "import_look",
)
FOCUSED = ("focus_side", "focus_list", "focus_reading", "view_page", "view_both", "view_text", "back")
FRAMED_IN = 2000
"""Milliseconds after which a window is taken as it stands."""


def tell(**fault: object) -> None:
    print(json.dumps(fault, default=str), flush=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let events come until it is so; the process that started this one ends a wait that takes too long."""
    beat = QTimer()
    beat.start(20)  # wakes the loop where nothing else does
    while not is_so():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def settle(program: app.App) -> None:
    wait_until(lambda: is_at_rest(program))
    QCoreApplication.processEvents()


def scrolls(inner: QWidget, window: QWidget) -> bool:
    """Whether a widget stands in something that scrolls to it."""
    outer = inner.parentWidget()
    while outer is not None and outer is not window:
        if isinstance(outer, QAbstractScrollArea):
            return True
        outer = outer.parentWidget()
    return False


def is_framed(widget: QWidget) -> bool:
    """Whether it is known what frame the window manager has put around a window."""
    frame = widget.frameGeometry()
    return frame != widget.geometry() and frame.contains(widget.geometry())


def look_at(name: str, widget: QWidget) -> None:
    """Tell where a window stands out of the screen, or has a button beyond its own edge."""
    QTest.qWaitForWindowExposed(widget, FRAMED_IN)
    late = QTimer(singleShot=True, interval=FRAMED_IN)  # a window manager may leave a dialog without a frame
    late.start()
    wait_until(lambda: is_framed(widget) or not late.isActive())
    QTest.qWait(50)
    free = widget.screen().availableGeometry()
    stands = widget.frameGeometry() if is_framed(widget) else widget.geometry()
    if not free.contains(stands):
        tell(window=name, stands=stands.getRect(), screen=free.getRect())
    for button in widget.findChildren(QPushButton):
        place = button.mapTo(widget, button.rect().center())
        is_its_own = button.isVisible() and button.window() is widget and not scrolls(button, widget)
        if is_its_own and not widget.rect().contains(place):
            tell(window=name, lost=button.text())


def show_dialogs(program: app.App, window: MainWindow) -> None:
    for name in DIALOGS:
        window.commands[name].trigger()
        settle(program)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                look_at(f"{name}: {type(dialog).__name__}", dialog)
                dialog.close()
        window.activateWindow()


def show_qts_own(window: MainWindow) -> None:
    """Qt's dialogs are not made here; they fit the screen all the same."""
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.resize(3000, 2000)
    dialog.open()
    look_at("QFileDialog", dialog)
    dialog.close()


def give_commands(program: app.App, window: MainWindow) -> None:
    # The window manager gives the keys back in its own time after a dialog; without them nothing has the focus.
    window.activateWindow()
    wait_until(window.isActiveWindow)
    for name in FOCUSED:
        window.commands[name].trigger()
        settle(program)
        at = QApplication.focusWidget()
        if at is None or not at.isVisible():
            tell(command=name, focus=at)


def type_keys(program: app.App, window: MainWindow) -> None:
    """Real keys, where there is a program to press them with."""
    tool = shutil.which("xdotool")
    if tool is None:
        return
    window.activateWindow()
    wait_until(window.isActiveWindow)
    subprocess.run([tool, "key", "--clearmodifiers", "ctrl+g"], check=True)
    wait_until(window.rooms.calendar.go_to_dialog.isVisible)
    look_at("go to, by a key", window.rooms.calendar.go_to_dialog)
    subprocess.run([tool, "key", "Escape"], check=True)
    wait_until(lambda: not window.rooms.calendar.go_to_dialog.isVisible())
    window.activateWindow()
    wait_until(window.isActiveWindow)
    before = window.rooms.navigator.issue
    window.focus_list()
    subprocess.run([tool, "key", "bracketleft"], check=True)
    wait_until(lambda: window.rooms.navigator.issue != before or bool(window.status.text.endswith(".")))
    settle(program)


def use_a_narrow_window(program: app.App, window: MainWindow) -> None:
    """What the keys bring about in the article is seen there, where list and article take turns."""
    tool = shutil.which("xdotool")
    if tool is None:
        return
    reading = window.rooms.reading
    window.resize(620, window.height())
    wait_until(lambda: not window.panes.has_room_for_list)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    window.focus_list()
    settle(program)
    subprocess.run([tool, "key", "--clearmodifiers", "e"], check=True)
    wait_until(lambda: reading.versions.is_open and reading.form.isVisible())
    subprocess.run([tool, "key", "Escape"], check=True)
    wait_until(lambda: not reading.versions.is_open)
    subprocess.run([tool, "key", "Escape"], check=True)
    wait_until(window.rooms.articles.isVisible)
    settle(program)


def main() -> int:
    qt = app.make_qt(sys.argv[:1])
    program = app.App(qt, paths.personal().make(), None)
    program.speak()
    program.open_specimen()
    window = program.window
    assert window is not None
    settle(program)
    look_at("window", window)
    show_dialogs(program, window)
    show_qts_own(window)
    give_commands(program, window)
    type_keys(program, window)
    use_a_narrow_window(program, window)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    program.close()
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
