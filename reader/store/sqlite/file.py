"""An SQLite file of ours: opening with clear errors, a connection a thread, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.core.errors import ArchiveError
from reader.core.safe_file import PRIVATE, put_in_place, sync_file, unfinished_beside
from reader.core.speech import _
from reader.store.sqlite.errors import DamagedError, FileGoneError, damaged, in_words, sqlite_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlite_utils import Database, Migrations

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another program's writer before it gives up."""

SQLITE_HEADER = b"SQLite format 3\x00"
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; left beside another one, it would spoil that."""


class FileKind(NamedTuple):
    """A kind of file. `application_id` marks it as ours; `schemas` are the names of its migrations.

    `migrations` loads the migrations themselves: they are wanted only where something is to be made.
    `is_precious`: what is in it cannot be made again, so each change is on the disk before it counts.
    `page_size`: bytes that a new file is read and written by at a time; larger ones suit long texts and lists.
    `tables`: those of the newest schema, a line each, with their columns.
    """

    application_id: int
    schemas: tuple[str, ...]
    migrations: Callable[[], Migrations]
    is_precious: bool = False
    page_size: int = 4_096
    tables: str = ""

    @property
    def version(self) -> int:
        """The newest schema, counted from 1: SQLite's user_version."""
        return len(self.schemas)

    @property
    def journal(self) -> str:
        """SQLite's journal_mode.

        What is precious goes on a rollback journal: in WAL mode SQLite 3.7.0 to 3.51.2 can lose a committed write
        where several connections write and checkpoint at once (sqlite.org/wal.html, "The WAL-Reset Bug"), and
        a -wal left beside a file that was replaced spoils it.
        """
        return "DELETE" if self.is_precious else "WAL"


class SqliteFile:
    """One file, usable from any thread: each has its own connection, and one of them writes at a time."""

    def __init__(self, path: Path, kind: FileKind, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._uri = _uri(path, read_only=read_only)
        self._kind = kind
        self._here = threading.local()
        self._opened: dict[threading.Thread, sqlite3.Connection] = {}
        self._guard = threading.Lock()
        self._writer = threading.RLock()
        self._attached: dict[str, Path] = {}
        self._is_closed = False
        self.before_leaving: Callable[[sqlite3.Connection], None] | None = None
        """Is given each connection to a file that another one has replaced."""

    @classmethod
    def open(cls, path: Path, kind: FileKind, *, read_only: bool = False) -> SqliteFile:
        """Open, and make or migrate where that is needed. Raises ArchiveError with a clear sentence."""
        with in_words(path):
            _check_header(path, read_only=read_only)
            if not read_only:
                _make_private(path, kind)
            file = cls(path, kind, read_only=read_only)
            try:
                _prepare(file, kind)
            except BaseException:
                file.close()
                raise
            file._never_make_again()
        return file

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the calling thread. Raises ArchiveError when the file has been closed.

        Where another program has put another precious file in its place, that one is opened.
        """
        known: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if known is None or self._is_closed or (self._is_replaced and not known.in_transaction):
            with in_words(self.path):
                known = self._here.connection = self._connect()
        return known

    @property
    def _is_replaced(self) -> bool:
        """Whether another file stands where one was that this thread has open."""
        if not self._watched:
            return False
        now = [identity(path) for path in self._watched]
        return None not in now and now != self._here.identities

    @property
    def _watched(self) -> list[Path]:
        """The files that may be replaced while they are open: the precious ones."""
        return [*([self.path] if self._kind.is_precious else []), *self._attached.values()]

    def _begin(self) -> sqlite3.Connection:
        """Begin to write the file that stands there now, also where it was replaced while its lock was waited for.

        The lock is taken before anything is read: what is read can't be stale. It is taken on this file alone:
        BEGIN IMMEDIATE would hold the attached ones, too, and keep others from writing them.
        """
        while True:
            connection = self.connection
            connection.execute("BEGIN" if self._attached else "BEGIN IMMEDIATE")
            try:
                if self._attached:
                    connection.execute("DELETE FROM main._sqlite_migrations WHERE 0")
            except BaseException:
                connection.rollback()
                raise
            if not self._is_replaced:
                return connection
            connection.rollback()

    def _check_in_place(self) -> None:
        """Raise FileGoneError where the file that this thread writes has been removed or replaced."""
        if identity(self.path) == self._here.identity:
            return
        if self.path.exists() and not self._kind.is_precious:
            sentence = _("{path} was replaced by another program while it was open. Open it again.")
        elif self.path.exists():
            sentence = _("{path} was replaced by another program just now. Try again.")
        else:
            sentence = _("{path} was removed while it was open; what was done just now is not kept.")
        raise FileGoneError(sentence.format(path=self.path))

    def _never_make_again(self) -> None:
        """From now on a file that was removed is missed, not made anew without a word."""
        self._uri = self._uri.replace("?mode=rwc", "?mode=rw")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, whatever is raised, none of it."""
        with self._writer, sqlite_in_words(self.path):
            if self.read_only:
                raise ArchiveError(
                    _("{path} is open for reading only; nothing was changed.").format(path=self.path)
                )
            connection = self.connection
            if connection.in_transaction:
                with _part(connection):
                    yield connection
                return
            connection = self._begin()
            with _to_the_end(connection):
                self._check_in_place()
                yield connection
            self._check_in_place()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all that is read within; within another transaction, what that sees."""
        with sqlite_in_words(self.path):
            connection = self.connection
            is_part = connection.in_transaction
            if not is_part:
                connection.execute("BEGIN")
            try:
                yield connection
            except BaseException:
                if not is_part:
                    connection.rollback()
                raise
            if not is_part:
                connection.commit()

    def attach(self, name: str, path: Path) -> None:
        """Let every connection read another SQLite file under `name`."""
        with in_words(path):
            _roll_back(path)
            _attach(self.connection, name, path)
        self._attached[name] = path
        self._here.identities = [identity(watched) for watched in self._watched]

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            self._is_closed = True
            opened, self._opened = self._opened, {}
        for connection in opened.values():
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        with self._guard:
            if self._is_closed:
                raise ArchiveError(_("{path} has been closed.").format(path=self.path))
            self._close_orphans()
            self._leave_replaced()
            connection = connect(self._uri)
            self._here.identity = identity(self.path)
            self._here.identities = [identity(path) for path in self._watched]
            with closing_after_error(connection):
                if self._kind.is_precious:
                    _take_care(connection)
                for name, path in self._attached.items():
                    _attach(connection, name, path)
            self._opened[threading.current_thread()] = connection
        return connection

    def _leave_replaced(self) -> None:
        """Close this thread's connection to a file that is not there any more, once what it held has been kept."""
        replaced = self._opened.get(threading.current_thread())
        if replaced is None:
            return
        if self.before_leaving is not None:
            self.before_leaving(replaced)
        del self._opened[threading.current_thread()]
        self._here.connection = None
        replaced.close()

    def _close_orphans(self) -> None:
        """Close the connections of threads that have ended."""
        for thread in [thread for thread in self._opened if not thread.is_alive()]:
            self._opened.pop(thread).close()


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that is put in its place; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino


def sqlite_version() -> str:
    """The version of SQLite in use."""
    return sqlite3.sqlite_version


def connect(uri: str) -> sqlite3.Connection:
    """A connection that any thread may close, without transactions of its own making.

    A byte that is no UTF-8 is shown as �: it must not hide the rest of a row.
    """
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    with closing_after_error(connection):
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


@contextmanager
def closing_after_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that is good for nothing."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def run_statements(database: Database, statements: str) -> None:
    """Run statements that each end a line, within the transaction at hand (executescript would commit it)."""
    for statement in filter(str.strip, statements.split(";\n")):
        database.conn.execute(statement)


def copy_file(
    connection: sqlite3.Connection, target: Path, check: Callable[[Path], object] | None = None
) -> None:
    """Copy a whole file, what is still in its WAL included; `target` is there when it is complete and on the disk.

    `check` is given the copy before it gets its name, and raises where it is not good.
    """
    unfinished = unfinished_beside(target)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        if check is not None:
            check(unfinished)
        sync_file(unfinished)
        put_in_place(unfinished, target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _attach(connection: sqlite3.Connection, name: str, path: Path) -> None:
    connection.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro",))


def _take_care(connection: sqlite3.Connection) -> None:
    """Each change is on the disk, its folder's entry too, before it counts; what is taken out is gone."""
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA secure_delete = ON")


def _make_private(path: Path, kind: FileKind) -> None:
    """What is precious, and what is made in a folder that is the person's alone, is the person's alone.

    SQLite gives journals the permissions of their file. Raises OSError.
    """
    is_there = path.exists()
    if not is_there and path.parent.is_dir():
        is_ours = kind.is_precious or not path.parent.stat().st_mode & 0o077
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE if is_ours else 0o666))
    elif is_there and kind.is_precious and path.is_file() and path.stat().st_mode & 0o077:
        with suppress(OSError):
            path.chmod(PRIVATE)


def _roll_back(path: Path) -> None:
    """Take back what a program that was killed left half done: who only reads may not."""
    if path.with_name(path.name + "-journal").exists():
        with suppress(sqlite3.Error), closing(connect(f"{path.absolute().as_uri()}?mode=rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


@contextmanager
def _to_the_end(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is done in the transaction that has begun, or none of it."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # an error may have ended it already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _part(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is done within, or none of it, as a part of the transaction that is under way."""
    connection.execute("SAVEPOINT part")
    try:
        yield
        connection.execute("RELEASE part")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
        if connection.in_transaction:
            connection.execute("RELEASE part")
        raise


def _check_header(path: Path, *, read_only: bool) -> None:
    if not path.exists():
        if read_only:
            raise ArchiveError(_("There is no file {path}.").format(path=path))
        return
    with path.open("rb") as file:
        start = file.read(len(SQLITE_HEADER))
    if start != SQLITE_HEADER and (start or read_only):
        sentence = _("{path} is not a file of Yuebao: it is no SQLite file. Choose another one.")
        raise DamagedError(sentence.format(path=path), path)


def _uri(path: Path, *, read_only: bool) -> str:
    """How SQLite is to open it: where nothing can be written beside it, as a file that never changes."""
    uri = path.absolute().as_uri()
    if not read_only:
        return f"{uri}?mode=rwc"
    try:
        with closing(connect(f"{uri}?mode=ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        unsaved = path.with_name(path.name + "-wal")
        if unsaved.exists() and unsaved.stat().st_size:
            raise
        return f"{uri}?mode=ro&immutable=1"
    return f"{uri}?mode=ro"


def _database(connection: sqlite3.Connection) -> Database:
    # Loaded here because it takes longer to load than the window takes to open; migrating alone needs it.
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def _prepare(file: SqliteFile, kind: FileKind) -> None:
    """Check that the file is ours and of a version we know; make or migrate it."""
    connection = file.connection
    is_new = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    with _schema_in_words(file.path):
        applied = set() if is_new else _applied(file.path, connection, kind)
    if kind.is_precious and not file.read_only:
        _set_journal(connection, kind)
    if applied == set(kind.schemas):
        with _schema_in_words(file.path):
            _check_tables(file.path, connection, kind)
        return
    if file.read_only:
        raise ArchiveError(
            _("{path} was made by an older version of Yuebao; open it once where it can be written.")
            .format(path=file.path)
        )  # fmt: skip
    if not is_new:
        copy_file(connection, copy_name(file.path, len(applied)))
    _migrate(connection, kind)


@contextmanager
def _schema_in_words(path: Path) -> Iterator[None]:
    """Raise DamagedError where names are missing that every file of ours has: its schema is damaged."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
            raise
        raise DamagedError(damaged().format(path=path), path) from error


def _check_tables(path: Path, connection: sqlite3.Connection, kind: FileKind) -> None:
    """Raise DamagedError where a table or a column is missing."""
    sql = (
        "SELECT one.name, its.name FROM sqlite_schema AS one, pragma_table_info(one.name) AS its"
        " WHERE one.type = 'table'"
    )
    there = set(connection.execute(sql))
    wanted = {
        (name, column)
        for name, *columns in map(str.split, kind.tables.split("\n")[1:-1])
        for column in columns
    }
    if wanted - there:
        raise DamagedError(damaged().format(path=path), path)


def _set_journal(connection: sqlite3.Connection, kind: FileKind) -> None:
    """Turn a file that an older version made to this kind's journal; where another has it open, next time."""
    connection.execute("PRAGMA busy_timeout = 0")
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {kind.journal}")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def copy_name(path: Path, version: int) -> Path:
    """Where the copy goes that is made before `version` is migrated."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def _applied(path: Path, connection: sqlite3.Connection, kind: FileKind) -> set[str]:
    """The schemas the file has been through. Raises ArchiveError when it is none of ours, or newer."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != kind.application_id:
        raise ArchiveError(
            _("{path} belongs to another program; nothing was changed. Choose another file.")
            .format(path=path)
        )  # fmt: skip
    applied = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > kind.version or applied - set(kind.schemas):
        raise ArchiveError(
            _("{path} was made by a newer version of Yuebao. Update Yuebao to open it.").format(path=path)
        )
    return applied


def _migrate(connection: sqlite3.Connection, kind: FileKind) -> None:
    """Bring the file to the newest schema, all or nothing.

    A table that others refer to can be made anew: what they refer to is checked at the end instead of at each
    step, as SQLite's "Making Other Kinds Of Table Schema Changes" has it.
    """
    connection.execute(f"PRAGMA page_size = {kind.page_size}")  # a file that is there keeps its own
    connection.execute(f"PRAGMA journal_mode = {kind.journal}")
    database = _database(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # within a transaction it could not be said
    try:
        with database.atomic():
            connection.execute(f"PRAGMA application_id = {kind.application_id}")
            kind.migrations().apply(database)
            connection.execute(f"PRAGMA user_version = {kind.version}")
            _check_references(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.IntegrityError where a row refers to one that is not there."""
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        message = f"a row of {dangling[0]} refers to a row of {dangling[2]} that is missing"
        raise sqlite3.IntegrityError(message)
