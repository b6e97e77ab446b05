"""Hits over time as small bars; a click on one narrows the find to its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from reader.core.speech import _
from reader.gui.widgets.theme import mixed, theme_of
from reader.gui.widgets.wording import articles_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from reader.find.facets import FacetCount

HEIGHT = 48
MARGIN = 16
TOP, BOTTOM = 9, 5
WIDEST = 28
LEAST = 1.5
"""Pixels of a bar that stands for a single hit: what is there can be seen."""


class HitChart(QWidget):
    """A bar a year, or a month. Left and Right walk the bars, Enter narrows to the one that is marked."""

    span_chosen = Signal(str)
    """Days as the query language writes them: a year or a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[FacetCount, ...] = ()
        self._marked = -1
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Hits over time"))
        self.hide()

    @property
    def times(self) -> tuple[FacetCount, ...]:
        """What the bars stand for."""
        return self._times

    def show_times(self, times: Sequence[FacetCount]) -> None:
        """Show these; one bar alone says nothing, and is not shown."""
        if tuple(times) != self._times:
            self._times, self._marked = tuple(times), -1
        self.setVisible(len(self._times) > 1)
        self.setAccessibleDescription("; ".join(share_text(it) for it in self._times))
        self.update()

    def sizeHint(self) -> QSize:
        """Low: it must leave the room to the results."""
        return QSize(200, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """The tool tip says what a bar stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._bar_at(event.pos().toPointF())
            if at >= 0:
                QToolTip.showText(event.globalPos(), share_text(self._times[at]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse is drawn stronger."""
        self._mark(self._bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No bar is marked any more."""
        super().leaveEvent(event)
        self._mark(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click narrows the days."""
        self._choose(self._bar_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk the bars, Enter chooses one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._mark(min(max(self._marked + steps[Qt.Key(event.key())], 0), len(self._times) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._marked)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars on a thin line."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.background))
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), QColor(theme.line))
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((it.count for it in self._times), default=1) or 1
        for at, share in enumerate(self._times):
            painter.setBrush(
                QColor(theme.accent) if at == self._marked else mixed(theme.accent, theme.background, 0.72)
            )
            place = self._place(at)
            height = max(LEAST, place.height() * share.count / most) if share.count else 0
            bar = QRectF(place.left(), place.bottom() - height, place.width(), height)
            painter.drawRoundedRect(bar, min(2, bar.width() / 2), min(2, height / 2))
        painter.end()

    def _place(self, at: int) -> QRectF:
        """Where a bar may stand, at its full height."""
        step = min(WIDEST, (self.width() - 2 * MARGIN) / max(1, len(self._times)))
        gap = min(3.0, step * 0.25)
        return QRectF(MARGIN + at * step, TOP, max(1.0, step - gap), HEIGHT - TOP - BOTTOM)

    def _bar_at(self, place: QPointF) -> int:
        step = min(WIDEST, (self.width() - 2 * MARGIN) / max(1, len(self._times)))
        at = int((place.x() - MARGIN) // step)
        return at if 0 <= at < len(self._times) else -1

    def _mark(self, at: int) -> None:
        if at != self._marked:
            self._marked = at
            self.update()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._times):
            self.span_chosen.emit(self._times[at].value)


def share_text(share: FacetCount) -> str:
    """A year or month with its hits."""
    return _("{name}: {value}").format(name=share.value, value=articles_text(share.count))
