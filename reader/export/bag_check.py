"""Checking a bag (RFC 8493) against its own lists, and the crate in it against its files."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from reader.core.errors import SourceError
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.core.strange_zip import ZIP_FAULTS
from reader.export.bag_faults import Difference, Fault
from reader.export.bag_files import leads_out, opened_bag
from reader.export.bag_list import ALGORITHMS, is_list, read_list
from reader.export.crate import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.core.progress import Report
    from reader.export.bag_files import BagFile, BagFiles
    from reader.export.bag_list import BagList

_DECLARATION = "bagit.txt"
_INFO = "bag-info.txt"
_FETCH = "fetch.txt"
_PAYLOAD = "data/"
_DECLARED = re.compile(r"BagIt-Version: (0\.9[3-7]|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\s*")
_OXUM = re.compile(r"^Payload-Oxum[ \t]*:[ \t]*(\d+)\.(\d+)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_LARGEST_TEXT = 64 * 1024**2
"""Bytes of a list or a description: of half a million files."""
_CHUNK = 1024 * 1024


class Checked(NamedTuple):
    """What a check found: how many files of the payload there are, and what differs."""

    files: int
    differences: tuple[Difference, ...]


def check_bag(path: Path, report: Report = no_report) -> Checked:
    """Check a bag in a zip or a folder. Raises SourceError where it is none, and Cancelled from `report`."""
    with opened_bag(path) as files:
        check = _Check(path.name, files)
        return Checked(len(check.payload), tuple(dict.fromkeys(check.run(report))))


class _Check:
    """One bag while it is checked. Names are those within its folder."""

    def __init__(self, name: str, files: BagFiles) -> None:
        self._files = files
        folder = _bag_folder(name, files.files)
        self._outside = [file.name for file in files.files if not file.name.startswith(folder)]
        inside = [file for file in files.files if file.name.startswith(folder)]
        self._named = [file._replace(name=file.name.removeprefix(folder)) for file in inside]
        self._there = {file.name: file for file in self._named}
        self.payload = [file for file in self._there.values() if file.name.startswith(_PAYLOAD)]

    def run(self, report: Report) -> Iterator[Difference]:
        """All that differs."""
        lists = [read_list(name, self._text(name)) for name in sorted(self._there) if is_list(name)]
        yield from self._names()
        yield from self._tags()
        yield from self._listed(lists)
        yield from self._digests(lists, report)
        yield from self._crate()

    def _names(self) -> Iterator[Difference]:
        yield from (Difference(Fault.OUTSIDE, name) for name in self._outside)
        for name, count in Counter(file.name for file in self._named).items():
            if leads_out(name):
                yield Difference(Fault.LEADS_OUT, name)
            if count > 1:
                yield Difference(Fault.TWICE, name)

    def _tags(self) -> Iterator[Difference]:
        """What the bag says of itself (RFC 8493, 2.1.1 and 2.2.2)."""
        if not _DECLARED.fullmatch(self._text(_DECLARATION) or ""):
            yield Difference(Fault.DECLARATION, _DECLARATION)
        if _FETCH in self._there:
            yield Difference(Fault.FETCH, _FETCH)
        told = _OXUM.search(self._text(_INFO) or "") if _INFO in self._there else None
        if told and (int(told[1]), int(told[2])) != (
            sum(file.size for file in self.payload),
            len(self.payload),
        ):
            yield Difference(Fault.SIZE, _INFO)

    def _listed(self, lists: Sequence[BagList]) -> Iterator[Difference]:
        """Whether each list names all it should, and nothing else."""
        yield from (Difference(Fault.BAD_LIST, one.name) for one in lists if one.is_broken)
        of_payload = [one for one in lists if not one.is_of_tags]
        if not of_payload:
            yield Difference(Fault.NO_LIST, "manifest-sha256.txt")
        if len(of_payload) == len(lists):
            yield Difference(Fault.NO_TAG_LIST, "tagmanifest-sha256.txt")
        for one in of_payload:
            unlisted = (file.name for file in self.payload if file.name not in one.digests)
            yield from (Difference(Fault.UNLISTED, name) for name in unlisted)
        for one in lists:
            for name in one.digests:
                if leads_out(name) or name.startswith(_PAYLOAD) == one.is_of_tags:
                    yield Difference(Fault.LEADS_OUT, name)
                elif name not in self._there:
                    yield Difference(Fault.MISSING, name)

    def _digests(self, lists: Iterable[BagList], report: Report) -> Iterator[Difference]:
        """Each file that is listed, read once."""
        wanted: dict[str, dict[str, str]] = {}
        for one in lists:
            for name, digest in one.digests.items():
                if name in self._there and one.algorithm in ALGORITHMS:
                    wanted.setdefault(name, {})[one.algorithm] = digest
        for nth, (name, digests) in enumerate(wanted.items()):
            check = partial(report, Progress(nth, len(wanted), name))
            found = self._digests_of(self._there[name], digests, check)
            if found is None:
                yield Difference(Fault.UNREADABLE, name)
            elif found != digests:
                yield Difference(Fault.CHANGED, name)

    def _digests_of(
        self, file: BagFile, algorithms: Iterable[str], check: Callable[[], None]
    ) -> dict[str, str] | None:
        """The file's digests by algorithm; None where it cannot be read."""
        made = {algorithm: hashlib.new(algorithm, usedforsecurity=False) for algorithm in algorithms}
        check()
        if not file.is_plain:
            return None
        try:
            with self._files.open(file) as source:
                while chunk := source.read(_CHUNK):
                    check()
                    for digest in made.values():
                        digest.update(chunk)
        except ZIP_FAULTS:
            return None
        return {algorithm: digest.hexdigest() for algorithm, digest in made.items()}

    def _crate(self) -> Iterator[Difference]:
        """Whether each file that the crate tells of is there, as large as it says."""
        name = _PAYLOAD + METADATA
        if name not in self._there:
            return
        told = _crate_files(self._text(name) or "")
        if told is None:
            yield Difference(Fault.CRATE, name)
            return
        for path, size in told:
            file = self._there.get(_PAYLOAD + path)
            if file is None or (size is not None and size != str(file.size)):
                yield Difference(Fault.CRATE, name)

    def _text(self, name: str) -> str | None:
        """A text file of the bag; None where it is not there, too large, broken or not UTF-8."""
        file = self._there.get(name)
        if file is None or not file.is_plain or file.size > _LARGEST_TEXT:
            return None
        try:
            with self._files.open(file) as source:
                return source.read(_LARGEST_TEXT).decode("utf-8-sig")
        except ZIP_FAULTS:
            return None


def _bag_folder(name: str, files: Iterable[BagFile]) -> str:
    """The folder of the bag, with its /; empty where it has none. Raises SourceError where there is no bag."""
    tops = [
        file.name.removesuffix(_DECLARATION)
        for file in files
        if file.name.rpartition("/")[2] == _DECLARATION and file.name.count("/") <= 1
    ]
    if not tops:
        raise SourceError(_("{name} is no bundle: there is no bagit.txt in it.").format(name=name))
    return min(tops, key=len)


def _crate_files(text: str) -> list[tuple[str, str | None]] | None:
    """The files of a crate by name, each with its size where that is told; None where it is no crate."""
    try:
        graph = json.loads(text)["@graph"]
        files = [one for one in graph if "File" in _listed_types(one)]
        return [(unquote(str(one["@id"])).removeprefix("./"), one.get("contentSize")) for one in files]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _listed_types(entity: dict[str, object]) -> list[object]:
    types = entity.get("@type")
    return types if isinstance(types, list) else [types]
