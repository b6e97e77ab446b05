"""Bookmarks and read marks, each step of which can be undone, and the panel that lists the bookmarks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _, ngettext
from reader.gui.bookmarks.panel import BookmarksPanel
from reader.gui.tasks.undo_steps import Step
from reader.store.marks.bookmarks import bookmarks_at, bookmarks_now, bookmarks_on, stars_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QUndoStack

    from reader.core.progress import Report
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.records import ArticleId, ArticleLine, Bookmark

Result = TypeVar("Result")


class _Changed(NamedTuple):
    """What has become of some articles: whether they bear a bookmark, and which stands at which key."""

    stars: Mapping[str, bool]
    bookmarks: Mapping[str, Bookmark | None]


class BookmarkController(QObject):
    """Writes marks in the order they were made. A change is shown by itself: the others are not read again."""

    bookmark_opened = Signal(object)
    """The Bookmark whose article the person wants to read."""
    export_wanted = Signal()
    """All bookmarked articles are to be exported."""
    starred_changed = Signal(str, bool)
    """The key of an article, and whether it bears a bookmark now, be it one of an article joined into it."""
    read_changed = Signal(object, bool)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners) -> None:
        super().__init__()
        self._archive, self._marks = library.archive, library.marks
        self._steps, self._writer = steps, runners.writing
        self.panel = BookmarksPanel()
        self.panel.bookmark_opened.connect(self.bookmark_opened)
        self.panel.bookmark_removed.connect(self.unstar)
        self.panel.export_wanted.connect(self.export_wanted)

    def look_over(self) -> None:
        """Show all bookmarks anew: articles may have come, gone or been named otherwise."""
        self._write(lambda: bookmarks_now(self._archive, self._marks), self.panel.show_bookmarks)

    # bookmarks

    def toggle_stars(self, ids: Sequence[ArticleId]) -> None:
        """Bookmark those of several articles that have none, in one step; where all have one, take theirs away."""

        def look() -> list[tuple[ArticleLine, tuple[Bookmark, ...]]]:
            keys = self._archive.keys_of(ids).values()
            lines = self._archive.lines_by_key(keys)
            return [
                (lines[key], bookmarks_on(self._archive, self._marks, key)) for key in keys if key in lines
            ]

        def turn(found: Sequence[tuple[ArticleLine, tuple[Bookmark, ...]]]) -> None:
            bare = [line for line, kept in found if not kept]
            if bare:
                self._star_all(bare)
            elif found:
                self.unstar(*(bookmark for _line, kept in found for bookmark in kept))

        self._write(look, turn)

    def _star_all(self, articles: Sequence[ArticleLine]) -> None:
        keys = [it.key for it in articles]
        headline = articles[0].name if len(articles) == 1 else ""
        self._steps.push(
            Step(_("Add bookmark"), lambda: self._add_all(articles), lambda: self._remove(keys), headline)
        )
        count = len(articles)
        said = ngettext("{count} article bookmarked", "{count} articles bookmarked", count)
        self.said.emit(said.format(count=count))

    def _add_all(self, articles: Sequence[ArticleLine]) -> None:
        now, ids = datetime.now(UTC), [it.id for it in articles]

        def write() -> None:
            for record in self._archive.articles(ids):
                self._marks.add_bookmark(record, now)

        self._change([it.key for it in articles], write)

    def unstar(self, *bookmarks: Bookmark) -> None:
        """Take bookmarks away, all of one article; undo brings them back as they were."""
        keys = [bookmark.key for bookmark in bookmarks]
        self._steps.push(
            Step(
                _("Remove bookmark"),
                lambda: self._remove(keys),
                lambda: self._restore(bookmarks),
                bookmarks[0].headline if len(bookmarks) == 1 else "",
            )
        )
        self.said.emit(_("Bookmark removed; Ctrl+Z restores it"))

    def _remove(self, keys: Sequence[str]) -> None:
        self._change(keys, lambda: [self._marks.remove_bookmark(key) for key in keys])

    def _restore(self, bookmarks: Sequence[Bookmark]) -> None:
        def write() -> None:
            for bookmark in bookmarks:
                self._marks.restore_bookmark(bookmark)

        self._change([bookmark.key for bookmark in bookmarks], write)

    def _change(self, keys: Sequence[str], write: Callable[[], object]) -> None:
        """Put bookmarks or take them away, then show what has become of these."""

        def work() -> _Changed:
            write()
            stars = stars_at(self._archive, self._marks, keys)
            return _Changed(stars, bookmarks_at(self._archive, self._marks, keys))

        self._write(work, self._show)

    def _show(self, changed: _Changed) -> None:
        for key, is_starred in changed.stars.items():
            self.starred_changed.emit(key, is_starred)
        self.panel.change_bookmarks(changed.bookmarks)

    # read marks and reading places

    def toggle_read(self, ids: Sequence[ArticleId]) -> None:
        """Mark those of some articles read that are not, in one step; where all are, mark them unread."""

        def look() -> tuple[list[str], bool]:
            keys = list(self._archive.keys_of(ids).values())
            read = self._marks.read(keys)
            unread = [key for key in keys if key not in read]
            return unread or keys, bool(unread)

        self._write(look, lambda turned: self._push_read(*turned))

    def _push_read(self, keys: Sequence[str], is_read: bool) -> None:
        text = _("Mark read") if is_read else _("Mark unread")
        count = len(keys)
        said = (
            ngettext("{count} article marked as read", "{count} articles marked as read", count)
            if is_read
            else ngettext("{count} article marked as unread", "{count} articles marked as unread", count)
        )
        self.said.emit(said.format(count=count))
        self._steps.push(
            Step(text, lambda: self.note_read(keys, is_read), lambda: self.note_read(keys, not is_read))
        )

    def note_read(self, keys: Sequence[str], is_read: bool = True) -> None:
        """Mark articles read as the person reads on: no step of undo."""
        self._write(lambda: self._marks.set_read(keys, is_read))
        self.read_changed.emit(keys, is_read)

    def note_place(self, key: str, place: float) -> None:
        """Keep how far an article was read (0 to 1)."""
        self._write(lambda: self._marks.set_place(key, place))

    # by the runner

    def _write(self, work: Callable[[], Result], done: Callable[[Result], object] | None = None) -> None:
        def run(_report: Report) -> Result:
            return work()

        def told(result: Result) -> None:
            if done is not None:
                done(result)

        self._writer.run(self, run, told, self.failed.emit)
