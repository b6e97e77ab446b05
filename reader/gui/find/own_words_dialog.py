"""A dialog for words of one's own: names that no dictionary has, which then count as words in the order of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.find.text.own_words import KINDS, OwnWord, is_word
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = (460, 520)
_SPACES = str.maketrans("", "", " \t\u3000")


class OwnWordsDialog(QDialog):
    """A list of words with their kinds, `chosen` when the person has saved another list than there was."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, words: Sequence[OwnWord], suggested: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("My words"))
        self._before = tuple(words)
        self._build()
        self._connect()
        for word in words:
            self._add_row(word)
        self._field.setText(suggested)
        self._weigh()
        fit(self, SIZE)

    def _build(self) -> None:
        about = _(
            "Names and terms missing from the dictionary, such as a village or a local office."
            " Articles that have them as words come first. Nothing is missed without them."
        )
        self._field, self._kind = QLineEdit(), kind_box()
        self._field.setPlaceholderText(_("Two characters or more"))
        self._add = QPushButton(_("Add"))
        self._add.setDefault(True)
        self._remove = QPushButton(_("Remove"))
        self._said = QLabel(wordWrap=True)
        self._said.setObjectName("said")
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels([_("Word"), _("Kind")])
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(_("My words"))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        row = QHBoxLayout()
        for part in (self._field, self._kind, self._add):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(about, wordWrap=True))
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._table, 1)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._weigh)
        self._add.clicked.connect(self._take)
        self._remove.clicked.connect(self._remove_chosen)
        self._table.itemSelectionChanged.connect(self._weigh)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)

    @property
    def words(self) -> tuple[OwnWord, ...]:
        """The words as they are listed."""
        return tuple(self._word_at(row) for row in range(self._table.rowCount()))

    def _word_at(self, row: int) -> OwnWord:
        item, box = self._table.item(row, 0), self._table.cellWidget(row, 1)
        kind = box.currentData() if isinstance(box, QComboBox) else KINDS[-1]
        return OwnWord(item.text() if item else "", kind)

    @property
    def _typed(self) -> str:
        return self._field.text().translate(_SPACES)

    def _weigh(self) -> None:
        """Say why what is typed cannot be added."""
        typed = self._typed
        is_known = typed in {one.word for one in self.words}
        self._said.setText(_("“{word}” is in the list.").format(word=typed) if is_known else "")
        self._add.setEnabled(is_word(typed) and not is_known)
        self._remove.setEnabled(bool(self._table.selectedItems()))

    def _take(self) -> None:
        self._add_row(OwnWord(self._typed, self._kind.currentData()))
        self._table.scrollToBottom()
        self._field.clear()
        self._field.setFocus()

    def _add_row(self, word: OwnWord) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        self._table.setItem(row, 0, QTableWidgetItem(word.word))
        self._table.setCellWidget(row, 1, kind_box(word.kind))

    def _remove_chosen(self) -> None:
        for row in sorted({item.row() for item in self._table.selectedItems()}, reverse=True):
            self._table.removeRow(row)
        self._weigh()

    def _save(self) -> None:
        if is_word(self._typed) and self._add.isEnabled():
            self._take()
        if self.words != self._before:
            self.chosen.emit(self.words)
        self.accept()


def kind_box(kind: str = KINDS[-1]) -> QComboBox:
    """A choice of kinds."""
    box = QComboBox()
    for value, text in kind_names():
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(kind))
    box.setAccessibleName(_("Kind"))
    return box


def kind_names() -> Iterable[tuple[str, str]]:
    """Every kind with what to call it."""
    return zip(KINDS, (_("Person"), _("Place"), _("Organisation"), _("Other name"), _("Word")), strict=True)
