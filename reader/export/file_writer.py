"""Writing an export to where the person wants it."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from reader.core.errors import ExportError
from reader.core.safe_file import replacing
from reader.core.speech import _
from reader.export.format import text_data
from reader.paths import personal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.core.paper import Clipping
    from reader.export.format import ExportFormat

_DATABASE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal", ".lock")
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_clippings(
    path: Path, clippings: Sequence[Clipping], kind: ExportFormat, *, overwrite: bool = False
) -> None:
    """Write articles to a file, whole or not at all.

    Raises ExportError where a file stands there already and `overwrite` is not set, where there is
    nothing to write, and where it cannot be written.
    """
    check_free(path, overwrite=overwrite)
    if not clippings:
        raise ExportError(_("There is no article to export. Select some articles first."))
    write_data(path, kind.data(clippings), overwrite=overwrite)


def write_words(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write any text, as UTF-8, as `write_clippings` does."""
    write_data(path, text_data(text), overwrite=overwrite)


def write_data(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write bytes as `write_clippings` does."""
    with writing(path, overwrite=overwrite) as file:
        file.write(data)


@contextmanager
def writing(path: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """A file to write by and by, whole or not at all, as `write_clippings` does."""
    check_free(path, overwrite=overwrite)
    try:
        with replacing(path) as file:
            yield file
    except (OSError, ValueError) as error:
        raise ExportError(_why(path, error)) from error


def check_free(path: Path, *, overwrite: bool = False) -> None:
    """Raise ExportError where an export to `path` would be refused before anything is written."""
    try:
        objection = _objection(path, overwrite=overwrite)
    except (OSError, ValueError) as error:
        raise ExportError(_why(path, error)) from error
    if objection:
        raise ExportError(objection)


def _objection(path: Path, *, overwrite: bool) -> str | None:
    """Why nothing should be written there; None where it may. Raises OSError, ValueError of an odd name."""
    if path.is_dir():
        return _("{path} is a folder. Add a file name to it.").format(path=path)
    folder = path.absolute().parent
    if not folder.is_dir():
        return _("There is no folder {folder}. Make it first, or choose another.").format(folder=folder)
    if objection := _sacred(path):
        return objection
    if path.exists() and not overwrite:
        sentence = _("{path} stands there already. Choose another name, or say that it may be overwritten.")
        return sentence.format(path=path)
    if path.exists() and not os.access(path, os.W_OK):
        return _("{path} is write-protected. Choose another name.").format(path=path)
    return None


def _sacred(path: Path) -> str | None:
    """Why nothing is ever written there: only a file that is no database of ours or of others is replaced."""
    target = path.resolve()
    if os.path.lexists(path) and not path.exists():
        return _("{path} is a link to nothing. Choose another name.").format(path=path)
    if target.parent != path.absolute().parent.resolve():
        return _("{path} is a link to a file elsewhere. Choose another name.").format(path=path)
    if path.exists() and not path.is_file():
        return _("{path} is no file but a device or a pipe. Choose another name.").format(path=path)
    if _is_database(target) or _belongs_to_database(target):
        return _("{path} is an archive, bookmarks or a part of them. Choose another name.").format(path=path)
    return None


def _is_database(target: Path) -> bool:
    """Whether it is an SQLite file: an archive, marks, one of their copies, or another program's."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _belongs_to_database(target: Path) -> bool:
    """Whether it is or would be what SQLite or we keep for a database: beside it, or where it is kept."""
    folder = target.parent
    endings = [ending for ending in _BESIDE if target.name.endswith(ending)]
    if any(_is_database(folder / target.name.removesuffix(ending)) for ending in endings):
        return True
    pages = folder.name.removesuffix(".pages")
    if pages != folder.name and _is_database(folder.parent / pages):
        return True
    ours = personal().data.resolve()
    return ours in target.parents


def _why(path: Path, error: OSError | ValueError) -> str:
    """What went wrong and what to do, in a sentence."""
    number, reason = (error.errno, error.strerror) if isinstance(error, OSError) else (None, str(error))
    if number in _FULL:
        return _("The disk is full: {path} was not written. Make room, or choose another disk.").format(
            path=path
        )
    if number in _FORBIDDEN:
        return _("You may not write {path}. Choose another folder.").format(path=path)
    sentence = _("{path} could not be written: {reason}. Choose another name or folder.")
    return sentence.format(path=path, reason=reason or error)
