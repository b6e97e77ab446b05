"""The four colours of marks in each theme: a ground under words, and a stroke for bars, dots and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from reader.core.speech import _

if TYPE_CHECKING:
    from reader.gui.widgets.theme import Theme


class MarkColour(NamedTuple):
    """`ground` lies under ink of the theme, 4.5:1 at least; `stroke` is drawn beside it."""

    ground: str
    stroke: str


_LIGHT = {
    "yellow": MarkColour("#ffe9a8", "#c98a2b"),
    "green": MarkColour("#d3ebcb", "#4f8a5b"),
    "blue": MarkColour("#d0e3f4", "#4677a5"),
    "red": MarkColour("#f8d3ca", "#b8452f"),
}
_DARK = {
    "yellow": MarkColour("#5e4d1b", "#d9a24a"),
    "green": MarkColour("#2f4d35", "#7db98a"),
    "blue": MarkColour("#29445d", "#7fb0dc"),
    "red": MarkColour("#5f332b", "#e37d68"),
}
COLOURS = tuple(_LIGHT)
"""In the order in which they are offered."""


def mark_colour(theme: Theme, name: str) -> MarkColour:
    """A colour of marks in a theme."""
    return (_DARK if theme.is_dark else _LIGHT)[name]


def colour_name(name: str) -> str:
    """What a colour is called."""
    return {"yellow": _("Yellow"), "green": _("Green"), "blue": _("Blue"), "red": _("Red")}[name]


def swatch(theme: Theme, name: str) -> QIcon:
    """A dot of a colour, for menus and lists of choices."""
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark_colour(theme, name).stroke))
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 4, 4)
    painter.end()
    return QIcon(picture)
