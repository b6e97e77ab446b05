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
_FIRST = (
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"customXml/",
    b"word/document.xml",
    b"xl/workbook.xml",
)
"""What the first part of a package is called, whichever program wrote it. A zip of packages begins otherwise."""
_FOLDERS = (b"word/", b"xl/", b"ppt/")
_HEADER = 30
"""Bytes before the first part's name, whose length stands in the 27th and the one behind."""


def may_hold(head: bytes, folder: bytes) -> bool:
    """Whether a file may be a package with a folder, by its first bytes: they name it, or it may come later."""
    if not head.startswith(_BEGINS) or len(head) < _HEADER:
        return False
    first = head[_HEADER : _HEADER + int.from_bytes(head[26:28], "little")]
    named = [one for one in _FOLDERS if one in head]
    return first.startswith(_FIRST) and (folder in named or not named)


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
