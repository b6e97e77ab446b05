"""Reading sources into the archive: one import at a time, with progress, a stop and a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.progress import Report
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import Task, TaskRunner
    from reader.jobs import ImportReport

SUFFIXES = "*.txt *.md *.pdf *.htm *.html *.mht *.xml *.zip"


class Importing(QObject):
    """Asks for sources, reads them, tells how far it is and hands over the report."""

    elsewhere_wanted = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, holdings: Holdings, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._holdings, self._runner, self._window = holdings, runner, window
        self._task: Task | None = None
        self.last_report: ImportReport | None = None

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._task is not None

    def ask_for_files(self) -> None:
        """Let the person choose files to read."""
        kinds = f"{_('Newspapers')} ({SUFFIXES});;{_('All files')} (*)"
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, _("Import files"), "", kinds)
        self.read([Path(name) for name in chosen])

    def ask_for_folder(self) -> None:
        """Let the person choose a folder to read with all that is in it."""
        chosen = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        self.read([Path(chosen)] if chosen else [])

    def read(self, sources: Sequence[Path]) -> None:
        """Read files and folders into the person's archive; the specimen's is not for that."""
        if not sources:
            return
        if self._holdings.is_specimen:
            self.elsewhere_wanted.emit(list(sources))
        else:
            self.read_here(sources)

    def read_here(self, sources: Sequence[Path]) -> None:
        """Read `sources` into the open archive; says so while another import is under way."""
        if self.is_running:
            self.said.emit(_("An import is under way. Stop it first, or wait until it is done."))
            return
        self._task = self._runner.run(
            self, lambda report: self._read(sources, report), self._finish, self.failed.emit
        )
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._end)

    def stop(self) -> None:
        """Stop at once; whole issues read so far stay."""
        if self._task:
            self._task.cancel()

    def _read(self, sources: Sequence[Path], report: Report) -> ImportReport:
        from reader import jobs  # noqa: PLC0415 - the importers would cost a third of the start
        from reader.find.index import ArticleIndex  # noqa: PLC0415 - as above

        corrections = self._holdings.marks.corrections
        return jobs.import_paths(
            self._holdings.archive, sources, ArticleIndex(), report, corrections=corrections
        )

    def _finish(self, report: ImportReport) -> None:
        self.last_report = report
        self.finished.emit(report)

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
