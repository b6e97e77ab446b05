"""The import dialog: what is named, what was found in it, what must be told, and how it would be stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.speech import _
from reader.gui.importing.answers import Answers
from reader.gui.importing.columns import ColumnsDialog, columns_in, shared_columns, with_examples
from reader.gui.importing.file_kinds import file_kinds
from reader.gui.importing.preview import GAP, ImportPreview
from reader.gui.importing.preview_model import PreviewModel, sum_text
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from reader.core.progress import Progress
    from reader.gui.importing.preview_task import PreviewTask, Row, Shown
    from reader.jobs import FileOutcome

WIDTHS = (236, 124, 96, 140, 124, 64)


class ImportDialog(QDialog):
    """Nothing is stored before `import_wanted`; `looking` does the reading."""

    import_wanted = Signal(object, object)
    """The rows to be stored, and the FileOutcome of each that is left out because what was asked was not said."""
    closed = Signal()

    def __init__(self, looking: PreviewTask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looking = looking
        self._is_taken = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import"))
        self.setAcceptDrops(True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        fit(self, (1080, 720))
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        self._model = PreviewModel(self)
        self.table = _table(self._model)
        self.answers = Answers()
        self.preview = ImportPreview(self._looking.draw_on)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.answers)
        column.addWidget(self.preview, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setSizes([240, 440])
        parts.setHandleWidth(GAP)
        parts.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(self._above())
        whole.addWidget(parts, 1)
        whole.addLayout(self._buttons())

    def _above(self) -> QHBoxLayout:
        self._files, self._folder = QPushButton(_("Add files…")), QPushButton(_("Add a folder…"))
        self._remove = QPushButton(_("Remove from the list"))
        self._hint = QLabel(_("Drop files and folders here. Nothing is stored before you say so."))
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        for button in (self._files, self._folder, self._remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _buttons(self) -> QHBoxLayout:
        self._sum, self._bar = QLabel(), QProgressBar()
        self._sum.setFont(font("hei", 13, QFont.Weight.DemiBold))
        self._sum.setTextFormat(Qt.TextFormat.PlainText)
        self._sum.setWordWrap(True)  # on a narrow screen it must not push the buttons out
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setMinimumWidth(40)
        self._bar.setMaximumWidth(160)
        self._stop, self._cancel = QPushButton(_("Stop reading")), QPushButton(_("Cancel"))
        self.import_button = QPushButton(_("Import"))
        self.import_button.setObjectName("main")
        self.import_button.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._sum, 1)
        for part in (self._bar, self._stop, self._cancel, self.import_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        looking, answers = self._looking, self.answers
        looking.found.connect(self._put)
        looking.reread.connect(self._put_again)
        looking.shown.connect(self._show_source)
        looking.progressed.connect(self._show_progress)
        looking.ended.connect(self._show_state)
        looking.ended.connect(self._show_waiting)
        self._stop.clicked.connect(looking.stop)
        self._files.clicked.connect(self._ask_for_files)
        self._folder.clicked.connect(self._ask_for_folder)
        self._remove.clicked.connect(self.remove_chosen)
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self.remove_chosen)
        self._cancel.clicked.connect(self.close)
        self.import_button.clicked.connect(self._import)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        answers.paper_told.connect(self.tell_paper)
        answers.told.connect(self._tell)
        answers.columns_wanted.connect(self._ask_for_columns)

    @property
    def rows(self) -> Sequence[Row]:
        """All sources in the list."""
        return self._model.rows

    def look(self, sources: Sequence[Path]) -> None:
        """Read more sources and show what is in them."""
        self._looking.look(sources)
        self._show_state()

    def chosen(self) -> list[Row]:
        """The rows selected."""
        numbers = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._model.rows[number] for number in numbers]

    def remove_chosen(self) -> None:
        """Take the selected sources out of the list; their files stay where they are."""
        self._model.remove([index.row() for index in self.table.selectionModel().selectedRows()])
        self.preview.clear()
        self._show_state()

    def tell_paper(self, name: str) -> None:
        """Say which paper the selected sources are from, and with them the unnamed ones of their folders."""
        chosen = {row.looked.place for row in self.chosen()}
        folders = {folder_of(row) for row in self.chosen()}

        def told(row: Row) -> Row:
            is_alike = not (row.outcome.title or "").strip() and folder_of(row) in folders
            return row.with_title(name) if row.looked.place in chosen or is_alike else row

        self._model.change(told)
        self._show_chosen()

    def _tell(self, what: str, value: object) -> None:
        """Say an encoding, a day or a page of the selected sources."""
        for row in self.chosen():
            self._looking.read_anew(row, replace(row, **{what: value}))  # type: ignore[arg-type]  # signals carry objects

    def _ask_for_columns(self) -> None:
        columns = shared_columns([row.outcome.findings for row in self.chosen()])
        if columns:
            columns = with_examples(columns, [row.outcome.findings for row in self._model.rows])
            dialog = ColumnsDialog(columns, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.told.connect(lambda said: self.tell_columns(columns.names, said))
            dialog.open()

    def tell_columns(self, names: Sequence[str], said: Sequence[tuple[str, str]]) -> None:
        """Say which of these columns hold what: all sources that have them are read again."""
        self._looking.learn_columns(names, said)
        held = [(at, columns_in(row.outcome.findings)) for at, row in enumerate(self._model.rows)]
        alike = [at for at, columns in held if columns and set(columns.names) == set(names)]
        paths = dict.fromkeys(_on_disk(self._model.rows[at].outcome.path) for at in alike)
        self._model.remove(alike)
        self.preview.clear()
        self.look(list(paths))

    # what comes from the reading

    def _put(self, rows: Sequence[Row]) -> None:
        is_first = not self._model.rows
        self._model.put(rows)
        if is_first and rows:
            self.table.selectRow(0)
            self.table.setFocus()
        self._show_state()

    def _put_again(self, old: Row, new: Row) -> None:
        self._model.replace(old, new)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        self.answers.show_rows(chosen)
        self._remove.setEnabled(bool(chosen))
        if len(chosen) == 1:
            self._looking.show(chosen[0])
        else:
            self.preview.clear()
        self._show_state()

    def _show_source(self, shown: Shown) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].looked.place == shown.place:
            self.preview.show_source(shown)

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def _show_state(self) -> None:
        is_running = self._looking.is_running
        for part in (self._bar, self._stop):
            part.setVisible(is_running)
        self.import_button.setEnabled(not is_running and any(row.is_ready for row in self._model.rows))
        # Once there is something, what would be stored says that nothing is yet: on a narrow screen the room counts.
        self._hint.setVisible(not self._model.rows)
        self._sum.setText(sum_text(self._model.rows) if self._model.rows else "")

    def _show_waiting(self) -> None:
        """Go to the first source that waits for an answer, unless the person has gone to another one meanwhile."""
        waiting = next(
            (at for at, row in enumerate(self._model.rows) if not row.is_ready and row.outcome.asks), 0
        )
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        if waiting and chosen in ([], [0]):
            self.table.selectRow(waiting)
            self.table.scrollTo(self._model.index(waiting, 0))

    # asking and ending

    def _ask_for_files(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Import files"), "", file_kinds())
        self.look([Path(name) for name in chosen])

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Import a folder"))
        self.look([Path(chosen)] if chosen else [])

    def _import(self) -> None:
        self._is_taken = True
        rows = self._model.rows
        unanswered = [row for row in rows if not row.is_ready and row.outcome.asks]
        self.import_wanted.emit([row for row in rows if row.is_ready], [left_out(row) for row in unanswered])
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.look([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def done(self, result: int) -> None:
        """Leave nothing behind, unless it is being stored: every way to close a dialog leads here."""
        self.preview.pages.close()
        if not self._is_taken:
            self._looking.close()
        super().done(result)
        self.closed.emit()


def left_out(row: Row) -> FileOutcome:
    """What became of a source that was not stored, because nobody said from which paper or day it is."""
    from reader import jobs

    outcome = row.outcome
    why = failure(Code.NOT_ANSWERED, name=outcome.path.name)
    return replace(outcome, status=jobs.Status.FAILED, findings=(why,), asks=frozenset())


def _on_disk(path: Path) -> Path:
    """A source's file, or the zip it is in."""
    return next((one for one in (path, *path.parents) if one.exists()), path)


def folder_of(row: Row) -> Path:
    """The folder whose paper is asked for once."""
    from reader import jobs

    return jobs.folder_asked(row.outcome)


def _table(model: PreviewModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(_("Sources"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    for column, width in enumerate(WIDTHS):
        table.setColumnWidth(column, width)
    return table
