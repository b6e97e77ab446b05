"""For tests: the find index and libraries with the dictionary's own words, without a cache on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.find.index.article_index import ArticleIndex
from reader.find.index.writer import IndexWriter
from reader.find.text.segmenter import Segmenter
from reader.library import Library, LibraryLocation
from reader.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks

SEGMENTER = Segmenter()


def writer() -> IndexWriter:
    """What keeps the index of an archive."""
    return IndexWriter(SEGMENTER)


def index_of(archive: Archive) -> ArticleIndex:
    """The index of an archive."""
    return ArticleIndex(archive, SEGMENTER)


def library_of(archive: Archive, marks: Marks, folder: Path) -> Library:
    """An archive and marks that are open, and folders within `folder`."""
    return Library(archive, marks, SEGMENTER, folders_in(folder))


def location_in(folder: Path, segmenter: Segmenter = SEGMENTER) -> LibraryLocation:
    """A library whose archive is `a.yuebao` in a folder, and all else below it."""
    folders = folders_in(folder)
    folders.make()
    return LibraryLocation(folder / "a.yuebao", segmenter, folders)


def folders_in(folder: Path) -> Paths:
    """A person's folders."""
    return Paths(folder / "config", folder / "data", folder / "cache")
