"""Patches of corrections: written for others, and those of others applied, with a report of what fitted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Cancelled
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from reader.core.progress import Progress, Report
    from reader.gui.corrections.patch_model import Applied
    from reader.gui.tasks.runners import Runners
    from reader.jobs import PatchOutcome
    from reader.library import Library


class CorrectionExchange(QObject):
    """Writes and applies patch files through the runner that writes. Dialogs open over `window`."""

    applied = Signal(object)
    """The Corrections of a patch that could be made: one step of undo."""
    progressed = Signal(object)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._writer, self._window = library, runners.writing, window
        self._is_stopped = False

    def export(self) -> None:
        """Write all corrections to a file for others."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export corrections"), "corrections.jsonl", _("Corrections (*.jsonl)")
        )
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".jsonl")
            self._writer.run(
                self,
                lambda _report: self._export(path),
                lambda count: self.said.emit(written_text(count, path.name)),
                self.failed.emit,
            )

    def ask(self) -> None:
        """Choose a file of corrections and apply it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Apply others' corrections"), "", _("Corrections (*.jsonl)")
        )
        if chosen:
            self._is_stopped = False
            task = self._writer.run(
                self, lambda report: self._apply(Path(chosen), report), self._show, self.failed.emit
            )
            task.progressed.connect(self.progressed)
            task.ended.connect(self.ended)

    def stop(self) -> None:
        """Stop applying; what has been applied stays, and is told."""
        self._is_stopped = True

    def _export(self, path: Path) -> int:
        from reader import jobs

        return jobs.export_corrections(self._library.marks, path, overwrite=True)

    def _apply(self, path: Path, report: Report) -> Applied:
        from reader import jobs
        from reader.gui.corrections.patch_model import Applied

        outcomes: list[PatchOutcome] = []

        def tell(progress: Progress) -> None:
            if self._is_stopped:
                raise Cancelled
            report(progress)

        try:
            jobs.apply_patch(self._library, path, tell, outcomes.extend)
        except Cancelled:
            return Applied(path.name, tuple(outcomes), is_whole=False)
        return Applied(path.name, tuple(outcomes), is_whole=True)

    def _show(self, applied: Applied) -> None:
        from reader.gui.corrections.patch_model import corrections_of
        from reader.gui.corrections.patch_report import PatchReportDialog

        self.applied.emit(corrections_of(applied))
        dialog = PatchReportDialog(applied, self._window)
        dialog.show()
        self.said.emit(dialog.headline)


def written_text(count: int, name: str) -> str:
    """That corrections were written to a file."""
    said = ngettext("{count} correction written to {file}", "{count} corrections written to {file}", count)
    return said.format(count=count, file=name)
