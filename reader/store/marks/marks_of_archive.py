"""Where the marks of an archive lie, and what a new file of marks takes over."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from reader.store.marks.copies import copies_of
from reader.store.marks.marks import Marks
from reader.store.marks.schema import MARKS
from reader.store.sqlite.file import SqliteFile

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".marks.sqlite"

_INHERITED = (
    *(
        f"INSERT OR IGNORE INTO {table} SELECT * FROM person.{table}"
        " WHERE key IN (SELECT key FROM held.article)"
        for table in ("bookmark", "read", "place", "highlight", "area", "bookmark_filing")
    ),
    "INSERT OR IGNORE INTO bookmark_folder SELECT * FROM person.bookmark_folder"
    " WHERE uid IN (SELECT folder FROM bookmark_filing)",
    "INSERT OR IGNORE INTO marked_text SELECT * FROM person.marked_text"
    " WHERE digest IN (SELECT text_digest FROM highlight)",
    "INSERT OR IGNORE INTO correction (uid, made, paper, date, kind, articles, change, undone)"
    " SELECT uid, made, paper, date, kind, articles, change, undone FROM person.correction WHERE (paper, date)"
    " IN (SELECT title.name, issue.date FROM held.issue JOIN held.title ON title.id = title_id) ORDER BY id",
)
"""What the person has marked of the articles of an archive goes along; finds stay where they were made."""


def marks_path(archive: Path, own: Path, own_marks: Path) -> Path:
    """The marks of `archive`: the person's for their own archive, else a file beside it.

    Where that cannot be written, or others read there too, it lies beside the person's marks, under a name of its own;
    marks that stand beside the archive already stay in use.
    """
    place = archive.absolute()
    if place == own.absolute():
        return own_marks
    from reader.store.marks.shares import is_shared

    beside = place.with_suffix(SUFFIX)
    needed = beside if beside.exists() else place.parent
    is_writable = os.access(needed, os.W_OK) or not place.parent.exists()
    if is_writable and (beside.exists() or not is_shared(place)):
        return beside
    return own_marks.parent / f"{place.stem}-{_digest(place)}{SUFFIX}"


def _digest(place: Path) -> str:
    """A short name for a place, the same every time."""
    from hashlib import sha256

    return sha256(os.fsencode(place)).hexdigest()[:12]


def begin_marks(path: Path, archive: Path, earlier: Path) -> None:
    """Make the marks of an archive, with what `earlier` marks hold of its articles. What is there stays.

    Raises ArchiveError.
    """
    if path.exists() or not earlier.exists() or copies_of(path):
        return
    Marks.open(earlier).close()  # brought up to date
    with closing(SqliteFile.open(path, MARKS)) as file:
        file.attach("person", earlier)
        file.attach("held", archive)
        with file.writing() as connection:
            for statement in _INHERITED:
                connection.execute(statement)
