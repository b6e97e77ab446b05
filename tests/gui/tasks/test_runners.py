"""The runners of a window together."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from reader.core.progress import Progress
from reader.gui.tasks.runners import Runners

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.core.progress import Report


def is_idle(runners: Runners) -> bool:
    return runners.are_idle


def test_they_are_idle_when_all_are(qtbot: QtBot) -> None:
    runners, go_on = Runners(), threading.Event()
    assert is_idle(runners)
    task = runners.asking.run(runners.asking, lambda _report: go_on.wait(), lambda _was: None)
    assert not is_idle(runners)
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert is_idle(runners)
    runners.close()


def test_closing_finishes_what_is_written_and_stops_the_rest() -> None:
    runners, begun, written = Runners(), threading.Event(), list[int]()

    def read(report: Report) -> None:
        begun.set()
        while True:
            report(Progress(1, 2))

    def write(number: int, report: Report) -> None:
        report(Progress(number, 3))
        written.append(number)

    runners.reading.run(runners.reading, read, lambda _none: None)
    for number in range(3):
        runners.writing.run(runners.writing, partial(write, number), lambda _none: None)
    begun.wait()
    runners.close()
    assert written == [0, 1, 2]
