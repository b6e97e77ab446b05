"""Draws a day: its number, the lunar day under it, and the mark of what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.core.days.lunar import lunar_day_label
from reader.gui.calendar.days import CalendarDay, Mark
from reader.gui.calendar.model import DAY_ROLE, HITS_ROLE
from reader.gui.widgets.theme import font, mixed, theme_in

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.gui.widgets.theme import Theme

CELL = QSize(33, 38)
ROW_HEIGHT = 40
_WIDEST = 40
_RADIUS = 8


def draw_mark(painter: QPainter, mark: Mark, centre: QPointF, colour: QColor) -> None:
    """A dot, a ring, a triangle or a dash around `centre`."""
    if mark is Mark.WHOLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 2, 2)
    elif mark is Mark.PART:
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 2.4, 2.4)
    elif mark is Mark.DOUBTFUL:
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = (QPointF(-3.2, 2.4), QPointF(0, -2.8), QPointF(3.2, 2.4))
        painter.drawPolygon([centre + corner for corner in corners])
    elif mark is Mark.MISSING:
        painter.setPen(QPen(colour, 1.4))
        painter.drawLine(centre - QPointF(3.5, 0), centre + QPointF(3.5, 0))


def mark_colour(mark: Mark, theme: Theme) -> QColor:
    """A dash is quiet, the others are in the accent: their shapes tell them apart."""
    return QColor(theme.muted if mark is Mark.MISSING else theme.accent)


class DayDelegate(QStyledItemDelegate):
    """Draws the cells of the month. Nothing in a cell changes its place when the mouse is over it."""

    is_cursor_shown: bool = False
    """Whether the day the keys act on is outlined."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one day."""
        day: CalendarDay = index.data(DAY_ROLE)
        cell = _cell(QRectF(option.rect))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, hits = theme_in(option.palette), index.data(HITS_ROLE) or 0
        if hits:
            _shade(painter, cell, hits, theme)
        self._draw_ground(painter, cell, day, option.state, theme)
        _draw_words(painter, QRectF(option.rect), cell.top(), day, _inks(day, theme, is_lit=bool(hits)))
        colour = QColor(theme.on_accent) if day.is_chosen else mark_colour(day.mark, theme)
        draw_mark(painter, day.mark, QPointF(cell.center().x(), cell.top() + 34), colour)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, cell: QRectF, day: CalendarDay, state: QStyle.StateFlag, theme: Theme
    ) -> None:
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if day.is_chosen or is_hovered:
            painter.setBrush(QColor(theme.accent if day.is_chosen else theme.selected))
            painter.drawRoundedRect(cell, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.is_cursor_shown and state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, cell, 1.6, QColor(theme.on_accent if day.is_chosen else theme.accent))
        elif day.is_today and not day.is_chosen:
            _outline(painter, cell, 1, mixed(theme.muted, theme.side, 0.5))


def _shade(painter: QPainter, cell: QRectF, hits: int, theme: Theme) -> None:
    """Tint a day the more, the more hits of a find it has."""
    painter.setPen(Qt.PenStyle.NoPen)
    strength = min(1.0, 0.25 + 0.15 * hits.bit_length())
    painter.setBrush(mixed(theme.hit, theme.side, strength))
    painter.drawRoundedRect(cell, _RADIUS, _RADIUS)


def _inks(day: CalendarDay, theme: Theme, *, is_lit: bool) -> tuple[QColor, QColor]:
    """Of the number and of the lunar day: ink on a day that is shaded, where a quiet colour can't be read."""
    if day.is_chosen:
        return QColor(theme.on_accent), QColor(theme.on_accent)
    number = QColor(theme.ink if is_lit or (day.held and day.is_in_month) else theme.muted)
    return number, number if is_lit else QColor(theme.muted)


def _draw_words(
    painter: QPainter, column: QRectF, top: float, day: CalendarDay, inks: tuple[QColor, QColor]
) -> None:
    weight = QFont.Weight.Bold if day.held or day.is_chosen else QFont.Weight.Normal
    size = 14 if day.is_in_month else 12
    _draw_line(painter, column, top + 10, str(day.date.day), font("hei", size, weight), inks[0])
    if day.is_in_month:
        medium = QFont.Weight.Medium if day.held else QFont.Weight.Normal
        _draw_line(painter, column, top + 24, lunar_day_label(day.date), font("hei", 10, medium), inks[1])


def _cell(column: QRectF) -> QRectF:
    width = min(column.width() - 1, _WIDEST)
    height = CELL.height()
    return QRectF(
        column.center().x() - width / 2, column.top() + (column.height() - height) / 2, width, height
    )


def _outline(painter: QPainter, cell: QRectF, width: float, colour: QColor) -> None:
    inset = 1 + width / 2
    painter.setPen(QPen(colour, width))
    painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), _RADIUS - inset, _RADIUS - inset)


def _draw_line(
    painter: QPainter, column: QRectF, middle: float, text: str, face: QFont, colour: QColor
) -> None:
    painter.setFont(face)
    painter.setPen(colour)
    line = QRectF(column.left() - 4, middle - 10, column.width() + 8, 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
