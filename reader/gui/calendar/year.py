"""The year view: twelve small months, what they hold in a sentence, and the way to the report of gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.speech import _, ngettext
from reader.gui.calendar.days import Mark, issue_mark
from reader.gui.calendar.legend import Legend
from reader.gui.calendar.months import EARLIEST, LATEST
from reader.gui.calendar.quiet_buttons import IconButton
from reader.gui.calendar.year_grid import YearGrid
from reader.gui.widgets.fitting import Scrolled, fit
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.gui.calendar.months import Month
    from reader.store.records import Coverage, TitleRecord


class YearDialog(QDialog):
    """Asks for a year's days by `year_shown`; a day or a month chosen is told, and the dialog goes."""

    year_shown = Signal(int)
    day_chosen = Signal(object)
    month_chosen = Signal(object)
    gaps_wanted = Signal(int)
    """The report of gaps of this year."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grid = YearGrid(today)
        self.heading, self.summary = QLabel(), QLabel()
        self.earlier = IconButton("chevron-left", _("Previous year"))
        self.later = IconButton("chevron-right", _("Next year"))
        self.gaps = QPushButton(_("Missing and doubtful issues…"))
        self._close = QPushButton(_("Close"))
        self._legend = Legend()
        self._build()
        self._connect()

    @property
    def year(self) -> int:
        """The year shown."""
        return self.grid.cursor_day.year

    def show_year(self, day: date) -> None:
        """Show the year of a day."""
        self.grid.show_year(day)
        self._ask()

    def show_coverage(self, coverage: Coverage, titles: Sequence[TitleRecord], name: str) -> None:
        """Show what the year holds of the paper `name`, or of all papers."""
        self.grid.show_coverage(coverage, titles)
        self.summary.setText(" · ".join(part for part in (name, year_text(coverage)) if part))

    def _build(self) -> None:
        self.setWindowTitle(_("Year view"))
        self.heading.setFont(font("song", 19, QFont.Weight.Bold))
        self.summary.setFont(font("hei", 12.5))
        self.summary.setObjectName("quiet")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(4)
        for part in (self.earlier, self.heading, self.later):
            head.addWidget(part)
        head.addSpacing(12)
        head.addWidget(self.summary, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._legend, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.gaps, self._close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(Scrolled(self.grid), 1)
        column.addLayout(foot)
        fit(self)
        self.grid.setFocus()

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.grid.year_left.connect(self._ask)
        self.grid.day_chosen.connect(self._choose_day)
        self.grid.month_chosen.connect(self._choose_month)
        self.gaps.clicked.connect(lambda: self.gaps_wanted.emit(self.year))
        self._close.clicked.connect(self.close)

    def _turn(self, years: int) -> None:
        day, year = self.grid.cursor_day, max(EARLIEST, min(self.year + years, LATEST))
        self.show_year(day.replace(year=year, day=min(day.day, 28)))

    def _ask(self) -> None:
        self.heading.setText(_("{year}").format(year=self.year))
        self.earlier.setEnabled(self.year > EARLIEST)
        self.later.setEnabled(self.year < LATEST)
        self.year_shown.emit(self.year)

    def _choose_day(self, day: date) -> None:
        self.day_chosen.emit(day)
        self.close()

    def _choose_month(self, month: Month) -> None:
        self.month_chosen.emit(month)
        self.close()


def year_text(coverage: Coverage) -> str:
    """How many issues are held, in part, doubtful and missing; the last three where there are any."""
    marks = [issue_mark(issue) for issue in coverage.held]
    part, doubtful = marks.count(Mark.PART), marks.count(Mark.DOUBTFUL)
    missing = sum(gap.gap.count for gap in coverage.gaps)
    held = len(marks)
    parts = [ngettext("{count:,} issue held", "{count:,} issues held", held).format(count=held)]
    if part:
        parts.append(ngettext("{count:,} in part", "{count:,} in part", part).format(count=part))
    if doubtful:
        parts.append(ngettext("{count:,} doubtful", "{count:,} doubtful", doubtful).format(count=doubtful))
    if missing:
        parts.append(ngettext("{count:,} missing", "{count:,} missing", missing).format(count=missing))
    return _(", ").join(parts)
