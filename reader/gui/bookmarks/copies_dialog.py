"""The copies of the bookmarks: what each holds, one more made, one put in their place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import ReaderError
from reader.core.speech import _
from reader.gui.widgets.fitting import fit
from reader.store.marks import copies, repair
from reader.store.marks.contents import contents_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.store.marks.copies import Copy
    from reader.store.marks.marks import Marks

_WAYS = QDialogButtonBox.ButtonRole.ActionRole


class CopiesDialog(QDialog):
    """Lists the copies of a marks file, the newest first, and restores one; `restored` tells that it has been done.

    With `lost` it asks what is to be done about what is missing, and can take the file as it is; with `marks` it can
    copy them now, and `merge_wanted` asks for a copy's marks to be added.
    """

    restored = Signal()
    merge_wanted = Signal(object)
    """The path of the copy whose marks are to be added to those that are there."""

    def __init__(
        self, path: Path, parent: QWidget | None, *, lost: str | None = None, marks: Marks | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._marks, self._copies = path, marks, copies.copies_of(path)
        self.setWindowTitle(_("Some of your bookmarks are missing") if lost else _("Backups of your marks"))
        fit(self, (680, 440))
        self._told = QLabel(lost or _("Choose a backup to restore. What is there now is kept beside it."))
        self._told.setWordWrap(True)
        self.table = QTableWidget()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._build(is_loss=lost is not None)
        self._show_copies()

    def _build(self, *, is_loss: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self._told, self.table, self.buttons):
            column.addWidget(part)
        self._build_table()
        self.restore_button = self._button(_("&Restore it"), self._restore)
        if is_loss:
            self.as_is_button = self._button(_("Take them as they &are"), self._take_as_they_are)
        if self._marks is not None:
            self.merge_button = self._button(_("A&dd what it holds"), self._merge)
            self.copy_button = self._button(_("&Back up now"), self._copy_now)
        self.buttons.rejected.connect(self.reject)
        self.table.itemSelectionChanged.connect(self._enable)

    def _build_table(self) -> None:
        names = [_("When"), _("Bookmarks"), _("Corrections"), _("Saved finds"), _("File")]
        self.table.setColumnCount(len(names))
        self.table.setHorizontalHeaderLabels(names)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = self.buttons.addButton(text, _WAYS)
        button.clicked.connect(lambda _checked=False: self._try(do))
        return button

    def _show_copies(self) -> None:
        """Fill the table; the newest whole copy is chosen."""
        self._copies = copies.copies_of(self._path)
        self.table.setRowCount(len(self._copies))
        for row, copy in enumerate(self._copies):
            held = copy.contents
            shown = (
                f"{copy.made:%Y-%m-%d %H:%M}",
                held.bookmarks,
                held.corrections,
                held.saved_finds,
                copy.path.name,
            )
            for column, value in enumerate(shown):
                item = QTableWidgetItem(str(value))
                if isinstance(value, int):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        offered = copies.newest_whole(self._copies)
        if offered is not None:
            self.table.selectRow(self._copies.index(offered))
        self._enable()

    def _enable(self) -> None:
        self.restore_button.setEnabled(self._chosen is not None)
        if self._marks is not None:
            self.merge_button.setEnabled(self._chosen is not None)

    @property
    def _chosen(self) -> Copy | None:
        rows = self.table.selectionModel().selectedRows()
        return self._copies[rows[0].row()] if rows else None

    # what can be done

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except ReaderError as error:
            QMessageBox.warning(self, _("Yuebao"), str(error))

    def _restore(self) -> None:
        copy = self._chosen
        if copy is not None:
            with repair.marks_lock(self._path):
                repair.restore(self._path, copy, datetime.now().astimezone())
            self._end()

    def _merge(self) -> None:
        copy = self._chosen
        if copy is not None:
            self.accept()
            self.merge_wanted.emit(copy.path)

    def _take_as_they_are(self) -> None:
        with repair.marks_lock(self._path):
            repair.accept(self._path, datetime.now().astimezone())
        self._end()

    def _copy_now(self) -> None:
        made = self._marks.copy() if self._marks else None
        said = _("Backed up: {what}.").format(what=contents_text(made.contents)) if made else None
        self._told.setText(said or _("There is an identical backup already."))
        self._show_copies()

    def _end(self) -> None:
        self.accept()
        self.restored.emit()
