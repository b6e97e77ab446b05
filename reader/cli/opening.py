"""The archive and the bookmarks a command works on."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader import paths
from reader.cli import terminal
from reader.columns import KnownColumns
from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.find.index.article_index import ArticleIndex
from reader.library import Library, LibraryLocation, personal_segmenter
from reader.papers import Papers
from reader.store.archive.archive import Archive
from reader.store.marks.carried import carried_warning
from reader.store.marks.marks import Marks
from reader.store.marks.marks_of_archive import begin_marks, marks_path

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def archive_to_read(call: Namespace) -> Iterator[Archive]:
    """The archive that is there. Raises ArchiveError where there is none."""
    folders = paths.personal()
    path = call.archive or folders.archive
    if not path.exists():
        sentence = _("There is no archive at {path}. Read something in first: yuebao import PATH")
        raise ArchiveError(sentence.format(path=path))
    with closing(Archive.open(path, read_only=True)) as archive:
        marks = marks_path(path, folders.archive, folders.marks)
        if marks.exists():
            try:
                archive.know_marks(marks)
            except ArchiveError as error:  # no reason not to read; what is bookmarked cannot be told
                terminal.say(str(error))
        yield archive


@contextmanager
def index_to_read(call: Namespace) -> Iterator[ArticleIndex]:
    """The index of the archive that is there. Raises ArchiveError where there is none."""
    with archive_to_read(call) as archive:
        yield ArticleIndex(archive, personal_segmenter(paths.personal()))


@contextmanager
def library_to_write(call: Namespace) -> Iterator[Library]:
    """The archive, made where there is none, with the person's marks. Raises ArchiveError."""
    with closing(location(call).open()) as library:
        _say_notice(library.marks)
        _say_carried(library.archive.path, library.marks.path)
        yield library


def location(call: Namespace) -> LibraryLocation:
    """Where the archive and what belongs to it are, or are to be. Raises ArchiveError."""
    folders = _made_folders()
    return LibraryLocation(call.archive or folders.archive, personal_segmenter(folders), folders)


@contextmanager
def bookmarks(call: Namespace) -> Iterator[Marks]:
    """The marks that belong to the archive. Raises ArchiveError."""
    path, place = call.archive or paths.personal().archive, marks_of(call)
    if path.exists():
        begin_marks(place, path, paths.personal().marks)
    with closing(Marks.open(place)) as marks:
        _say_notice(marks)
        _say_carried(path, place)
        yield marks


def marks_of(call: Namespace) -> Path:
    """Where the marks are, or are to be, that belong to the archive. Raises ArchiveError."""
    folders = _made_folders()
    return marks_path(call.archive or folders.archive, folders.archive, folders.marks)


def _say_notice(marks: Marks) -> None:
    """Say that the marks were mended, or that no copy of them could be made."""
    if marks.notice:
        terminal.say(marks.notice)


def _say_carried(archive: Path, marks: Path) -> None:
    """Say that a service carries one of the two to other computers while it is open."""
    if warning := carried_warning(archive, marks):
        terminal.say(warning)


def papers() -> Papers:
    """What the person has said of the papers of folders."""
    return Papers(paths.personal().config)


def columns() -> KnownColumns:
    """What the person has said of the columns of tables."""
    return KnownColumns(paths.personal().config)


def _made_folders() -> paths.Paths:
    where = paths.personal()
    try:
        return where.make()
    except OSError as error:
        sentence = _("The folder {folder} cannot be made: {reason}. Set YUEBAO_HOME to another folder.")
        folder = error.filename or where.data
        raise ArchiveError(sentence.format(folder=folder, reason=error.strerror or error)) from error
