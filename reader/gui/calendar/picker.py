"""The pop-up that jumps to a year and a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QToolButton, QWidget

from reader.core.speech import _
from reader.gui.calendar.months import Month
from reader.gui.calendar.quiet_buttons import QuietButton
from reader.gui.calendar.wording import month_heading, month_names
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LEAPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthPicker(QFrame):
    """Years of the archive beside the twelve months; months without the archive's span are greyed."""

    month_chosen = Signal(object)
    """A Month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Choose year and month"))
        self.years = QListWidget()
        self.months = [QuietButton() for _month in range(12)]
        self._first = self._last = self._shown = Month(2000, 1)
        self._build()
        self._connect()

    def open_under(self, place: QPoint, shown: Month, first: Month, last: Month) -> None:
        """Pop up at a place of the screen; the span takes in the month shown."""
        self._first, self._last, self._shown = min(first, shown), max(last, shown), shown
        self.years.clear()
        self.years.addItems([str(year) for year in range(self._first.year, self._last.year + 1)])
        self.years.setCurrentRow(shown.year - self._first.year)
        self.years.scrollToItem(self.years.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
        self.adjustSize()
        self.move(place - QPoint(self.width() // 2, 0))
        self.show()
        self.months[shown.month - 1].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp/PgDn a year, Enter takes the month in focus, Esc closes."""
        key = Qt.Key(event.key())
        if key in _LEAPS:
            row = self.years.currentRow() + _LEAPS[key]
            self.years.setCurrentRow(max(0, min(row, self.years.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if focused is self.years:
            self.months[self._shown.month - 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(focused, QToolButton):
            focused.click()

    def _build(self) -> None:
        self.years.setAccessibleName(_("Year"))
        self.years.setFont(font("hei", 13))
        self.years.setFixedWidth(76)
        self.years.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, (button, name) in enumerate(zip(self.months, month_names(), strict=True)):
            button.setText(name)
            button.setFont(font("hei", 12.5))
            button.setCheckable(True)
            button.setProperty("strong", True)
            button.setMinimumSize(52, 34)
            button.setSizePolicy(self.sizePolicy())
            grid.addWidget(button, at // 3, at % 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.years)
        row.addLayout(grid)
        self.setFixedHeight(4 * 34 + 3 * 4 + 18)

    def _connect(self) -> None:
        self.years.currentRowChanged.connect(self._show_year)
        for at, button in enumerate(self.months):
            button.clicked.connect(lambda _checked, month=at + 1: self._choose(month))

    def _show_year(self, row: int) -> None:
        for at, button in enumerate(self.months):
            month = Month(self._first.year + max(row, 0), at + 1)
            button.setEnabled(self._first <= month <= self._last)
            button.setChecked(month == self._shown)
            button.setAccessibleName(month_heading(month))

    def _choose(self, month: int) -> None:
        self.hide()
        self.month_chosen.emit(Month(self._first.year + self.years.currentRow(), month))
