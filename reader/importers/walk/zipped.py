"""Zip files: their members unpacked into a folder, whatever their makers put into them.

A zip comes from anywhere. Nothing is written outside the folder, no link and no device is made, and what
would fill the disk is not unpacked.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, failure
from reader.core.strange_zip import (
    ENCRYPTED,
    MOST_TIMES,
    NEVER_A_BOMB,
    UTF8_NAME,
    ZIP_FAULTS,
    opened_zip,
)
from reader.importers.source.decoding import detect
from reader.importers.source.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MOST_MEMBERS = 200_000
"""Files that a zip may hold, those of zips within it included."""
MOST_BYTES = 4 * 1024**3
"""Bytes that a zip may unpack to: a year of page PDFs of a county paper has half of it."""
DEEPEST = 3
"""Zips within one another."""
_CHUNK = 1024 * 1024
_FREE_SHARE = 0.9
_MOST_TOLD = 20
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""LZMA is left out: a member may ask for gigabytes of memory."""
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])", re.IGNORECASE)
_NO_NAME = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')


@dataclass
class Budget:
    """What may still be unpacked from a zip and the zips within it."""

    bytes_left: int
    members_left: int = MOST_MEMBERS

    @classmethod
    def of(cls, size: int) -> Budget:
        """For a zip of `size` bytes."""
        return cls(min(MOST_BYTES, max(NEVER_A_BOMB, size * MOST_TIMES)))


def unpack(path: Path, target: Path, budget: Budget, pulse: Callable[[], None]) -> tuple[Finding, ...]:
    """Unpack a zip into the folder `target`; gives an error for each member that was refused.

    `pulse` is called between members and may raise. Raises SourceError where the zip as a whole is refused: a
    broken file, a bomb, no room on the disk, an office document.
    """
    with ExitStack() as opened:
        try:
            packed = opened.enter_context(opened_zip(path))
        except zipfile.BadZipFile as error:
            raise SourceError(failure(Code.ZIP_BROKEN, name=path.name)) from error
        unpacking = _Unpacking(path.name, packed, target, budget)
        unpacking.run(pulse)
        return unpacking.findings()


def list_names(path: Path) -> list[str]:
    """The names of what is in a zip. Raises OSError or BadZipFile."""
    try:
        with opened_zip(path) as packed:
            return [name for name in member_names(packed.infolist()) if not name.startswith(("/", "../"))]
    except ZIP_FAULTS as error:
        raise zipfile.BadZipFile(path.name) from error


@dataclass
class _Unpacking:
    """One zip while it is unpacked. `refused`: why members were not, an error each."""

    name: str
    packed: zipfile.ZipFile
    target: Path
    budget: Budget
    refused: list[Finding] = field(default_factory=list)

    def run(self, pulse: Callable[[], None]) -> None:
        """Unpack what may be. Raises SourceError, and what `pulse` raises."""
        names = member_names(self.packed.infolist())
        _check_kind(self.name, names)
        members = [
            (member, name)
            for member, name in zip(self.packed.infolist(), names, strict=True)
            if not name.endswith("/") and not _is_furniture(name)
        ]
        self._check_size([member for member, _name in members])
        for member, name in members:
            pulse()
            reason = _refusal(member, name)
            if reason:
                self._refuse(reason, name)
            else:
                self._write(member, name)

    def findings(self) -> tuple[Finding, ...]:
        """An error for each member refused, and one for the rest where they are many."""
        told = self.refused[:_MOST_TOLD]
        left = len(self.refused) - len(told)
        return (*told, *([failure(Code.ZIP_MEMBERS_LEFT, count=left)] if left else []))

    def _refuse(self, reason: Code, name: str) -> None:
        self.refused.append(failure(reason, member=_shown(name)))

    def _check_size(self, members: Sequence[zipfile.ZipInfo]) -> None:
        """Raises SourceError before anything is unpacked, by what the zip says of itself."""
        size = sum(member.file_size for member in members)
        if len(members) > self.budget.members_left or size > self.budget.bytes_left:
            raise SourceError(self._bomb())
        self.budget.members_left -= len(members)
        if size > shutil.disk_usage(self.target).free * _FREE_SHARE:
            raise SourceError(failure(Code.ZIP_NO_ROOM, name=self.name, size=size // 1_000_000))

    def _bomb(self) -> Finding:
        return failure(Code.ZIP_BOMB, name=self.name)

    def _write(self, member: zipfile.ZipInfo, name: str) -> None:
        """Unpack one member. Raises SourceError where there is more in it than may be unpacked."""
        path = self.target.joinpath(*_parts(name))
        is_ours = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self.packed.open(member) as source, path.open("xb") as file:
                is_ours = True
                self._copy(source, file)
        except FileExistsError:
            self._refuse(Code.MEMBER_TWICE, name)
        except ZIP_FAULTS:
            if is_ours:
                path.unlink(missing_ok=True)
            self._refuse(Code.MEMBER_BROKEN, name)

    def _copy(self, source: IO[bytes], file: IO[bytes]) -> None:
        while chunk := source.read(_CHUNK):
            self.budget.bytes_left -= len(chunk)
            if self.budget.bytes_left < 0:
                raise SourceError(self._bomb())
            file.write(chunk)


def member_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The members' names. Those not marked as UTF-8 are in one encoding, judged together: GB18030, Big5 …"""
    raw = [None if member.flag_bits & UTF8_NAME else _raw_name(member) for member in members]
    encoding = _name_encoding(b"\n".join(name for name in raw if name is not None))
    return [
        (member.orig_filename if name is None else name.decode(encoding, errors="replace")).replace("\\", "/")
        for member, name in zip(members, raw, strict=True)
    ]


def _raw_name(member: zipfile.ZipInfo) -> bytes:
    return member.orig_filename.encode("cp437", errors="replace")


def _name_encoding(names: bytes) -> str:
    try:
        names.decode("utf-8")
    except UnicodeDecodeError:
        return "big5hkscs" if detect(names) == "big5" else "gb18030"
    return "utf-8"


def _check_kind(name: str, members: Sequence[str]) -> None:
    """Raises SourceError for what only looks like a zip: office documents, books, programs."""
    if "[Content_Types].xml" in members or "content.xml" in members:
        raise SourceError(refusal(name, "office"))
    if "META-INF/MANIFEST.MF" in members or "META-INF/container.xml" in members:
        raise SourceError(refusal(name, "unknown"))


def _is_furniture(name: str) -> bool:
    """Whether a member is no file of the person's: what macOS adds, hidden files."""
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in name.split("/"))


def _refusal(member: zipfile.ZipInfo, name: str) -> Code | None:
    """Why a member is not unpacked; None where it can be."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        return Code.MEMBER_OUTSIDE
    if kind not in {0, stat.S_IFREG}:
        return Code.MEMBER_NO_FILE
    if not all(_parts(name)) or _NO_NAME.search(name) or any(map(_is_device, _parts(name))):
        return Code.MEMBER_NO_NAME
    if member.flag_bits & ENCRYPTED:
        return Code.MEMBER_LOCKED
    if member.compress_type not in _METHODS:
        return Code.MEMBER_PACKED_STRANGELY
    return None


def _parts(name: str) -> list[str]:
    """The folders and the file of a member's name, without what Windows drops from them."""
    parts = [part.rstrip(". ") for part in name.split("/")]
    return [_NOT_ON_WINDOWS.sub("_", part) for part in parts] if os.name == "nt" else parts


def _is_device(part: str) -> bool:
    """Whether Windows takes a name for a device, whatever its ending."""
    return _DEVICE.fullmatch(part.partition(".")[0].rstrip()) is not None


def _shown(name: str) -> str:
    """A member's name as it can be shown."""
    shown = _NO_NAME.sub("�", name)
    return shown if len(shown) <= 120 else shown[:60] + "…" + shown[-59:]
