"""The scroll bar of the page, with a mark wherever a hit stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from reader.gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

BREADTH = 14
BAR = 6
MARK = 3
NEAR = 4
"""Pixels that a click may miss a mark by."""


class HitBar(QScrollBar):
    """A quiet scroll bar; `show_marks` takes places between 0 (top) and 1 (end of the page)."""

    mark_chosen = Signal(int)
    """The number of a hit whose mark was clicked, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._places: tuple[float, ...] = ()
        self._current: float | None = None

    def show_marks(self, places: Sequence[float], current: float | None) -> None:
        """Mark the hits, the current one more strongly."""
        self._places, self._current = tuple(places), current
        self.update()

    @property
    def marks(self) -> tuple[float, ...]:
        """The places marked."""
        return self._places

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark brings its hit into sight, a third down the page; elsewhere it scrolls."""
        mark = self.mark_at(event.position().y())
        on_handle = self._handle().adjusted(0, -1, 0, 1).contains(event.position())
        if mark is None or on_handle:
            super().mousePressEvent(event)
            return
        whole = self.maximum() - self.minimum() + self.pageStep()
        self.setValue(round(mark * whole - self.pageStep() / 3))
        self.mark_chosen.emit(self._places.index(mark))

    def mark_at(self, height: float) -> float | None:
        """The place of the mark nearest to a height of the bar, if one is near."""
        room = self.height() - MARK
        near = min(self._places, key=lambda place: abs(place * room + MARK / 2 - height), default=None)
        return near if near is not None and abs(near * room + MARK / 2 - height) <= NEAR else None

    def sizeHint(self) -> QSize:
        """As broad as its marks need."""
        return QSize(BREADTH, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove, the handle and the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme_of(self).paper))
        painter.setPen(Qt.PenStyle.NoPen)
        if self.maximum() > self.minimum():
            self._draw_bar(painter)
        for place in self._places:
            self._draw_mark(painter, place, theme_of(self).mark)
        if self._current is not None:
            self._draw_mark(painter, self._current, theme_of(self).accent)
        painter.end()

    def _draw_bar(self, painter: QPainter) -> None:
        theme, left = theme_of(self), (self.width() - BAR) / 2
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(left, 0, BAR, self.height()), BAR / 2, BAR / 2)
        handle = QColor(theme.muted)
        handle.setAlphaF(0.85 if self.underMouse() or self.isSliderDown() else 0.6)
        painter.setBrush(handle)
        painter.drawRoundedRect(
            QRectF(left, self._handle().y(), BAR, self._handle().height()), BAR / 2, BAR / 2
        )

    def _draw_mark(self, painter: QPainter, place: float, colour: str) -> None:
        painter.setBrush(QColor(colour))
        top = place * (self.height() - MARK)
        painter.drawRoundedRect(QRectF(2, top, self.width() - 4, MARK), 1, 1)

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))
