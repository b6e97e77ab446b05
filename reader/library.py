"""A library: an archive, the person's marks and folders, opened together and handed to whoever needs them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks

if TYPE_CHECKING:
    from pathlib import Path

    from reader.paths import Paths


@dataclass(frozen=True, slots=True)
class Library:
    """An open archive with what belongs to the person who reads in it. The specimen has an archive of its own."""

    archive: Archive
    marks: Marks
    folders: Paths
    is_specimen: bool = False

    @classmethod
    def open(cls, folders: Paths, archive_path: Path, *, is_specimen: bool = False) -> Library:
        """Open both files; the archive only to read where it cannot be written. Raises ArchiveError."""
        is_locked = archive_path.exists() and not os.access(archive_path, os.W_OK)
        archive = Archive.open(archive_path, read_only=is_locked)
        try:
            marks = Marks.open(folders.marks)
        except BaseException:
            archive.close()
            raise
        library = cls(archive, marks, folders, is_specimen)
        try:
            archive.know_marks(marks.path)
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Close the connections of all threads to both files."""
        self.archive.close()
        self.marks.close()
