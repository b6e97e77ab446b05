"""Reading sources into the archive: one import at a time, with progress, a stop and a report; a folder watched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.speech import _
from reader.gui.importing.file_kinds import file_kinds
from reader.gui.importing.watched_folder import FolderWatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.errors import ReaderError
    from reader.core.progress import Report
    from reader.gui.importing.dialog import ImportDialog
    from reader.gui.importing.preview_task import PreviewTask, Row
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.jobs import FileOutcome, ImportReport
    from reader.library import Library

Found = TypeVar("Found")


class ImportController(QObject):
    """Asks for sources, reads them, tells how far it is and hands over the report.

    Where something must be asked (the paper of a folder, the day of a page), the import dialog opens.
    """

    elsewhere_wanted = Signal(object)
    look_elsewhere_wanted = Signal(object)
    """Sources that are to be looked at in the person's own archive."""
    progressed = Signal(object)
    imported = Signal(object)
    """The archive holds more than it did: the ImportReport of what the person waited for."""
    imported_quietly = Signal()
    """The same of what nobody waits for: a watched folder's."""
    issue_chosen = Signal(object)
    """The IssueId of an issue that is to be opened from a report."""
    ended = Signal()
    left_unfinished = Signal(bool)
    """Whether there is an import to go on with."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._runner, self._window = library, runners.reading, window
        self._unfinished = library.unfinished
        self._task: Task | None = None
        self.dialog: ImportDialog | None = None
        self.last_report: ImportReport | None = None
        self._owes_report = False
        self.watcher = FolderWatcher(self.read_in_passing, runners, window)
        self.watcher.said.connect(self.said)

    @property
    def has_unfinished(self) -> bool:
        """Whether an import was stopped or broken off that can be gone on with."""
        return bool(self._unfinished.sources(self._library.archive.path))

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._task is not None

    # asking for sources

    def ask_for_files(self) -> None:
        """Let the person choose files to read."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, _("Import files"), "", file_kinds())
        self.read([Path(name) for name in chosen])

    def ask_for_folder(self) -> None:
        """Let the person choose a folder to read with all that is in it."""
        chosen = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        self.read([Path(chosen)] if chosen else [])

    def read(self, sources: Sequence[Path]) -> None:
        """Read files and folders into the person's archive; the specimen's is not for that."""
        if not sources:
            return
        if self._library.is_specimen:
            self.elsewhere_wanted.emit(list(sources))
        else:
            self.read_here(sources)

    # reading at once

    def read_here(self, sources: Sequence[Path]) -> None:
        """Read `sources` into the open archive; says so while another import is under way."""
        self._unless_running(lambda: self._begin(sources, is_quiet=False))

    def read_in_passing(self, sources: Sequence[Path]) -> bool:
        """Read without a dialog or a report in front of the person; whether it has begun."""
        if self.is_running or self._library.is_specimen:
            return False
        self._begin(sources, is_quiet=True)
        return True

    def go_on(self) -> None:
        """Go on with the import that was stopped or broken off."""
        left = self._unfinished.sources(self._library.archive.path)
        if left:
            self.read_here(left)
        else:
            self.said.emit(_("There is no import to resume."))

    def check_for_unfinished(self) -> None:
        """Tell whether an import was left unfinished."""
        is_left = not self._library.is_specimen and not self.is_running
        self.left_unfinished.emit(is_left and self.has_unfinished)

    def stop(self) -> None:
        """Stop at once; whole issues read so far stay."""
        if self._task:
            self._task.cancel()

    def leave(self) -> None:
        """Stop, and leave nothing open: the window goes."""
        self.stop()
        self.watcher.rest()
        self._owes_report = False
        if self.dialog:
            self.dialog.close()

    # looking first

    def look_first(self, sources: Sequence[Path] = ()) -> None:
        """Show what is in sources, and store them when the person says so; the specimen's archive is not for that."""
        if self._library.is_specimen and sources:
            self.look_elsewhere_wanted.emit(list(sources))
        elif self._library.is_specimen:
            self.said.emit(_("This is the specimen. Go back to your own archive to import."))
        else:
            self._unless_running(lambda: self._open_dialog(sources))

    def _open_dialog(self, sources: Sequence[Path]) -> None:
        from reader.gui.importing.dialog import ImportDialog
        from reader.gui.importing.preview_task import PreviewTask

        if self.dialog is None:
            looking = PreviewTask(self._library, self._runner, self)
            looking.failed.connect(self.failed)
            self.dialog = dialog = ImportDialog(looking, self._window)
            dialog.import_wanted.connect(lambda rows, left_out: self._store(looking, rows, left_out))
            dialog.closed.connect(self._dialog_gone)
            self._runner.run(dialog, lambda _report: self._known_papers(), dialog.answers.offer_papers)
            dialog.show()
        self.dialog.look(sources)

    def _known_papers(self) -> list[str]:
        return [title.name for title in self._library.archive.titles()]

    def _dialog_gone(self) -> None:
        self.dialog = None
        if self._owes_report:
            self._owes_report = False
            self.show_last_report()

    def _store(self, looking: PreviewTask, rows: Sequence[Row], left_out: Sequence[FileOutcome]) -> None:
        """Store what was looked at, and remember which papers the folders are of; the report names the rest."""
        from reader import jobs

        papers = self._library.papers
        for folder, title in {jobs.folder_asked(row.outcome): row.title for row in rows if row.title}.items():
            papers.remember(folder, title)
        picks = [jobs.PreviewChoice(row.looked.place, row.title) for row in rows]

        def work(report: Report) -> ImportReport:
            return jobs.import_previewed_in_background(self._library, looking.spool, picks, report)

        self._run(work, lambda done: self._finish(replace(done, readings=(*left_out, *done.readings))))
        if self._task:
            self._task.ended.connect(looking.close)

    # the work

    def _unless_running(self, begin: Callable[[], None]) -> None:
        if self.is_running:
            self.said.emit(self.busy_text())
        else:
            begin()

    def busy_text(self) -> str:
        """Why something has to wait for the import that is under way."""
        return _("An import is under way. Stop it first, or wait until it is done.")

    def _begin(self, sources: Sequence[Path], *, is_quiet: bool) -> None:
        if not is_quiet:
            self._unfinished.note(self._library.archive.path, sources)
        self.left_unfinished.emit(False)

        def done(found: ImportReport | None) -> None:
            if is_quiet:
                self._finish_quietly(found)
            else:
                self._take(sources, found)

        self._run(lambda report: self._read(sources, report, is_quiet=is_quiet), done)

    def _run(self, work: Callable[[Report], Found], done: Callable[[Found], None]) -> None:
        self._task = self._runner.run(self, work, done, self._fail)
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._end)

    def _read(self, sources: Sequence[Path], report: Report, *, is_quiet: bool) -> ImportReport | None:
        """What became of the sources; None where a folder's paper must be asked for first."""
        from reader import jobs

        if not is_quiet and jobs.unnamed_folders(sources, self._library.papers.name_of):
            return None
        # What was taken out of the archive comes back where somebody asks for it, and not by being there.
        return jobs.import_in_background(self._library, sources, report, leaves_removed=is_quiet)

    def _take(self, sources: Sequence[Path], found: ImportReport | None) -> None:
        """Show the report, or ask what must be asked."""
        self._unfinished.forget()
        if found is None:
            self._open_dialog(sources)
            return
        self._finish(found)

    def _finish(self, report: ImportReport) -> None:
        self.last_report = report
        asks = [] if self._library.is_specimen else [one.path for one in report.readings if one.asks]
        asking = list(dict.fromkeys(asks))  # a file may hold several issues
        if asking:
            self._owes_report = any(one.has_doubts for one in report.readings if one.path not in asking)
            self._open_dialog(asking)
        self.imported.emit(report)
        self.said.emit(report.summary)
        if report.has_doubts and not self._library.is_specimen and not self.dialog:
            self.show_last_report()

    def _finish_quietly(self, report: ImportReport | None) -> None:
        self.last_report = report
        if report is not None:
            self.watcher.say_read(report)
        self.imported_quietly.emit()

    def show_last_report(self) -> None:
        """Show what the last import read and what was doubtful."""
        from reader.gui.importing.report import ImportReportDialog

        if self.last_report is None:
            return
        for older in self._window.findChildren(ImportReportDialog):
            older.close()
        dialog = ImportReportDialog(self.last_report, self._window)
        dialog.issue_chosen.connect(self.issue_chosen)
        dialog.show()

    def _fail(self, error: ReaderError) -> None:
        self.failed.emit(error)

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
        self.check_for_unfinished()
