"""What a marks file holds: counted, and checked down to each row."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.core.speech import _, ngettext
from reader.store.records import Bookmark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = tuple[Any, ...]
"""A row as SQLite gives it."""
Rows = dict[str, list[Row]]
"""The rows of a marks file by table, each in the order of COLUMNS."""

COLUMNS = {
    "bookmark": "key, title, date, page_number, headline, quote, created",
    "correction": "id, uid, made, paper, date, kind, articles, change, undone",
    "saved_find": "id, name, query, created",
    "saved_find_seen": "find_id, archive, hits",
    "past_find": "number, query",
    "read": "key",
    "place": "key, place",
    "highlight": "uid, key, title, date, page_number, headline, quote, prefix, suffix, paragraph, start_at, end_at,"
    " text_digest, colour, note, tags, created, changed",
    "area": "uid, key, title, date, page_number, headline, left_edge, top_edge, right_edge, bottom_edge, facsimile,"
    " picture, colour, note, tags, created, changed",
    "bookmark_folder": "uid, name, colour, changed",
    "bookmark_filing": "key, folder, tags, changed",
    "marked_text": "digest, text, others",
}
"""The tables with what is a person's, and their columns in every schema that has them."""


def text_of(data: bytes) -> str:
    """A text of the file. A byte that is no UTF-8 becomes half a surrogate: what is printed may have � itself."""
    return data.decode("utf-8", "surrogateescape")


def shown(value: object) -> object:
    """A value as it can be kept and shown: � for bytes that are no UTF-8."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _has_lost(value: object) -> bool:
    return isinstance(value, str) and shown(value) != value


class Contents(NamedTuple):
    """How much a marks file holds. `changes` counts what was made and taken out by hand, 0 where it is not counted;

    `newest` is the moment of the newest thing in it, ISO 8601, '' where there is none.
    """

    changes: int = 0
    newest: str = ""
    bookmarks: int = 0
    corrections: int = 0
    saved_finds: int = 0
    read: int = 0
    places: int = 0
    highlights: int = 0
    areas: int = 0
    folders: int = 0

    @property
    def made(self) -> int:
        """Things made by hand."""
        return sum(self._by_hand)

    @property
    def _by_hand(self) -> tuple[int, ...]:
        return (
            *(self.bookmarks, self.corrections, self.saved_finds),
            *(self.highlights, self.areas, self.folders),
        )

    @property
    def order(self) -> tuple[int, str, int]:
        """Sorts states of one file, the newest last, whatever the clocks said that named their copies."""
        return self.changes, self.newest, self.made

    def can_come_of(self, before: Contents) -> bool:
        """Whether the changes that are counted explain what is gone since."""
        pairs = list(zip(before._by_hand, self._by_hand, strict=True))
        if not before.changes:  # of a version that did not count: half of a kind is not taken out unnoticed
            return all(now * 2 >= then for then, now in pairs)
        since = self.changes - before.changes
        return since >= 0 and all(then - now <= since for then, now in pairs)


def contents_text(contents: Contents) -> str:
    """What a file holds, in words: what was made by hand."""
    counts = [
        ngettext("{count} bookmark", "{count} bookmarks", contents.bookmarks).format(
            count=contents.bookmarks
        ),
        ngettext("{count} correction", "{count} corrections", contents.corrections).format(
            count=contents.corrections
        ),
        ngettext("{count} saved find", "{count} saved finds", contents.saved_finds).format(
            count=contents.saved_finds
        ),
    ]
    if contents.highlights:
        said = ngettext("{count} highlight or note", "{count} highlights and notes", contents.highlights)
        counts.append(said.format(count=contents.highlights))
    if contents.areas:
        said = ngettext("{count} area of a page", "{count} areas of pages", contents.areas)
        counts.append(said.format(count=contents.areas))
    if contents.folders:
        said = ngettext("{count} folder", "{count} folders", contents.folders)
        counts.append(said.format(count=contents.folders))
    return _(", ").join(counts)


def count(connection: sqlite3.Connection) -> Contents:
    """What a file holds. Raises sqlite3.Error where it is damaged or another program's."""
    there = tables(connection)
    counts = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in COLUMNS
        if table in there
    }
    return Contents(
        _changes(connection, there),
        _newest(connection, there),
        counts.get("bookmark", 0),
        counts.get("correction", 0),
        counts.get("saved_find", 0),
        counts.get("read", 0),
        counts.get("place", 0),
        counts.get("highlight", 0),
        counts.get("area", 0),
        counts.get("bookmark_folder", 0),
    )


def tables(connection: sqlite3.Connection) -> set[str]:
    """The tables of a file."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def _changes(connection: sqlite3.Connection, there: set[str]) -> int:
    if "change_count" not in there:
        return 0
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM change_count").fetchone()[0])


def _newest(connection: sqlite3.Connection, there: set[str]) -> str:
    moments = {
        "bookmark": "created",
        "correction": "made",
        "saved_find": "created",
        **dict.fromkeys(("highlight", "area", "bookmark_folder", "bookmark_filing"), "changed"),
    }
    found = [
        str(connection.execute(f"SELECT coalesce(max({column}), '') FROM {table}").fetchone()[0])
        for table, column in moments.items()
        if table in there
    ]
    return max(found, default="")


def open_still(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody writes: nothing is made beside it, and no lock is taken."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = text_of
    return connection


def rows_of(connection: sqlite3.Connection) -> Rows:
    """All rows of a whole file. Raises sqlite3.Error."""
    there = tables(connection)
    return {
        table: connection.execute(f"SELECT {columns} FROM {table}").fetchall()
        for table, columns in COLUMNS.items()
        if table in there
    }


def bookmark_of(row: Row) -> Bookmark:
    """The bookmark of a row of COLUMNS."""
    key, title, day, page_number, headline, quote, created = row
    return Bookmark(
        key, title, date.fromisoformat(day), page_number, headline, quote, datetime.fromisoformat(created)
    )


def check(connection: sqlite3.Connection) -> Contents:
    """Check all of a file, down to each row, and count it. Raises sqlite3.Error where something is wrong."""
    faults = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if faults != "ok":
        raise sqlite3.DatabaseError(faults)
    rows = rows_of(connection)
    if not {"bookmark", "read", "place"} <= rows.keys():
        message = "tables are missing"
        raise sqlite3.DatabaseError(message)
    for table, found in rows.items():
        if not all(is_readable(table, row) for row in found):
            message = f"a row of {table} cannot be read"
            raise sqlite3.DatabaseError(message)
    return count(connection)


def check_file(path: Path) -> Contents:
    """Check a copy, which nobody writes. Raises sqlite3.Error."""
    with closing(open_still(path)) as connection:
        return check(connection)


def is_readable(table: str, row: Row) -> bool:
    """Whether a row says what its table wants of it, in texts without a byte lost."""
    return not any(map(_has_lost, row)) and has_form(table, row)


def has_form(table: str, row: Row) -> bool:
    """Whether a row is one of the table's."""
    try:
        kinds = _KINDS[table]
        return (
            len(row) == len(kinds)
            and all(kind(value) for kind, value in zip(kinds, row, strict=True))
            and (table != "correction" or _is_correction(row))
        )
    except (ValueError, TypeError, RecursionError, KeyError):
        return False


def _is_correction(row: Row) -> bool:
    """Raises ValueError where it is none."""
    from reader.core.corrections.json_form import change_from

    return bool(change_from(row[5], json.loads(row[6]), json.loads(row[7])))


def _text(value: object) -> bool:
    return isinstance(value, str)


def _name(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _day(value: object) -> bool:
    return isinstance(value, str) and bool(date.fromisoformat(value))


def _moment(value: object) -> bool:
    """With a T between day and time: the moments of SQLite's own tables have none."""
    return isinstance(value, str) and value[10:11] == "T" and bool(datetime.fromisoformat(value))


def _number(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _truth(value: object) -> bool:
    return value in {0, 1}


def _colour(value: object) -> bool:
    from reader.core.annotations.nouns import Colour

    return value in set(Colour)


def _names(value: object) -> bool:
    """JSON: a list of texts."""
    found = json.loads(value) if isinstance(value, str) and value.startswith("[") else None
    return isinstance(found, list) and all(isinstance(it, str) for it in found)


def _digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


def _picture(value: object) -> bool:
    return isinstance(value, bytes)


def _share(value: object) -> bool:
    """A REAL; on the disk 0.0 is kept as 0. Entries of an index end in whole numbers from 1."""
    return isinstance(value, float) or value == 0


def _edge(value: object) -> bool:
    """A share of a page's width or height; on the disk 0.0 and 1.0 are whole numbers."""
    return isinstance(value, float | int) and 0 <= value <= 1


_KINDS = {
    "bookmark": (_name, _text, _day, _text, _text, _text, _moment),
    "correction": (_number, _name, _moment, _text, _day, _name, _text, _text, _truth),
    "saved_find": (_number, _text, _text, _moment),
    "saved_find_seen": (_number, _text, _number),
    "past_find": (_number, _text),
    "read": (_name,),
    "place": (_name, _share),
    "highlight": (
        *(_name, _text, _text, _day, _text, _text, _text, _text, _text, _number, _number, _number, _digest),
        *(_colour, _text, _names, _moment, _moment),
    ),
    "area": (
        *(_name, _text, _text, _day, _text, _text, _edge, _edge, _edge, _edge, _text, _picture),
        *(_colour, _text, _names, _moment, _moment),
    ),
    "bookmark_folder": (_name, _name, _colour, _moment),
    "bookmark_filing": (_name, _text, _names, _moment),
    "marked_text": (_digest, _text, _names),
}


def better(rows: Rows, others: Rows) -> Rows:
    """The rows of both, one of a kind: the first's, unless only the other's has all its bytes."""
    return {table: list(_merged(table, rows.get(table, []), others.get(table, []))) for table in COLUMNS}


_NAMED_BY = {
    "bookmark": 0,
    "correction": 1,
    "saved_find": 2,
    "past_find": 1,
    "read": 0,
    "place": 0,
    **dict.fromkeys(("highlight", "area", "bookmark_folder", "bookmark_filing", "marked_text"), 0),
}
"""Which column tells a row from others; of `saved_find_seen` two do."""


def _merged(table: str, rows: list[Row], others: list[Row]) -> Iterator[Row]:
    found: dict[object, Row] = {}
    for row in [*rows, *others]:
        name = row[_NAMED_BY[table]] if table in _NAMED_BY else row[:2]
        if name not in found or (not is_readable(table, found[name]) and is_readable(table, row)):
            found[name] = row
    return iter(found.values())
