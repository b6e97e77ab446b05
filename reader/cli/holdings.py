"""The archive and the bookmarks a command works on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader import paths
from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.find.text import segmenter
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator


@contextmanager
def archive_to_read(call: Namespace) -> Iterator[Archive]:
    """The archive that is there. Raises ArchiveError where there is none."""
    path = call.archive or paths.personal().archive
    if not path.exists():
        sentence = _("There is no archive at {path}. Read something in first: yuebao import PATH")
        raise ArchiveError(sentence.format(path=path))
    where = paths.personal()
    segmenter.use_cache_folder(where.cache)
    segmenter.use_user_words(where.config / segmenter.USER_WORDS)
    archive = Archive.open(path, read_only=True)
    try:
        if paths.personal().marks.exists():
            archive.know_marks(paths.personal().marks)
        yield archive
    finally:
        archive.close()


@contextmanager
def archive_to_write(call: Namespace) -> Iterator[Archive]:
    """The archive; made where there is none. Raises ArchiveError."""
    where = _made_folders()
    segmenter.use_cache_folder(where.cache)
    segmenter.use_user_words(where.config / segmenter.USER_WORDS)
    archive = Archive.open(call.archive or where.archive)
    try:
        yield archive
    finally:
        archive.close()


@contextmanager
def bookmarks() -> Iterator[Marks]:
    """The person's marks. Raises ArchiveError."""
    marks = Marks.open(_made_folders().marks)
    try:
        yield marks
    finally:
        marks.close()


def _made_folders() -> paths.Paths:
    where = paths.personal()
    try:
        return where.make()
    except OSError as error:
        sentence = _("The folder {folder} cannot be made: {reason}. Set YUEBAO_HOME to another folder.")
        folder = error.filename or where.data
        raise ArchiveError(sentence.format(folder=folder, reason=error.strerror or error)) from error
