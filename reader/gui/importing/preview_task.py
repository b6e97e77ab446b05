"""Looks at sources before they are stored: reads them aside, once, and answers for each."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.gui.facsimile.painting import Painter
from reader.gui.importing.preview_pages import ImportPages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.core.progress import Report
    from reader.core.source import Reading
    from reader.gui.facsimile.pane import FacsimilePane
    from reader.gui.tasks.runner import Task, TaskRunner
    from reader.jobs import FileOutcome, FilePreview
    from reader.library import Library

TOLD_EVERY = 0.1
"""Seconds between two batches of rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A source in the dialog: what was found, and what the person said of it. None: as found."""

    looked: FilePreview
    title: str | None = None
    encoding: str | None = None
    day: date | None = None
    page: str | None = None
    edition: str | None = None
    """"" for the paper itself."""

    def with_title(self, title: str) -> Row:
        """The same, of a paper told by the person; what was doubtful about its paper is settled."""
        from reader.importers import ABOUT_PAPERS

        found = self.outcome
        kept = tuple(one for one in found.findings if one.code not in ABOUT_PAPERS)
        looked = replace(self.looked, outcome=replace(found, findings=kept))
        return replace(self, title=title, looked=looked)

    @property
    def outcome(self) -> FileOutcome:
        """What would become of it."""
        return self.looked.outcome

    @property
    def paper(self) -> str:
        """The paper it would be filed under."""
        return self.title or (self.outcome.title or "").strip()

    @property
    def is_ready(self) -> bool:
        """Whether it can be stored as it stands."""
        return bool(self.paper) and self.outcome.date is not None


@dataclass(frozen=True, slots=True)
class Shown:
    """A source's page beside what was made of it."""

    place: int
    reading: Reading
    page: str


class PreviewTask(QObject):
    """The reading behind the import dialog, off the GUI thread. Its spool goes with it, or with the import."""

    found = Signal(object)
    reread = Signal(object, object)
    """A row, and the row in its place."""
    shown = Signal(object)
    progressed = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._runner = library, runner
        self._folder = tempfile.TemporaryDirectory(prefix="yuebao-look-", ignore_cleanup_errors=True)
        self.spool = Path(self._folder.name) / "spool"
        self.spool.touch()
        self._waiting: list[Path] = []
        self._task: Task | None = None

    @property
    def is_running(self) -> bool:
        """Whether sources are being read."""
        return self._task is not None

    def look(self, sources: Sequence[Path]) -> None:
        """Read sources; those that come while others are being read wait their turn."""
        self._waiting += sources
        if self._task is not None or not self._waiting:
            return
        taken, self._waiting = self._waiting, []
        self._task = self._runner.run(
            self, lambda report: self._look(taken, report), lambda _none: None, self.failed.emit
        )
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._end)

    def stop(self) -> None:
        """Stop reading; what was found stays."""
        self._waiting = []
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        self._folder.cleanup()

    def draw_on(self, pane: FacsimilePane) -> ImportPages:
        """What shows the pages of a source on a pane."""
        return ImportPages(pane, Painter(self._library.archive), self._runner, pane)

    def show(self, row: Row) -> None:
        """Fetch a source's page and what was made of it."""
        self._run(lambda: self._fetch(row), self.shown.emit)

    def read_anew(self, row: Row, said: Row) -> None:
        """Read a source again as the person has `said` it is written, dated and paged."""
        self._run(lambda: self._read(said), lambda now: self.reread.emit(row, now))

    def learn_columns(self, names: Sequence[str], said: Sequence[tuple[str, str]]) -> None:
        """Remember which columns hold what, for all files with columns of these names."""
        self._library.columns.remember(names, tuple(said))

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self._runner.run(self, lambda _report: work(), done, self.failed.emit)

    def _look(self, sources: Sequence[Path], report: Report) -> None:
        from reader import jobs

        batch: list[Row] = []
        last = time.monotonic()

        def tell(looked: FilePreview) -> None:
            nonlocal last, batch
            batch.append(Row(looked))
            if time.monotonic() - last >= TOLD_EVERY:
                self.found.emit(batch)
                batch, last = [], time.monotonic()

        try:
            jobs.look(self._library, sources, self.spool, jobs.Choice(), report, tell)
        finally:
            with contextlib.suppress(RuntimeError):  # the dialog has gone, and with it the signal
                self.found.emit(batch)

    def _fetch(self, row: Row) -> Shown:
        from reader import jobs

        reading = jobs.Spool(self.spool).fetch(row.looked.place)
        if row.title:
            from reader.importers import name_paper

            reading = name_paper(reading, row.title)
        return Shown(row.looked.place, reading, jobs.page_as_it_is(reading))

    def _read(self, said: Row) -> Row:
        from reader import jobs

        choice = jobs.Choice(said.encoding, said.day, said.page, edition=said.edition)
        outcome = said.outcome
        again = jobs.preview_again(self._library, outcome.path, self.spool, choice, outcome.date)
        now = replace(said, looked=again or said.looked)
        return now.with_title(now.title) if now.title else now

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
        self.look([])
