"""What SQLite and the system complain of, as sentences for the person."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError, Cancelled
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FileGoneError(ArchiveError):
    """A file was removed or replaced while it was open: what was written may be nowhere."""


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
        raise ArchiveError(sentence.format(path=path)) from error
    except UnicodeDecodeError as error:  # a damaged schema's names stand in SQLite's messages
        sentence = _("{path} is damaged. Restore a copy, or import the sources afresh.")
        raise ArchiveError(sentence.format(path=path)) from error


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """As `sqlite_in_words`, and what the system says too; for our own work on the file at `path` alone."""
    try:
        with sqlite_in_words(path):
            yield
    except OSError as error:
        raise ArchiveError(
            _("{path} cannot be opened: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error


def _sentence(error: sqlite3.Error) -> str | None:
    """The sentence for SQLite's primary result code, with {path} to fill in."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    sentences = {
        sqlite3.SQLITE_FULL: _("The disk is full and nothing was written to {path}. Make room, try again."),
        sqlite3.SQLITE_IOERR: _("{path} cannot be read or written: disk or network failed. Try again."),
        sqlite3.SQLITE_READONLY: _("{path} cannot be written. Open it for reading, or copy it elsewhere."),
        sqlite3.SQLITE_PERM: _("{path} cannot be written. Open it for reading, or copy it elsewhere."),
        sqlite3.SQLITE_CANTOPEN: _("{path} cannot be opened. Check that its folder is there."),
        sqlite3.SQLITE_BUSY: _("{path} is being written by another program. Wait for it, then try again."),
        sqlite3.SQLITE_LOCKED: _("{path} is being written by another program. Wait for it, then try again."),
        sqlite3.SQLITE_NOTADB: _("{path} is not a file of Yuebao: it is no SQLite file. Choose another one."),
        sqlite3.SQLITE_CORRUPT: _("{path} is damaged. Restore a copy, or import the sources afresh."),
    }  # fmt: skip
    return sentences.get(code & 0xFF)
