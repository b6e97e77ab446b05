"""A year as twelve small months, with the marks of its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.core.speech import _
from reader.gui.calendar.days import CalendarDay, Mark, day_lines
from reader.gui.calendar.delegate import draw_mark, mark_colour
from reader.gui.calendar.model import by_day, missing_by_day
from reader.gui.calendar.months import Month, bounded
from reader.gui.calendar.wording import month_names, weekday_heads
from reader.gui.widgets.theme import font, mixed, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from reader.store.records import Coverage, HeldDay, TitleGap, TitleId, TitleRecord

ACROSS = 4
"""Months beside each other where there is room; fewer where there is none, never a part of one."""
CELL = QSize(23, 23)
NAME, WEEKDAYS = 24, 16
HEAD = NAME + WEEKDAYS
"""Pixels over a month's days: its name, and the days of the week."""
GAP = QSize(22, 10)
_MONTH = QSize(7 * CELL.width(), HEAD + 6 * CELL.height())
_Key = Qt.Key
_STEPS = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Up: -7, _Key.Key_Down: 7}
_LEAPS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


@dataclass(frozen=True, slots=True)
class _Spot:
    """What lies at a place: a day, or a month's name (then `day` is its first)."""

    day: date
    is_name: bool = False


class YearGrid(QWidget):
    """One drawing, moved through by mouse and keys: arrows a day or a week, PgUp/PgDn a month, Enter opens."""

    day_chosen = Signal(object)
    """A date."""
    month_chosen = Signal(object)
    """A Month: its name was clicked."""
    year_left = Signal(int)
    """The keys went on into this year."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._cursor = today()
        self._held: dict[date, tuple[HeldDay, ...]] = {}
        self._missing: dict[date, tuple[TitleGap, ...]] = {}
        self._titles: dict[TitleId, str] = {}
        self._hovered: _Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_MONTH)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cursor_day(self) -> date:
        """The day the keys act on."""
        return self._cursor

    def show_year(self, day: date) -> None:
        """Show the year of a day, with the cursor on it and nothing known yet."""
        if day.year != self._cursor.year:
            self._held, self._missing = {}, {}
        self._move_cursor(day)

    def show_coverage(self, coverage: Coverage, titles: Sequence[TitleRecord]) -> None:
        """Mark what is held, doubtful and missing."""
        self._held, self._missing = by_day(coverage.held), missing_by_day(coverage.gaps)
        self._titles = {title.id: title.name for title in titles}
        self._move_cursor(self._cursor)

    def day(self, day: date) -> CalendarDay:
        """A day as it is to be drawn."""
        is_today = day == self._today()
        return CalendarDay(
            day, is_in_month=True, is_today=is_today, held=self._held.get(day, ()),
            missing=self._missing.get(day, ()),
        )  # fmt: skip

    def sizeHint(self) -> QSize:
        """Three rows of four months."""
        width = ACROSS * _MONTH.width() + (ACROSS - 1) * GAP.width()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """As high as the rows of months are."""
        down = -(-12 // _across(width))
        return down * _MONTH.height() + (down - 1) * GAP.height()

    def _corner(self, month: int) -> QPointF:
        down, across = divmod(month - 1, _across(self.width()))
        left, top = across * (_MONTH.width() + GAP.width()), down * (_MONTH.height() + GAP.height())
        return QPointF(left, top)

    def _name_place(self, month: int) -> QRectF:
        corner = self._corner(month)
        return QRectF(corner.x() + 4, corner.y(), _MONTH.width() - 8, NAME)

    def place_of(self, day: date) -> QRectF:
        """Where a day is drawn."""
        corner = self._corner(day.month)
        week, weekday = divmod(day.day - 1 + day.replace(day=1).weekday(), 7)
        left, top = weekday * CELL.width(), HEAD + week * CELL.height()
        return QRectF(corner.x() + left, corner.y() + top, CELL.width(), CELL.height())

    # drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the months' names and the days with their marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._draw_name(painter, month)
            self._draw_weekdays(painter, month)
        for day in self._days():
            self._draw_day(painter, self.day(day))

    def _days(self) -> Iterator[date]:
        day = date(self._cursor.year, 1, 1)
        for nth in range((date(self._cursor.year, 12, 31) - day).days + 1):
            yield day + timedelta(days=nth)

    def _draw_weekdays(self, painter: QPainter, month: int) -> None:
        painter.setFont(font("hei", 10))
        painter.setPen(QColor(theme_of(self).muted))
        corner = self._corner(month)
        for at, name in enumerate(weekday_heads()):
            place = QRectF(corner.x() + at * CELL.width(), corner.y() + NAME, CELL.width(), WEEKDAYS)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def _draw_name(self, painter: QPainter, month: int) -> None:
        spot = _Spot(date(self._cursor.year, month, 1), is_name=True)
        painter.setFont(font("hei", 12.5, QFont.Weight.Bold))
        theme = theme_of(self)
        painter.setPen(QColor(theme.accent if spot == self._hovered else theme.ink))
        painter.drawText(self._name_place(month), Qt.AlignmentFlag.AlignVCenter, month_names()[month - 1])

    def _draw_day(self, painter: QPainter, day: CalendarDay) -> None:
        theme, place = theme_of(self), self.place_of(day.date)
        inner = place.adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() and day.date == self._cursor:
            painter.setPen(QPen(QColor(theme.accent), 1.6))
            painter.drawRoundedRect(inner, 6, 6)
        elif self._hovered == _Spot(day.date):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(inner, 6, 6)
        elif day.is_today:
            painter.setPen(QPen(mixed(theme.muted, theme.background, 0.5), 1))
            painter.drawRoundedRect(inner, 6, 6)
        weight = QFont.Weight.Bold if day.held else QFont.Weight.Normal
        painter.setFont(font("hei", 10.5, weight))
        painter.setPen(QColor(theme.ink if day.held else theme.muted))
        number = place.adjusted(0, 1, 0, -7)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
        if day.mark is not Mark.NONE:
            middle = QPointF(place.center().x(), place.bottom() - 4.5)
            draw_mark(painter, day.mark, middle, mark_colour(day.mark, theme))

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would open."""
        self._hover(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing any more."""
        self._hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day or the month clicked."""
        spot = self._spot_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or spot is None:
            return
        if spot.is_name:
            self.month_chosen.emit(Month.of(spot.day))
        else:
            self._move_cursor(spot.day)
            self.day_chosen.emit(spot.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or open its day."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        month = Month.of(self._cursor)
        if modifiers:
            event.ignore()
        elif key in _STEPS:
            self._move(self._cursor + timedelta(days=_STEPS[key]))
        elif key in _LEAPS:
            self._move(month.plus(_LEAPS[key]).day(self._cursor.day))
        elif key in (_Key.Key_Home, _Key.Key_End):
            self._move(month.first if key == _Key.Key_Home else month.last)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.day_chosen.emit(self._cursor)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell of the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(spot), self)
            return True
        return super().event(event)

    def _move(self, day: date) -> None:
        year = self._cursor.year
        self._move_cursor(bounded(day))
        if self._cursor.year != year:
            self._held, self._missing = {}, {}
            self.year_left.emit(self._cursor.year)

    def _move_cursor(self, day: date) -> None:
        self._cursor = day
        self.setAccessibleName(_("Year {year}").format(year=day.year))
        self.setAccessibleDescription(", ".join(day_lines(self.day(day), self._titles)))
        self.update()

    def _words(self, spot: _Spot | None) -> str:
        if spot is None or spot.is_name:
            return _("Show this month") if spot else ""
        return "\n".join(day_lines(self.day(spot.day), self._titles))

    def _hover(self, spot: _Spot | None) -> None:
        if spot != self._hovered:
            self._hovered = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.update()

    def _spot_at(self, place: QPointF) -> _Spot | None:
        """What lies there."""
        for month in range(1, 13):
            first = Month(self._cursor.year, month).first
            if self._name_place(month).contains(place):
                return _Spot(first, is_name=True)
            if QRectF(self._corner(month), _MONTH).contains(place):
                days = Month(self._cursor.year, month).length
                found = (_Spot(first.replace(day=day)) for day in range(1, days + 1))
                return next((spot for spot in found if self.place_of(spot.day).contains(place)), None)
        return None


def _across(width: int) -> int:
    """How many months there is room for beside each other."""
    return max(1, min(ACROSS, (width + GAP.width()) // (_MONTH.width() + GAP.width())))
