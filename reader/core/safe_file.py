"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = 0o600
"""Permissions of what belongs to one person."""


def replace_file(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Put `data` at `path`, as `replacing` does."""
    with replacing(path, is_private=is_private) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path, *, is_private: bool = False) -> Iterator[BinaryIO]:
    """A file to write that becomes `path` at the end: until it is all on the disk, what stood there before stays.

    A link is followed, the permissions of what stood there are kept; a private file is the person's alone.
    Raises OSError, also where a device, a pipe or a folder stands there: only a file is ever replaced.
    """
    target = path.resolve()
    mode = _permissions(target)
    part = unfinished_beside(target)
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(PRIVATE if is_private else mode)
        put_in_place(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def unfinished_beside(target: Path) -> Path:
    """A new empty file beside `target`, the person's alone, under a name that no other program has."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    os.close(handle)
    return Path(name)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, so that it bears it after a power cut, too."""
    part.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Have the disk write what it still keeps of a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk write which files a folder has; where the system knows no such thing, nothing is done."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _permissions(target: Path) -> int:
    """Those of the file that stands there, else what the person's umask leaves of rw-rw-rw-."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(target))
    return mode & 0o777
