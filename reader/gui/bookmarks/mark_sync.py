"""Marks kept alike on several computers, from the window: through a folder that the person names once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.speech import _

if TYPE_CHECKING:
    from reader.gui.tasks.runners import Runners
    from reader.library import Library


class MarkSync(QObject):
    """Asks for the folder, and says what came of it. Dialogs open over `window`."""

    folder_chosen = Signal(str)
    """The folder to be kept in the settings; '' for none."""
    taken_in = Signal(object)
    """The Disagreements; marks are others now than before."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._writer, self._window = library, runners.writing, window

    def ask(self, now: str | None) -> None:
        """Choose the folder, and begin with it."""
        folder = QFileDialog.getExistingDirectory(
            self._window, _("A folder that your computers all see"), now or ""
        )
        if folder:
            self.folder_chosen.emit(folder)
            self.synchronise(folder)

    def end(self) -> None:
        """Keep them alike no longer; what is in the folder stays there."""
        self.folder_chosen.emit("")
        self.said.emit(_("The marks are no longer kept alike with other computers."))

    def synchronise(self, folder: str, *, is_asked: bool = True) -> None:
        """Take in what the others say, and say what is here. What goes wrong is a dialog only if it was asked for."""

        def work(_report: object) -> Any:  # noqa: ANN401 - a record of a module that is loaded late
            from reader.jobs.mark_sync import synchronise

            return synchronise(self._library, Path(folder))

        told = self.failed.emit if is_asked else lambda error: self.said.emit(str(error))
        self._writer.run(self, work, self._show, told)

    def _show(self, done: Any) -> None:  # noqa: ANN401 - as above
        from reader.jobs.mark_sync import synced_text

        if done.added or done.renewed or done.removed or done.disagreements:
            self.taken_in.emit(done.disagreements)
        self.said.emit(synced_text(done))
