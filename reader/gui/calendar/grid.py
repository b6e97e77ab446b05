"""The month as a grid: one view, moved through by mouse and keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from reader.gui.calendar.delegate import CELL, ROW_HEIGHT, DayDelegate
from reader.gui.calendar.model import MonthModel
from reader.gui.calendar.months import Month, bounded
from reader.gui.calendar.wording import month_heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

_HEADER_HEIGHT = 26
_Key = Qt.Key
_STEPS = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Up: -7, _Key.Key_Down: 7}
_KEYED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)
_LEAPS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


class MonthGrid(QTableView):
    """Shows one month. The cursor is the day the keys act on; the chosen day is the open issue's."""

    day_opened = Signal(object)
    """A date: clicked, or Enter pressed on it."""
    month_shown = Signal(int, int)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._days = MonthModel(today, self)
        self._delegate = DayDelegate(self)
        self._cursor = today()
        self._build()
        self.clicked.connect(self._click)
        self._fit()

    @property
    def days(self) -> MonthModel:
        """The model shown."""
        return self._days

    @property
    def month(self) -> Month:
        """The month shown."""
        return self._days.month

    @property
    def cursor_day(self) -> date:
        """The day the keys act on."""
        return self._cursor

    def show_month(self, month: Month) -> None:
        """Show a month, with the cursor on the same day of it."""
        self.move_to(month.day(self._cursor.day))

    def move_to(self, day: date) -> None:
        """Put the cursor on a day, in its month."""
        self._cursor = bounded(day)
        month = Month.of(self._cursor)
        has_turned = month != self._days.month
        if has_turned:
            self._days.show_month(month)
            self._fit()
        index = self._days.index_of(self._cursor)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if has_turned:
            self.month_shown.emit(month.year, month.month)

    def sizeHint(self) -> QSize:
        """Seven cells by the weeks of the month, and the weekdays over them."""
        return QSize(7 * CELL.width() + 1, _HEADER_HEIGHT + ROW_HEIGHT * self._days.rowCount())

    def minimumSizeHint(self) -> QSize:
        """As high as the month; narrower than the cells' usual width where it must be."""
        return QSize(7 * 22, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse hides the cursor."""
        self._show_cursor(is_keyed=False)
        super().mousePressEvent(event)

    def choose_at(self, place: QPoint) -> None:
        """Open the day at `place`, of this widget; where several issues are held, nobody is asked which."""
        index = self.indexAt(self.viewport().mapFrom(self, place))
        if index.isValid():
            day = self._days.day_at(index)
            self.move_to(day.date)
            if day.is_in_month and len(self._days.held_on(day.date)) == 1:
                self.day_opened.emit(day.date)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor to who came here by keys."""
        self._show_cursor(is_keyed=self._delegate.is_cursor_shown or event.reason() in _KEYED)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows a day or a week, PgUp/PgDn a month (Shift a year), Home/End in the month, Enter opens."""
        self._show_cursor(is_keyed=True)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in _LEAPS and (is_shifted or not modifiers):
            self.show_month(self.month.plus(_LEAPS[key] * (12 if is_shifted else 1)))
        elif modifiers or not self._plain_key(key):
            event.ignore()

    def _show_cursor(self, *, is_keyed: bool) -> None:
        self._delegate.is_cursor_shown = is_keyed
        self.viewport().update()

    def _plain_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.move_to(self._cursor + timedelta(_STEPS[key]))
        elif key == _Key.Key_Home:
            self.move_to(self.month.first)
        elif key == _Key.Key_End:
            self.move_to(self.month.last)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.day_opened.emit(self._cursor)
        else:
            return False
        return True

    def _click(self, index: QModelIndex) -> None:
        day = self._days.day_at(index)
        self.move_to(day.date)
        if day.is_in_month:
            self.day_opened.emit(day.date)

    def _fit(self) -> None:
        self.setAccessibleName(month_heading(self.month))
        self.setFixedHeight(self.sizeHint().height())

    def _build(self) -> None:
        self.setModel(self._days)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._build_headers()

    def _build_headers(self) -> None:
        weeks, weekdays = self.verticalHeader(), self.horizontalHeader()
        weeks.hide()
        weeks.setMinimumSectionSize(1)
        weeks.setDefaultSectionSize(ROW_HEIGHT)
        weekdays.setMinimumSectionSize(1)
        weekdays.setFixedHeight(_HEADER_HEIGHT)
        weekdays.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        weekdays.setHighlightSections(False)
        weekdays.setSectionsClickable(False)
