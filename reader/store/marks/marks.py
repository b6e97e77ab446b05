"""The marks file: bookmarks, what has been read, reading places. None of it can be made again."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.marks import backups
from reader.store.marks.saved_finds import SAVED_FINDS, SavedFinds
from reader.store.records import Bookmark
from reader.store.sqlite.errors import in_words, system_in_words
from reader.store.sqlite.file import FileKind, SqliteFile, run_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sqlite_utils import Database, Migrations

    from reader.core.corrections.changes import Correction
    from reader.store.records import ArticleRecord

QUOTE = 80
"""Characters of the body kept beside a bookmark."""

FIRST_SCHEMA = """
CREATE TABLE bookmark (
    key TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    page_number TEXT NOT NULL,
    headline TEXT NOT NULL,
    quote TEXT NOT NULL,
    created TEXT NOT NULL
);
CREATE INDEX bookmark_created ON bookmark(created);
CREATE TABLE read (
    key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE place (
    key TEXT PRIMARY KEY,
    place REAL NOT NULL
) WITHOUT ROWID;
"""

CORRECTIONS = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    made TEXT NOT NULL,
    paper TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    articles TEXT NOT NULL,
    change TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX correction_issue ON correction(paper, date);
"""
"""One row a correction, in the order they were made; `articles` are keys and `change` is JSON with the old and
the new values, as core.correction_form has it. Undone ones stay."""


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations("marks")

    @migrations()
    def first_schema(db: Database) -> None:
        run_statements(db, FIRST_SCHEMA)

    @migrations()
    def corrections(db: Database) -> None:
        run_statements(db, CORRECTIONS)

    @migrations()
    def saved_finds(db: Database) -> None:
        run_statements(db, SAVED_FINDS)

    return migrations


MARKS = FileKind(
    application_id=0x59754D4B,
    schemas=("first_schema", "corrections", "saved_finds"),
    migrations=_migrations,
    is_precious=True,
)
"""The application_id reads "YuMK"."""


class Marks:
    """One person's marks, usable from any thread. They name articles by key."""

    def __init__(self, file: SqliteFile, notice: str | None = None) -> None:
        self._file = file
        self.path = file.path
        self.saved_finds = SavedFinds(file)
        self.notice = notice
        """A sentence for the person: the file was damaged and moved aside, or could not be copied."""

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = datetime.now) -> Marks:
        """Open the marks at `path`, or make them; keeps a copy of them a day.

        A damaged file is moved aside, never overwritten; the newest good copy takes its place and
        `notice` says so, as it does where today's copy cannot be made. Raises ArchiveError for a file
        of a newer version or of another program.
        """
        moment = now()
        notice = None
        if backups.is_damaged(path):
            notice = backups.replace_damaged(path, moment)
        file = SqliteFile.open(path, MARKS)
        try:
            with system_in_words(path.parent / backups.FOLDER):
                backups.keep_copy(file.connection, path, moment.date())
        except ArchiveError as error:
            # No reason to keep the bookmarks from the person; but they should know.
            notice = notice or _("Today's copy of the bookmarks was not made. {reason}").format(reason=error)
        return cls(file, notice)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._file.close()

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, the newest first."""
        return [_bookmark(row) for row in self._all("SELECT * FROM bookmark ORDER BY created DESC, key")]

    def bookmark(self, key: str) -> Bookmark | None:
        """The bookmark on the article with this key, if it has one."""
        rows = self._all("SELECT * FROM bookmark WHERE key = ?", (key,))
        return _bookmark(rows[0]) if rows else None

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
        return _bookmark(self._all("SELECT * FROM bookmark WHERE key = ?", (record.key,))[0])

    def remove_bookmark(self, key: str) -> Bookmark | None:
        """Take a bookmark off; gives it back, so that it can be restored."""
        with self._file.writing() as connection:
            rows = connection.execute("DELETE FROM bookmark WHERE key = ? RETURNING *", (key,)).fetchall()
        return _bookmark(rows[0]) if rows else None

    def restore_bookmark(self, bookmark: Bookmark) -> None:
        """Put a bookmark back as it was; one that is there stays as it is."""
        values = (
            bookmark.key, bookmark.title, bookmark.date.isoformat(), bookmark.page_number,
            bookmark.headline, bookmark.quote, bookmark.created.isoformat(),
        )  # fmt: skip
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", values
            )

    def read(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys whose articles have been read."""
        return self._those("read", keys)

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

    def set_place(self, key: str, place: float) -> None:
        """Remember how far down the article was left."""
        with self._file.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?)", (key, place))

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

        with self._file.writing() as connection:
            corrections.insert(connection, added)

    def set_undone(self, uids: Iterable[str], is_undone: bool) -> tuple[Correction, ...]:
        """Undo corrections, or do them again, all or none; gives those that are there as they are now."""
        from reader.store.marks import corrections

        with self._file.writing() as connection:
            turned = (corrections.set_undone(connection, uid, is_undone) for uid in uids)
            return tuple(it for it in turned if it is not None)

    def drop_corrections(self, uids: Iterable[str]) -> None:
        """Forget corrections that could not be carried out."""
        from reader.store.marks import corrections

        with self._file.writing() as connection:
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


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    key, title, day, page_number, headline, quote, created = row
    return Bookmark(
        key, title, date.fromisoformat(day), page_number, headline, quote, datetime.fromisoformat(created)
    )
