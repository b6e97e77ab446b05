"""Bags (BagIt 1.0, RFC 8493) as zips: files with a list of their SHA-256, so that it can be told what was changed."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from reader.export.packed import WHEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_STORED = (".png",)
"""Files that are packed already."""


class Bag:
    """A bag that is being filled. Names are of letters that every system takes, with / between folders."""

    def __init__(self, packed: zipfile.ZipFile, folder: str) -> None:
        self._packed, self._folder = packed, folder
        self._digests: dict[str, str] = {}
        self._size = 0

    def add(self, name: str, data: bytes) -> None:
        """Put a file of the payload in. Raises ValueError where one of that name is there."""
        if f"data/{name}" in self._digests:
            raise ValueError(name)
        self._digests[f"data/{name}"] = self._write(f"data/{name}", data)
        self._size += len(data)

    def finish(self, info: Mapping[str, str]) -> None:
        """Put in what bags need besides: `info` says what is in it, and a list of each file's SHA-256."""
        told = {**info, "Payload-Oxum": f"{self._size}.{len(self._digests)}"}
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(f"{label}: {' '.join(text.split())}\n" for label, text in told.items()),
            "manifest-sha256.txt": _manifest(self._digests),
        }
        written = {name: self._write(name, text.encode()) for name, text in tags.items()}
        self._write("tagmanifest-sha256.txt", _manifest(written).encode())

    def _write(self, name: str, data: bytes) -> str:
        entry = zipfile.ZipInfo(f"{self._folder}/{name}", WHEN)
        entry.external_attr = 0o644 << 16
        kind = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        self._packed.writestr(entry, data, compress_type=kind)
        return hashlib.sha256(data).hexdigest()


def _manifest(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


@contextmanager
def filling(file: BinaryIO, folder: str) -> Iterator[Bag]:
    """A bag that is written to `file`, all of it in `folder`; it is to be finished."""
    with zipfile.ZipFile(file, "w") as packed:
        yield Bag(packed, folder)
