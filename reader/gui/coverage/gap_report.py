"""The report of gaps: what is missing, held in part or doubtful, of a paper, over a span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.core.days.dates import parse_typed_date
from reader.core.speech import _
from reader.gui.coverage.gap_model import GapModel
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.theme import font
from reader.jobs.coverage import GapReport, plain_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from reader.jobs.coverage import GapLine

WIDTHS = (120, 190, 90, 120)


class _Table(QTreeView):
    """Copies the report, where a view of Qt's own would copy the one cell it stands on."""

    copy_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C asks for the whole."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)


class GapReportDialog(QDialog):
    """Asks for its lines by `report_wanted`. It stays open while days are opened from it."""

    report_wanted = Signal(object, object, object)
    """A paper's name or None for all, the first and the last day, None where the span has no end."""
    line_opened = Signal(object)
    """A GapLine: its issue, or the day it is missing."""
    save_wanted = Signal(object)
    """The GapReport shown."""

    def __init__(self, papers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paper, self.first, self.last = QComboBox(), QLineEdit(), QLineEdit()
        self.summary = QLabel()
        self.view, self.model = _Table(), GapModel()
        self.open_, self.copy_ = QPushButton(_("Go to this day")), QPushButton(_("Copy as text"))
        self.save, self.close_ = QPushButton(_("Save…")), QPushButton(_("Close"))
        self.report: GapReport | None = None
        self._build(papers)
        self._connect()

    def ask(self, paper: str | None = None, first: date | None = None, last: date | None = None) -> None:
        """Ask for the report of a paper (None: all) over a span."""
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        self.first.setText(first.isoformat() if first else "")
        self.last.setText(last.isoformat() if last else "")
        self._ask()

    def show_report(self, report: GapReport) -> None:
        """Show what was found."""
        self.report = report
        self.model.show_lines(report.lines)
        self.summary.setText(_said(report))
        for button in (self.copy_, self.save):
            button.setEnabled(bool(report.held))
        if report.lines:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._note_choice()

    def copy(self) -> None:
        """Put the whole report on the clipboard, as text."""
        if self.report:
            QGuiApplication.clipboard().setText(plain_report(self.report))
            self.copy_.setText(_("Copied"))

    def chosen(self) -> GapLine | None:
        """The line the person stands on."""
        return self.model.line_at(self.view.currentIndex().row())

    def _build(self, papers: Sequence[str]) -> None:
        self.setWindowTitle(_("Missing and doubtful issues"))
        fit(self, (820, 560))
        self.summary.setFont(font("song", 16, QFont.Weight.DemiBold))
        self.view.setFont(font("hei", 13))
        self.summary.setWordWrap(True)
        self.paper.addItem(_("All papers"), None)
        for name in papers:
            self.paper.addItem(name, name)
        self.paper.setAccessibleName(_("Paper"))
        for field, name in ((self.first, _("First day")), (self.last, _("Last day"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(_("any day"))
            field.setMaximumWidth(130)
        self._build_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        choices = (self.paper, QLabel(_("From")), self.first, QLabel(_("to")), self.last)
        column.addLayout(_row(*choices, None))
        column.addWidget(self.view, 1)
        column.addLayout(_row(self.open_, self.copy_, self.save, None, self.close_))
        self.view.setFocus()

    def _build_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setAccessibleName(self.windowTitle())
        header = self.view.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        for button in (self.open_, self.copy_, self.save, self.close_):
            button.setAutoDefault(False)
            button.setEnabled(button is self.close_)

    def _connect(self) -> None:
        self.paper.activated.connect(self._ask)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._ask)
        self.view.selectionModel().currentChanged.connect(self._note_choice)
        self.view.activated.connect(self._open)
        self.open_.clicked.connect(self._open)
        self.copy_.clicked.connect(self.copy)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.report))
        self.close_.clicked.connect(self.close)
        self.view.copy_wanted.connect(self.copy)

    def _ask(self) -> None:
        days = [self._day(field) for field in (self.first, self.last)]
        if None in days:
            wrong = (self.first, self.last)[days.index(None)].text()
            self.summary.setText(_("“{text}” is not a day. Write it like 2022-07-19.").format(text=wrong))
            return
        self.copy_.setText(_("Copy as text"))
        first, last = (day or None for day in days)
        self.report_wanted.emit(self.paper.currentData(), first, last)

    def _day(self, field: QLineEdit) -> date | str | None:
        """The day typed, "" where the field is empty, None where it is no day."""
        text = field.text().strip()
        return parse_typed_date(text) if text else ""

    def _note_choice(self) -> None:
        self.open_.setEnabled(self.chosen() is not None)

    def _open(self) -> None:
        line = self.chosen()
        if line:
            self.line_opened.emit(line)


def _said(report: GapReport) -> str:
    """What was found, in a sentence; a kind word where there is nothing to mend."""
    if not report.held:
        return _("No issue is held of that time.")
    return report.summary if report.lines else _("Nothing is missing, and nothing is doubtful.")


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part) if part else row.addStretch()
    return row
