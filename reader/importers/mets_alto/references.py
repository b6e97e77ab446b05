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
    """Where a file may be, as paths below the METS's folder: as the METS has it, else beside the METS.

    Libraries move their folders and leave references as they were, so a file may have to be known by its
    last name. Of a reference that leads elsewhere (an absolute path, "..", a host) that is all that counts.
    """
    path = unquote(reference.strip()).replace("\\", "/")
    scheme = _SCHEME.match(path)
    is_elsewhere = False
    if scheme:
        is_elsewhere = scheme[1].lower() != "file"
        path = path[scheme.end() :]
        path = path.removeprefix("//")
    parts = [part for part in path.split("/") if part not in {"", "."}]
    if not parts or parts[-1] == ".." or "\x00" in path:
        return ()
    is_elsewhere = is_elsewhere or path.startswith("/") or ".." in parts
    return (parts[-1],) if is_elsewhere else tuple(dict.fromkeys(("/".join(parts), parts[-1])))


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
