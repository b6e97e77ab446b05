"""A dialog that does one long piece of work at a time: what is said, how far it is, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.pace import progress_text
from reader.gui.tasks.runner import TaskRunner
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.errors import ReaderError
    from reader.core.progress import Progress, Report
    from reader.gui.tasks.runner import Task


class WorkDialog(QDialog):
    """Says things above a bar; the work ends when the dialog is closed, and what was done until then stays so."""

    def __init__(self, title: str, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runner = TaskRunner(1)
        self._task: Task | None = None
        self.setWindowTitle(title)
        fit(self, size)
        self.told, self.bar = QLabel(), QProgressBar()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self.told, self.bar, self.buttons):
            column.addWidget(part)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar.setVisible(False)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons beside the one that closes."""
        for button in buttons:
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def run(self, work: Callable[[Report], object], show: Callable[..., None]) -> None:
        """Begin `work(report)` in the background; `show` is given what comes of it."""
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self._task = self.runner.run(self, work, show, self.show_failed)
        self._task.progressed.connect(self._show_progress)

    def say(self, *sentences: str) -> None:
        """Say these, one below the other, in the place of what was said."""
        self.told.setText("\n\n".join(sentences))

    def show_failed(self, error: ReaderError) -> None:
        """Say why the work came to nothing."""
        self.bar.setVisible(False)
        self.say(str(error))

    def progress_told(self, progress: Progress) -> str:
        """What is said while the work is under way; empty where what was said before stays."""
        return progress_text(progress, None)

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if told := self.progress_told(progress):
            self.say(told)

    def _leave(self) -> None:
        self.runner.close()
