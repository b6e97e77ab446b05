"""Copies of the marks file: made, verified, listed and thinned. They go by what is in them, not by their names."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from contextlib import closing
from datetime import date, datetime
from glob import escape
from typing import TYPE_CHECKING, NamedTuple

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.marks.contents import (
    Contents,
    bookmark_of,
    check_file,
    count,
    has_form,
    open_still,
    rows_of,
    shown,
)  # fmt: skip
from reader.store.sqlite.errors import in_words
from reader.store.sqlite.file import copy_file

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from pathlib import Path

    from reader.store.records import Bookmark

FOLDER = "backups"
"""Where the copies lie, beside the marks file."""
NEWEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 36
"""How many copies are kept: the newest, and the last of each of so many days, weeks and months."""
_STAMP = re.compile(r"-(\d{4}-\d\d-\d\d)(?:-(\d{6}))?(?:-\d+)?$")
CHANGES_UNTIL_COPY = 20
SECONDS_UNTIL_COPY = 600
"""What is done by hand until the next copy is made while the file is open: so many changes, or so long a time."""


class Copy(NamedTuple):
    """A copy that can be opened, and what it holds. `made` is what the clock said then."""

    path: Path
    made: datetime
    contents: Contents


def copies_of(path: Path) -> list[Copy]:
    """The copies of the marks file at `path` that can be opened, the newest first; others are passed over."""
    return _newest_first(_opened(path))


def _newest_first(copies: Iterable[Copy]) -> list[Copy]:
    return sorted(copies, key=lambda copy: (copy.contents.order, copy.made), reverse=True)


def _opened(path: Path) -> Iterator[Copy]:
    """The copies that can be opened, each when it is asked for: those with the latest names come first."""
    stem = escape(path.stem)
    dated = (path.parent / FOLDER).glob(f"{stem}-????-??-??*{path.suffix}")
    beside = path.parent.glob(f"{stem}.version-*{path.suffix}")
    found = [*sorted(dated, key=lambda it: it.stem, reverse=True), *beside]
    return (copy for it in found if (copy := copy_at(it)))


def copy_at(path: Path) -> Copy | None:
    """A file as a copy of marks; None where it cannot be opened. What is in it is counted, not checked."""
    try:
        with closing(open_still(path)) as connection:
            return Copy(path, _made(path), count(connection))
    except (sqlite3.Error, OSError, ValueError):
        return None


def _made(path: Path) -> datetime:
    """When a copy was made: as its name has it, which stays when it is copied, else when it was written."""
    found = _STAMP.search(path.stem)
    if found is None:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return datetime.fromisoformat(f"{found[1]}T{found[2] or '000000'}").astimezone()


def is_whole(copy: Copy) -> bool:
    """Whether all of a copy can be read."""
    try:
        check_file(copy.path)
    except sqlite3.Error:
        return False
    return True


def check_copy(path: Path) -> None:
    """Read a copy from end to end, as it is made. Raises ArchiveError where that cannot be done."""
    try:
        check_file(path)
    except sqlite3.Error as error:
        sentence = _("What was written could not be read again ({reason}), so it was not kept.")
        raise ArchiveError(sentence.format(reason=error)) from error


def bookmarks_in(copy: Copy) -> list[Bookmark]:
    """The bookmarks in a copy, the newest first. Raises ArchiveError where it is damaged."""
    with in_words(copy.path), closing(open_still(copy.path)) as connection:
        rows = rows_of(connection)["bookmark"]
    found = [bookmark_of(tuple(map(shown, row))) for row in rows if has_form("bookmark", row)]
    return sorted(found, key=lambda it: it.created.timestamp(), reverse=True)


def newest_whole(copies: Iterable[Copy]) -> Copy | None:
    """The newest of the copies with something in it that can be read from end to end."""
    return next((copy for copy in copies if copy.contents.made and is_whole(copy)), None)


def make_copy(connection: sqlite3.Connection, folder: Path, stem: str, suffix: str, moment: datetime) -> Copy:
    """Copy the marks into a folder and check the copy. Raises OSError, sqlite3.Error where that is not possible."""
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = f"{stem}-{moment:%Y-%m-%d-%H%M%S}"
    names = (f"{stamp}{(nth and f'-{nth}') or ''}{suffix}" for nth in range(1000))
    target = next(folder / name for name in names if not (folder / name).exists())
    copy_file(connection, target, check_copy)
    with closing(open_still(target)) as copied:
        return Copy(target, moment.astimezone(), count(copied))


def keep_copy(connection: sqlite3.Connection, path: Path, moment: datetime) -> Copy | None:
    """Copy the marks into `backups` beside them unless a whole copy says the same, and thin the older ones."""
    now, others = count(connection), []
    for copy in _opened(path):  # the last one says the same, as a rule, and there may be sixty
        if copy.contents == now and is_whole(copy):
            return None
        others.append(copy)
    if now == Contents(now.changes) and not others:
        return None  # nothing has been done yet
    folder = path.parent / FOLDER
    _sweep(folder)
    made = make_copy(connection, folder, path.stem, path.suffix, moment)
    thin([copy for copy in (made, *_newest_first(others)) if copy.path.parent == folder])
    return made


def thin(copies: list[Copy]) -> None:
    """Delete copies, the newest given first, that others make needless. What day it is now says nothing here."""
    kept = {copy.path for copy in copies[:NEWEST]}
    kept |= _last_of_each(copies, lambda day: day, DAYS)
    kept |= _last_of_each(copies, lambda day: day.isocalendar()[:2], WEEKS)
    kept |= _last_of_each(copies, lambda day: (day.year, day.month), MONTHS)
    kept |= _guarded(copies)
    for copy in copies:
        if copy.path not in kept:
            with contextlib.suppress(OSError):
                copy.path.unlink()


def _last_of_each(copies: list[Copy], span: Callable[[date], Hashable], most: int) -> set[Path]:
    """The newest copy of each of the last spans of days."""
    found: dict[Hashable, Path] = {}
    for copy in copies:
        found.setdefault(span(copy.made.date()), copy.path)
    return set(list(found.values())[:most])


def _guarded(copies: list[Copy]) -> set[Path]:
    """The copy with the most in it, and the newest one with anything in it that can be read."""
    richest = max(copies, key=lambda copy: copy.contents.made, default=None)
    newest = newest_whole(copies)
    return {copy.path for copy in (richest, newest) if copy}


def _sweep(folder: Path) -> None:
    """Delete what a program left that was killed while it copied; the marks' lock is held."""
    with contextlib.suppress(OSError):
        for part in folder.glob(".*.part*"):
            part.unlink()


class CopyPace:
    """When the next copy is due while the file is open: after so many changes, or so long a time of work."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changes, self._since = 0, clock()

    def is_due_after(self, changes: int) -> bool:
        """Count changes; whether a copy is due now."""
        self._changes += changes
        waited = self._clock() - self._since
        return self._changes >= CHANGES_UNTIL_COPY or (self.is_due and waited >= SECONDS_UNTIL_COPY)

    @property
    def is_due(self) -> bool:
        """Whether anything was done since the last copy."""
        return self._changes > 0

    def begin_again(self) -> None:
        """A copy has been made."""
        self._changes, self._since = 0, self._clock()
