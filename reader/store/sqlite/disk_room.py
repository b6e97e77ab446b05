"""What takes room where a file lies: said when a disk is full, so that the person knows what could go."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST = 3
_MOST_FILES = 20_000
"""Files that are looked at: what is said must come at once."""
_LEAST = 1024 * 1024
"""Bytes; what is smaller is no help."""


class Taken(NamedTuple):
    """A file or folder, and how many bytes it takes."""

    name: str
    size: int


def room_taken(folder: Path) -> list[Taken]:
    """What takes the most room in a folder, the largest first; nothing where that cannot be told."""
    with suppress(OSError):
        found = [Taken(entry.name, _size(entry)) for entry in os.scandir(folder)]
        large = sorted((it for it in found if it.size >= _LEAST), key=lambda it: -it.size)
        return large[:_MOST]
    return []


def room_text(path: Path) -> str:
    """What takes the most room beside a file, in a sentence; '' where nothing large does."""
    taken = room_taken(path.absolute().parent)
    if not taken:
        return ""
    each = (f"{it.name} {it.size / _LEAST:,.0f} MB" for it in taken)
    return _("In its folder the most room is taken by {names}.").format(names=_(", ").join(each))


def _size(entry: os.DirEntry[str]) -> int:
    if not entry.is_dir(follow_symlinks=False):
        return entry.stat(follow_symlinks=False).st_size
    return sum(size for size, _nth in zip(_sizes(entry.path), range(_MOST_FILES), strict=False))


def _sizes(folder: str) -> Iterator[int]:
    """The sizes of all files below a folder, as far as they can be told."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                yield os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - many: a Path each would cost
