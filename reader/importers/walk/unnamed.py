"""The folders of articles whose paper must be asked for, told by names alone before anything is read."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.naming import article_file
from reader.importers.source.file_types import ZIP, foreign_kind, head_of
from reader.importers.source.names.folders import collection_of, named_after
from reader.importers.walk.walk import find_files
from reader.importers.walk.zipped import list_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class UnnamedFolder:
    """A folder that holds `files` articles of the days from `first` to `last`, of a paper not known."""

    folder: Path
    files: int
    first: date
    last: date


def unnamed_folders(
    paths: Iterable[Path], title_for: Callable[[Path], str | None] | None = None
) -> tuple[UnnamedFolder, ...]:
    """The folders whose paper neither their names nor `title_for` tell, in name order. No file is read.

    A folder of articles is named after its paper or asked for once; zips are looked into.
    """
    found: dict[Path, UnnamedFolder] = {}
    for path in _article_paths(paths):
        file = article_file(path)
        if file is None:
            continue
        folder = collection_of(path)
        held = found.get(folder) or UnnamedFolder(folder, 0, file.day, file.day)
        first, last = min(held.first, file.day), max(held.last, file.day)
        found[folder] = replace(held, files=held.files + 1, first=first, last=last)
    return tuple(
        found[folder]
        for folder in sorted(found)
        if named_after(folder) is None and not (title_for and title_for(folder))
    )


def _article_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """All files named, in folders and in zips."""
    for path in paths:
        for file in find_files(path):
            if article_file(file):
                yield file
            elif file.suffix.lower() == ".zip" and foreign_kind(head_of(file)) == ZIP:
                yield from (file / name for name in _names_in(file))


def _names_in(path: Path) -> list[str]:
    """The members' names; none of a zip that cannot be opened, of which the import will tell."""
    try:
        return list_names(path)
    except (OSError, zipfile.BadZipFile):
        return []
