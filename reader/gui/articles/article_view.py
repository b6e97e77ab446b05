"""The list of an issue's articles: what mouse and keys do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from reader.core.speech import _
from reader.gui.articles.article_rows import star_zone
from reader.gui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.articles.article_model import ArticleModel
    from reader.gui.articles.article_rows import ArticleRows
    from reader.store.records import ArticleId


class Stance(NamedTuple):
    """How the list stood: what was chosen, what the keys stood on and whether one saw it, how far it was scrolled."""

    chosen: tuple[ArticleId, ...]
    current: ArticleId | None
    was_current_seen: bool
    scrolled: int


class ArticleView(RowView):
    """Tells rows, not articles. `row_chosen` comes when one row alone is chosen, however it came about."""

    row_chosen = Signal(int)
    row_entered = Signal(int)
    star_clicked = Signal(int)
    menu_wanted = Signal(int, QPoint)
    dragged = Signal()
    """The articles chosen are being pulled out of the list."""

    def __init__(self, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self._rows: ArticleRows | None = None
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAccessibleName(_("Articles of this issue"))
        self.selectionModel().selectionChanged.connect(self._tell_choice)

    def use(self, rows: ArticleRows) -> None:
        """Draw with `rows`."""
        self._rows = rows
        self.setItemDelegate(rows)

    def chosen_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectedIndexes())

    def mark(self, row: int | None) -> None:
        """Select `row` without telling anyone; None selects nothing."""
        self.selectionModel().selectionChanged.disconnect(self._tell_choice)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.choose(row)
        self.selectionModel().selectionChanged.connect(self._tell_choice)

    def stance(self, ids: Mapping[int, ArticleId]) -> Stance:
        """How the list stands; `ids` are the articles of its rows."""
        row = self.currentIndex().row()
        is_seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        chosen = tuple(ids[row] for row in self.chosen_rows() if row in ids)
        return Stance(chosen, ids.get(row), is_seen, self.verticalScrollBar().value())

    def take_stance(self, stance: Stance, row_of: Callable[[ArticleId], int | None]) -> None:
        """Stand as before among rows that are new, without telling anyone."""
        rows = [row for it in stance.chosen if (row := row_of(it)) is not None]
        current = row_of(stance.current) if stance.current is not None else None
        flags = QItemSelectionModel.SelectionFlag
        self.doItemsLayout()
        self.verticalScrollBar().setValue(stance.scrolled)
        with QSignalBlocker(self.selectionModel()):
            for row in rows:
                self.selectionModel().select(self._articles.index(row), flags.Select)
            if current is not None:
                self.selectionModel().setCurrentIndex(self._articles.index(current), flags.NoUpdate)
        self.viewport().update()
        if current is not None and stance.was_current_seen:
            self.bring_into_sight(self._articles.index(current))

    def page_destination(self, row: int, step: int) -> int | None:
        """Page Down and Page Up lead to the first article of the next and the previous page."""
        article = self._articles.article_at(row)
        if article is None:
            return self.next_row(row, step)
        return self._articles.page_start(row, step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The star takes its click for itself; the right button chooses nothing."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and (row := self._star_row(event.position().toPoint())) >= 0
        ):
            self.star_clicked.emit(row)
        elif event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on the star are two clicks; elsewhere they go on into the article."""
        place = event.position().toPoint()
        if self._star_row(place) >= 0:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton and self._articles.article_at(self._row_at(place)):
            self.row_entered.emit(self._row_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the star says that it can be clicked."""
        self._note_star(self._star_row(event.position().toPoint()) >= 0)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the star."""
        self._note_star(is_hovered=False)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on into the article."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._articles.article_at(self.currentIndex().row()):
                self.row_entered.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let others say what is taken along: a list knows no texts."""
        self.dragged.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current row when a key asks."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row, place = self._row_at(event.pos()), event.globalPos()
        else:
            row = self.currentIndex().row()
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self._articles.article_at(row):
            self.menu_wanted.emit(row, place)
        else:
            event.ignore()  # the heading of a page

    def choose_at(self, place: QPoint) -> None:
        """Choose the first article under the page heading at `place`."""
        row = self.next_row(self._row_at(self.viewport().mapFrom(self, place)), 1)
        if row is not None:
            self.choose(row)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole headline where the row shows only a part of it, and what the star is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """The words of the tool tip at `place`, empty where none is needed."""
        article = self._articles.article_at(self._row_at(place))
        if article is None or self._rows is None:
            return ""
        if self._star_row(place) >= 0:
            return _("Remove bookmark") if article.is_starred else _("Bookmark this article")
        return article.line.name if self._rows.is_elided(article.line) else ""

    def _tell_choice(self) -> None:
        rows = self.chosen_rows()
        if len(rows) == 1 and rows[0] == self.currentIndex().row():
            self.row_chosen.emit(rows[0])

    def _row_at(self, place: QPoint) -> int:
        return self.indexAt(place).row()

    def _star_row(self, place: QPoint) -> int:
        row = self._row_at(place)
        if self._articles.article_at(row) is None:
            return -1
        return row if star_zone(self.visualRect(self._articles.index(row))).contains(place) else -1

    def _note_star(self, is_hovered: bool) -> None:
        if self._rows is None or self._rows.star_hovered == is_hovered:
            return
        self._rows.star_hovered = is_hovered
        if is_hovered:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        self.viewport().update()
