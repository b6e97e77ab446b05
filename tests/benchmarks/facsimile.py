"""Print how quick the pages as printed are: first picture, page turns, and the longest stall of the window.

python -m tests.benchmarks.facsimile FILE…

FILE is a page PDF, or a folder with a METS or an e-paper in it. Stalls are told by a timer of 4 ms in the
window's own event loop: how much later than asked it came while the page was zoomed and turned.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPointF, QTimer

from reader import app, paths
from reader.gui.facsimile.cache import Key
from reader.jobs import import_paths
from reader.store.archive.archive import Archive
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.shell.window import MainWindow

TICK = 4
TURNS = 12


class Stalls:
    """Notes how late a short timer comes."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK)
        self._timer.timeout.connect(self._note)

    def __enter__(self) -> Stalls:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.stop()

    def _note(self) -> None:
        now = time.perf_counter()
        self.late.append(1000 * (now - self._last) - TICK)
        self._last = now

    def told(self) -> str:
        """The longest and the usual."""
        late = sorted(self.late)
        return f"longest {late[-1]:.1f} ms, 99 of 100 below {late[int(0.99 * len(late)) - 1]:.1f} ms"


def main() -> None:
    """Import the files into an archive of their own, then print every figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["YUEBAO_HOME"] = home
        where = paths.personal().make()
        archive = Archive.open(where.archive)
        print(import_paths(archive, wanted.files, writer(), title_for=lambda _folder: "Paper").summary)
        archive.close()
        qt = app.make_qt(["yuebao"])
        shown = app.App(qt, where, None)
        shown.speak()
        shown.open()
        assert shown.window is not None
        shown.window.resize(1280, 800)
        measure(shown, shown.window)
        shown.close()


def measure(shown: app.App, window: MainWindow) -> None:
    """Every figure of the window that is open."""
    wait(lambda: window.rooms.navigator.article is not None and shown.is_idle)
    view, turning = window.rooms.facsimile.pane.view, window.rooms.facsimile
    with Stalls() as stalls:
        started = time.perf_counter()
        window.rooms.reading.set_view("page")
        wait(lambda: view.facsimile is not None)
        print(f"first picture of a page, all loaded for it: {ms(started)}")
        wait_sharp(window)
        print(f"the same, sharp: {ms(started)}")
    print(f"  stalls: {stalls.told()}")
    wait(lambda: shown.is_idle)
    turned: dict[bool, list[float]] = {True: [], False: []}
    with Stalls() as stalls:
        for turn in range(TURNS):
            page = (
                next(at for at, one in enumerate(turning._pages) if one != turning.page) if turn == 0 else -1
            )
            place = page if page >= 0 else (turning._place + 1) % len(turning._pages)
            facsimile = turning._pages[place].facsimile
            if facsimile is None:
                continue
            is_cached = Key.of(facsimile) in view.cache
            started = time.perf_counter()
            turning.turn_to(place)
            wait(lambda facsimile=facsimile: view.facsimile == facsimile)  # type: ignore[misc]  # bound on purpose
            turned[is_cached].append(1000 * (time.perf_counter() - started))
            wait_sharp(window)
            wait(lambda: shown.is_idle)
    for is_cached, times in turned.items():
        if times:
            name = "drawn before" if is_cached else "not drawn before"
            print(f"a page turn, {name}: median {statistics.median(times):.1f} ms, most {max(times):.1f} ms")
    print(f"  stalls while turning pages: {stalls.told()}")
    with Stalls() as stalls:
        for turn in range(40):
            view.zoom_by(1.2 if turn < 20 else 1 / 1.2, QPointF(300 + 5 * turn, 300))
            pause(30)
        wait_sharp(window)
        view.zoom_by(5)
        for _step in range(40):
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)
            pause(20)
        wait_sharp(window)
    print(f"  stalls while zooming and moving: {stalls.told()}")
    with Stalls() as stalls:
        for query in ("的", "n", "中"):
            turning.light(query)
            pause(400)
            wait(lambda: shown.is_idle)
    print(f"  stalls while lighting words: {stalls.told()} ({len(view.hits)} lit)")
    print(f"pictures kept: {view.cache.bytes / 1e6:.0f} MB")


def wait_sharp(window: MainWindow) -> None:
    """Until all that is seen is drawn for its size."""
    view = window.rooms.facsimile.pane.view
    pause(90)

    def is_sharp() -> bool:
        assert view.facsimile is not None
        overview = view.cache.get(Key.of(view.facsimile))
        if overview is not None and overview.image.width() >= view._scale.whole[0]:
            return True
        return all(Key.of(view.facsimile, part) in view.cache for part in view._scale.parts_in(view._seen()))

    wait(is_sharp)


def wait(is_done: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not is_done():
        pause(2)


def pause(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def ms(started: float) -> str:
    """Since `started`."""
    return f"{1000 * (time.perf_counter() - started):.0f} ms"


if __name__ == "__main__":
    main()
