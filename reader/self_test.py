"""Whether the program works on this computer: everything once, in folders that are gone afterwards.

A bundle is proved by it as well: the window, processes started from the bundle itself, SQLite, the segmenter and its
dictionary, PDFium, fonts and icons are all used.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from reader import paths
from reader.app import App, make_qt
from reader.cli.exits import Exit
from reader.core.speech import _
from reader.gui.facsimile.cache import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.shell.rooms import Rooms
    from reader.library import Library

ASKED = "停云桥"
"""Words that stand in the specimen paper."""
DAY_WITH_PDF = "2024-05-05"
"""The day of the specimen that is read from a page PDF."""
LOOKS_EVERY = 50
"""Milliseconds."""
LONGEST = 120_000
"""Milliseconds that one step may take on the slowest computer."""


def run(say: Callable[[str], None]) -> Exit:
    """Import, find, read and draw the specimen paper in a window; says a line of each step."""
    qt = make_qt(["yuebao"])
    with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        app = App(qt, paths.Paths(root / "config", root / "data", root / "cache").make(), None)
        try:
            code = _steps(app, say)
        finally:
            if app.window:
                app.window.close()
            app.close()
    return code


def _steps(app: App, say: Callable[[str], None]) -> Exit:
    """Each step in order, until one fails."""
    if not app.open() or app.window is None or app.library is None:
        say("✗ " + _("The window did not open."))
        return Exit.NO_WINDOW
    trial = _Trial(app, app.window.rooms, app.library)
    for step in (trial.take_in, trial.find, trial.read, trial.draw):
        is_done, sentence = step()
        say(("✓ " if is_done else "✗ ") + sentence)
        if not is_done:
            return Exit.SOME_FAILED
    return Exit.DONE


@dataclass(frozen=True, slots=True)
class _Trial:
    """The steps; each tells whether it went well, and a line of what came of it."""

    app: App
    rooms: Rooms
    library: Library

    def take_in(self) -> tuple[bool, str]:
        """Import the specimen's files."""
        sources = paths.specimen_sources()
        self.app.import_paths(sources)
        is_done = self._wait(lambda: self.library.archive.size().issues == len(sources))
        size = self.library.archive.size()
        sentence = _("Imported: {issues} issues with {articles} articles")
        return is_done, sentence.format(issues=size.issues, articles=size.articles)

    def find(self) -> tuple[bool, str]:
        """Find words in all of them."""
        find = self.rooms.find
        find.find_words(ASKED)
        is_done = self._wait(lambda: find.results.current is not None)
        return is_done, _("Found: {words}").format(words=ASKED)

    def read(self) -> tuple[bool, str]:
        """Read an article found, with the words lit."""
        reading = self.rooms.reading
        self.rooms.find.results.open_next()
        is_done = self._wait(lambda: reading.record is not None and bool(reading.hits))
        return is_done, _("Read: {headline}").format(
            headline=reading.record.clipping.article.headline if reading.record else ""
        )

    def draw(self) -> tuple[bool, str]:
        """Draw a page as printed."""
        self.rooms.navigator.go_to(DAY_WITH_PDF)
        self.rooms.reading.set_view("page")
        view = self.rooms.facsimile.pane.view
        is_done = self._wait(lambda: view.facsimile is not None and Key.of(view.facsimile) in view.cache)
        return is_done, _("Drawn: the page of {day} as printed").format(day=DAY_WITH_PDF)

    def _wait(self, is_so: Callable[[], bool]) -> bool:
        return wait_until(lambda: self.app.is_idle and not self.rooms.importing.is_running and is_so())


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Let the window work until `is_so`; False where that takes longer than LONGEST."""
    loop, looks, end = QEventLoop(), QTimer(interval=LOOKS_EVERY), QTimer(interval=LONGEST, singleShot=True)
    looks.timeout.connect(lambda: loop.quit() if is_so() else None)
    end.timeout.connect(lambda: loop.exit(1))
    looks.start()
    end.start()
    return loop.exec() == 0
