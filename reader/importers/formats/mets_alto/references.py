"""The files a METS names, found without ever leaving the folder of the METS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Fetch = Callable[[str], "bytes | None"]
    """The bytes of a file by its path below the METS's folder (with /), None where there is none."""

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes. The ALTO of a large page has about two million."""

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]+):", re.IGNORECASE)


def names_below(reference: str) -> tuple[str, ...]:
    """Where a file may be, as paths below the METS's folder: the longest first, then what ends the reference.

    Libraries move their folders and leave references as they were, so a file may have to be known by its
    last names. Of what leads elsewhere (a drive, a host, "..") only the names behind it count.
    """
    path = unquote(reference.strip()).replace("\\", "/")
    if "\x00" in path:
        return ()
    parts = [part for part in _SCHEME.sub("", path).split("/") if part not in {"", "."}]
    inner = len(parts) - next(
        (n for n, part in enumerate(parts[::-1]) if part == ".." or ":" in part), len(parts)
    )
    below = parts[inner:]
    tails = [below[start:] for start in range(len(below))]
    return tuple("/".join(tail) for tail in tails if len(tail) in {len(below), 1, 2, 3})


class FolderFiles:
    """Fetches files below a folder, and remembers which were asked for and are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found: set[Path] = set()

    def __call__(self, name: str) -> bytes | None:
        """The file's bytes; None where there is none below the folder, or it is too large or unreadable."""
        path = self.place(name)
        if path is None:
            return None
        try:
            return path.read_bytes() if path.stat().st_size <= LARGEST_PAGE else None
        except OSError:
            return None

    def place(self, name: str) -> Path | None:
        """Where a file lies; None where there is none below the folder."""
        path = self._inside(name)
        if path is not None:
            self.found.add(path)
        return path

    def _inside(self, name: str) -> Path | None:
        """The file, if it is one and no link leads it out of the folder."""
        try:
            path = (self._folder / name).resolve()
            is_inside = path.is_relative_to(self._folder.resolve()) and path.is_file()
        except (OSError, ValueError):
            return None
        return path if is_inside else None


def fetch_first(fetch: Fetch, reference: str) -> bytes | None:
    """The bytes of a file that a METS names; None where none of the places it may be in has it."""
    return next((data for data in _fetched(fetch, reference) if data is not None), None)


def _fetched(fetch: Fetch, reference: str) -> Iterator[bytes | None]:
    for name in names_below(reference):
        yield fetch(name)
