"""Office packages (Word, Excel): zips of XML, of which single parts are read, each bounded in size."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_PART = 128 * 1024 * 1024
"""Bytes of one part, unpacked. The text of a year's issues has less."""
_BEGINS = b"PK\x03\x04"
_PACKAGE = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/")
_FOLDERS = (b"word/", b"xl/", b"ppt/")


def may_hold(head: bytes, folder: bytes) -> bool:
    """Whether a file may be a package with a folder, by its first bytes: they name it, or it may come later."""
    if not head.startswith(_BEGINS):
        return False
    named = [one for one in _FOLDERS if one in head]
    return folder in named or (not named and any(mark in head for mark in _PACKAGE))


class Package:
    """An open package. Raises SourceError where it is broken or locked."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise SourceError(failure(Code.ZIP_BROKEN, name=path.name)) from error

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """What its parts are called."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """A part's bytes; None where there is none. Raises SourceError where it is too large or broken."""
        try:
            with self._zip.open(name) as file:
                data = file.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
            raise SourceError(failure(Code.ZIP_BROKEN, name=self._name)) from error
        if len(data) > LARGEST_PART:
            raise SourceError(failure(Code.ZIP_BOMB, name=self._name))
        return data
