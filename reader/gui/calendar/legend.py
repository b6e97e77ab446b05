"""What the marks under the days mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.core.speech import _
from reader.gui.calendar.days import Mark
from reader.gui.calendar.delegate import draw_mark, mark_colour
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_MARK_WIDTH = 12
_GAP = 9
_LINE = 20


class Legend(QWidget):
    """Each mark with its word, drawn as in the calendar; a second line where one is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("hei", 11.5))
        self._entries = (
            (Mark.WHOLE, _("Held")),
            (Mark.PART, _("In part")),
            (Mark.DOUBTFUL, _("Doubtful")),
            (Mark.MISSING, _("Missing")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            _(
                "A dot: the issue is held. A ring: some of its pages are not. A triangle: something about "
                "it should be checked. A dash: an issue was expected and is not held."
            )
        )
        self.setAccessibleName(self.toolTip())

    def sizeHint(self) -> QSize:
        """All entries in one line."""
        width = sum(self._width(words) + _GAP for _mark, words in self._entries) - _GAP
        return QSize(round(width) + 1, _LINE)

    def minimumSizeHint(self) -> QSize:
        """The widest entry."""
        return QSize(round(max(self._width(words) for _mark, words in self._entries)) + 1, _LINE)

    def heightForWidth(self, width: int) -> int:
        """As many lines as the entries take."""
        return _LINE * (1 + max(line for *_entry, line in self._places(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width asks for: rows in rows do not ask by themselves."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each mark with its words."""
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, words, left, line in self._places(self.width()):
            middle = line * _LINE + _LINE / 2 + 0.5
            draw_mark(painter, mark, QPointF(left + 4, middle), mark_colour(mark, theme))
            painter.setPen(QColor(theme.muted))
            space = QRectF(left + _MARK_WIDTH, line * _LINE, self._width(words), _LINE)
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, words)

    def _places(self, width: int) -> Iterator[tuple[Mark, str, float, int]]:
        """Each entry with its left edge and its line."""
        left, line = 0.0, 0
        for mark, words in self._entries:
            if left and left + self._width(words) > width:
                left, line = 0.0, line + 1
            yield mark, words, left, line
            left += self._width(words) + _GAP

    def _width(self, words: str) -> float:
        return _MARK_WIDTH + QFontMetricsF(self.font()).horizontalAdvance(words) + 1
