"""The list of find results; it takes the article list's place while a find is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QToolTip, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.find.facets import Facets
from reader.find.grouping import groups_in
from reader.gui.find.filter_bar import FilterBar
from reader.gui.find.result_bar import ResultBar
from reader.gui.find.result_model import ResultModel, explained
from reader.gui.find.result_rows import ResultRows
from reader.gui.widgets.empty_state import EmptyState
from reader.gui.widgets.focus_forwarding import FocusForwardingWidget, focus_kept
from reader.gui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader.find.records import Found, FoundArticle, Order
    from reader.gui.widgets.empty_state import Hint
    from reader.store.records import ArticleId

SCREENS_AHEAD = 1.5
"""More results are asked for when fewer screens than this are left below."""


class ResultView(RowView):
    """Tells rows: `row_chosen` when keys or mouse come to one, `row_entered` on Enter or two clicks."""

    row_chosen = Signal(int)
    row_entered = Signal(int)
    left = Signal()
    dragged = Signal()
    """The results chosen are being pulled out of the list."""

    def __init__(self, model: ResultModel) -> None:
        super().__init__()
        self._results = model
        self._rows = ResultRows(self, model)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAccessibleName(_("Find results"))
        self.selectionModel().selectionChanged.connect(self._tell_choice)
        self.doubleClicked.connect(lambda index: self.row_entered.emit(index.row()))

    def renew(self) -> None:
        """Forget how other results were laid out."""
        self._rows.forget()

    def lay_out(self) -> None:
        """Lay out what is still to be laid out, so that the scroll bar tells how much there is."""
        self.executeDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the article, Esc back to where one was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_entered.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let others say what is taken along: a list knows no texts."""
        self.dragged.emit()

    def chosen_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectedIndexes())

    def mark(self, row: int) -> None:
        """Select `row` without telling anyone."""
        self.selectionModel().selectionChanged.disconnect(self._tell_choice)
        self.choose(row)
        self.selectionModel().selectionChanged.connect(self._tell_choice)

    def _tell_choice(self) -> None:
        rows = self.chosen_rows()
        if len(rows) == 1 and rows[0] == self.currentIndex().row():
            self.row_chosen.emit(rows[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the current result opens it again: something else may have been opened since."""
        row = self.indexAt(event.position().toPoint()).row()
        is_again = self.chosen_rows() == [row]
        super().mousePressEvent(event)
        if is_again and event.button() == Qt.MouseButton.LeftButton and self.chosen_rows() == [row]:
            self.row_chosen.emit(row)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say why a result is there, or the whole headline where a part shows."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """The words of the tool tip at `place`, empty where none is needed."""
        index = self.indexAt(place)
        found = self._results.result_at(index.row())
        if found is None:
            return ""
        if self._rows.badge_rect(self.visualRect(index), found).contains(place):
            return explained(found)
        return found.headline.text if self._rows.is_elided(found) else ""


class ResultList(FocusForwardingWidget):
    """Results under a line that counts and orders them. What is chosen is opened at once."""

    result_opened = Signal(object)
    reading_wanted = Signal()
    order_chosen = Signal(object)
    grouping_chosen = Signal(object)
    more_wanted = Signal(int)
    export_wanted = Signal()
    save_wanted = Signal()
    closed = Signal()
    dragged = Signal(object)
    """The results, FoundArticles, that are being pulled out of the list."""
    hint_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._shown_text = ""
        self._count: int | None = None
        self._asked_for: int | None = None
        self._is_all = True
        self._open: ArticleId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.filters = FilterBar()
        self._bar = ResultBar()
        self._model = ResultModel(self)
        self._view = ResultView(self._model)
        self._empty = EmptyState()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._bar)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first of all: what is put into a loose stack is shown as a window
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        self.lead = self._view

    def _connect(self) -> None:
        self._view.row_chosen.connect(self._open_row)
        self._view.row_entered.connect(self._enter)
        self._view.dragged.connect(lambda: self.dragged.emit(self.selected()))
        self._view.left.connect(self.closed)
        self._bar.order_chosen.connect(self.order_chosen)
        self._bar.grouping_chosen.connect(self.grouping_chosen)
        self._bar.export_wanted.connect(self.export_wanted)
        self._bar.save_wanted.connect(self.save_wanted)
        self._bar.closed.connect(self.closed)
        self._empty.hint_chosen.connect(self.hint_chosen)
        scroll = self._view.verticalScrollBar()
        scroll.valueChanged.connect(self._want_more)
        scroll.rangeChanged.connect(self._want_more)

    def show_searching(self, text: str) -> None:
        """Say that `text` is being looked for; what was found before stays until something comes."""
        if text != self._text:
            self._open = None
        self._text = text
        self._is_all = True
        self._count = None
        self._bar.show_searching(text)

    def show_found(self, text: str, found: Found, offset: int) -> None:
        """Show the first results (`offset` 0) or add later ones; what another text found is passed over."""
        if offset and (text != self._text or offset != self._model.result_count):
            return
        # The same found again, since articles have changed: one stays where one is.
        kept = self._view.verticalScrollBar().value() if text == self._shown_text else 0
        self._text = self._shown_text = text
        self._asked_for = None
        self._is_all = not found.articles
        if offset:
            self._model.add(found.articles, groups_in(found))
        else:
            self._show_first(found)
            self._view.lay_out()
            self._view.verticalScrollBar().setValue(kept)
        self._mark_open()

    def show_count(self, count: int) -> None:
        """Say how many results there are in all."""
        self._count = count
        self._bar.show_count(count)
        self._want_more()

    def show_saved(self, is_saved: bool) -> None:
        """Fill the star of a find that is kept."""
        self._bar.show_saved(is_saved)

    def show_order(self, order: Order) -> None:
        """Show which order the results stand in; nothing is told."""
        self._bar.show_order(order)

    def clear(self) -> None:
        """Hold nothing: the find is over."""
        self._text = self._shown_text = ""
        self._clear()
        self.filters.show_tally(Facets(0))

    def show_nothing(self, text: str, hints: Sequence[Hint | str] = ()) -> None:
        """Say that nothing was found, and what else to try."""
        self._text = text
        self._is_all = True
        self._clear()
        self._bar.show_nothing()
        self.filters.show_tally(Facets(0))
        lead = _("You might try:") if hints else _("All texts were searched. Part of a word finds more.")
        self._empty.show_text(_("Nothing found for “{words}”").format(words=text), hints, lead)
        self._turn_to(self._empty)

    def current(self) -> FoundArticle | None:
        """The result the keys stand on."""
        return self._model.result_at(self._view.currentIndex().row())

    @property
    def model(self) -> ResultModel:
        """The results as rows."""
        return self._model

    def selected(self) -> list[FoundArticle]:
        """The selected results, in their order."""
        return [found for row in self._view.chosen_rows() if (found := self._model.result_at(row))]

    def show_open(self, article_id: ArticleId | None) -> None:
        """Mark the result that is open, now or as soon as it is found; nothing is told."""
        self._open = article_id
        self._mark_open()

    def _mark_open(self) -> None:
        current = self.current()
        row = None if self._open is None else self._model.row_of(self._open)
        if (
            row is not None
            and row not in self._view.chosen_rows()
            and (current is None or current.id != self._open)
        ):
            self._view.mark(row)

    def take_focus(self) -> None:
        """Take the focus; where no result is chosen yet, open the first."""
        is_fresh = not self._view.selectionModel().hasSelection()
        self.setFocus()
        if is_fresh and self._model.rowCount():
            self._go(self._view.next_row(-1, 1))

    def open_next(self) -> bool:
        """Open the result after the current one; False at the end."""
        return self._go(self._view.next_row(self._view.currentIndex().row(), 1))

    def open_previous(self) -> bool:
        """Open the result before the current one; False at the beginning."""
        return self._go(self._view.next_row(self._view.currentIndex().row(), -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the article list back, wherever in here the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_first(self, found: Found) -> None:
        self._clear()
        self._model.show(found.articles, groups_in(found))
        self._view.scrollToTop()
        self._bar.show_found(found.note)
        self._turn_to(self._view)

    def _turn_to(self, page: ResultView | EmptyState) -> None:
        self.lead = page
        with focus_kept(self):
            self._stack.setCurrentWidget(page)

    def _clear(self) -> None:
        self._asked_for = None
        self._view.renew()
        self._model.show(())

    def _open_row(self, row: int) -> None:
        if found := self._model.result_at(row):
            self.result_opened.emit(found)

    def _enter(self, row: int) -> None:
        if self._model.result_at(row):
            self._open_row(row)
            self.reading_wanted.emit()

    def _go(self, row: int | None) -> bool:
        if row is None:
            return False
        self._view.mark(row)
        self._open_row(row)
        return True

    def _want_more(self) -> None:
        held = self._model.result_count
        if self._is_all or not held or held in (self._asked_for, self._count) or self._is_far():
            return
        self._asked_for = held
        self.more_wanted.emit(held)

    def _is_far(self) -> bool:
        """Whether the last row is far below what is seen. Where all are seen, only the count tells of more."""
        self._view.lay_out()
        scroll = self._view.verticalScrollBar()
        if not scroll.maximum():
            return self._count is None
        return scroll.maximum() - scroll.value() > SCREENS_AHEAD * self._view.viewport().height()
