"""What the models of lists share: rows in order, each a record under one role and words under the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The record of a row."""
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Row = TypeVar("Row")
_Roles = Qt.ItemDataRole


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows in the order given. ROW_ROLE gives the record; what it is called a kind of model says."""

    is_draggable = False
    """Whether rows can be dragged into other programs, headings never."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, headings among them."""
        return tuple(self._rows)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Hold these and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """The record of a row; None beyond the ends."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Rows, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All rows can be chosen but headings."""
        if not index.isValid() or self.is_heading(self._rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.is_draggable else flags

    def data(self, index: Index, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The record, or its words: in the list, for a screen reader, or at the mouse."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case _ if role == ROW_ROLE:
                return row
            case _Roles.DisplayRole:
                return self.name_of(row)
            case _Roles.AccessibleTextRole:
                return self.spoken(row)
            case _Roles.ToolTipRole:
                return self.hint_of(row)
        return None

    def is_heading(self, _row: Row) -> bool:
        """Whether a row stands over others, and cannot be chosen."""
        return False

    def name_of(self, row: Row) -> str:
        """What a row is called."""
        raise NotImplementedError

    def spoken(self, row: Row) -> str:
        """The whole row, for a screen reader."""
        raise NotImplementedError

    def hint_of(self, _row: Row) -> str | None:
        """What is said of a row while the mouse rests on it."""
        return None
