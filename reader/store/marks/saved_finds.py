"""Saved finds and the finds of before, in the marks file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, NewType

from reader.store.sqlite.errors import in_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from reader.store.sqlite.file import SqliteFile

    Changing = Callable[[], AbstractContextManager[sqlite3.Connection]]

MOST_KEPT = 50
"""Finds of before that are remembered."""

SAVED_FINDS = """
CREATE TABLE saved_find (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created TEXT NOT NULL
);
CREATE TABLE saved_find_seen (
    find_id INTEGER NOT NULL REFERENCES saved_find(id) ON DELETE CASCADE,
    archive TEXT NOT NULL,
    hits INTEGER NOT NULL,
    PRIMARY KEY (find_id, archive)
) WITHOUT ROWID;
CREATE TABLE past_find (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    query TEXT NOT NULL UNIQUE
);
"""
"""`saved_find_seen` has how many hits the person saw last, an archive each: a find is kept for all of them."""

SavedFindId = NewType("SavedFindId", int)


class SavedFind(NamedTuple):
    """A query worth keeping. `seen` is how many hits it had when last looked at in the archive asked for."""

    id: SavedFindId
    name: str
    query: str
    created: datetime
    seen: int | None = None


class SavedFinds:
    """What one person finds again and again. Usable from any thread."""

    def __init__(self, file: SqliteFile, changing: Changing) -> None:
        self._file, self._changing = file, changing

    def all(self, archive: str) -> list[SavedFind]:
        """All of them in the order they were saved, with what was seen in `archive`."""
        with in_words(self._file.path):
            rows = self._file.connection.execute(
                "SELECT id, name, query, created, hits FROM saved_find"
                " LEFT JOIN saved_find_seen ON find_id = id AND archive = ? ORDER BY created, id",
                (archive,),
            ).fetchall()
        return [_saved_find(row) for row in rows]

    def save(self, name: str, query: str, when: datetime) -> SavedFind:
        """Keep a query; one that is kept already only takes the new name."""
        with self._changing() as connection:
            kept = connection.execute(
                "UPDATE saved_find SET name = ? WHERE query = ? RETURNING id, name, query, created, NULL",
                (name, query),
            ).fetchall()
            row = (
                kept
                or connection.execute(
                    "INSERT INTO saved_find(name, query, created) VALUES (?, ?, ?)"
                    " RETURNING id, name, query, created, NULL",
                    (name, query, when.isoformat()),
                ).fetchall()
            )
        return _saved_find(row[0])

    def restore(self, find: SavedFind) -> None:
        """Put one back as it was; one that is there stays as it is."""
        with self._changing() as connection:
            connection.execute(
                "INSERT INTO saved_find(id, name, query, created) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (find.id, find.name, find.query, find.created.isoformat()),
            )

    def rename(self, find_id: SavedFindId, name: str) -> None:
        """Give one another name."""
        with self._changing() as connection:
            connection.execute("UPDATE saved_find SET name = ? WHERE id = ?", (name, find_id))

    def remove(self, find_id: SavedFindId) -> None:
        """Keep one no longer; it can be put back by `restore`."""
        with self._changing() as connection:
            connection.execute("DELETE FROM saved_find WHERE id = ?", (find_id,))

    def remove_query(self, query: str) -> None:
        """Keep the find with this query no longer, if there is one."""
        with self._changing() as connection:
            connection.execute("DELETE FROM saved_find WHERE query = ?", (query,))

    def note_seen(self, find_id: SavedFindId, archive: str, hits: int) -> None:
        """The person has seen that many hits in `archive`."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO saved_find_seen SELECT id, ?, ? FROM saved_find WHERE id = ?"
                " ON CONFLICT DO UPDATE SET hits = excluded.hits",
                (archive, hits, find_id),
            )

    def past(self) -> list[str]:
        """The finds of before, the newest first."""
        with in_words(self._file.path):
            rows = self._file.connection.execute(
                "SELECT query FROM past_find ORDER BY number DESC"
            ).fetchall()
        return [query for (query,) in rows]

    def note_past(self, query: str) -> list[str]:
        """Remember a find as the newest; the oldest beyond the fifty are forgotten. Gives what is left."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM past_find WHERE query = ?", (query,))
            connection.execute("INSERT INTO past_find(query) VALUES (?)", (query,))
            connection.execute(
                "DELETE FROM past_find WHERE number <="
                " (SELECT number FROM past_find ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (MOST_KEPT,),
            )
        return self.past()

    def clear_past(self) -> None:
        """Forget all finds of before."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM past_find")


def _saved_find(row: tuple[int, str, str, str, int | None]) -> SavedFind:
    find_id, name, query, created, seen = row
    return SavedFind(SavedFindId(find_id), name, query, datetime.fromisoformat(created), seen)
