"""The quiet look of the side panel's buttons and pop-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QIcon
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QToolTip

from reader.gui.widgets.theme import icon, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


PADDING = 6
"""Pixels between a button's edge and its words; rows of buttons begin so much further out."""

_CARET = 12


class QuietButton(QToolButton):
    """A button of words without a frame; window.qss has its look."""


class IconButton(QuietButton):
    """A quiet button with an icon; its name is its tool tip too."""

    def __init__(self, icon_name: str, name: str) -> None:
        super().__init__()
        self.setIcon(icon(icon_name, "ink"))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class CaretButton(QuietButton):
    """A quiet button that drops a menu: its words, then a caret."""

    def __init__(self) -> None:
        super().__init__()
        self._caret = icon("caret-down")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """The words and the caret."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + _CARET + 2 * PADDING + 3, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """The same: the words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the style draw the ground, then the words and the caret on it."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        words = self.rect().adjusted(PADDING, 0, -_CARET - PADDING, 0)
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        top = (self.height() - _CARET) // 2 + 1  # the middle of Chinese words lies under that of their line
        self._caret.paint(painter, QRect(words.right() + 2, top, _CARET, _CARET))


class ElidedLabel(QLabel):
    """A line that ends in … where there is no room for it; the tool tip has it whole."""

    def minimumSizeHint(self) -> QSize:
        """It can be cut down to a character or two."""
        return QSize(self.fontMetrics().height() * 2, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show the whole line where a part of it is drawn."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
            QToolTip.showText(event.globalPos(), self.toolTip() or (self.text() if is_cut else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QStylePainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)
