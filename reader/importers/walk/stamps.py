"""What tells that a file is the one that was read before, without reading it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.importers.source.choice import Choice


def stamp_files(files: Iterable[Path], choice: Choice, title: str | None) -> str | None:
    """A digest of the files' sizes and times, of what was chosen, and of the program that reads them.

    None where a file cannot be looked at.
    """
    parts = [_program_stamp(), repr(choice), title or ""]
    try:
        for file in files:
            told = file.stat()
            parts.append(f"{file.name}\0{told.st_size}\0{told.st_mtime_ns}")
    except OSError:
        return None
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _program_stamp() -> str:
    """Another one for importers that may read another thing: their version, and their files where they lie open."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        told = file.stat()
        digest.update(f"{file.name}\0{told.st_size}\0{told.st_mtime_ns}".encode())
    return digest.hexdigest()
