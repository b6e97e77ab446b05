"""An SQLite file of ours: opening with clear errors, a connection a thread, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.sqlite.errors import in_words, system_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlite_utils import Database, Migrations

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another program's writer before it gives up."""

SQLITE_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file. `application_id` marks it as ours; `schemas` are the names of its migrations.

    `migrations` loads the migrations themselves: they are wanted only where something is to be made.
    `is_precious`: what is in it cannot be made again, so each change is on the disk before it counts.
    `page_size`: bytes that a new file is read and written by at a time; larger ones suit long texts and lists.
    """

    application_id: int
    schemas: tuple[str, ...]
    migrations: Callable[[], Migrations]
    is_precious: bool = False
    page_size: int = 4_096

    @property
    def version(self) -> int:
        """The newest schema, counted from 1: SQLite's user_version."""
        return len(self.schemas)


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
        self._attached: dict[str, str] = {}
        self._is_closed = False

    @classmethod
    def open(cls, path: Path, kind: FileKind, *, read_only: bool = False) -> SqliteFile:
        """Open, and make or migrate where that is needed. Raises ArchiveError with a clear sentence."""
        with system_in_words(path):
            _check_header(path, read_only=read_only)
            file = cls(path, kind, read_only=read_only)
            try:
                _prepare(file, kind)
            except BaseException:
                file.close()
                raise
        return file

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the calling thread. Raises ArchiveError when the file has been closed."""
        known: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if known is None or self._is_closed:
            with in_words(self.path):
                known = self._here.connection = self._connect()
        return known

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, whatever is raised, none of it."""
        with self._writer, in_words(self.path):
            if self.read_only:
                raise ArchiveError(
                    _("{path} is open for reading only; nothing was changed.").format(path=self.path)
                )
            connection = self.connection
            with _transaction(connection):
                yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all that is read within; within another transaction, what that sees."""
        with in_words(self.path):
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
        self._attached[name] = f"{path.absolute().as_uri()}?mode=ro"
        with in_words(path):
            self.connection.execute(f"ATTACH ? AS {name}", (self._attached[name],))

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
            connection = connect(self._uri)
            with closing_after_error(connection):
                if self._kind.is_precious:
                    connection.execute("PRAGMA synchronous = FULL")
                for name, uri in self._attached.items():
                    connection.execute(f"ATTACH ? AS {name}", (uri,))
            self._opened[threading.current_thread()] = connection
        return connection

    def _close_orphans(self) -> None:
        """Close the connections of threads that have ended."""
        for thread in [thread for thread in self._opened if not thread.is_alive()]:
            self._opened.pop(thread).close()


def connect(uri: str) -> sqlite3.Connection:
    """A connection that any thread may close, without transactions of its own making."""
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
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


def copy_file(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a whole file, what is still in its WAL included; `target` is there when it is complete."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(target)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is done within, or none of it; within another transaction, of that part alone.

    The lock is taken before anything is read: what is read can't be stale.
    """
    is_part = connection.in_transaction
    connection.execute("SAVEPOINT part" if is_part else "BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("RELEASE part" if is_part else "COMMIT")
    except BaseException:
        if connection.in_transaction:  # an error may have ended it already
            connection.execute("ROLLBACK TO part" if is_part else "ROLLBACK")
        if is_part and connection.in_transaction:
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
        raise ArchiveError(
            _("{path} is not a file of Yuebao: it is no SQLite file. Choose another one.").format(path=path)
        )


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
    applied = set() if is_new else _applied(file.path, connection, kind)
    if applied == set(kind.schemas):
        return
    if file.read_only:
        raise ArchiveError(
            _("{path} was made by an older version of Yuebao; open it once where it can be written.")
            .format(path=file.path)
        )  # fmt: skip
    if not is_new:
        copy_file(connection, copy_name(file.path, len(applied)))
    _migrate(connection, kind)


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
    """Bring the file to the newest schema, all or nothing."""
    connection.execute(f"PRAGMA page_size = {kind.page_size}")  # a file that is there keeps its own
    connection.execute("PRAGMA journal_mode = WAL")
    database = _database(connection)
    with database.atomic():
        connection.execute(f"PRAGMA application_id = {kind.application_id}")
        kind.migrations().apply(database)
        connection.execute(f"PRAGMA user_version = {kind.version}")
