"""The program's log: what went wrong and when, on this computer alone, without texts of the person's own."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from reader import __version__
from reader.store.sqlite.file import sqlite_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 256 * 1024
"""Bytes of a log; then it is put aside and another one begun."""
KEPT = 3
"""Logs that were put aside."""
_SHOWN = 200
"""Lines of the log that go into a report."""


@contextlib.contextmanager
def keeping_log(path: Path) -> Iterator[None]:
    """Write warnings and errors to the log at `path` while this lasts."""
    handler = _Log(path)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def last_lines(path: Path) -> str:
    """The end of the log; empty where there is none."""
    try:
        return "\n".join(path.read_text("utf-8", "replace").splitlines()[-_SHOWN:])
    except OSError:
        return ""


class _Log(logging.Handler):
    """Adds to a file that is opened for each entry: entries are few, and programs may be several."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry; a log that cannot be written is no reason to stop."""
        with contextlib.suppress(OSError):
            if self._path.exists() and self._path.stat().st_size > LARGEST:
                self._put_aside()
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as file:
                file.write(_entry(record))

    def _put_aside(self) -> None:
        names = [
            self._path,
            *(self._path.with_name(f"{self._path.name}.{nth}") for nth in range(1, KEPT + 1)),
        ]
        for older, newer in zip(reversed(names), list(reversed(names))[1:], strict=False):
            if newer.exists():
                newer.replace(older)


def _entry(record: logging.LogRecord) -> str:
    from reader.core.without_texts import error_told, message_told

    when = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
    text = f"{when} {record.levelname} {record.name}: {message_told(record.getMessage())}\n"
    error = record.exc_info[1] if record.exc_info else None
    return text + (error_told(error) if error is not None else "")


def system_told() -> list[str]:
    """The versions that matter, a line each."""
    import platform

    python = f"{platform.python_implementation()} {platform.python_version()}"
    kind = "frozen" if getattr(sys, "frozen", False) else "installed"
    return [f"Yuebao {__version__} ({kind})", f"{python}, SQLite {sqlite_version()}", platform.platform()]
