"""Type into the find field of the real window over an archive, and print how it keeps up.

python -m tests.benchmarks.typing ARCHIVE [--pause MS]

Keys are key events; Chinese is composed letter by letter and committed, as an input method sends it. A
timer of 5 ms on the GUI thread measures the longest gap in which the window could do nothing; `first
results` runs from the last event typed until the results of the whole query stand in the list.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest

from reader import app, paths
from reader.gui.find.completer import RENEW_AFTER
from tests.benchmarks.memory import tell_memory

if TYPE_CHECKING:
    from reader.gui.shell.window import MainWindow

TICK = 5
QUERIES = (
    (("jingji", "经济"),),
    (("fuwu", "服务"), ("ye", "业")),
    (("gongzuo", "工作"), (" ", ""), ("huiyi", "会议")),
    (("zhonghua", "中华"), ("renmin", "人民"), ("gongheguo", "共和国")),
    (("de", "的"), ("ren", "人")),
    (("biaoti", "标题"), (":", ""), ("fazhan", "发展")),
    (("nongcun", "农村"), (" -", ""), ("huiyi", "会议")),
    (("1998", ""), ("nian", "年")),
    (("wenti", "问题"), (" ", ""), ("riqi", "日期"), (":1990", "")),
    (("guojia", "国家"), (" | ", ""), ("shehui", "社会")),
)
"""Pieces of ten queries: what is typed, and what the input method makes of it ("" for keys as they are)."""


class Stalls:
    """The longest gaps between two ticks, less the tick itself, in milliseconds.

    `own` is the longest time the GUI thread itself worked in one gap: the rest it waited, for Python's lock
    or, on a busy machine, for its turn.
    """

    def __init__(self) -> None:
        self.worst = self.own = 0.0
        self.all: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def restart(self) -> None:
        """Begin a new count."""
        self.worst, self.own, self._last = 0.0, 0.0, time.perf_counter()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = (now - self._last) * 1000 - TICK
        self.worst, self._last = max(self.worst, gap), now
        self.own, self._worked = max(self.own, (worked - self._worked) * 1000), worked
        if gap > TICK:
            self.all.append(gap)


class Typist:
    """Types queries and notes when their results stand in the list."""

    def __init__(self, window: MainWindow, pause: int) -> None:
        self._window, self._pause = window, pause
        self._field = window.rooms.find.field
        self._done_at: dict[str, float] = {}
        window.rooms.find.finder.found.connect(lambda query, _found, _offset: self._note(query))
        window.rooms.find.finder.nothing_found.connect(lambda query, _hints: self._note(query))
        self.counted: set[str] = set()
        window.rooms.find.finder.tallied.connect(lambda query, _counts: self.counted.add(query))

    def type(self, pieces: tuple[tuple[str, str], ...]) -> tuple[str, float]:
        """The query, and the milliseconds from its last event to its results."""
        for keys, committed in pieces:
            self._compose(keys, committed) if committed else self._press(keys)
        typed_at = time.perf_counter()
        query = self._field.text().strip()
        _run_until(lambda: query in self._done_at, 20_000)
        took = (self._done_at.get(query, time.perf_counter() + 20) - typed_at) * 1000
        return query, took

    def leave(self, query: str) -> None:
        """Wait for the counts, look a little, and empty the field."""
        _run_until(lambda: query in self.counted, 3_000)
        _wait(300)
        QTest.keyClick(self._field, Qt.Key.Key_Escape)
        if self._field.text():
            QTest.keyClick(self._field, Qt.Key.Key_Escape)
        _wait(100)

    def _press(self, keys: str) -> None:
        for key in keys:
            QTest.keyClicks(self._field, key)
            _wait(self._pause)

    def _compose(self, letters: str, committed: str) -> None:
        for end in range(1, len(letters) + 1):
            QCoreApplication.sendEvent(self._field, QInputMethodEvent(letters[:end], []))
            _wait(self._pause)
        event = QInputMethodEvent("", [])
        event.setCommitString(committed)
        QCoreApplication.sendEvent(self._field, event)
        if len(committed):
            QCoreApplication.processEvents()

    def _note(self, query: str) -> None:
        QTimer.singleShot(0, lambda: self._done_at.setdefault(query, time.perf_counter()))


def main() -> None:
    """Open the window over a copy of nothing: the archive is only read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("--pause", type=int, default=60, help="milliseconds between two keys")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.mkdtemp()
    os.environ["YUEBAO_HOME"] = home
    try:
        measure(wanted.archive, wanted.pause)
    finally:
        shutil.rmtree(home)


def measure(archive: Path, pause: int) -> None:
    """Type all queries and print the figures."""
    qt = app.make_qt(["yuebao"])
    where = paths.personal().make()
    program = app.App(qt, where, archive)
    program.open()
    window = program.window
    assert window is not None
    _wait(RENEW_AFTER + 500)  # the names to complete are read once; then it is idle
    _run_until(lambda: program.is_idle, 600_000)
    stalls, typist = Stalls(), Typist(window, pause)
    _wait(3_000)
    print(
        f"with nothing typed for 3 s, the longest stall is {stalls.worst:.0f} ms: what the machine is busy with"
    )
    stalls.all.clear()
    window.rooms.find.field.start()
    firsts, worst, own = [], [], []
    for pieces in QUERIES:
        stalls.restart()
        query, took = typist.type(pieces)
        typist.leave(query)
        firsts.append(took)
        worst.append(stalls.worst)
        own.append(stalls.own)
        print(
            f"{took:7.0f} ms to the first results, longest stall {stalls.worst:4.0f} ms,"
            f" own work {stalls.own:4.0f} ms  {query}"
        )
    print(
        f"first results after the last key: p50 {statistics.median(firsts):.0f} ms, most {max(firsts):.0f} ms"
    )
    print(
        f"longest event-loop stall: {max(worst):.0f} ms, longest own work in one {max(own):.0f} ms;"
        f" {sum(it > 20 for it in stalls.all)} stalls over 20 ms"
    )
    tell_memory("of the window after all that")
    window.close()
    program.close()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _run_until(is_so: object, at_most: int) -> None:
    """Run the event loop until something is so."""
    end = time.perf_counter() + at_most / 1000
    while not is_so() and time.perf_counter() < end:  # type: ignore[operator]  # a callable
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


if __name__ == "__main__":
    main()
