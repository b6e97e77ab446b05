"""The marks file: bookmarks, what has been read, reading places. None of it can be made again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.marks import copies, repair
from reader.store.marks.contents import bookmark_of
from reader.store.marks.saved_finds import SavedFinds
from reader.store.marks.schema import MARKS
from reader.store.records import Bookmark
from reader.store.sqlite.errors import FileGoneError, in_words
from reader.store.sqlite.file import SqliteFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.core.corrections.changes import Correction
    from reader.store.marks.annotations import Annotations
    from reader.store.records import ArticleRecord

QUOTE = 80
"""Characters of the body kept beside a bookmark."""


class Marks:
    """One person's marks, usable from any thread. They name articles by key."""

    def __init__(
        self, file: SqliteFile, notice: str | None = None, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._file = file
        self.path = file.path
        self.saved_finds = SavedFinds(file, self._changing)
        self._now, self._pace, self._count = now, copies.CopyPace(), 0
        self.notice = notice
        """A sentence for the person: the file was damaged and mended, or could not be copied."""
        file.before_leaving = self._keep_copy_of

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = datetime.now) -> Marks:
        """Open the marks at `path`, or make them; they are copied before anything else.

        A damaged file is corrected from what can be read of it and its newest copy, and `notice` says so, as it does
        where no copy can be made. Raises MarksLostError where the file is missing, empty or poorer than its
        newest copy, and ArchiveError for a file of a newer version or of another program.
        """
        with repair.marks_lock(path):
            notice = repair.make_ready(path, now())
            try:
                repair.copy_now(path, now())
            except ArchiveError as error:
                # No reason to keep the bookmarks from the person; but they should know.
                notice = notice or _("No copy of the bookmarks could be made. {reason}").format(reason=error)
            return cls(SqliteFile.open(path, MARKS), notice, now)

    def close(self) -> None:
        """Copy what was done since the last copy, and close the connections of all threads."""
        if self._pace.is_due:
            with suppress(ArchiveError):
                self.copy()
        self._file.close()

    def copy(self) -> copies.Copy | None:
        """Copy the marks as they are now; None where a copy says the same. Raises ArchiveError."""
        connection = self._file.connection
        with repair.marks_lock(self.path), in_words(self.path.parent / copies.FOLDER):
            made = copies.keep_copy(connection, self.path, self._now())
        self._pace.begin_again()
        return made

    def copy_to(self, folder: Path) -> copies.Copy:
        """Copy the marks into a folder of the person's choice. Raises ArchiveError."""
        if not folder.is_dir():
            raise ArchiveError(_("There is no folder {folder}. Make it first.").format(folder=folder))
        connection = self._file.connection
        with in_words(folder):
            return copies.make_copy(connection, folder, self.path.stem, self.path.suffix, self._now())

    def newest_copy(self) -> copies.Copy | None:
        """The newest copy that is there."""
        return next(iter(copies.copies_of(self.path)), None)

    @property
    def annotations(self) -> Annotations:
        """Highlights, notes, areas of the facsimile, folders and tags."""
        from reader.store.marks.annotations import Annotations

        return Annotations(self._file, self._changing)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction for what is done by hand: it is counted, and the file copied where a copy is due.

        Raises ArchiveError where the file was removed, or is an older state of itself; nothing counts as done then.
        """
        try:
            with self._file.writing() as connection:
                before = connection.total_changes
                yield connection
                changed = connection.total_changes - before
                number = self._counted(connection, changed)
        except FileGoneError as error:
            raise FileGoneError(f"{error} {self._rescue()}") from error
        self._count = max(self._count, number)
        if self._pace.is_due_after(changed):
            self._copy_meanwhile()

    def _counted(self, connection: sqlite3.Connection, changed: int) -> int:
        """Add to the file's count of changes, and give it."""
        ((number,),) = connection.execute(
            "UPDATE change_count SET number = number + ? RETURNING number", (changed,)
        ).fetchall()
        if number - changed < self._count:
            sentence = _(
                "{path} was replaced by an older state of itself while it was open; nothing was changed."
            )
            way = _("To see its copies: {call}").format(call="yuebao restore --list")
            raise ArchiveError(f"{sentence.format(path=self.path)} {way}")
        return int(number)

    def is_changed_elsewhere(self) -> bool:
        """Whether another program has changed what is made by hand since this was asked last, or changed here."""
        ((number,),) = self._all("SELECT max(number) FROM change_count")
        before, self._count = self._count, max(self._count, int(number))
        return 0 < before < self._count

    def _copy_meanwhile(self) -> None:
        """Copy while the work goes on; where that fails, the person is told once the file is opened again."""
        try:
            self.copy()
        except ArchiveError as error:
            self._pace.begin_again()
            self.notice = _("No copy of the bookmarks could be made. {reason}").format(reason=error)

    def _rescue(self) -> str:
        """Copy what is still held of a file that was removed; says where it is."""
        try:
            self._keep_copy_of(self._file.connection)
        except (ArchiveError, sqlite3.Error, OSError):
            return ""
        return _("What it held is kept in its newest copy. To restore it: {restore}.").format(
            restore="yuebao restore"
        )

    def _keep_copy_of(self, connection: sqlite3.Connection) -> None:
        with repair.marks_lock(self.path):
            copies.keep_copy(connection, self.path, self._now())

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, the newest first."""
        return [bookmark_of(row) for row in self._all("SELECT * FROM bookmark ORDER BY created DESC, key")]

    def bookmark(self, key: str) -> Bookmark | None:
        """The bookmark on the article with this key, if it has one."""
        rows = self._all("SELECT * FROM bookmark WHERE key = ?", (key,))
        return bookmark_of(rows[0]) if rows else None

    def bookmarked(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that have a bookmark."""
        return self._those("bookmark", keys)

    def add_bookmark(self, record: ArticleRecord, when: datetime) -> Bookmark:
        """Put a bookmark on an article; one that is there stays as it is."""
        clipping = record.clipping
        quote = "".join(clipping.article.paragraphs)[:QUOTE]
        bookmark = Bookmark(
            record.key,
            clipping.title,
            clipping.date,
            clipping.page_number,
            clipping.article.name,
            quote,
            when,
        )
        self.restore_bookmark(bookmark)
        return bookmark_of(self._all("SELECT * FROM bookmark WHERE key = ?", (record.key,))[0])

    def remove_bookmark(self, key: str) -> Bookmark | None:
        """Take a bookmark off; gives it back, so that it can be restored."""
        with self._changing() as connection:
            rows = connection.execute("DELETE FROM bookmark WHERE key = ? RETURNING *", (key,)).fetchall()
        return bookmark_of(rows[0]) if rows else None

    def restore_bookmark(self, bookmark: Bookmark) -> None:
        """Put a bookmark back as it was; one that is there stays as it is."""
        self.restore_bookmarks([bookmark])

    def restore_bookmarks(self, bookmarks: Iterable[Bookmark]) -> None:
        """Put bookmarks back, all or none; those that are there stay as they are."""
        rows = [
            (
                it.key,
                it.title,
                it.date.isoformat(),
                it.page_number,
                it.headline,
                it.quote,
                it.created.isoformat(),
            )
            for it in bookmarks
        ]
        with self._changing() as connection:
            connection.executemany(
                "INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", rows
            )

    def read(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys whose articles have been read."""
        return self._those("read", keys)

    def all_read(self) -> list[str]:
        """The keys of all articles that have been read."""
        return [key for (key,) in self._all("SELECT key FROM read ORDER BY key")]

    def set_read(self, keys: Iterable[str], is_read: bool) -> None:
        """Mark articles as read or as unread."""
        sql = (
            "INSERT INTO read VALUES (?) ON CONFLICT DO NOTHING"
            if is_read
            else "DELETE FROM read WHERE key = ?"
        )
        with self._file.writing() as connection:
            connection.executemany(sql, [(key,) for key in keys])

    def place(self, key: str) -> float | None:
        """How far down the article was left, 0 to 1; None where it was never left."""
        rows = self._all("SELECT place FROM place WHERE key = ?", (key,))
        return float(rows[0][0]) if rows else None

    def all_places(self) -> dict[str, float]:
        """How far down each article was left, by key."""
        return {key: float(place) for key, place in self._all("SELECT key, place FROM place ORDER BY key")}

    def set_places(self, places: Iterable[tuple[str, float]]) -> None:
        """Remember how far down articles were left."""
        with self._file.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO place VALUES (?, ?)", list(places))

    def set_place(self, key: str, place: float) -> None:
        """Remember how far down the article was left."""
        self.set_places([(key, place)])

    # corrections

    def corrections(self, paper: str | None = None, day: date | None = None) -> list[Correction]:
        """The corrections, undone ones too, in the order they were made; of a paper or a day where asked."""
        from reader.store.marks import corrections

        rows = self._all(
            f"SELECT {corrections.COLUMNS} FROM correction"
            " WHERE (?1 IS NULL OR paper = ?1) AND (?2 IS NULL OR date = ?2) ORDER BY id",
            (paper, day.isoformat() if day else None),
        )
        return [corrections.correction(row) for row in rows]

    def corrected_issues(self) -> list[tuple[str, date]]:
        """Paper and day of each issue that has corrections, undone ones too."""
        rows = self._all("SELECT DISTINCT paper, date FROM correction ORDER BY paper, date")
        return [(paper, date.fromisoformat(day)) for paper, day in rows]

    def add_corrections(self, added: Iterable[Correction]) -> None:
        """Keep corrections after those that are there, all or none; one that is there stays as it is."""
        from reader.store.marks import corrections

        with self._changing() as connection:
            corrections.insert(connection, added)

    def set_undone(self, uids: Iterable[str], is_undone: bool) -> tuple[Correction, ...]:
        """Undo corrections, or do them again, all or none; gives those that are there as they are now."""
        from reader.store.marks import corrections

        with self._changing() as connection:
            turned = (corrections.set_undone(connection, uid, is_undone) for uid in uids)
            return tuple(it for it in turned if it is not None)

    def drop_corrections(self, uids: Iterable[str]) -> None:
        """Forget corrections that could not be carried out."""
        from reader.store.marks import corrections

        with self._changing() as connection:
            corrections.drop(connection, uids)

    def _those(self, table: str, keys: Iterable[str]) -> set[str]:
        rows = self._all(
            f"SELECT key FROM {table} WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return {key for (key,) in rows}

    def _all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with in_words(self.path):
            return self._file.connection.execute(sql, values).fetchall()
