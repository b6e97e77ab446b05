"""Asked where an archive is damaged: whether it is to be made anew from its sources, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from reader.core.speech import _
from reader.gui.shell.work_dialog import WorkDialog

if TYPE_CHECKING:
    from reader.core.errors import ReaderError
    from reader.core.progress import Progress
    from reader.jobs import Rebuilt
    from reader.library import LibraryLocation

_MOST_NAMED = 12
"""Lost sources that are named; how many more there are is told."""


class RebuildDialog(WorkDialog):
    """Says what is wrong and makes the archive anew; it is accepted once there is one that can be opened."""

    def __init__(self, location: LibraryLocation, error: ReaderError, parent: QWidget | None = None) -> None:
        super().__init__(_("The archive is damaged"), (600, 260), parent)
        self._location = location
        self.rebuild_button = QPushButton(_("&Make it anew from its sources"))
        self.open_button = QPushButton(_("&Open it"))
        self.add_buttons(self.rebuild_button, self.open_button)
        self.open_button.setVisible(False)  # only now: the box shows what is added to it
        self.rebuild_button.setDefault(True)
        self.rebuild_button.clicked.connect(self._rebuild)
        self.open_button.clicked.connect(self.accept)
        self.say(
            str(error),
            _(
                "All files that it was read from are read again. The damaged archive and your bookmarks are kept."
            ),
        )

    def _rebuild(self) -> None:
        from reader.jobs.dispatch import rebuild_in_background

        self.rebuild_button.setEnabled(False)
        location = self._location
        self.run(lambda report: rebuild_in_background(location, report), self._show_done)

    def progress_told(self, progress: Progress) -> str:
        """That, and which file is being read."""
        return "\n".join(filter(None, (super().progress_told(progress), progress.what)))

    def _show_done(self, done: Rebuilt) -> None:
        self.bar.setVisible(False)
        kept = _("The former archive is kept as {path}.")
        lost = [_("Not there any more: {name}").format(name=name) for name in done.lost[:_MOST_NAMED]]
        more = len(done.lost) - len(lost)
        self.say(
            done.read.summary,
            *([kept.format(path=done.set_aside)] if done.set_aside else []),
            *lost,
            *([_("and {count} more").format(count=more)] if more > 0 else []),
        )
        self.rebuild_button.setVisible(False)
        self.open_button.setVisible(True)
        self.open_button.setDefault(True)

    def show_failed(self, error: ReaderError) -> None:
        """Say why, and let it be tried again."""
        super().show_failed(error)
        self.rebuild_button.setEnabled(True)
