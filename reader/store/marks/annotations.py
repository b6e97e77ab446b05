"""Highlights, notes, areas of the facsimile, folders and tags in the marks file."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.core.annotations.nouns import Area, Colour, Filing, Folder, Highlight, MarkedText, Place
from reader.core.paper import Region
from reader.store.sqlite.errors import in_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from reader.store.sqlite.file import SqliteFile

    Changing = Callable[[], AbstractContextManager[sqlite3.Connection]]

_HIGHLIGHT = (
    "uid, key, title, date, page_number, headline, quote, prefix, suffix, paragraph, start_at, end_at,"
    " text_digest, colour, note, tags, created, changed"
)
_AREA = (
    "uid, key, title, date, page_number, headline, left_edge, top_edge, right_edge, bottom_edge, facsimile,"
    " picture, colour, note, tags, created, changed"
)
_UPSERT = "INSERT OR REPLACE INTO {table} VALUES ({values})"


class Annotations:
    """What one person has marked beside bookmarks. Usable from any thread."""

    def __init__(self, file: SqliteFile, changing: Changing) -> None:
        self._file, self._changing = file, changing

    # highlights and notes

    def highlights(self) -> list[Highlight]:
        """All of them, the newest first."""
        rows = self._all(f"SELECT {_HIGHLIGHT} FROM highlight ORDER BY created DESC, uid")
        return [highlight_of(row) for row in rows]

    def highlights_of(self, uids: Iterable[str]) -> list[Highlight]:
        """Those of the uids that are there."""
        sql = f"SELECT {_HIGHLIGHT} FROM highlight WHERE uid IN (SELECT value FROM json_each(?))"
        return [highlight_of(row) for row in self._all(sql, (json.dumps(list(uids)),))]

    def highlights_in(self, paper: str, day: date) -> list[Highlight]:
        """Those put on an issue's articles."""
        sql = f"SELECT {_HIGHLIGHT} FROM highlight WHERE title = ? AND date = ?"
        return [highlight_of(row) for row in self._all(sql, (paper, day.isoformat()))]

    def highlights_at(self, key: str) -> list[tuple[Highlight, Place]]:
        """Those that stand in an article, or were put on it and have lost their place, by their beginning."""
        columns = ", ".join(f"it.{name}" for name in _HIGHLIGHT.split(", "))
        rows = self._all(
            f"SELECT {columns}, at.key, at.text_digest, at.start_at, at.end_at FROM highlight_place AS at"
            " JOIN highlight AS it USING (uid) WHERE at.key = ? ORDER BY at.start_at, at.end_at, uid",
            (key,),
        )
        return [(highlight_of(row[:-4]), Place(row[0], *row[-4:])) for row in rows]

    def marked_issues(self) -> list[tuple[str, date]]:
        """Paper and day of each issue in which something is highlighted or noted."""
        rows = self._all("SELECT DISTINCT title, date FROM highlight ORDER BY title, date")
        return [(paper, date.fromisoformat(day)) for paper, day in rows]

    def put_highlights(
        self,
        highlights: Iterable[Highlight],
        texts: Iterable[MarkedText] = (),
        places: Iterable[Place] = (),
    ) -> None:
        """Keep highlights as they are here, in place of those with the same uid, and the texts they were put on."""
        with self._changing() as connection:
            connection.executemany(
                _UPSERT.format(table="highlight", values=", ".join("?" * 18)), map(_highlight_row, highlights)
            )
            connection.executemany(
                "INSERT OR IGNORE INTO marked_text VALUES (?, ?, ?)", map(_text_row, texts)
            )
            _write_places(connection, places)

    def remove_highlights(self, uids: Iterable[str]) -> None:
        """Take highlights away; they can be put back by `put_highlights`."""
        with self._changing() as connection:
            _delete(connection, "highlight", "uid", uids)

    def texts(self, digests: Iterable[str]) -> dict[str, MarkedText]:
        """The texts that something was marked in, by their digests."""
        rows = self._all(
            "SELECT digest, text, others FROM marked_text WHERE digest IN (SELECT value FROM json_each(?))",
            (json.dumps(list(digests)),),
        )
        return {row[0]: MarkedText(row[0], row[1], _names(row[2])) for row in rows}

    def places(self, uids: Iterable[str] | None = None) -> dict[str, Place]:
        """Where highlights stand, all or those of the uids, as far as that was worked out, by uid."""
        sql = "SELECT uid, key, text_digest, start_at, end_at FROM highlight_place"
        if uids is None:
            rows = self._all(sql)
        else:
            rows = self._all(
                f"{sql} WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),)
            )
        return {row[0]: Place(*row) for row in rows}

    def set_places(self, places: Iterable[Place]) -> None:
        """Note where highlights stand now. That can be worked out again, so it is no change made by hand."""
        with self._file.writing() as connection:
            _write_places(connection, places)

    # areas of the facsimile

    def areas(self) -> list[Area]:
        """All of them, the newest first."""
        return [area_of(row) for row in self._all(f"SELECT {_AREA} FROM area ORDER BY created DESC, uid")]

    def areas_in(self, paper: str, day: date) -> list[Area]:
        """Those on the pages of an issue."""
        sql = f"SELECT {_AREA} FROM area WHERE title = ? AND date = ? ORDER BY created, uid"
        return [area_of(row) for row in self._all(sql, (paper, day.isoformat()))]

    def put_areas(self, areas: Iterable[Area]) -> None:
        """Keep areas as they are here, in the place of those with the same uid."""
        with self._changing() as connection:
            connection.executemany(
                _UPSERT.format(table="area", values=", ".join("?" * 17)), map(_area_row, areas)
            )

    def remove_areas(self, uids: Iterable[str]) -> None:
        """Take areas away."""
        with self._changing() as connection:
            _delete(connection, "area", "uid", uids)

    # folders and tags of bookmarks

    def folders(self) -> list[Folder]:
        """The folders by name."""
        rows = self._all("SELECT uid, name, colour, changed FROM bookmark_folder ORDER BY name, uid")
        return [
            Folder(uid, name, Colour(colour), datetime.fromisoformat(at)) for uid, name, colour, at in rows
        ]

    def put_folders(self, folders: Iterable[Folder]) -> None:
        """Keep folders as they are here, in the place of those with the same uid."""
        with self._changing() as connection:
            connection.executemany(
                _UPSERT.format(table="bookmark_folder", values="?, ?, ?, ?"),
                [(it.uid, it.name, it.colour.value, it.changed.isoformat()) for it in folders],
            )

    def remove_folders(self, uids: Iterable[str]) -> None:
        """Take folders away; what is filed in them stays filed under them, and is in none as long as they are gone."""
        with self._changing() as connection:
            _delete(connection, "bookmark_folder", "uid", uids)

    def filings(self) -> dict[str, Filing]:
        """Where bookmarks are filed, by key."""
        rows = self._all("SELECT key, folder, tags, changed FROM bookmark_filing")
        return {
            key: Filing(key, folder, _names(tags), datetime.fromisoformat(at))
            for key, folder, tags, at in rows
        }

    def put_filings(self, filings: Iterable[Filing]) -> None:
        """File bookmarks, in place of how they were filed."""
        with self._changing() as connection:
            connection.executemany(
                _UPSERT.format(table="bookmark_filing", values="?, ?, ?, ?"),
                [(it.key, it.folder, _json(it.tags), it.changed.isoformat()) for it in filings],
            )

    def tags(self) -> dict[str, int]:
        """Every tag, and how many marks have it."""
        rows = self._all(
            "SELECT value, count(*) FROM (SELECT tags FROM highlight UNION ALL SELECT tags FROM area UNION ALL"
            " SELECT tags FROM bookmark_filing WHERE key IN (SELECT key FROM bookmark)), json_each(tags)"
            " GROUP BY value ORDER BY count(*) DESC, value"
        )
        return dict(rows)

    def _all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with in_words(self._file.path):
            return self._file.connection.execute(sql, values).fetchall()


def highlight_of(row: tuple[Any, ...]) -> Highlight:
    """The highlight of a row of the table."""
    uid, key, title, day, page, headline, quote, prefix, suffix = row[:9]
    paragraph, start, end, text, colour, note, tags, created, changed = row[9:]
    return Highlight(
        uid, key, title, date.fromisoformat(day), page, headline, quote, prefix, suffix, paragraph, start, end, text,
        Colour(colour), note, _names(tags),
        datetime.fromisoformat(created), datetime.fromisoformat(changed),
    )  # fmt: skip


def area_of(row: tuple[Any, ...]) -> Area:
    """The area of a row of the table."""
    uid, key, title, day, page, headline, *edges = row[:10]
    facsimile, picture, colour, note, tags, created, changed = row[10:]
    return Area(
        uid, key, title, date.fromisoformat(day), page, headline, Region(*edges), facsimile, picture,
        Colour(colour), note, _names(tags), datetime.fromisoformat(created), datetime.fromisoformat(changed),
    )  # fmt: skip


def _highlight_row(it: Highlight) -> tuple[object, ...]:
    return (
        it.uid, it.key, it.title, it.date.isoformat(), it.page_number, it.headline, it.quote, it.prefix, it.suffix,
        it.paragraph, it.start, it.end, it.text, it.colour.value, it.note, _json(it.tags),
        it.created.isoformat(), it.changed.isoformat(),
    )  # fmt: skip


def _area_row(it: Area) -> tuple[object, ...]:
    region = it.region
    return (
        it.uid, it.key, it.title, it.date.isoformat(), it.page_number, it.headline,
        region.left, region.top, region.right, region.bottom, it.facsimile, it.picture, it.colour.value, it.note,
        _json(it.tags), it.created.isoformat(), it.changed.isoformat(),
    )  # fmt: skip


def _text_row(it: MarkedText) -> tuple[object, ...]:
    return it.digest, it.text, _json(it.others)


def _write_places(connection: sqlite3.Connection, places: Iterable[Place]) -> None:
    connection.executemany(
        _UPSERT.format(table="highlight_place", values="?, ?, ?, ?, ?"),
        [(it.uid, it.key, it.text, it.start, it.end) for it in places],
    )


def _delete(connection: sqlite3.Connection, table: str, column: str, names: Iterable[str]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(name,) for name in names])


def _json(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)


def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
