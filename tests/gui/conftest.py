"""For the tests of the window: none is left behind, and no colours are."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader import app
from reader.gui.find import completer, controller
from reader.gui.shell import statusline
from tests.gui.dressing import undress
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator


MILLISECONDS = 1000 * PATIENCE
AN_HOUR = 3_600_000
"""Milliseconds."""


class PatientQtBot(QtBot):
    """Waits as long as it takes; nothing that a test expects may depend on how busy the machine is."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = MILLISECONDS) -> None:
        """Wait until it is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = MILLISECONDS, **how: Any) -> Any:
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: list[Any], *, timeout: int = MILLISECONDS, **how: Any) -> Any:
        """Wait for each of some signals."""
        return super().waitSignals(signals, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with patience."""
    return PatientQtBot(request)


@pytest.fixture(autouse=True)
def no_dialog_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem told in a dialog that nobody answers fails the test: it would wait for ever."""

    def fail(_parent: object, _title: str, text: str, *_buttons: object) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(QMessageBox, "warning", fail)


@pytest.fixture(autouse=True)
def nothing_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens by itself after seconds happens in no test: on a busy machine they pass between two lines."""
    monkeypatch.setattr(app, "WARM_UP_AFTER", AN_HOUR)
    monkeypatch.setattr(statusline, "SAID_FOR", AN_HOUR)
    monkeypatch.setattr(controller, "REMEMBER_AFTER", AN_HOUR)
    monkeypatch.setattr(completer, "RENEW_AFTER", AN_HOUR)


HAD_WINDOW = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect a window that a test has opened: Python sees some thousand objects of it, Qt holds 25 MB."""
    done = yield
    if item.stash.get(HAD_WINDOW, False):
        for _round in range(3):  # what Qt lets go of in one is garbage in the next
            gc.collect()
    return done


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test has opened is gone when the next begins."""
    yield
    if QApplication.instance() is None:
        return
    windows = QApplication.topLevelWidgets()
    request.node.stash[HAD_WINDOW] = any(isinstance(it, QMainWindow) for it in windows)
    for window in windows:
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    undress()
    lift_keys()


def lift_keys() -> None:
    """No key is held: Qt remembers those of the last click, and what is selected next would heed them."""
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
