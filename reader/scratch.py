"""Temporary files in a folder of our own: nothing stays where the system has its, even after a kill."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.file_lock import take_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = "in-use.lock"
"""A file in each folder of temporary files, which the process holds that works with it."""


@contextmanager
def own_scratch(folder: Path) -> Iterator[None]:
    """Have this process and those it starts keep temporary files in a folder of ours, gone at the end.

    Where none can be made, they are kept where the system has them.
    """
    with contextlib.ExitStack() as stack:
        before = tempfile.tempdir
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder)
            own = Path(tempfile.mkdtemp(dir=folder))
            stack.callback(shutil.rmtree, own, ignore_errors=True)
            lock = take_lock(own / _LOCK)
            if lock is not None:
                stack.callback(os.close, lock)
            tempfile.tempdir = str(own)
        try:
            yield
        finally:
            tempfile.tempdir = before


def _sweep(folder: Path) -> None:
    """Delete what processes left that have been killed: nobody holds their locks."""
    for left in folder.iterdir():
        if (left / _LOCK).exists() and (lock := take_lock(left / _LOCK)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)
