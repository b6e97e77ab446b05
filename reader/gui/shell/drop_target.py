"""What a window shows while files are dragged over it: that it takes them, and what becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.core.speech import _, ngettext
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent

MARGIN, RADIUS = 16, 18


def drop_text(paths: Sequence[Path], *, is_busy: bool) -> str:
    """What becomes of what is dragged when it is let go."""
    if is_busy:
        return _("An import is under way. Stop it first, or wait until it is done.")
    if DropTarget.is_archive(paths):
        return _("Let go to open this archive")
    said = ngettext(
        "Let go to see what is in {count} item; nothing is stored before you say so",
        "Let go to see what is in {count} items; nothing is stored before you say so",
        len(paths),
    )
    return said.format(count=len(paths))


class DropTarget(QWidget):
    """Lies over a window and lets everything through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @staticmethod
    def paths_of(data: QMimeData) -> list[Path]:
        """The files and folders of this computer among what is dragged."""
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

    @staticmethod
    def is_archive(paths: Sequence[Path]) -> bool:
        """Whether what is dragged is an archive to open, not something to read in."""
        return [path.suffix for path in paths] == [".yuebao"]

    def show_over(self, paths: Sequence[Path], *, is_busy: bool) -> None:
        """Cover the window as it is now, and say what becomes of what is dragged."""
        self.text = drop_text(paths, is_busy=is_busy)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil, a dashed rule, and the sentence."""
        theme, painter = theme_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.paper)
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), RADIUS, RADIUS
        )
        painter.setPen(QColor(theme.ink))
        painter.setFont(font("song", 22, QFont.Weight.DemiBold))
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(4 * MARGIN, 0, -4 * MARGIN, 0), wrap, self.text)
