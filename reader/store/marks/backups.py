"""Copies of the marks file by rotation, and what to do when the file is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.store.sqlite.errors import system_in_words
from reader.store.sqlite.file import SQLITE_HEADER, copy_file

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

FOLDER = "backups"
"""Where the copies lie, beside the marks file."""
COPIES = 5
"""How many days' copies are kept."""

_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def keep_copy(connection: sqlite3.Connection, path: Path, day: date) -> None:
    """Copy the marks once a day into `backups` beside them; the oldest copies go."""
    copy = _folder(path) / f"{path.stem}-{day.isoformat()}{path.suffix}"
    if not copy.exists():
        copy.parent.mkdir(exist_ok=True)
        copy_file(connection, copy)
    for old in _copies(path)[COPIES:]:
        old.unlink()


def is_damaged(path: Path) -> bool:
    """Whether the file is there and is no whole SQLite file. An empty file is one not yet made."""
    if not path.exists() or not path.stat().st_size:
        return False
    with system_in_words(path), path.open("rb") as file:
        if file.read(len(SQLITE_HEADER)) != SQLITE_HEADER:
            return True
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.DatabaseError as error:
        return (error.sqlite_errorcode & 0xFF) in _DAMAGES


def replace_damaged(path: Path, moment: datetime) -> str:
    """Move a damaged file aside and put the newest good copy in its place; tells so in a sentence."""
    aside = path.with_name(f"{path.stem}.damaged-{moment:%Y%m%d-%H%M%S-%f}{path.suffix}")
    with system_in_words(path):
        for ending in ("", "-wal", "-shm"):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        good = next((copy for copy in _copies(path) if not is_damaged(copy)), None)
        if good is None:
            return _(
                "The marks file was damaged. It was moved to {aside}; there was no copy to restore, so the"
                " bookmarks start afresh."
            ).format(aside=aside)
        with closing(sqlite3.connect(good)) as connection:
            copy_file(connection, path)
    return _("The marks file was damaged. It was moved to {aside}, and the copy {copy} was restored.").format(
        aside=aside, copy=good.name
    )


def _folder(path: Path) -> Path:
    return path.parent / FOLDER


def _copies(path: Path) -> list[Path]:
    """The copies there are, the newest first."""
    found = _folder(path).glob(f"{path.stem}-????-??-??{path.suffix}")
    return sorted(found, reverse=True)
