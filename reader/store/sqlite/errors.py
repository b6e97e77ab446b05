"""What SQLite and the system complain of, as sentences for the person."""

from __future__ import annotations

import errno
import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from reader.core.errors import ArchiveError, Cancelled
from reader.core.speech import _, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Made = TypeVar("Made")
_FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system says of a full disk, and of a share of it that is used up."""
_SHOWN = 60
"""Characters of a damaged value that are shown."""
_OF_VALUES = re.compile("malformed JSON|JSON cannot hold")
"""What SQLite says of values that were JSON when they were written."""


class FileGoneError(ArchiveError):
    """A file was removed or replaced while it was open: what was written may be nowhere."""


class DamagedError(ArchiveError):
    """What stands in a file is not what was written: it is to be mended, or made anew from its sources.

    `path`: the file, where it is known.
    """

    def __init__(self, sentence: str, path: Path | None = None) -> None:
        super().__init__(sentence)
        self.path = path


def decoded(make: Callable[..., Made], *values: object) -> Made:
    """What `make` gives for the values of a row. Raises DamagedError where they can't be what was written."""
    try:
        return make(*values)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        sentence = _("What stands in the archive is damaged ({value}). To find and mend what can be: {call}")
        value = " ".join(str(values[0] if values else "").split())[:_SHOWN]
        raise DamagedError(sentence.format(value=value, call="yuebao check --mend")) from error


@contextmanager
def sqlite_in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says that a person can act on into an ArchiveError; anything else passes through.

    An interrupted query becomes Cancelled. What the system says is no word on the file at `path`: whoever has
    it open may be writing elsewhere, to a pipe that is closed or a disk that is full.
    """
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        sentence = _sentence(error)
        if sentence is None:
            raise
        said = _full(path) if _is_full(error) else sentence.format(path=path)
        raise (DamagedError(said, path) if _is_damage(error) else ArchiveError(said)) from error
    except UnicodeDecodeError as error:  # a damaged schema's names stand in SQLite's messages
        raise DamagedError(damaged().format(path=path), path) from error


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """As `sqlite_in_words`, and what the system says too; for our own work on the file at `path` alone."""
    try:
        with sqlite_in_words(path):
            yield
    except OSError as error:
        if error.errno in _FULL:
            raise ArchiveError(_full(path)) from error
        raise ArchiveError(
            _("{path} cannot be opened: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error


def _sentence(error: sqlite3.Error) -> str | None:
    """The sentence for SQLite's primary result code, with {path} to fill in."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    sentences = {
        sqlite3.SQLITE_FULL: _full_text(),
        sqlite3.SQLITE_IOERR: _("{path} cannot be read or written: disk or network failed. Try again."),
        sqlite3.SQLITE_READONLY: _("{path} cannot be written. Open it for reading, or copy it elsewhere."),
        sqlite3.SQLITE_PERM: _("{path} cannot be written. Open it for reading, or copy it elsewhere."),
        sqlite3.SQLITE_CANTOPEN: _("{path} cannot be opened. Check that its folder is there."),
        sqlite3.SQLITE_BUSY: _("{path} is being written by another program. Wait for it, then try again."),
        sqlite3.SQLITE_LOCKED: _("{path} is being written by another program. Wait for it, then try again."),
        sqlite3.SQLITE_NOTADB: _("{path} is not a file of Yuebao: it is no SQLite file. Choose another one."),
    }  # fmt: skip
    return damaged() if _is_damage(error) and code != sqlite3.SQLITE_NOTADB else sentences.get(code & 0xFF)


def _full_text() -> str:
    return _("The disk is full and nothing was written to {path}. Make room, try again.")


def _is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL


def _full(path: Path) -> str:
    """That there is no room, and what takes it."""
    from reader.store.sqlite.disk_room import room_text

    return together(_full_text().format(path=path), room_text(path))


def damaged() -> str:
    """What is said of a damaged file, with {path} to fill in."""
    return _("{path} is damaged. Restore a copy, or make it anew from its sources: yuebao rebuild")


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that a file is not what was written."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_ERROR:
        return _OF_VALUES.search(str(error)) is not None
    return code in {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_FORMAT,
    }
