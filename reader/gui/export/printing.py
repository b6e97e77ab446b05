"""Articles on paper: shown first as they will be printed, set like the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget

from reader.core.progress import no_report
from reader.core.speech import _
from reader.gui.export.pdf import A4
from reader.gui.export.sheets import DOTS_AN_INCH, Sheets
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.core.paper import Clipping
    from reader.core.progress import Report
    from reader.gui.tasks.runner import Task, TaskRunner
    from reader.library import Library
    from reader.store.records import ArticleId

_SIZE = (900, 760)


class PrintController(QObject):
    """Lays articles out off the GUI thread, then opens the preview, from which they are printed."""

    said = Signal(str)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(self, library: Library, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._runner, self._window = library, runner, window
        self._task: Task | None = None
        self._printer: QPrinter | None = None
        self._clippings: Sequence[Clipping] = ()
        self._sheets = Sheets(QSizeF())

    def print_articles(self, ids: Sequence[ArticleId]) -> None:
        """Show articles as they will be printed."""
        archive = self._library.archive
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(A4)
        self._printer.setCreator("Yuebao")
        self._lay_out(
            lambda: [it.clipping for it in archive.articles(ids)], _printable(self._printer), self._open
        )

    def stop(self) -> None:
        """Lay out no further; what is not whole is not shown."""
        if self._task is not None:
            self._task.cancel()

    def _lay_out(
        self, fetch: Callable[[], Sequence[Clipping]], size: QSizeF, done: Callable[[], object]
    ) -> None:
        thread = self.thread()

        def work(report: Report) -> tuple[Sequence[Clipping], Sheets]:
            clippings, sheets = fetch(), Sheets(size)
            sheets.lay_out(clippings, report)
            sheets.hand_to(thread)
            return clippings, sheets

        def take(made: tuple[Sequence[Clipping], Sheets]) -> None:
            self._clippings, self._sheets = made
            done()

        self.stop()
        self._task = task = self._runner.run(self, work, take, self.failed.emit)
        task.progressed.connect(self.progressed)
        task.ended.connect(self.ended)

    def _open(self) -> None:
        if not self._clippings or self._printer is None:
            self.said.emit(_("No article is selected."))
            return
        dialog = QPrintPreviewDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Print"))
        for preview in dialog.findChildren(QPrintPreviewWidget):
            dialog.paintRequested.connect(
                lambda printer, preview=preview: self._paint(printer, preview.updatePreview)
            )
        dialog.accepted.connect(lambda: self.said.emit(_("Sent to the printer")))
        dialog.finished.connect(self.stop)
        fit(dialog, _SIZE)
        dialog.open()

    def _paint(self, printer: QPrinter, renew: Callable[[], object]) -> None:
        """Draw all sheets; for other paper they are laid out anew, and the preview waits for that."""
        size = _printable(printer)
        if self._sheets.size != size and _is_preview(printer):
            self._lay_out(lambda: self._clippings, size, renew)
            return
        if self._sheets.size != size:
            self._sheets = Sheets(size)
            self._sheets.lay_out(self._clippings, no_report)
        _draw(self._sheets, printer)


def _printable(printer: QPrinter) -> QSizeF:
    return QSizeF(printer.pageLayout().paintRectPixels(DOTS_AN_INCH).size())


def _is_preview(printer: QPrinter) -> bool:
    """Whether what is drawn goes to the screen first: only then can it come later."""
    return printer.paintEngine().type() == QPaintEngine.Type.Picture


def _draw(sheets: Sheets, printer: QPrinter) -> None:
    painter = QPainter(printer)
    try:
        painter.scale(printer.resolution() / DOTS_AN_INCH, printer.resolution() / DOTS_AN_INCH)
        for number in range(len(sheets)):
            if number:
                printer.newPage()
            sheets.draw(painter, number)
    finally:
        painter.end()
