"""A small calendar on which the days of a find are chosen: the first click begins, the second ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.days.today import local_today
from reader.core.speech import _
from reader.find.query.as_text import days_text
from reader.gui.calendar.grid import MonthGrid
from reader.gui.calendar.months import Month
from reader.gui.calendar.picker import MonthPicker
from reader.gui.calendar.quiet_buttons import IconButton, QuietButton
from reader.gui.calendar.wording import month_heading
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reader.find.query.days import Days

WIDTH = 264


class DaysPopup(QFrame):
    """Tells the days chosen as the query language writes them."""

    days_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Choose days"))
        self._first: date | None = None
        self._span = (Month.of(local_today()), Month.of(local_today()))
        self.grid = MonthGrid(local_today)
        self.earlier = IconButton("chevron-left", _("Previous month"))
        self.later = IconButton("chevron-right", _("Next month"))
        self.heading = QuietButton()
        self.heading.setFont(font("hei", 13.5, QFont.Weight.Bold))
        self.picker = MonthPicker(self)
        self.said = QLabel()
        self.month, self.year = QPushButton(_("Whole month")), QPushButton(_("Whole year"))
        self._build()
        self._connect()

    def show_hits(self, hits: Mapping[date, int]) -> None:
        """Shade the days the more, the more is found on them."""
        self.grid.days.show_hits(hits)

    def open_under(self, place: QPoint, days: Days | None, held: tuple[date, date]) -> None:
        """Pop up at a place of the screen, at the days chosen so far or the last ones that are held."""
        self._span = (Month.of(held[0]), Month.of(held[1]))
        shown = max(min(days.first, held[1]), held[0]) if days else held[1]
        self._first = None
        self.grid.days.choose(None)
        self.grid.show_month(Month.of(shown))
        self._show_heading()
        self.said.setText(_("Choose the first day, then the last."))
        self.adjustSize()
        self.move(place)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self) -> None:
        self.said.setFont(font("hei", 12))
        self.heading.setProperty("strong", True)
        self.setFixedWidth(WIDTH)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self.earlier, None, self.heading, None, self.later):
            top.addWidget(part) if part else top.addStretch()
        for button in (self.month, self.year):
            button.setObjectName("small")
            button.setFont(font("hei", 12))
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.grid)
        column.addWidget(self.said)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.grid.show_month(self.grid.month.plus(-1)))
        self.later.clicked.connect(lambda: self.grid.show_month(self.grid.month.plus(1)))
        self.heading.clicked.connect(self._open_picker)
        self.picker.month_chosen.connect(self.grid.show_month)
        self.grid.month_shown.connect(self._show_heading)
        self.grid.day_opened.connect(self._take)
        self.month.clicked.connect(
            lambda: self._tell(f"{self.grid.month.year:04}-{self.grid.month.month:02}")
        )
        self.year.clicked.connect(lambda: self._tell(f"{self.grid.month.year:04}"))

    def _open_picker(self) -> None:
        place = self.heading.mapToGlobal(QPoint(self.heading.width() // 2, self.heading.height() + 4))
        self.picker.open_under(place, self.grid.month, *self._span)

    def _show_heading(self) -> None:
        self.heading.setText(month_heading(self.grid.month))

    def _take(self, day: date) -> None:
        if self._first is None:
            self._first = day
            self.grid.days.choose(day)
            self.said.setText(_("From {day}: now choose the last day.").format(day=day.isoformat()))
        else:
            self._tell(days_text(min(self._first, day), max(self._first, day)))

    def _tell(self, days: str) -> None:
        self.hide()
        self.days_chosen.emit(days)
