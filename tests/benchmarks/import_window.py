"""Print how the window fares while it imports: python -m tests.benchmarks.import_window [--files N].

The longest time that its event loop was held up while articles are turned all along; how soon an import that is
stopped has ended, and what it left behind.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from reader import app, paths
from reader.papers import Papers
from tests.benchmarks.article_folder import PAPER, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

TICK = 5
"""Milliseconds between two beats of the event loop."""


class Beats:
    """How long the event loop was held up at most."""

    def __init__(self) -> None:
        self.longest: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest.append(now - self._last - TICK / 1000)
        self._last = now


def wait(qt: QApplication, until: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    while not until():
        qt.processEvents()
        time.sleep(0.0005)


def main() -> None:
    """Open the window on the specimen's pages, import a large folder, stop a second one, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=1_000)
    call = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-benchmark-") as name:
        os.environ["YUEBAO_HOME"] = str(Path(name) / "home")
        folder = write_folder(Path(name) / PAPER, call.files)
        other = write_folder(Path(name) / "另一份报", call.files, seed=2)
        for held in (folder, other):
            Papers(paths.personal().config).remember(held, PAPER if held == folder else "另一份报")
        _measure(app.make_qt(["yuebao"]), folder, other)


def _measure(qt: QApplication, folder: Path, other: Path) -> None:
    program = app.App(qt, paths.personal().make(), None)
    program.speak()
    assert program.open()
    window = program.window
    assert window is not None
    window.read_specimen()
    wait(qt, lambda: not window.rooms.importing.is_running)
    wait(qt, lambda: program.is_idle and window.rooms.navigator.article is not None)
    turning = QTimer(interval=150)
    turning.timeout.connect(window.rooms.articles.open_next)
    turning.start()
    calm = _beats_while(qt, 4.0, lambda: True)
    window.rooms.importing.read_here([folder])
    busy = _beats_while(qt, 3600.0, lambda: window.rooms.importing.is_running)
    for words, beats in (("at rest", calm), ("importing", busy)):
        ordered = sorted(beats.longest)
        print(
            f"event loop held up, {words:<10} longest {ordered[-1] * 1000:6.1f} ms, "
            f"99 of 100 below {ordered[len(ordered) * 99 // 100] * 1000:5.1f} ms, beats {len(ordered)}"
        )
    turning.stop()
    window.rooms.importing.read_here([other])
    held = window.library.archive.size().articles
    wait(qt, lambda: window.library.archive.size().articles > held)
    begun = time.perf_counter()
    window.rooms.importing.stop()
    wait(qt, lambda: not window.rooms.importing.is_running)
    print(f"stopped after {1000 * (time.perf_counter() - begun):.0f} ms (aim: 100)")
    program.close()


def _beats_while(qt: QApplication, seconds: float, is_so: Callable[[], bool]) -> Beats:
    beats = Beats()
    end = time.monotonic() + seconds
    wait(qt, lambda: time.monotonic() > end or not is_so())
    return beats


if __name__ == "__main__":
    main()
