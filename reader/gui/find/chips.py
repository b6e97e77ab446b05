"""Small round buttons that stand in a row, and in more rows where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.core.speech import _
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, icon, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent


HEIGHT = 24
PAD = 10
CROSS = 12
GAP = 6
MARGIN = 14
LONGEST = 180


class Chip(QAbstractButton):
    """A filter: pale while it is off, with its value and a cross while it is on."""

    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._value = name, ""
        self._style = TextStyle(font("hei", 12), HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(name)
        self.show_value("")

    @property
    def value(self) -> str:
        """What it filters by; empty while it is off."""
        return self._value

    def show_value(self, value: str) -> None:
        """Stand for a filter with this value; an empty one turns it off."""
        self._value = value
        said = _("{name}: {value}").format(name=self._name, value=value) if value else self._name
        self.setAccessibleName(said)
        self.setToolTip(_("{filter} (Del removes it)").format(filter=said) if value else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        width = self._style.advance(self._value or self._name) + 2 * PAD + (CROSS + 2 if self._value else 0)
        return QSize(min(LONGEST, round(width) + 1), HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross takes the filter away; anywhere else changes it."""
        is_cross = bool(self._value) and event.position().x() > self.width() - PAD - CROSS
        if is_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the filter, Del takes it away."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._value:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, its words and its cross."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lively = self.underMouse() or self.hasFocus()
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.wash if self._value else theme.line))
        ground = theme.wash if self._value else theme.selected if is_lively else theme.background
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
        cross = CROSS + 2 if self._value else 0
        words = TextBlock(self._value or self._name, self._style, self.width() - 2 * PAD - cross + 2)
        colour = QColor(theme.accent if self._value else theme.muted)
        words.draw(painter, QRectF(PAD, -1, 0, 0).topLeft(), colour)
        if self._value:
            place = QRectF(self.width() - PAD - CROSS + 3, (HEIGHT - CROSS) / 2, CROSS, CROSS).toRect()
            icon("close", "accent").paint(painter, place)
        painter.end()


class ChipRow(QWidget):
    """Places chips from left to right, and on further lines where the first is full."""

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = tuple(chips)
        for chip in self._chips:
            chip.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips for the new width."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Place the chips that are shown; the row is as high as they need."""
        left, top = MARGIN, 8
        for chip in self._chips:
            if chip.isHidden():
                continue
            size = chip.sizeHint()
            if left > MARGIN and left + size.width() > self.width() - MARGIN:
                left, top = MARGIN, top + HEIGHT + GAP
            chip.setGeometry(left, top, size.width(), size.height())
            left += size.width() + GAP
        self.setFixedHeight(top + HEIGHT + 8)
