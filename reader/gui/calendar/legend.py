"""What the marks under the days mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.core.speech import _
from reader.gui.calendar.days import Mark
from reader.gui.calendar.delegate import draw_mark
from reader.gui.theme import LIGHT, Theme, font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_MARK_WIDTH = 12
_GAP = 10


class Legend(QWidget):
    """One line: a dot for held, a ring for held in part, drawn as in the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._entries = ((Mark.WHOLE, _("Held")), (Mark.PART, _("In part")))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("A dot: the issue is held. A ring: some of its pages are not."))
        self.setAccessibleName(self.toolTip())

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.setFont(font("hei", 11.5))
        self.update()

    def sizeHint(self) -> QSize:
        """All entries in one line."""
        width = sum(self._width(words) for _mark, words in self._entries) + _GAP
        return QSize(round(width) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        """A narrow panel cuts the line."""
        return QSize(40, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each mark with its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for mark, words in self._entries:
            draw_mark(painter, mark, QPointF(left + 4, self.height() / 2 + 0.5), QColor(self._theme.accent))
            painter.setPen(QColor(self._theme.muted))
            line = QRectF(left + _MARK_WIDTH, 0, self._width(words), self.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            left += self._width(words) + _GAP

    def _width(self, words: str) -> float:
        return _MARK_WIDTH + QFontMetricsF(self.font()).horizontalAdvance(words) + 1
