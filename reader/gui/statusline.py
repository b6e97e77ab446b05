"""The line at the bottom: what is open, what is being done, and what has just been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reader.core.speech import _
from reader.gui import theme
from reader.gui.calendar.look import ElidedLabel

if TYPE_CHECKING:
    from reader.core.progress import Progress

HEIGHT = 26
SAID_FOR = 6000
"""Milliseconds that a passing message stays."""


class StatusLine(QWidget):
    """Left: the open issue, or for a moment what was done. Right: how much is held, or a job's progress."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR)
        self._build()
        self._timer.timeout.connect(lambda: self._left.setText(self._place))

    def _build(self) -> None:
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._left, self._right, self._doing = ElidedLabel(), QLabel(), QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 6)
        self._cancel = QPushButton(_("Stop"))
        self._cancel.setObjectName("small")
        self._cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        for part in (self._doing, self._bar, self._cancel, self._right):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.end_progress()

    def set_theme(self, colours: theme.Theme) -> None:
        """Take the window's colours."""
        for label in (self._left, self._right, self._doing):
            label.setFont(theme.font("hei", 12))
            label.setStyleSheet(f"color: {colours.muted}")
        self._cancel.setFont(theme.font("hei", 12))

    def show_place(self, text: str) -> None:
        """Say what is open; a passing message stays its time."""
        self._place = text
        if not self._timer.isActive():
            self._left.setText(text)

    def show_size(self, text: str) -> None:
        """Say how much the archive holds."""
        self._right.setText(text)

    def say(self, text: str) -> None:
        """Say for a moment what was done."""
        self._left.setText(text)
        self._timer.start()

    @property
    def text(self) -> str:
        """What stands at the left."""
        return self._left.text()

    def show_progress(self, progress: Progress) -> None:
        """Show how far a job is; a total of 0 is not known yet."""
        for part in (self._doing, self._bar, self._cancel):
            part.show()
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        count = f"{progress.done:,} / {progress.total:,}" if progress.total else ""
        self._doing.setText("  ".join(part for part in (progress.what, count) if part))

    def end_progress(self) -> None:
        """Take the progress away."""
        for part in (self._doing, self._bar, self._cancel):
            part.hide()
