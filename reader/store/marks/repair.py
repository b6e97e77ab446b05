"""A marks file that is missing, empty, poorer than its copies or damaged: told, mended, restored."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.core.errors import ArchiveError
from reader.core.file_lock import locked
from reader.core.safe_file import put_in_place, sync_file, unfinished_beside
from reader.core.speech import _, together
from reader.store.marks import copies
from reader.store.marks.contents import (
    COLUMNS,
    Contents,
    Rows,
    better,
    check,
    contents_text,
    count,
    has_form,
    open_still,
    rows_of,
    shown,
    tables,
    text_of,
)  # fmt: skip
from reader.store.marks.schema import MARKS
from reader.store.sqlite.errors import in_words
from reader.store.sqlite.file import BUSY_MILLISECONDS, SIDE_FILES, SQLITE_HEADER, SqliteFile, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from reader.store.marks.copies import Copy

_GREATEST_COUNT = 2**62
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SAID_BY_SQLITE = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file raises: names of a damaged schema stand in messages, which Python may fail to read."""
_NO_DAMAGE = (*_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL,
              sqlite3.SQLITE_IOERR)  # fmt: skip
"""Result codes that say something of the system, and nothing of the file."""


class Loss(Enum):
    """Why a marks file is not taken as it is."""

    MISSING = auto()
    EMPTY = auto()
    POORER = auto()


class MarksLostError(ArchiveError):
    """The marks file holds less than its copies; the person is to say what shall be done."""

    def __init__(
        self, sentence: str, path: Path | None = None, offered: Copy | None = None, happened: str = ""
    ) -> None:
        super().__init__(sentence)
        self.path, self.offered, self.happened = path, offered, happened
        """`happened` leaves out the way on the command line."""


class Condition(Enum):
    """What a marks file is like."""

    NONE = auto()
    BLANK = auto()
    WHOLE = auto()
    DAMAGED = auto()
    FOREIGN = auto()
    NEWER = auto()


class Verdict(NamedTuple):
    """What a marks file is like, and what it holds where that could be counted."""

    condition: Condition
    contents: Contents = Contents()


@contextmanager
def marks_lock(path: Path) -> Iterator[None]:
    """Be the only program that repairs, copies or migrates this file. Raises ArchiveError where another is at it.

    Where no lock can be made, as in a folder that only can be read, there is nothing to be locked out of.
    """
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(path.with_name(f"{path.name}.lock"), BUSY_MILLISECONDS / 1000))
        except TimeoutError as error:
            sentence = _("{path} is being written by another program. Wait for it, then try again.")
            raise ArchiveError(sentence.format(path=path)) from error
        except OSError:
            pass
        yield


# what it is like


def judge(path: Path) -> Verdict:
    """Look over the whole file, row by row. What another program left half done is taken back first.

    Raises OSError, and sqlite3.Error for what says nothing of the file: a lock, a full disk.
    """
    if not path.exists():
        return Verdict(Condition.NONE)
    if not path.stat().st_size:
        return Verdict(Condition.BLANK)
    with path.open("rb") as file:
        head = file.read(100)
    if not _is_sane(head):
        return Verdict(Condition.DAMAGED)
    try:
        with closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection:
            return _judge_open(connection)
    except _SAID_BY_SQLITE as error:
        if _code(error) in _NO_DAMAGE:
            raise
        return Verdict(Condition.DAMAGED)


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 where it has none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _is_sane(head: bytes) -> bool:
    """Whether the head of the file says what those of all our files say; see sqlite.org/fileformat2.html."""
    return (
        head[:16] == SQLITE_HEADER
        and len(head) == 100
        and head[18] in {1, 2}
        and head[18] == head[19]
        and head[20:24] == bytes((0, 64, 32, 32))
        and head[56:60] in {bytes(4), (1).to_bytes(4, "big")}
        and int.from_bytes(head[44:48], "big") <= 4
        and not any(head[72:92])
    )


def _judge_open(connection: sqlite3.Connection) -> Verdict:
    connection.text_factory = text_of
    there = tables(connection)
    if not there:
        return Verdict(Condition.BLANK)
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == MARKS.application_id
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    applied = _applied(connection, there)
    is_known = len(applied) == version and applied == set(MARKS.schemas[:version])
    if not ours and not there & {"bookmark", "correction", "read"}:
        return Verdict(Condition.FOREIGN)
    if ours and version > MARKS.version and len(applied) == version:
        return Verdict(Condition.NEWER)
    if not ours or not is_known:
        return Verdict(Condition.DAMAGED)
    contents = check(connection)
    return Verdict(Condition.WHOLE if contents.changes < _GREATEST_COUNT else Condition.DAMAGED, contents)


def _applied(connection: sqlite3.Connection, there: set[str]) -> set[str]:
    if "_sqlite_migrations" not in there:
        return set()
    return {str(name) for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}


# opening


def make_ready(path: Path, moment: datetime) -> str | None:
    """See that the file can be opened and has all that it had; gives a sentence on what was mended.

    Raises MarksLostError where the person is to be asked. The lock is held by the caller.
    """
    with in_words(path):
        verdict = judge(path)
    if verdict.condition is Condition.DAMAGED:
        return mend(path, moment)
    if verdict.condition in {Condition.NONE, Condition.BLANK, Condition.WHOLE}:
        _ask_about_loss(path, verdict)
    return None


def copy_now(path: Path, moment: datetime) -> Copy | None:
    """Copy a file that nobody has open here, before it is migrated too; None where there is nothing new in it.

    Raises ArchiveError. The lock is held by the caller.
    """
    if not path.exists() or not path.stat().st_size:
        return None
    with (
        in_words(path.parent / copies.FOLDER),
        closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection,
    ):
        if connection.execute("PRAGMA application_id").fetchone()[0] != MARKS.application_id:
            return None
        return copies.keep_copy(connection, path, moment)


def _ask_about_loss(path: Path, verdict: Verdict) -> None:
    """Raise MarksLostError where what the file had is in its copies and no more in it."""
    there = copies.copies_of(path)
    if verdict.condition is Condition.WHOLE and (
        not there or verdict.contents.can_come_of(there[0].contents)
    ):
        return
    offered = copies.newest_whole(there)
    if offered is None:
        return
    loss = {Condition.NONE: Loss.MISSING, Condition.BLANK: Loss.EMPTY}.get(verdict.condition, Loss.POORER)
    happened = _happened(loss, path, verdict.contents, offered)
    way = _("To restore it: {restore}. To take the file as it is: {accept}.").format(
        restore="yuebao restore", accept="yuebao restore --as-is"
    )
    raise MarksLostError(together(happened, way), path, offered, happened)


def _happened(loss: Loss, path: Path, now: Contents, offered: Copy) -> str:
    """What happened, and what is offered."""
    happened = {
        Loss.MISSING: _("The marks file {path} is missing."),
        Loss.EMPTY: _("The marks file {path} is empty."),
        Loss.POORER: _("The marks file {path} holds less than it held: {now}."),
    }[loss]
    offer = _("The newest whole copy, {copy}, holds {then}.")
    return together(happened, offer).format(
        path=path,
        now=contents_text(now),
        copy=offered.path.name,
        then=contents_text(offered.contents),
    )


# mending


def mend(path: Path, moment: datetime) -> str:
    """Put what can still be read of a damaged file, and its newest whole copy, into a new one; says so.

    The damaged file is kept aside. Raises ArchiveError. The lock is held by the caller.
    """
    copy = copies.newest_whole(copies.copies_of(path))
    with in_words(path), _shut_out(path):
        rows = _read_damaged(path)
        aside = _copy_aside(path, moment)
        found = better(rows, _rows_of_copy(copy)) if copy else rows
        _put(path, found, _count_after(path))
        whole = judge(path).contents
    sentence = [_("The marks file was damaged and has been mended: it holds {whole}."),
                _("Of these, {read} could still be read in it.")]  # fmt: skip
    if copy:
        sentence.append(_("The rest was taken from the copy {copy}."))
    else:
        sentence.append(_("There was no copy to take the rest from."))
    sentence.append(_("The damaged file is kept as {aside}."))
    return together(*sentence).format(
        whole=contents_text(whole),
        read=contents_text(_contents_of(rows)),
        copy=copy and copy.path.name,
        aside=aside,
    )


def restore_newest(path: Path, moment: datetime) -> Copy | None:
    """Put the newest whole copy in the place of the marks; None where there is none. Raises ArchiveError."""
    with marks_lock(path):
        copy = copies.newest_whole(copies.copies_of(path))
        if copy is not None:
            restore(path, copy, moment)
    return copy


def restore(path: Path, copy: Copy, moment: datetime) -> Contents:
    """Put a copy in the place of the marks; what stood there is copied first, or moved aside where damaged.

    Raises ArchiveError. The lock is held by the caller.
    """
    rows = _rows_of_copy(copy)
    with in_words(path):
        condition = judge(path).condition  # before the lock: who closes a file loses the locks on it (POSIX)
        with _shut_out(path):
            _put_by(path, condition, moment)
            _put(path, rows, _count_after(path))
        return _keep_own_copy(path, moment)


def accept(path: Path, moment: datetime) -> Contents:
    """Take the file as it is, a new one where there is none, for the successor of all copies.

    Raises ArchiveError. The lock is held by the caller.
    """
    with in_words(path):
        condition = judge(path).condition
        with _shut_out(path):
            rows = _rows_held(path) if condition is Condition.WHOLE else {}
            _put_by(path, condition, moment)
            _put(path, rows, _count_after(path))
        return _keep_own_copy(path, moment)


def _rows_held(path: Path) -> Rows:
    with closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection:
        return rows_of(connection)


def _keep_own_copy(path: Path, moment: datetime) -> Contents:
    with closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection:
        copies.keep_copy(connection, path, moment)
        return count(connection)


def _put_by(path: Path, condition: Condition, moment: datetime) -> None:
    """Keep what stands there: as a copy, or aside where it is damaged or another program's."""
    if condition is Condition.WHOLE:
        with closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection:
            copies.keep_copy(connection, path, moment)
    elif condition not in {Condition.NONE, Condition.BLANK}:
        _copy_aside(path, moment)


def _count_after(path: Path) -> int:
    """A count of changes that comes after those of all copies, and explains all that may be gone since."""
    there = copies.copies_of(path)
    made = max((copy.contents.made for copy in there), default=0)
    return max((copy.contents.changes for copy in there), default=0) + made + 1


def _rows_of_copy(copy: Copy) -> Rows:
    """Raises ArchiveError where the copy is damaged."""
    try:
        with closing(open_still(copy.path)) as connection:
            check(connection)
            return rows_of(connection)
    except sqlite3.Error as error:
        sentence = _("The copy {copy} is damaged. Choose another one.")
        raise ArchiveError(sentence.format(copy=copy.path)) from error


def _read_damaged(path: Path) -> Rows:
    """What can be read of a damaged file page by page, and what SQLite itself gives of it and its journal."""
    from reader.store.marks.salvage import salvaged

    return better(salvaged(path.read_bytes()), _given_by_sqlite(path))


def _given_by_sqlite(path: Path) -> Rows:
    found: Rows = {}
    uri = f"{path.absolute().as_uri()}?mode=rw"
    for table, columns in COLUMNS.items():
        rows = found.setdefault(table, [])
        with contextlib.suppress(*_SAID_BY_SQLITE), closing(connect(uri)) as connection:
            connection.text_factory = text_of
            rows.extend(
                row for row in connection.execute(f"SELECT {columns} FROM {table}") if has_form(table, row)
            )
    return found


def _contents_of(rows: Rows) -> Contents:
    return Contents(
        bookmarks=len(rows["bookmark"]),
        corrections=len(rows["correction"]),
        saved_finds=len(rows["saved_find"]),
        highlights=len(rows["highlight"]),
        areas=len(rows["area"]),
        folders=len(rows["bookmark_folder"]),
    )


def _copy_aside(path: Path, moment: datetime) -> Path:
    """Copy the file to a name of its own; the damaged one stays in its place until the new one takes it."""
    aside = path.with_name(f"{path.stem}.damaged-{moment:%Y%m%d-%H%M%S-%f}{path.suffix}")
    part = unfinished_beside(aside)
    shutil.copyfile(path, part)
    sync_file(part)
    put_in_place(part, aside)
    for ending in SIDE_FILES:
        side = path.with_name(path.name + ending)
        if side.exists():
            shutil.copyfile(side, aside.with_name(aside.name + ending))
    return aside


def _put(path: Path, rows: Rows, changes: int) -> None:
    """Put a new marks file with these rows in the place of what stands there, whole or not at all."""
    part = unfinished_beside(path)
    try:
        with closing(SqliteFile.open(part, MARKS)) as file, file.writing() as connection:
            write_rows(connection, rows)
            connection.execute("UPDATE change_count SET number = ?", (changes,))
        copies.check_copy(part)
        sync_file(part)
        _change_places(path, part)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _change_places(path: Path, part: Path) -> None:
    for ending in SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    put_in_place(part, path)


@contextmanager
def _shut_out(path: Path) -> Iterator[None]:
    """Let no program write the file while it is replaced; one that waits notices then, and writes the new one.

    A damaged file that cannot be locked has no writers. Raises sqlite3.Error where one writes for long.
    """
    if not path.exists():
        yield
        return
    with contextlib.ExitStack() as stack:
        try:
            connection = stack.enter_context(closing(connect(f"{path.absolute().as_uri()}?mode=rw")))
            connection.execute("BEGIN IMMEDIATE")
        except _SAID_BY_SQLITE as error:
            if _code(error) in _BUSY:
                raise
        yield


def write_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write rows of another file into a new one; a number that two of them have is given once.

    What was seen of a saved find that could not be read any more goes with it.
    """
    finds = {row[0] for row in rows.get("saved_find", [])}
    seen = [row for row in rows.get("saved_find_seen", []) if row[0] in finds]
    for table, found in {**rows, "saved_find_seen": seen}.items():
        marks = ", ".join("?" * (COLUMNS[table].count(",") + 1))
        insert = f"INSERT INTO {table}({COLUMNS[table]}) VALUES ({marks}) ON CONFLICT DO NOTHING"
        numbers = {row[0] for row in found}
        taken: set[object] = set()
        for row in found:
            is_twice = table in {"correction", "saved_find", "past_find"} and row[0] in taken
            number = max(n for n in numbers if isinstance(n, int)) + 1 if is_twice else row[0]
            numbers.add(number)
            taken.add(number)
            connection.execute(insert, tuple(map(shown, (number, *row[1:]))))
