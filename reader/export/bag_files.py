"""The files of a bag that is to be checked, from a zip or a folder; where it came from is not trusted."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from reader.core.errors import SourceError
from reader.core.speech import _
from reader.core.strange_zip import ENCRYPTED, MOST_TIMES, NEVER_A_BOMB, UTF8_NAME, opened_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

MOST_FILES = 1_000_000
"""Files that a bag may have."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class BagFile(NamedTuple):
    """A file by the name it has in its zip or folder, with / between folders. `is_plain`: it can be read as it is."""

    name: str
    size: int
    is_plain: bool
    at: int


class BagFiles(Protocol):
    """All files of a bag."""

    files: list[BagFile]

    def open(self, file: BagFile) -> AbstractContextManager[IO[bytes]]:
        """A file to read; what is broken raises one of ZIP_FAULTS, now or while it is read."""


@contextmanager
def opened_bag(path: Path) -> Iterator[BagFiles]:
    """A zip or a folder. Raises SourceError where it is neither, or unpacks to more than a bag would."""
    try:
        if path.is_dir():
            yield _Folder(path)
            return
        with opened_zip(path) as packed:
            yield _Zip(path, packed)
    except zipfile.BadZipFile as error:
        raise SourceError(
            _("{name} is no bundle: neither a zip nor a folder.").format(name=path.name)
        ) from error
    except OSError as error:
        sentence = _("{path} cannot be read: {reason}")
        raise SourceError(sentence.format(path=path, reason=error.strerror or error)) from error


class _Zip:
    """A bag in a zip."""

    def __init__(self, path: Path, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._members = [member for member in packed.infolist() if not member.is_dir()]
        declared = sum(member.file_size for member in self._members)
        if declared > max(NEVER_A_BOMB, path.stat().st_size * MOST_TIMES) or len(self._members) > MOST_FILES:
            raise SourceError(_("{name} unpacks to more than any bundle does.").format(name=path.name))
        self.files = [
            BagFile(_member_name(member), member.file_size, _is_plain(member), nth)
            for nth, member in enumerate(self._members)
        ]

    def open(self, file: BagFile) -> AbstractContextManager[IO[bytes]]:
        """A member to read."""
        return self._packed.open(self._members[file.at])


def _member_name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & UTF8_NAME:
        return member.orig_filename
    return member.orig_filename.encode("cp437", "replace").decode("utf-8", "replace")


def _is_plain(member: zipfile.ZipInfo) -> bool:
    is_file = stat.S_IFMT(member.external_attr >> 16) in {0, stat.S_IFREG}
    return is_file and not member.flag_bits & ENCRYPTED and member.compress_type in _METHODS


class _Folder:
    """A bag that was unpacked. Links are not followed."""

    def __init__(self, path: Path) -> None:
        self._found = list(_files_under(path, f"{path.name or 'bag'}/"))
        self.files = [
            BagFile(name, state.st_size, stat.S_ISREG(state.st_mode), nth)
            for nth, (name, _place, state) in enumerate(self._found)
        ]

    def open(self, file: BagFile) -> AbstractContextManager[IO[bytes]]:
        """A file to read."""
        return self._found[file.at][1].open("rb")


def _files_under(folder: Path, before: str) -> Iterator[tuple[str, Path, os.stat_result]]:
    """All files, with their names and what they are; a folder that is a link is told as one."""
    for inside, folders, names in os.walk(folder):
        place = folder / inside
        prefix = before + "".join(f"{part}/" for part in place.relative_to(folder).parts)
        linked = [name for name in folders if (place / name).is_symlink()]
        for name in [*names, *linked]:
            yield prefix + name, place / name, (place / name).lstat()


def leads_out(name: str) -> bool:
    """Whether a name would lead out of the folder that a bag is unpacked into, on one system or another."""
    parts = name.replace("\\", "/").split("/")
    return (
        "\\" in name or not all(parts) or bool({".", ".."} & set(parts)) or _DRIVE.match(name) is not None
    ) or _CONTROL.search(name) is not None
