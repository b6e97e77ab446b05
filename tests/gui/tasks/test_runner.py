"""The task runner: results, failures, cancelling and owners that are gone."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING
from weakref import ref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread

from reader.core.errors import ReaderError
from reader.core.progress import Progress
from reader.gui.tasks.runner import TaskRunner
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.core.progress import Report


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def test_result_comes_back_on_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    got: list[tuple[int, bool]] = []
    home = QThread.currentThread()
    worked_on: list[int] = []

    def work(_report: Report) -> int:
        worked_on.append(threading.get_ident())
        return 7

    task = runner.run(runner, work, lambda value: got.append((value, QThread.currentThread() is home)))
    with qtbot.waitSignal(task.ended):
        pass
    assert got == [(7, True)]
    assert worked_on[0] != threading.get_ident()
    assert runner.is_idle


def test_reader_error_is_handed_over_as_a_sentence(runner: TaskRunner, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(_report: Report) -> None:
        raise ReaderError("Page 3 has no text.")

    task = runner.run(runner, work, lambda _none: said.append("done"), lambda error: said.append(str(error)))
    with qtbot.waitSignal(task.ended):
        pass
    assert said == ["Page 3 has no text."]


def test_a_bug_is_told_apart(runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def work(_report: Report) -> None:
        raise KeyError("lost")

    with qtbot.waitSignal(runner.crashed) as told:
        runner.run(runner, work, lambda _none: None)
    assert told.args is not None
    assert isinstance(told.args[0], KeyError)
    assert [record.message for record in caplog.records] == ["A task crashed"]
    caplog.clear()


def test_cancel_stops_at_the_next_report_and_drops_the_result(runner: TaskRunner, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    got: list[str] = []

    def work(report: Report) -> str:
        begun.set()
        go_on.wait(PATIENCE)
        report(Progress(1, 2))
        return "too late"

    task = runner.run(runner, work, got.append)
    assert begun.wait(PATIENCE)
    task.cancel()
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert got == []


def test_nothing_is_handed_to_an_owner_that_is_gone(runner: TaskRunner, qtbot: QtBot) -> None:
    owner, go_on, got = QObject(), threading.Event(), list[str]()

    def work(_report: Report) -> str:
        go_on.wait(PATIENCE)
        return "late"

    task = runner.run(owner, work, got.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert got == []


def test_progress_is_told(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        report(Progress(1, 2, "page 1"))

    task = runner.run(runner, work, lambda _none: None)
    told: list[Progress] = []
    task.progressed.connect(told.append)
    with qtbot.waitSignal(task.ended):
        pass
    assert told == [Progress(1, 2, "page 1")]


def test_close_ends_the_threads(qtbot: QtBot) -> None:
    runner = TaskRunner()
    runner.run(runner, lambda _report: None, lambda _none: None)
    runner.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("yuebao")]


class Listener:
    """Holds a task and hears of it, as rooms do."""

    def __init__(self, runner: TaskRunner) -> None:
        self.got = 0
        self.task = runner.run(runner, lambda _report: 7, lambda value: self.take(value + 1))

    def take(self, value: int) -> None:
        self.got = value


def test_who_listened_is_not_kept_once_it_has_ended(runner: TaskRunner, qtbot: QtBot) -> None:
    listener = Listener(runner)
    with qtbot.waitSignal(listener.task.ended):
        pass
    assert listener.got == 8
    kept = ref(listener)
    del listener
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert kept() is None
