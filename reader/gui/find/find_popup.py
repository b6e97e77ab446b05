"""The list under the find field. It never takes the focus: all keys go to the field, or its input method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from reader.core.speech import _
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, theme_of
from reader.gui.widgets.wording import articles_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from reader.find.suggestions import Suggestion

ROW = 32
EDGE = 5
LEFT = 14
FOOT = 26
RADIUS = 9


class FindPopup(QWidget):
    """Rows under a field, one of which may be marked. A plain child of the window: nothing is grabbed."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self._offered: tuple[Suggestion, ...] = ()
        self._row = -1
        self._hovered = -1
        self._shown, self._label = TextStyle(font("hei", 13), 20), TextStyle(font("hei", 11.5), 20)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Suggestions"))
        self.hide()

    def offer(self, offered: Sequence[Suggestion]) -> None:
        """Show these, none of them marked; nothing to offer hides the list."""
        if tuple(offered) == self._offered and self.isVisible():
            return
        self._offered, self._row, self._hovered = tuple(offered), -1, -1
        if not self._offered or not self._field.isVisible():
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self.update()

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        """What is offered while the list is shown."""
        return self._offered if self.isVisible() else ()

    @property
    def marked(self) -> Suggestion | None:
        """What Enter takes."""
        return self._offered[self._row] if self.isVisible() and self._row >= 0 else None

    def step(self, by: int) -> None:
        """Mark the next (1) or previous (-1) row; beyond the ends none is marked, as before the first."""
        places = len(self._offered) + 1
        self._row = (self._row + 1 + by) % places - 1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the row under it."""
        row = self._row_at(event.position())
        if 0 <= row < len(self._offered):
            self.taken.emit(self._offered[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is shaded; the marked one stays marked."""
        self._hovered = self._row_at(event.position())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows and the line that tells the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self)
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        for row, suggestion in enumerate(self._offered):
            self._draw_row(painter, row, suggestion)
        keys = TextBlock(
            _("↑ ↓ to choose · Tab or Enter takes it over · Esc closes"), self._label, self.width() - 2 * LEFT
        )
        keys.draw(painter, QPointF(LEFT, self.height() - FOOT), QColor(theme.muted))
        painter.end()

    def _draw_row(self, painter: QPainter, row: int, suggestion: Suggestion) -> None:
        theme, place = theme_of(self), QRectF(EDGE, EDGE + row * ROW, self.width() - 2 * EDGE, ROW)
        if row in (self._row, self._hovered):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.wash if row == self._row else theme.selected))
            painter.drawRoundedRect(place, 6, 6)
        about = suggestion.label
        if suggestion.uses:
            about = f"{about} · {articles_text(suggestion.uses)}"
        width = self.width() - 2 * LEFT
        label = TextBlock(about, self._label, width / 2)
        label.draw(painter, QPointF(self.width() - LEFT - label.width, place.top() + 6), QColor(theme.muted))
        shown = TextBlock(suggestion.shown, self._shown, width - label.width - LEFT)
        ink = QColor(theme.accent if row == self._row else theme.ink)
        shown.draw(painter, QPointF(LEFT, place.top() + 6), ink)

    def _place(self) -> None:
        """Right under the field, as wide as it is."""
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        corner = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4))
        height = 2 * EDGE + len(self._offered) * ROW + FOOT
        self.setGeometry(QRect(corner.x(), corner.y(), self._field.width(), height))

    def _row_at(self, place: QPointF) -> int:
        row = int((place.y() - EDGE) // ROW)
        return row if 0 <= row < len(self._offered) else -1
