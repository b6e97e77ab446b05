"""What an import read, what was doubtful and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.gui.importing.report_model import ImportModel, headline, plain_report
from reader.gui.importing.report_rows import ImportRows
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.row_view import RowView
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from reader.jobs import FileOutcome, ImportReport


class ImportReportDialog(QDialog):
    """Lists the files, the failed ones first. It stays open while issues are opened from it."""

    issue_chosen = Signal(object)

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import report"))
        self.setModal(False)
        fit(self, (640, 560))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("importReport")
        self._headline = QLabel(headline(self._report))
        self._headline.setObjectName("reportHeadline")
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        self._headline.setFont(font("song", 17, QFont.Weight.DemiBold))
        self._headline.setWordWrap(True)
        self._headline.setIndent(0)
        self._model = ImportModel(self._report, self)
        self._view = RowView()
        self._view.setModel(self._model)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setAccessibleName(_("Files of the import"))
        self._rows = ImportRows(self._view)
        self._view.setItemDelegate(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._headline)
        column.addWidget(_rule())
        column.addWidget(self._view, 1)
        column.addWidget(_rule())
        column.addLayout(self._buttons())
        self._view.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self._open = QPushButton(_("Open this issue"))
        self._copy = QPushButton(_("Copy as text"))
        self._close = QPushButton(_("Close"))
        self._open.setEnabled(False)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 14)
        row.setSpacing(8)
        for button in (self._open, self._copy, self._close):
            button.setAutoDefault(False)
            button.setFont(font("hei", 13))
        row.addWidget(self._open)
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._close)
        return row

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._note_choice)
        self._view.activated.connect(self._open_issue)
        self._open.clicked.connect(self._open_issue)
        self._copy.clicked.connect(self.copy)
        self._close.clicked.connect(self.close)

    def chosen(self) -> FileOutcome | None:
        """The file the person stands on."""
        return self._model.outcome_at(self._view.currentIndex().row())

    def copy(self) -> None:
        """Put the whole report on the clipboard, as text."""
        QGuiApplication.clipboard().setText(plain_report(self._report))
        self._copy.setText(_("Copied"))

    def _note_choice(self) -> None:
        outcome = self.chosen()
        self._open.setEnabled(outcome is not None and outcome.issue_id is not None)

    def _open_issue(self) -> None:
        outcome = self.chosen()
        if outcome is not None and outcome.issue_id is not None:
            self.issue_chosen.emit(outcome.issue_id)


def _rule() -> QWidget:
    rule = QWidget()
    rule.setObjectName("reportRule")
    rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    rule.setFixedHeight(1)
    return rule
