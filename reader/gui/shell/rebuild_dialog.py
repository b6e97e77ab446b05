"""Asked where an archive is damaged: whether it is to be made anew from its sources, and what came of it."""

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
from reader.core.speech import _
from reader.gui.tasks.runner import TaskRunner
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from reader.core.errors import ReaderError
    from reader.core.progress import Progress
    from reader.gui.tasks.runner import Task
    from reader.jobs import Rebuilt
    from reader.library import LibraryLocation

_MOST_NAMED = 12
"""Lost sources that are named; how many more there are is told."""


class RebuildDialog(QDialog):
    """Says what is wrong and makes the archive anew; it is accepted once there is one that can be opened."""

    def __init__(self, location: LibraryLocation, error: ReaderError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._location = location
        self.runner = TaskRunner(1)
        self._task: Task | None = None
        self.setWindowTitle(_("The archive is damaged"))
        fit(self, (600, 260))
        self.told = QLabel()
        self.bar = QProgressBar()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.rebuild_button = QPushButton(_("&Make it anew from its sources"))
        self.open_button = QPushButton(_("&Open it"))
        self._build()
        self._say(
            str(error),
            _(
                "All files that it was read from are read again. The damaged archive and your bookmarks are kept."
            ),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self.told, self.bar, self.buttons):
            column.addWidget(part)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar.setVisible(False)
        for button in (self.rebuild_button, self.open_button):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.open_button.setVisible(False)  # only now: the box shows what is added to it
        self.rebuild_button.setDefault(True)
        self.rebuild_button.clicked.connect(self._rebuild)
        self.open_button.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)

    def _rebuild(self) -> None:
        from reader.jobs.dispatch import rebuild_in_background

        self.rebuild_button.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        location = self._location
        self._task = self.runner.run(
            self, lambda report: rebuild_in_background(location, report), self._show_done, self._show_failed
        )
        self._task.progressed.connect(self._show_progress)

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        told = "\n".join(filter(None, (progress_text(progress, None), progress.what)))
        if told:
            self._say(told)

    def _show_done(self, done: Rebuilt) -> None:
        self.bar.setVisible(False)
        kept = _("The former archive is kept as {path}.")
        lost = [_("Not there any more: {name}").format(name=name) for name in done.lost[:_MOST_NAMED]]
        more = len(done.lost) - len(lost)
        self._say(
            done.read.summary,
            *([kept.format(path=done.set_aside)] if done.set_aside else []),
            *lost,
            *([_("and {count} more").format(count=more)] if more > 0 else []),
        )
        self.rebuild_button.setVisible(False)
        self.open_button.setVisible(True)
        self.open_button.setDefault(True)

    def _show_failed(self, error: ReaderError) -> None:
        self.bar.setVisible(False)
        self._say(str(error))
        self.rebuild_button.setEnabled(True)

    def _say(self, *sentences: str) -> None:
        self.told.setText("\n\n".join(sentences))

    def _leave(self) -> None:
        """End what is under way; the old archive stays where it was."""
        self.runner.close()
