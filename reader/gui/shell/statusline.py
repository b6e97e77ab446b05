"""The line at the bottom: what is open, what is being done, and what has just been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reader.core.pace import Pace, progress_text
from reader.core.speech import _
from reader.gui.calendar.quiet_buttons import ElidedLabel
from reader.gui.widgets import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.progress import Progress

HEIGHT = 26
SAID_FOR = 6000
"""Milliseconds that a passing message stays."""


class StatusLine(QWidget):
    """Left: the open issue, or for a moment what was done. Right: how much is held, or a job's progress."""

    cancel_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._offered: Callable[[], object] | None = None
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
        self._left_over = QLabel(_("An import was not finished."))
        for label in (self._left, self._right, self._doing, self._left_over):
            label.setObjectName("quiet")
        self._go_on = QPushButton(_("Resume"))
        self._go_on.setObjectName("small")
        self._go_on.clicked.connect(self.go_on_wanted)
        self.offer_button = QPushButton()
        self.offer_button.setObjectName("small")
        self.offer_button.clicked.connect(self._take_offer)
        buttons = (self.offer_button, self._cancel, self._go_on)
        for one in (self._left, self._right, self._doing, self._left_over, *buttons):
            one.setFont(theme.font("hei", 12))
        self._pace = Pace()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        row.addWidget(self.offer_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.offer_button.hide()
        for part in (self._left_over, self._go_on, self._doing, self._bar, self._cancel, self._right):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.end_progress()
        self.offer_to_go_on(False)

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

    def offer(self, words: str, take: Callable[[], object]) -> None:
        """Offer to do something; the offer stays until it is taken or another is made."""
        self._offered = take
        self.offer_button.setText(words)
        self.offer_button.show()

    @property
    def offered(self) -> str:
        """The words of what is offered, if anything."""
        return "" if self._offered is None else self.offer_button.text()

    def withdraw_offer(self) -> None:
        """Offer nothing any more."""
        self._offered = None
        self.offer_button.hide()

    def _take_offer(self) -> None:
        take = self._offered
        self.withdraw_offer()
        if take:
            take()

    @property
    def text(self) -> str:
        """What stands at the left."""
        return self._left.text()

    @property
    def size_text(self) -> str:
        """What stands at the right: how much the archive holds."""
        return self._right.text()

    def show_progress(self, progress: Progress) -> None:
        """Show how far a job is; a total of 0 is not known yet."""
        for part in (self._doing, self._bar, self._cancel):
            part.show()
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._doing.setText(self._said(progress))

    def _said(self, progress: Progress) -> str:
        """An import tells what it has read and how long it still takes; other jobs what they are at."""
        left = self._pace.seconds_left(progress)
        if progress.issues:
            return progress_text(progress, left)
        count = f"{progress.done:,} / {progress.total:,}" if progress.total else ""
        return "  ".join(part for part in (progress.what, count) if part)

    def offer_to_go_on(self, is_left: bool) -> None:
        """Offer to go on with an import that was stopped, or take the offer away."""
        for part in (self._left_over, self._go_on):
            part.setVisible(is_left)

    def end_progress(self) -> None:
        """Take the progress away."""
        self._pace = Pace()
        for part in (self._doing, self._bar, self._cancel):
            part.hide()
