"""Bookmarks and read marks, each step of which can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from reader.core.speech import _
from reader.store.marks.bookmarks import bookmarks_now, bookmarks_on, stars_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QUndoStack

    from reader.core.progress import Report
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
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


class BookmarkController(QObject):
    """Writes marks through a runner of one thread, so that they are kept in the order they were made."""

    bookmarks_changed = Signal(object)
    starred_changed = Signal(str, bool)
    """The key of an article, and whether it bears a bookmark now, be it one of an article joined into it."""
    read_changed = Signal(object, bool)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners) -> None:
        super().__init__()
        self._library, self._steps, self._writer = library, steps, runners.writing

    def look_over(self) -> None:
        """Tell all bookmarks anew."""
        archive, marks = self._library.archive, self._library.marks
        self._write(lambda _report: bookmarks_now(archive, marks), self.bookmarks_changed.emit)

    def toggle_star(self, article_id: ArticleId, key: str) -> None:
        """Bookmark an article, or take its bookmark away."""
        archive, marks = self._library.archive, self._library.marks
        self._write(
            lambda _report: bookmarks_on(archive, marks, key),
            lambda kept: self.unstar(*kept) if kept else self._star(article_id, key),
        )

    def unstar(self, *bookmarks: Bookmark) -> None:
        """Take bookmarks away, all of one article; undo brings them back as they were."""
        keys = [bookmark.key for bookmark in bookmarks]
        self._steps.push(
            Step(
                _("Take bookmark away"),
                lambda: self._remove(keys, _("Bookmark taken away; Ctrl+Z brings it back")),
                lambda: self._restore(bookmarks),
            )
        )

    def _star(self, article_id: ArticleId, key: str) -> None:
        taken_away = _("Bookmark taken away")
        self._steps.push(
            Step(_("Bookmark"), lambda: self._add(article_id, key), lambda: self._remove([key], taken_away))
        )

    def toggle_read(self, keys: list[str]) -> None:
        """Mark articles of one state as the opposite: all read if the first is unread, else all unread."""
        marks = self._library.marks
        self._write(lambda _report: marks.read(keys[:1]), lambda read: self.set_read(keys, not read))

    def set_read(self, keys: list[str], is_read: bool) -> None:
        """Mark articles read or unread, as a step that can be undone."""
        text = _("Mark read") if is_read else _("Mark unread")
        self._steps.push(
            Step(text, lambda: self.note_read(keys, is_read), lambda: self.note_read(keys, not is_read))
        )

    def note_read(self, keys: list[str], is_read: bool = True) -> None:
        """Mark articles read as the person reads on: no step of undo."""
        marks = self._library.marks
        self._write(lambda _report: marks.set_read(keys, is_read), lambda _none: None)
        self.read_changed.emit(keys, is_read)

    def note_place(self, key: str, place: float) -> None:
        """Keep how far an article was read (0 to 1)."""
        marks = self._library.marks
        self._write(lambda _report: marks.set_place(key, place), lambda _none: None)

    def _add(self, article_id: ArticleId, key: str) -> None:
        archive, marks = self._library.archive, self._library.marks
        self._turn([key], lambda: marks.add_bookmark(archive.article(article_id), datetime.now(UTC)))
        self.said.emit(_("Bookmarked"))

    def _remove(self, keys: Sequence[str], said: str) -> None:
        marks = self._library.marks
        self._turn(keys, lambda: [marks.remove_bookmark(key) for key in keys])
        self.said.emit(said)

    def _restore(self, bookmarks: Sequence[Bookmark]) -> None:
        marks = self._library.marks

        def write() -> None:
            for bookmark in bookmarks:
                marks.restore_bookmark(bookmark)

        self._turn([bookmark.key for bookmark in bookmarks], write)
        self.said.emit(_("Bookmark brought back"))

    def _turn(self, keys: Sequence[str], write: Callable[[], object]) -> None:
        """Put bookmarks or take them away, then tell which articles bear one now."""
        archive, marks = self._library.archive, self._library.marks

        def work(_report: Report) -> dict[str, bool]:
            write()
            return stars_at(archive, marks, keys)

        def done(stars: dict[str, bool]) -> None:
            for key, is_starred in stars.items():
                self.starred_changed.emit(key, is_starred)
            self.look_over()

        self._write(work, done)

    def _write(self, work: object, done: object) -> None:
        self._writer.run(self, work, done, self.failed.emit)  # type: ignore[arg-type]  # a pair that fits
