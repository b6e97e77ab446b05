"""Correcting as the person meets it: the form, the list, the history, and patches from and for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.core.progress import Report
    from reader.gui.mending import Mending
    from reader.gui.tasks import TaskRunner
    from reader.gui.window import MainWindow
    from reader.jobs import PatchOutcome
    from reader.jobs.mending import Told
    from reader.store.records import ArticleLine, ArticleRecord, IssueId


class Correcting(QObject):
    """Joins the reading pane and the list with `Mending`."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow, mending: Mending, writer: TaskRunner) -> None:
        super().__init__(window)
        self._window, self._mending = window, mending
        self._holdings, self._writer = window.holdings, writer

    def open_form(self) -> None:
        """Open the article as a form, where the archive can be written."""
        if self._holdings.archive.read_only:
            self.said.emit(_("This archive is open for reading only; nothing in it can be corrected."))
        else:
            self._window.pane.open_form()

    def keep(self, record: ArticleRecord, article: Article) -> None:
        """Keep what was typed into the form; the reading place is kept with it."""
        self._mending.edit(record.issue_id, record.key, article)

    def split(self, record: ArticleRecord, at: int, article: Article | None) -> None:
        """Split an article before a paragraph."""
        self._mending.split(record.issue_id, record.key, at, article)

    def join(self, lines: Sequence[ArticleLine] | None = None) -> None:
        """Join the chosen articles."""
        chosen = self._window.articles.selected() if lines is None else lines
        if issue_id := self._issue_id():
            self._mending.join(issue_id, [line.key for line in chosen])

    def move(self, lines: Sequence[ArticleLine], page_number: str) -> None:
        """Move articles to another page."""
        if issue_id := self._issue_id():
            self._mending.move(issue_id, [line.key for line in lines], page_number)

    def shift(self, step: int) -> None:
        """Put the current article one place up (-1) or down (1)."""
        line, issue_id = self._window.articles.current(), self._issue_id()
        if line and issue_id:
            self._mending.shift(issue_id, line.key, step)

    def show_anew(self, issue_id: IssueId, key: str) -> None:
        """Show the issue as it is now."""
        self._window.pane.close_form()
        self._window.navigator.reopen(issue_id, key)

    # history

    def show_history(self) -> None:
        """Tell what was done to the open article."""
        record = self._window.pane.record
        if record is not None:
            self._mending.tell_history(record.issue_id, record.key)

    def show_told(self, told: tuple[Told, ...]) -> None:
        """Show the history that was asked for."""
        from reader.gui.history import HistoryDialog  # noqa: PLC0415 - a start needs it not

        record = self._window.pane.record
        if record is None:
            return
        dialog = HistoryDialog(record.clipping.article.name, told, self._window)
        dialog.turn_wanted.connect(
            lambda it, is_undone: self._mending.set_undone(it, record.issue_id, is_undone=is_undone)
        )
        dialog.open()

    # patches

    def export_patch(self) -> None:
        """Write all corrections to a file for others."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export corrections"), "corrections.jsonl", _("Corrections (*.jsonl)")
        )
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".jsonl")
            self._writer.run(
                self,
                lambda _report: self._export(path),
                lambda count: self.said.emit(said_written(count, path.name)),
                self.failed.emit,
            )

    def ask_for_patch(self) -> None:
        """Choose a file of corrections and apply it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Apply others' corrections"), "", _("Corrections (*.jsonl)")
        )
        if chosen:
            self._writer.run(
                self,
                lambda report: self._apply(Path(chosen), report),
                self._say_applied,
                self.failed.emit,
            )

    def _export(self, path: Path) -> int:
        from reader import jobs  # noqa: PLC0415 - it brings the importers, which a start needs not

        return jobs.export_corrections(self._holdings.marks, path, overwrite=True)

    def _apply(self, path: Path, report: Report) -> tuple[PatchOutcome, ...]:
        from reader import jobs  # noqa: PLC0415 - it brings the importers, which a start needs not
        from reader.find.index import ArticleIndex  # noqa: PLC0415 - as above

        files = jobs.Files(self._holdings.archive, self._holdings.marks, ArticleIndex())
        return jobs.apply_patch(files, path, report)

    def _say_applied(self, outcomes: tuple[PatchOutcome, ...]) -> None:
        self.said.emit(said_applied(outcomes))
        if issue_id := self._issue_id():
            record = self._window.pane.record
            self.show_anew(issue_id, record.key if record else "")

    def _issue_id(self) -> IssueId | None:
        issue = self._window.navigator.issue
        return issue.id if issue else None


def said_written(count: int, name: str) -> str:
    """That corrections were written to a file."""
    said = ngettext("{count} correction written to {file}", "{count} corrections written to {file}", count)
    return said.format(count=count, file=name)


def said_applied(outcomes: Sequence[PatchOutcome]) -> str:
    """What became of the corrections of a patch."""
    from reader.jobs import PatchStatus  # noqa: PLC0415 - it has been loaded to apply them

    counts = {status: sum(it.status is status for it in outcomes) for status in PatchStatus}
    sentence = _("Corrections: {applied} applied, {held} already there, {misfit} do not fit")
    return sentence.format(
        applied=counts[PatchStatus.APPLIED], held=counts[PatchStatus.HELD], misfit=counts[PatchStatus.MISFIT]
    )
