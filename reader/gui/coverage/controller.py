"""Showing what is held and what is missing: the year view and the report of gaps, off the GUI thread."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from reader.core.speech import _
from reader.store.archive.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.gui.calendar.panel import Scope
    from reader.gui.calendar.year import YearDialog
    from reader.gui.coverage.gap_report import GapReportDialog
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.jobs.coverage import GapLine, GapReport
    from reader.library import Library


class CoverageController(QObject):
    """Opens the two dialogs over `window`, fetches what they show, and tells what is to be opened.

    `scope` says what is looked at in the calendar.
    """

    day_chosen = Signal(object)
    """A date whose issue is to be opened."""
    month_chosen = Signal(int, int)
    """A year and a month to turn to."""
    gap_chosen = Signal(object)
    """A date without an issue."""
    issue_chosen = Signal(object)
    """An IssueId."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, library: Library, runners: Runners, scope: Callable[[], Scope], window: QWidget
    ) -> None:
        super().__init__(window)
        self._library, self._runner, self._scope, self._window = library, runners.reading, scope, window
        self._tasks: dict[str, Task] = {}

    def show_year(self) -> None:
        """Show the year of the month in the calendar."""
        from reader.gui.calendar.year import YearDialog

        scope = self._scope()
        dialog = YearDialog(scope.today, self._window)
        dialog.year_shown.connect(lambda year: self._fetch_year(dialog, year))
        dialog.day_chosen.connect(self.day_chosen)
        dialog.month_chosen.connect(lambda month: self.month_chosen.emit(month.year, month.month))
        dialog.gaps_wanted.connect(lambda year: self.show_gaps(date(year, 1, 1), date(year, 12, 31)))
        dialog.show_year(scope.day)
        dialog.show()

    def show_gaps(self, first: date | None = None, last: date | None = None) -> None:
        """Show the report of gaps of the paper chosen in the calendar."""
        from reader.gui.coverage.gap_report import GapReportDialog

        scope = self._scope()
        dialog = GapReportDialog([title.name for title in scope.titles], self._window)
        dialog.report_wanted.connect(lambda *wanted: self._fetch_gaps(dialog, *wanted))
        dialog.line_opened.connect(self._open_line)
        dialog.save_wanted.connect(self._save)
        chosen = [title.name for title in scope.titles if title.id == scope.title_id]
        dialog.ask(chosen[0] if chosen else None, first, last)
        dialog.show()

    # fetching, on another thread

    def _fetch_year(self, dialog: YearDialog, year: int) -> None:
        archive, scope = self._library.archive, self._scope()
        titles, title_id = scope.titles, scope.title_id
        name = next(
            (title.name for title in titles if title.id == title_id or len(titles) == 1), _("All papers")
        )
        self._replace(
            "year",
            self._runner.run(
                dialog,
                lambda _report: coverage(archive, date(year, 1, 1), date(year, 12, 31), title_id),
                lambda found: dialog.show_coverage(found, titles, name),
                self.failed.emit,
            ),
        )

    def _fetch_gaps(
        self, dialog: GapReportDialog, paper: str | None, first: date | None, last: date | None
    ) -> None:
        from reader.jobs.coverage import find_lacks

        archive = self._library.archive
        task = self._runner.run(
            dialog,
            lambda report: find_lacks(archive, paper, first, last, report),
            dialog.show_report,
            self.failed.emit,
        )
        self._replace("gaps", task)

    def _replace(self, kind: str, task: Task) -> None:
        """Drop the task of this kind before: its answer is not wanted any more."""
        if kind in self._tasks:
            self._tasks[kind].cancel()
        self._tasks[kind] = task

    # what the person chose

    def _open_line(self, line: GapLine) -> None:
        if line.issue_id is not None:
            self.issue_chosen.emit(line.issue_id)
        else:
            self.gap_chosen.emit(line.days[0] if line.days else line.first)

    def _save(self, report: GapReport) -> None:
        from reader import export
        from reader.jobs.coverage import csv_report, plain_report

        path = self._ask_where()
        if path is None:
            return
        text = csv_report(report) if path.suffix.lower() == ".csv" else plain_report(report)
        self._runner.run(
            self,
            lambda _report: export.write_words(path, text, overwrite=True),
            lambda _none: self.said.emit(_("Written to {file}").format(file=path.name)),
            self.failed.emit,
        )

    def _ask_where(self) -> Path | None:
        """A place for the file; the system's dialog asks before one that is there is replaced."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / (_("Missing and doubtful issues") + ".csv"))
        kinds = ";;".join((_("Table (*.csv)"), _("Text (*.txt)")))
        chosen, kind = QFileDialog.getSaveFileName(self._window, _("Save the report"), suggested, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        suffix = ".txt" if "*.txt" in kind else ".csv"
        if path.suffix:
            return path
        path = path.with_suffix(suffix)
        if path.exists():
            self.said.emit(_("{file} already exists. Choose another name.").format(file=path.name))
            return None
        return path
