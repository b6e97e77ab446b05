"""The list every panel uses: its delegate draws whole rows, and headings among them are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.widgets.row_model import Index

HEIGHT_ROLES = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.SizeHintRole))
Move = QAbstractItemView.CursorAction
SCROLL_STEP = 28


class RowView(QListView):
    """Rows of any height, scrolled by pixels. Rows that cannot be selected are headings: keys pass them over.

    Letters and the space bar are left to the window, whose shortcuts they are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(SCROLL_STEP)

    def row_count(self) -> int:
        """Rows, headings among them."""
        return self.model().rowCount()

    def is_choosable(self, row: int) -> bool:
        """Whether `row` is there, shown and no heading."""
        flags = self.model().flags(self.model().index(row, 0))
        is_there = 0 <= row < self.row_count() and not self.isRowHidden(row)
        return is_there and bool(flags & Qt.ItemFlag.ItemIsSelectable)

    def next_row(self, start: int, step: int) -> int | None:
        """The nearest choosable row from `start` (not itself) in the direction of `step`, 1 or -1."""
        row = start + step
        while 0 <= row < self.row_count():
            if self.is_choosable(row):
                return row
            row += step
        return None

    def choose(self, row: int) -> None:
        """Make `row` the current and only selected one, and bring it into sight with what is around it."""
        index = self.model().index(row, 0)
        # Left to itself the view adds to the selection, or takes away from it, while Shift or Ctrl is held.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.bring_into_sight(index)

    def bring_into_sight(self, index: Index) -> None:
        """Scroll as little as needed, its heading included where one stands right above."""
        above = index.row() - 1
        if above >= 0 and not self.is_choosable(above):
            self.scrollTo(self.model().index(above, 0))
        self.scrollTo(index)

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current row.

        MoveNext is what Qt asks for a first current row when the focus comes: it gets none, so that the
        first arrow key leads to the first row and chooses it.
        """
        if action == Move.MoveNext:
            return QModelIndex()
        row = self._destination(action, self.currentIndex().row())
        if row is None:
            return self.currentIndex()
        index = self.model().index(row, 0)
        self.bring_into_sight(index)
        return index

    def page_destination(self, row: int, step: int) -> int | None:
        """Where Page Down (`step` 1) or Page Up (-1) leads: about a screen on."""
        target = self.visualRect(self.model().index(row, 0)).top() + step * self.viewport().height()
        found: int | None = None
        while (following := self.next_row(row, step)) is not None:
            top = self.visualRect(self.model().index(following, 0)).top()
            if found is not None and (top - target) * step > 0:
                break
            found = row = following
        return found

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows that changed. Left to itself a list lays out and paints all of them anew.

        Where it is told which roles have changed, and none of them says how high a row is.
        """
        if roles and not HEIGHT_ROLES.intersection(roles):
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the rows' heights anew in another width; Qt does so in another height only."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and the space bar to whoever is above."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if is_plain and event.text().strip(" ").isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Type-ahead is off: single letters are commands."""

    def _destination(self, action: Move, row: int) -> int | None:
        if action == Move.MoveHome:
            return self.next_row(-1, 1)
        if action == Move.MoveEnd:
            return self.next_row(self.row_count(), -1)
        if action in (Move.MovePageDown, Move.MovePageUp):
            return self.page_destination(row, 1 if action == Move.MovePageDown else -1)
        step = {Move.MoveDown: 1, Move.MoveUp: -1}.get(action)
        return None if step is None else self.next_row(row, step)
