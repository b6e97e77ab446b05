"""What an empty archive shows: where to drop papers, and the specimen to look around in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BOX = (640, 318)
RADIUS = 18


class WelcomePage(QWidget):
    """The first thing a person sees. Dropping is the window's: it works anywhere."""

    files_wanted = Signal()
    folder_wanted = Signal()
    specimen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._headline = _centred(_("Put your newspapers here"))
        self._lead = _centred(_("Files or folders: drop them in and read them issue by issue"))
        self._files = QPushButton(_("Choose files…"))
        self._files.setDefault(True)
        self.setFocusProxy(self._files)
        self._folder = QPushButton(_("Choose a folder…"))
        self._specimen = QPushButton(_("Look at the specimen paper first"))
        self._kinds = _centred(
            _("Page text · page PDF · e-paper pages · article folders · tables · Word · METS/ALTO · zip")
        )
        self._promise = _centred(
            _("Your files are never changed; after reading you are told what was found and what was doubtful")
        )
        self._headline.setFont(font("song", 36, QFont.Weight.Black))
        self._lead.setFont(font("hei", 15))
        for quiet in (self._kinds, self._promise):
            quiet.setFont(font("hei", 13))
        for label in (self._lead, self._kinds, self._promise):
            label.setObjectName("quiet")
        self._files.setObjectName("main")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        for button in (self._files, self._folder, self._specimen):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch()
        for part, gap in (
            (self._headline, 8),
            (self._lead, 24),
            (row, 24),
            (self._kinds, 2),
            (self._promise, 0),
        ):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch()

    def _connect(self) -> None:
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._specimen.clicked.connect(self.specimen_wanted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed box to drop into."""
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.paper))
        painter.setPen(QPen(QColor(theme.line), 1, Qt.PenStyle.DashLine))
        width, height = min(BOX[0], self.width() - 32), min(BOX[1], self.height() - 32)
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.drawRoundedRect(box.translated(0.5, 0.5), RADIUS, RADIUS)


def _centred(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
