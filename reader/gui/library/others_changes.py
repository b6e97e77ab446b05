"""What other programs change in the archive and the marks, noticed while they are open here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.store.archive.state import ArchiveState, Stamp, file_stamps, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.tasks.runners import Runners
    from reader.library import Library


class _Found(NamedTuple):
    state: ArchiveState
    are_marks_changed: bool


class OthersChanges(QObject):
    """Looks when it is told to: first at the files' sizes and times, and into them only where those are others.

    What this window changes itself it is told of by `note`, and keeps to itself.
    """

    changed = Signal()
    """The archive or the marks hold other things than when they were last looked at."""
    replaced = Signal()
    """Another file stands in the archive's place."""

    def __init__(self, library: Library, runners: Runners) -> None:
        super().__init__()
        self._library, self._runner = library, runners.reading
        self._state: ArchiveState | None = None
        self._is_looking = False
        self._stamps: tuple[tuple[Stamp | None, ...], ...] = ()
        self.note()

    def look(self) -> None:
        """See whether anything has changed."""
        if self._is_looking or (now := self._stamps_now()) == self._stamps:
            return
        inodes = [stamps[0][0] if stamps[0] else None for stamps in (self._stamps[0], now[0])]
        if None not in inodes and inodes[0] != inodes[1]:
            self._stamps = now
            self.replaced.emit()
            return
        self._run(self._compare)

    def note(self) -> None:
        """What is there now was put there by this window."""
        if not self._is_looking:
            self._run(self._take)

    def _run(self, then: Callable[[_Found], None]) -> None:
        self._is_looking = True
        self._stamps = self._stamps_now()
        task = self._runner.run(self, lambda _report: _look(self._library), then)
        task.ended.connect(self._looked)

    def _looked(self) -> None:
        self._is_looking = False

    def _take(self, found: _Found) -> None:
        self._state = found.state

    def _compare(self, found: _Found) -> None:
        before, self._state = self._state, found.state
        if found.are_marks_changed or (before is not None and found.state != before):
            self.changed.emit()

    def _stamps_now(self) -> tuple[tuple[Stamp | None, ...], ...]:
        return file_stamps(self._library.archive.path), file_stamps(self._library.marks.path)


def _look(library: Library) -> _Found:
    return _Found(state_of(library.archive), library.marks.is_changed_elsewhere())
