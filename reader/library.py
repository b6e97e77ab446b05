"""A library: an archive, its index, the person's marks, words and folders, opened together and given down."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.find.text.segmenter import USER_WORDS, Segmenter
from reader.papers import Papers
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from reader.store.marks.marks_of_archive import begin_marks, marks_path
from reader.unfinished_import import UnfinishedImport

if TYPE_CHECKING:
    from pathlib import Path

    from reader.columns import KnownColumns
    from reader.find.index.article_index import ArticleIndex
    from reader.paths import Paths


@dataclass(frozen=True, slots=True)
class Library:
    """An open archive with what belongs to the person who reads in it. The specimen has an archive of its own."""

    archive: Archive
    marks: Marks
    segmenter: Segmenter
    folders: Paths
    is_specimen: bool = False

    @property
    def index(self) -> ArticleIndex:
        """The archive's find index, with the words that the person has."""
        from reader.find.index.article_index import ArticleIndex

        return ArticleIndex(self.archive, self.segmenter)

    @property
    def papers(self) -> Papers:
        """What the person has said of the papers of folders, as it is kept now."""
        return Papers(self.folders.config)

    @property
    def columns(self) -> KnownColumns:
        """What the person has said of the columns of tables, as it is kept now."""
        from reader.columns import KnownColumns

        return KnownColumns(self.folders.config)

    @property
    def unfinished(self) -> UnfinishedImport:
        """The import that was broken off."""
        return UnfinishedImport(self.folders.config)

    @property
    def location(self) -> LibraryLocation:
        """Where all of it is, for another process to open it too."""
        return LibraryLocation(self.archive.path, self.segmenter, self.folders, self.is_specimen)

    def close(self) -> None:
        """Close the connections of all threads to both files."""
        self.archive.close()
        self.marks.close()


class LibraryLocation(NamedTuple):
    """Where a library is and which words it is read with. It can be pickled: a process opens a library of its own.

    The segmenter goes with the words that it has here: what is indexed there is cut as it is here.
    """

    archive_path: Path
    segmenter: Segmenter
    folders: Paths
    is_specimen: bool = False

    @property
    def marks_path(self) -> Path:
        """Where the marks lie that belong to the archive."""
        return marks_path(self.archive_path, self.folders.archive, self.folders.marks)

    def open(self) -> Library:
        """Open both files; the archive only to read where it cannot be written. Raises ArchiveError."""
        is_locked = self.archive_path.exists() and not os.access(self.archive_path, os.W_OK)
        archive = Archive.open(self.archive_path, read_only=is_locked)
        try:
            begin_marks(self.marks_path, self.archive_path, self.folders.marks)
            marks = Marks.open(self.marks_path)
        except BaseException:
            archive.close()
            raise
        library = Library(archive, marks, self.segmenter, self.folders, self.is_specimen)
        try:
            archive.know_marks(marks.path)
        except BaseException:
            library.close()
            raise
        return library


def personal_segmenter(folders: Paths) -> Segmenter:
    """What cuts texts into words with those of the person's own."""
    return Segmenter(folders.cache, folders.config / USER_WORDS)
