"""Bookmarks and read marks, each step of which can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.progress import Report
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import TaskRunner
    from reader.store.records import ArticleId, Bookmark


class Step(QUndoCommand):
    """A step that can be undone: two functions."""

    def __init__(self, text: str, redo: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text)
        self._redo, self._undo = redo, undo

    def redo(self) -> None:
        """Do it, the first time or again."""
        self._redo()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


class Marking(QObject):
    """Writes marks through a runner of one thread, so that they are kept in the order they were made."""

    bookmarks_changed = Signal(object)
    starred_changed = Signal(str, bool)
    read_changed = Signal(object, bool)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, holdings: Holdings, writer: TaskRunner) -> None:
        super().__init__()
        self._holdings, self._writer = holdings, writer
        self.steps = QUndoStack(self)

    def look_over(self) -> None:
        """Tell all bookmarks anew."""
        marks = self._holdings.marks
        self._writer.run(
            self, lambda _report: marks.bookmarks(), self.bookmarks_changed.emit, self.failed.emit
        )

    def toggle_star(self, article_id: ArticleId, key: str) -> None:
        """Bookmark an article, or take its bookmark away."""
        marks = self._holdings.marks
        self._write(
            lambda _report: marks.bookmark(key),
            lambda kept: self.unstar(kept) if kept else self._star(article_id, key),
        )

    def unstar(self, bookmark: Bookmark) -> None:
        """Take a bookmark away; undo brings it back as it was."""
        self.steps.push(
            Step(
                _("Take bookmark away"),
                lambda: self._remove(bookmark.key, _("Bookmark taken away; Ctrl+Z brings it back")),
                lambda: self._restore(bookmark),
            )
        )

    def _star(self, article_id: ArticleId, key: str) -> None:
        taken_away = _("Bookmark taken away")
        self.steps.push(
            Step(_("Bookmark"), lambda: self._add(article_id, key), lambda: self._remove(key, taken_away))
        )

    def toggle_read(self, keys: list[str]) -> None:
        """Mark articles of one state as the opposite: all read if the first is unread, else all unread."""
        marks = self._holdings.marks
        self._write(lambda _report: marks.read(keys[:1]), lambda read: self.set_read(keys, not read))

    def set_read(self, keys: list[str], is_read: bool) -> None:
        """Mark articles read or unread, as a step that can be undone."""
        text = _("Mark read") if is_read else _("Mark unread")
        self.steps.push(
            Step(text, lambda: self.note_read(keys, is_read), lambda: self.note_read(keys, not is_read))
        )

    def note_read(self, keys: list[str], is_read: bool = True) -> None:
        """Mark articles read as the person reads on: no step of undo."""
        marks = self._holdings.marks
        self._write(lambda _report: marks.set_read(keys, is_read), lambda _none: None)
        self.read_changed.emit(keys, is_read)

    def note_place(self, key: str, place: float) -> None:
        """Keep how far an article was read (0 to 1)."""
        marks = self._holdings.marks
        self._write(lambda _report: marks.set_place(key, place), lambda _none: None)

    def _add(self, article_id: ArticleId, key: str) -> None:
        archive, marks = self._holdings.archive, self._holdings.marks

        def work(_report: Report) -> Bookmark:
            return marks.add_bookmark(archive.article(article_id), datetime.now(UTC))

        self._write(work, lambda _bookmark: self.look_over())
        self.starred_changed.emit(key, True)
        self.said.emit(_("Bookmarked"))

    def _remove(self, key: str, said: str) -> None:
        marks = self._holdings.marks
        self._write(lambda _report: marks.remove_bookmark(key), lambda _bookmark: self.look_over())
        self.starred_changed.emit(key, False)
        self.said.emit(said)

    def _restore(self, bookmark: Bookmark) -> None:
        marks = self._holdings.marks
        self._write(lambda _report: marks.restore_bookmark(bookmark), lambda _none: self.look_over())
        self.starred_changed.emit(bookmark.key, True)
        self.said.emit(_("Bookmark brought back"))

    def _write(self, work: object, done: object) -> None:
        self._writer.run(self, work, done, self.failed.emit)  # type: ignore[arg-type]  # a pair that fits
