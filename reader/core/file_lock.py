"""A lock between programs: a file that one of them holds, until it lets go or has died."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKS_EVERY = 0.02
"""Seconds between two tries to get a lock that another program holds."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        """Take the lock. Raises OSError where another has it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        """Take the lock. Raises OSError where another has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take_lock(path: Path) -> int | None:
    """Take the lock at `path` and give its handle, to be closed by `os.close`; None where another has it.

    Raises OSError where no file can be made there. The file stays: who deletes it lets two in.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock at `path`. Raises TimeoutError where another holds it for longer than `seconds`, OSError."""
    end = time.monotonic() + seconds
    while (handle := take_lock(path)) is None:
        if time.monotonic() > end:
            raise TimeoutError(str(path))
        time.sleep(ASKS_EVERY)
    try:
        yield
    finally:
        os.close(handle)
