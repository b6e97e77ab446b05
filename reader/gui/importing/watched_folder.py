"""A watched folder: what is dropped there is read, once it has stopped growing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.gui.tasks.runners import Runners
    from reader.jobs import ImportReport

Scan = dict[Path, tuple[int, int]]
"""Each file's size and time."""

SETTLES_IN = 1500
"""Milliseconds in which a file must not have changed to count as whole."""
LOOKS_AGAIN = 60_000
"""Milliseconds between two looks of its own: a share on another machine tells of no changes."""
MOST_FOLDERS = 400


class FolderWatcher(QObject):
    """Watches one folder with those below it; `read` begins an import and says whether it could."""

    said = Signal(str)
    chosen = Signal(str)
    """The folder to be kept in the settings; empty for none."""

    def __init__(self, read: Callable[[Sequence[Path]], bool], runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._read, self._runner, self._window = read, runners.reading, window
        self.folder: Path | None = None
        self._seen: Scan = {}
        self._last: Scan | None = None
        self._is_gone = self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLES_IN)
        self._later = QTimer(self, interval=LOOKS_AGAIN)
        self._watcher.directoryChanged.connect(lambda _path: self._soon.start())
        self._soon.timeout.connect(self.look)
        self._later.timeout.connect(self.look)

    def ask_for_folder(self) -> None:
        """Let the person choose the folder to watch."""
        now = str(self.folder or "")
        folder = QFileDialog.getExistingDirectory(self._window, _("Watch a folder"), now)
        if folder:
            self.watch(folder)
            self.chosen.emit(folder)
            self.said.emit(_("Watching {folder}: whatever you put there is imported.").format(folder=folder))

    def end(self) -> None:
        """Watch no folder any more."""
        if self.folder is not None:
            self.said.emit(_("{folder} is no longer watched.").format(folder=self.folder))
        self.watch("")
        self.chosen.emit("")

    def watch(self, folder: str) -> None:
        """Watch `folder` from now on; what is in it already is read first. Empty: none."""
        if folder == str(self.folder or ""):
            return
        self.folder = Path(folder) if folder else None
        self._seen, self._last, self._is_gone = {}, None, False
        watched = [*self._watcher.directories(), *self._watcher.files()]
        if watched:
            self._watcher.removePaths(watched)
        if self.folder is None:
            self._soon.stop()
            self._later.stop()
        else:
            self._soon.start()
            self._later.start()

    def rest(self) -> None:
        """Look no more: the window goes."""
        self._soon.stop()
        self._later.stop()
        self._watcher.directoryChanged.disconnect()

    def look(self) -> None:
        """See what is in the folder now."""
        folder = self.folder
        if folder is not None and not self._is_looking:
            self._is_looking = True
            task = self._runner.run(self, lambda _report: scan(folder), self._take)
            task.ended.connect(self._looked)

    def say_read(self, report: ImportReport) -> None:
        """Say in the status line what was read."""
        if report.articles or report.has_doubts:
            self.said.emit(_("From the watched folder: {summary}").format(summary=report.summary))

    def _looked(self) -> None:
        self._is_looking = False

    def _take(self, found: Scan | None) -> None:
        if found is None:
            self._tell_gone()
            return
        self._is_gone = False
        self._watch_below(found)
        fresh = {path: told for path, told in found.items() if self._seen.get(path) != told}
        last, self._last = self._last, found
        if not fresh:
            return
        whole = [path for path, told in fresh.items() if last is not None and last.get(path) == told]
        if len(whole) < len(fresh) or not self._read(sorted(whole)):
            self._soon.start()
            return
        self._seen.update({path: fresh[path] for path in whole})

    def _tell_gone(self) -> None:
        if not self._is_gone:
            self._is_gone = True
            text = _("The watched folder {folder} is gone. It is watched again when it is back.")
            self.said.emit(text.format(folder=self.folder))

    def _watch_below(self, found: Scan) -> None:
        """Have the system tell of changes in the folder and in those that hold files."""
        folders = {str(self.folder), *(str(path.parent) for path in found)}
        new = sorted(folders - set(self._watcher.directories()))[:MOST_FOLDERS]
        if new:
            self._watcher.addPaths(new)


def scan(folder: Path) -> Scan | None:
    """The files below a folder, hidden ones left out; None where it is gone."""
    if not folder.is_dir():
        return None
    found: Scan = {}
    for place, names, files in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for path in (Path(place) / name for name in files if not name.startswith(".")):
            try:
                told = path.stat()
            except OSError:
                continue
            found[path] = (told.st_size, told.st_mtime_ns)
    return found
