"""The days of one month as a table: a row a week, a column a weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.core.days.issue_date import Precision
from reader.gui.calendar.days import CalendarDay, day_lines
from reader.gui.calendar.months import Month
from reader.gui.calendar.wording import weekday_heads, weekday_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from reader.store.records import HeldDay, TitleGap, TitleId, TitleRecord

DAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The CalendarDay of a cell."""
HITS_ROLE = Qt.ItemDataRole.UserRole + 2
"""How many hits the find that is on has on the day."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Roles = Qt.ItemDataRole


class MonthModel(QAbstractTableModel):
    """Holds the month shown, the days held and the day chosen."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._month = Month.of(today())
        self._days = self._month.days()
        self._held: dict[date, tuple[HeldDay, ...]] = {}
        self._missing: dict[date, tuple[TitleGap, ...]] = {}
        self._titles: dict[TitleId, str] = {}
        self._chosen: date | None = None
        self._hits: Mapping[date, int] = {}

    @property
    def month(self) -> Month:
        """The month shown."""
        return self._month

    @property
    def chosen(self) -> date | None:
        """The day of the open issue."""
        return self._chosen

    def show_month(self, month: Month) -> None:
        """Show another month; what is held is kept."""
        self.beginResetModel()
        self._month, self._days = month, month.days()
        self.endResetModel()

    def show_days(self, held: Iterable[HeldDay], gaps: Iterable[TitleGap] = ()) -> None:
        """Mark these days and no others."""
        self._held, self._missing = by_day(held), missing_by_day(gaps)
        self._tell_changed()

    def show_titles(self, titles: Iterable[TitleRecord]) -> None:
        """Take the papers' names for the tool tips."""
        self._titles = {title.id: title.name for title in titles}
        self._tell_changed()

    def choose(self, day: date | None) -> None:
        """Fill this day."""
        self._chosen = day
        self._tell_changed()

    def show_hits(self, hits: Mapping[date, int]) -> None:
        """Shade days by the hits of a find; none when it has ended."""
        self._hits = hits
        self._tell_changed()

    def hits_on(self, day: date) -> int:
        """The hits of the find that is on."""
        return self._hits.get(day, 0)

    def held_on(self, day: date) -> tuple[HeldDay, ...]:
        """The issues of a day."""
        return self._held.get(day, ())

    def day_at(self, index: _Index) -> CalendarDay:
        """The day of a cell, as it is to be drawn."""
        day = self._days[index.row() * 7 + index.column()]
        return CalendarDay(
            date=day,
            is_in_month=Month.of(day) == self._month,
            is_today=day == self._today(),
            is_chosen=day == self._chosen,
            held=self.held_on(day) if Month.of(day) == self._month else (),
            missing=self._missing.get(day, ()) if Month.of(day) == self._month else (),
        )

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day, invalid where it is not shown."""
        if day not in self._days:
            return QModelIndex()
        return self.index(*divmod(self._days.index(day), 7))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Weeks shown: four to six."""
        return 0 if parent.isValid() else len(self._days) // 7

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Seven."""
        return 0 if parent.isValid() else 7

    def data(self, index: _Index, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The day's number, its words for tool tips and screen readers, and the record itself."""
        if not index.isValid():
            return None
        day = self.day_at(index)
        match role:
            case _Roles.DisplayRole:
                return str(day.date.day)
            case _Roles.ToolTipRole:
                return "\n".join(day_lines(day, self._titles))
            case _Roles.AccessibleTextRole:
                return ", ".join(day_lines(day, self._titles))
            case _ if role in (DAY_ROLE, HITS_ROLE):
                return day if role == DAY_ROLE else self.hits_on(day.date) * day.is_in_month
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Monday to Sunday over the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 7:
            return None
        if role == _Roles.DisplayRole:
            return weekday_heads()[section]
        return weekday_names()[section] if role in (_Roles.ToolTipRole, _Roles.AccessibleTextRole) else None

    def _tell_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 6))


def by_day(held: Iterable[HeldDay]) -> dict[date, tuple[HeldDay, ...]]:
    """The issues of each day: one of several days stands on each, one of a month or a year on its first."""
    found: dict[date, tuple[HeldDay, ...]] = {}
    for issue in held:
        for day in _days_of(issue):
            found[day] = (*found.get(day, ()), issue)
    return found


def _days_of(issue: HeldDay) -> Iterator[date]:
    last = issue.when.end if issue.precision is Precision.DAY else issue.date
    for ordinal in range(issue.date.toordinal(), last.toordinal() + 1):
        yield issue.date.fromordinal(ordinal)


def missing_by_day(gaps: Iterable[TitleGap]) -> dict[date, tuple[TitleGap, ...]]:
    """The gaps that each day lies in on which an issue was due."""
    found: dict[date, tuple[TitleGap, ...]] = {}
    for gap in gaps:
        for day in gap.gap.days:
            found[day] = (*found.get(day, ()), gap)
    return found
