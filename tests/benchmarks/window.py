"""Print how quick the window is: start, opening an issue, first find.

python -m tests.benchmarks.window [--articles N]

Start is told as a ratio to an empty PySide6 window with the same three widgets, run in turn with it in
processes of their own; both are timed from before Python starts until the window has been painted, ours
until the first article is shown as well. The processor's time is told, too: other programs do not lengthen it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from reader import app, paths
from tests.benchmarks.corpus import make_archive

if TYPE_CHECKING:
    from reader.gui.shell.window import MainWindow

PAIRS = 7
ISSUES_OPENED = 30

EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCalendarWidget, QListView, QMainWindow, QSplitter, QTextBrowser
app = QApplication([])
window = QMainWindow()
panes = QSplitter()
for pane in (QCalendarWidget(), QListView(), QTextBrowser()):
    panes.addWidget(pane)
window.setCentralWidget(panes)
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
window.grab()
print(time.time() - float(os.environ["STARTED"]), time.process_time(), flush=True)
os._exit(0)
"""

OURS = """
import gc, os, time
gc.disable()  # as reader/__main__.py does
from reader import app, paths
qt = app.make_qt(["yuebao"])
where = paths.personal().make()
shown = app.App(qt, where, None)
shown.speak()
shown.open()
app.settle()
shown.window.resize(1280, 800)
def told():
    shown.window.grab()
    print(time.time() - float(os.environ["STARTED"]), time.process_time(), flush=True)
    os._exit(0)
shown.window.usable.connect(told)
qt.exec()
"""


def main() -> None:
    """Make an archive, then print every figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["YUEBAO_HOME"] = home
        make(wanted.articles)
        start()
        inside()


def make(articles: int) -> None:
    """Fill the person's own archive with invented articles."""
    began = time.perf_counter()
    make_archive(paths.personal().make().archive, articles)
    print(f"archive of {articles:,} articles made in {time.perf_counter() - began:.1f} s")


def start() -> None:
    """Time both programs in turn."""
    pairs = [(_timed(EMPTY), _timed(OURS)) for _ in range(PAIRS + 1)][1:]
    for what in ("elapsed", "processor"):
        _tell_start(what, [(getattr(empty, what), getattr(ours, what)) for empty, ours in pairs])


def _tell_start(what: str, pairs: list[tuple[float, float]]) -> None:
    empty, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(own / other for other, own in pairs)
    print(
        f"start, {what}: empty window {empty * 1000:.0f} ms, ours with an article open {ours * 1000:.0f} ms, "
        f"median ratio of {len(pairs)} pairs {ratio:.2f}"
    )


class Took(NamedTuple):
    """Seconds from before Python started until the window was painted, and of the processor."""

    elapsed: float
    processor: float


def _timed(program: str) -> Took:
    surroundings = {**os.environ, "STARTED": str(time.time())}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    elapsed, processor = map(float, told.stdout.split()[-2:])
    return Took(elapsed, processor)


def inside() -> None:
    """Time, in one process, the first find after the start and the opening of issues."""
    qt = app.make_qt(["yuebao"])
    where = paths.personal().make()
    shown = app.App(qt, where, None)
    shown.open()
    window = shown.window
    assert window is not None
    _until(window.usable)
    first = _first_find(window)
    print(f"first find after start: {first * 1000:.0f} ms to the first results")
    took = [_open_next(window) for _ in range(ISSUES_OPENED)]
    print(
        f"opening an issue: median {statistics.median(took) * 1000:.1f} ms, "
        f"most {max(took) * 1000:.1f} ms, of {len(took)}, from the key to the article painted"
    )
    window.close()
    shown.close()


def _first_find(window: MainWindow) -> float:
    began = time.perf_counter()
    window.rooms.find.find("经济")
    _until(window.rooms.find.finder.found)
    return time.perf_counter() - began


def _open_next(window: MainWindow) -> float:
    began = time.perf_counter()
    window.rooms.navigator.step_issue(-1)
    _until(window.usable)
    QApplication.processEvents()  # what is to be painted is painted now
    return time.perf_counter() - began


def _until(signal: SignalInstance) -> None:
    """Run the event loop until `signal` is emitted."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
