"""The calendar of the side panel, put together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reader.core.days.today import local_today
from reader.core.speech import _
from reader.gui.calendar.days import issue_text
from reader.gui.calendar.grid import MonthGrid
from reader.gui.calendar.legend import Legend
from reader.gui.calendar.months import Month
from reader.gui.calendar.quiet_buttons import PADDING, IconButton, QuietButton
from reader.gui.calendar.titles import TitleBar
from reader.gui.calendar.wording import month_heading
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reader.gui.calendar.goto import GoToDialog
    from reader.gui.calendar.picker import MonthPicker
    from reader.store.records import Coverage, HeldDay, TitleGap, TitleId, TitleRecord


MARGIN = 16
GRID_MARGIN = 13
NARROWEST = 48
"""Pixels: a narrow panel takes from the room around a button's words first."""


class Scope(NamedTuple):
    """What is looked at: the day the cursor stands on, the papers offered, the one chosen (None for all)."""

    today: Callable[[], date]
    day: date
    titles: tuple[TitleRecord, ...]
    title_id: TitleId | None


class CalendarPanel(QWidget):
    """Months with the days that have issues. Asks for a month's days by `month_shown`."""

    issue_chosen = Signal(object)
    """An IssueId."""
    title_chosen = Signal(object)
    """A TitleId, or None for all papers, that the person chose. Its days are wanted by `show_days`."""
    title_followed = Signal(object)
    """The same where the choice went over to the paper of what is open, or to all as the chosen one went."""
    month_shown = Signal(int, int)
    """A year and a month, whoever turned to it: its days are wanted by `show_days`."""
    previous_issue_wanted = Signal()
    next_issue_wanted = Signal()
    go_to_wanted = Signal(str)
    going_given_up = Signal()
    empty_day_chosen = Signal(object)
    """A date without an issue."""
    year_wanted = Signal()
    """The year of the month shown, as a whole."""

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = local_today) -> None:
        super().__init__(parent)
        self._titles: dict[TitleId, TitleRecord] = {}
        self._told: Month | None = None
        self._awaited: date | None = None
        self.title_bar = TitleBar()
        self.grid = MonthGrid(today)
        self.heading = QuietButton()
        self.earlier = IconButton("chevron-left", _("Previous month"))
        self.later = IconButton("chevron-right", _("Next month"))
        self.year = QuietButton()
        self.go_to = QuietButton()
        self.previous_issue = QuietButton()
        self.next_issue = QuietButton()
        self._legend = Legend()
        self._day_menu: QMenu | None = None
        self._build()
        self._connect()

    @property
    def month(self) -> tuple[int, int]:
        """The year and the month shown."""
        return self.grid.month.year, self.grid.month.month

    @cached_property
    def picker(self) -> MonthPicker:
        """The pop-up of years and months, made when it is first wanted."""
        from reader.gui.calendar.picker import MonthPicker

        picker = MonthPicker(self)
        picker.month_chosen.connect(self._take_month)
        return picker

    @cached_property
    def go_to_dialog(self) -> GoToDialog:
        """The dialog that takes a date or a number, made when it is first wanted."""
        from reader.gui.calendar.goto import GoToDialog

        dialog = GoToDialog(self)
        dialog.go_to_wanted.connect(self.go_to_wanted)
        dialog.choice_wanted.connect(self.issue_chosen)
        dialog.given_up.connect(self.going_given_up)
        return dialog

    def scope(self) -> Scope:
        """What is looked at."""
        return Scope(self.grid.today, self.grid.cursor_day, tuple(self._titles.values()), self.title_id)

    @property
    def title_id(self) -> TitleId | None:
        """The paper chosen, None for all papers."""
        return self.title_bar.title_id

    def show_titles(self, titles: Sequence[TitleRecord]) -> None:
        """Offer these papers, and ask for the month's days anew: the archive may hold others now."""
        self._titles = {title.id: title for title in titles}
        chosen = self.title_id
        self.title_bar.show_titles(titles)
        self.grid.days.show_titles(titles)
        if self.title_id != chosen:
            self.title_followed.emit(self.title_id)
        self._told = None
        self._tell_month()

    def show_title(self, title_id: TitleId | None) -> None:
        """Name the paper chosen, or all; nothing is told."""
        self.title_bar.show_title(title_id)

    def show_month(self, year: int, month: int) -> None:
        """Turn to a month; `month_shown` asks for its days unless it was asked already."""
        self.grid.show_month(Month(year, month))
        self._tell_month()

    def show_days(self, days: Sequence[HeldDay], gaps: Sequence[TitleGap] = ()) -> None:
        """Mark these days and no others."""
        self.grid.days.show_days(days, gaps)

    def show_coverage(self, coverage: Coverage) -> None:
        """Mark what is held, doubtful and missing of the days around the month, and nothing else."""
        self.show_days(coverage.held, coverage.gaps)
        wanted, self._awaited = self._awaited, None
        if wanted and Month.of(wanted) == self.grid.month:
            self._open_day(wanted)

    def open_day_when_known(self, day: date) -> None:
        """Turn to a day and open it as a click would, as soon as it is known what is held of its month."""
        if Month.of(day) == self.grid.month:
            self.grid.move_to(day)
            self._open_day(day)
            return
        self._awaited = day
        self.grid.move_to(day)

    def show_issue(self, day: date, title_id: TitleId) -> None:
        """Fill the day of the open issue and turn to its month.

        Where another paper was chosen, the choice goes over to this one and `title_followed` tells so.
        """
        if self._is_asking:
            self.go_to_dialog.arrive()
        self.grid.days.choose(day)
        self.grid.move_to(day)
        self.show_steps(has_previous=True, has_next=True)
        if self.title_id not in (None, title_id):
            self.title_bar.show_title(title_id)
            self.title_followed.emit(title_id)
        self._tell_month()

    def show_no_issue(self, day: date | None = None) -> None:
        """No issue is open; `day` is the empty day looked at, if any."""
        self.grid.days.choose(day)
        if day:
            self.grid.move_to(day)
        self._tell_month()

    def show_steps(self, *, has_previous: bool, has_next: bool) -> None:
        """Say whether there is an issue before and after the open one."""
        self.previous_issue.setEnabled(has_previous)
        self.next_issue.setEnabled(has_next)

    def open_go_to(self) -> None:
        """Ask for a date or a number."""
        self.go_to_dialog.ask()

    def show_go_to_problem(self, text: str, choices: Sequence[tuple[str, object]] = ()) -> None:
        """Say in a sentence why what was typed leads nowhere, and offer issues (words, IssueId) instead.

        Does nothing where the dialog is not open: none springs up that the person did not ask for.
        """
        if self._is_asking:
            self.go_to_dialog.show_problem(text, choices)

    @property
    def _is_asking(self) -> bool:
        return "go_to_dialog" in self.__dict__ and self.go_to_dialog.isVisible()

    def _build(self) -> None:
        self._name_buttons()
        self._show_heading()
        self.show_steps(has_previous=False, has_next=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_row(MARGIN, self.title_bar, MARGIN - PADDING))
        column.addSpacing(6)
        outdent = MARGIN - PADDING - 4  # words and arrows stand in the middle of their buttons
        column.addLayout(_row(outdent, self.earlier, None, self.heading, None, self.later, outdent))
        column.addLayout(_row(GRID_MARGIN, self.grid, GRID_MARGIN))
        column.addSpacing(6)
        legend = _row(MARGIN, self._legend, self.year, outdent)
        legend.setStretch(1, 1)
        legend.setAlignment(self.year, Qt.AlignmentFlag.AlignTop)
        column.addLayout(legend)
        column.addSpacing(2)
        row = (self.previous_issue, None, self.go_to, None, self.next_issue)
        column.addLayout(_row(outdent, *row, outdent))
        column.addStretch()

    def _name_buttons(self) -> None:
        names = {
            self.heading: ("", _("Choose year and month")),
            self.year: (_("Year view"), _("Year view")),
            self.go_to: (_("Go to…"), _("Go to a date or issue")),
            self.previous_issue: (_("‹ Previous issue"), _("Previous issue")),
            self.next_issue: (_("Next issue ›"), _("Next issue")),
        }
        for button, (text, name) in names.items():
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(NARROWEST)
        self.heading.setProperty("strong", True)
        self.heading.setFont(font("hei", 13.5, QFont.Weight.Bold))
        for button in (self.year, self.go_to, self.previous_issue, self.next_issue):
            button.setFont(font("hei", 11.5))

    def _connect(self) -> None:
        self.title_bar.title_chosen.connect(self.title_chosen)
        self.earlier.clicked.connect(lambda: self.grid.show_month(self.grid.month.plus(-1)))
        self.later.clicked.connect(lambda: self.grid.show_month(self.grid.month.plus(1)))
        self.heading.clicked.connect(self.open_picker)
        self.grid.month_shown.connect(self._tell_month)
        self.grid.day_opened.connect(self._open_day)
        self.previous_issue.clicked.connect(self.previous_issue_wanted)
        self.next_issue.clicked.connect(self.next_issue_wanted)
        self.year.clicked.connect(self.year_wanted)
        self.go_to.clicked.connect(self.open_go_to)

    def open_picker(self) -> None:
        """Let the person choose a year and a month of the archive's span."""
        titles = self._titles.values()
        shown = self.grid.month
        first = min((Month.of(title.first) for title in titles), default=shown)
        last = max((Month.of(title.last) for title in titles), default=shown)
        place = self.heading.mapToGlobal(QPoint(self.heading.width() // 2, self.heading.height() + 4))
        self.picker.open_under(place, shown, first, last)

    def _take_month(self, month: Month) -> None:
        self.grid.show_month(month)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_month(self) -> None:
        month = self.grid.month
        self._show_heading()
        if month != self._told:
            self._told = month
            self.month_shown.emit(month.year, month.month)

    def _show_heading(self) -> None:
        text = month_heading(self.grid.month)
        self.heading.setText(text)
        self.heading.setAccessibleName(_("{month}: choose year and month").format(month=text))

    def _open_day(self, day: date) -> None:
        held = self.grid.days.held_on(day)
        if not held:
            self.empty_day_chosen.emit(day)
        elif len(held) == 1:
            self.issue_chosen.emit(held[0].issue_id)
        else:
            self._offer_issues(day, held)

    def _offer_issues(self, day: date, held: Sequence[HeldDay]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for issue in held:
            title = self._titles.get(issue.title_id)
            name = title.name.replace("&", "&&") if title else _("Unnamed paper")
            action = menu.addAction(f"{name}\t{issue_text(issue).replace('&', '&&')}")
            action.triggered.connect(lambda _checked, chosen=issue.issue_id: self.issue_chosen.emit(chosen))
        menu.setActiveAction(menu.actions()[0])
        cell = self.grid.visualRect(self.grid.days.index_of(day))
        menu.popup(self.grid.viewport().mapToGlobal(cell.bottomLeft()))
        self._day_menu = menu


def _row(left: int, *parts: QWidget | int | None) -> QHBoxLayout:
    """A row that begins `left` pixels in; None is a stretch, a number a space."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(left)
    for part in parts:
        if part is None:
            row.addStretch()
        elif isinstance(part, int):
            row.addSpacing(part)
        else:
            row.addWidget(part)
    return row
