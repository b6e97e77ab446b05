"""Opening zips that come from anywhere: no list of members is read that would fill the memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_TIMES = 200
"""How many times its own size a zip may unpack to. Text has about ten times, the XML of libraries thirty."""
NEVER_A_BOMB = 64 * 1024**2
"""Bytes that any zip may unpack to, however tightly packed."""
UTF8_NAME = 0x800
"""The flag of members whose name is UTF-8."""
ENCRYPTED = 0x1
"""The flag of members that only a password opens."""
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What broken zips make zipfile raise."""
_LARGEST_DIRECTORY = 64 * 1024**2


class _BoundedFile(io.BufferedReader):
    """A file of which no more than a zip's largest directory is read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = _LARGEST_DIRECTORY + 1 if size is None or size < 0 else size
        if wanted > _LARGEST_DIRECTORY + 1:
            raise zipfile.BadZipFile
        return super().read(wanted)


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip to read. Raises BadZipFile where it is none that can be opened, OSError where there is no file."""
    with _BoundedFile(io.FileIO(path)) as file:
        try:
            packed = zipfile.ZipFile(file)
        except ZIP_FAULTS as error:
            raise zipfile.BadZipFile(path.name) from error
        with packed:
            yield packed
