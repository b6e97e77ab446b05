"""The row over a group of rows: its name, and how many they are. One look for articles and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QPainter

from reader.gui.widgets.text_block import TextBlock, TextStyle, one_line
from reader.gui.widgets.theme import font
from reader.gui.widgets.wording import articles_text

if TYPE_CHECKING:
    from reader.gui.widgets.theme import Theme

SIDE, GAP, HEIGHT, RULE = 16, 12, 33, 1


class HeadingRow:
    """Draws headings; each is laid out when it is first seen in a width."""

    height = HEIGHT + RULE

    def __init__(self) -> None:
        self._style = TextStyle(font("hei", 12.5, QFont.Weight.DemiBold), HEIGHT)
        self._laid_out: dict[tuple[str, int, int], tuple[TextBlock, TextBlock]] = {}

    def forget(self) -> None:
        """Drop what was laid out."""
        self._laid_out.clear()

    def paint(self, painter: QPainter, rect: QRect, heading: tuple[str, int], theme: Theme) -> None:
        """Draw the name and count of `heading`."""
        painter.fillRect(rect, QColor(theme.background))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(theme.line))
        name, count = self._blocks(*heading, rect.width())
        name.draw(painter, QPointF(SIDE, rect.top()), QColor(theme.muted))
        count.draw(painter, QPointF(rect.right() + 1 - SIDE - count.width, rect.top()), QColor(theme.muted))

    def _blocks(self, name: str, count: int, width: int) -> tuple[TextBlock, TextBlock]:
        key = name, count, width
        if key not in self._laid_out:
            right = TextBlock(articles_text(count), self._style, width)
            room = width - 2 * SIDE - right.width - GAP
            self._laid_out[key] = TextBlock(one_line(name), self._style, room), right
        return self._laid_out[key]
