"""Files and folders into readings: what belongs together is put together, zips are unpacked on the way."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, failure
from reader.core.progress import Progress
from reader.core.source import Reading, Source
from reader.importers.formats.dispatch import (
    Readers,
    gathered,
    name_of,
    path_of,
    read_group,
    waiting_kinds,
)
from reader.importers.formats.format import Files
from reader.importers.source.facsimiles import shown_from_copies
from reader.importers.source.file_types import ZIP
from reader.importers.walk.stamps import stamp_files
from reader.importers.walk.zipped import DEEPEST, Budget, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.core.progress import Report
    from reader.importers.formats.format import Group, Told


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read at once: a file, a zip, the articles of a day, or a file with those that belong to it.

    `stamp` is that of the files at `path`, `partners` are the others, each with its own.
    """

    path: Path
    stamp: str
    partners: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeldUnit:
    """A unit that was not read because it is held as it is."""

    path: Path


Step = Reading | Unit | HeldUnit
"""A reading; or, after the readings of a unit, the unit; or a unit left out."""


class Memory(Protocol):
    """Knows what was stored before."""

    def stamp_at(self, path: Path, /) -> str | None:
        """The stamp a path had when all that was read from it was stored; None where it is not held."""

    def partners_of(self, path: Path, /) -> tuple[tuple[Path, str], ...]:
        """The files that were read with a path, with their stamps."""


class _NoMemory:
    def stamp_at(self, _path: Path, /) -> str | None:
        return None

    def partners_of(self, _path: Path, /) -> tuple[tuple[Path, str], ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Location:
    """Where files lie: on the disk, or unpacked from a zip, which lies at `zip_path` for the person."""

    folder: Path | None = None
    zip_path: Path | None = None
    depth: int = 0
    budget: Budget | None = None

    def shown(self, path: Path) -> Path:
        """A file's path as the person knows it: archive.zip/member."""
        if self.folder is None or self.zip_path is None:
            return path
        return self.zip_path / path.relative_to(self.folder)


def find_files(path: Path) -> list[Path]:
    """The files under a path, in name order, without hidden ones; the path itself where it is no folder."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    folders = [path]
    while folders:
        folder = folders.pop()
        inner, files = _entries(folder)
        found += files
        folders += reversed(inner)
    return found


def _entries(folder: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the files in a folder that may be read, each in name order; a link to a folder is neither.

    The folder's own list tells them apart, so that no file is looked at by itself.
    """
    try:
        with os.scandir(folder) as listed:
            entries = sorted((one for one in listed if one.name[:1] != "."), key=attrgetter("name"))
    except OSError:
        return [], []
    inner: list[Path] = []
    files: list[Path] = []
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            inner.append(folder / one.name)
        elif one.is_file(follow_symlinks=False) or (not _holds(one.is_dir) and not _is_stream(Path(one))):
            files.append(folder / one.name)
    return inner, files


def _holds(asked: Callable[[], bool]) -> bool:
    """What a folder's entry says; no where it cannot tell, as of a link in a circle."""
    try:
        return asked()
    except OSError:
        return False


def _is_stream(path: Path) -> bool:
    """Whether a path is a pipe or a device, of which no end is in sight."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


class Walk:
    """Goes through sources once, as `told` says they are to be read."""

    def __init__(self, report: Report, told: Told, memory: Memory | None = None) -> None:
        self._report, self._memory = report, memory or _NoMemory()
        self._told = replace(told, tell=self._tell)
        self._done = self._total = 0

    def read(self, paths: Iterable[Path]) -> Iterator[Reading]:
        """One reading a source. Only `Cancelled` comes out of it."""
        return (step for step in self.steps(paths) if isinstance(step, Reading))

    def steps(self, paths: Iterable[Path]) -> Iterator[Step]:
        """The readings unit by unit; what the memory holds as it is is not read. Only `Cancelled` comes out."""
        paths = list(paths)
        asked = [path for path in paths if not path.is_dir()]
        files = [file for path in paths if not _is_stream(path) for file in find_files(path)]
        with self._told.worker:
            yield from self._read_all(files, asked, _Location())
        self._report(Progress(self._total, self._total))

    def _read_all(self, paths: Iterable[Path], asked: Sequence[Path], location: _Location) -> Iterator[Step]:
        """The files of one location.

        Formats that take other files with theirs come first; files that they may take wait for the end.
        """
        files = Files(paths)
        readers = Readers(files)
        units = gathered(files.paths, asked, location.shown)
        self._total += sum(map(_file_count, units))
        waiting = waiting_kinds(map(name_of, units))
        held: list[Path] = []
        for unit in units:
            if not isinstance(unit, Path):
                yield from self._unit(unit, location, files, (), self._read_group(unit, location, readers))
            elif files.is_taken(unit):
                self._done += 1
            elif readers.kind_of(unit) in waiting:
                held.append(unit)
            else:
                yield from self._file(unit, location, readers)
        for file in held:
            if files.is_taken(file) or files.is_taken(file.resolve()):
                self._done += 1
            else:
                yield from self._file(file, location, readers)

    def _file(self, path: Path, location: _Location, readers: Readers) -> Iterator[Step]:
        near = readers.near(path) if location.folder is None else ()
        yield from self._unit(path, location, readers.files, near, self._read_one(path, location, readers))

    def _unit(
        self,
        unit: Path | Group,
        location: _Location,
        files: Files,
        near: Sequence[Path],
        reading: Iterator[Step],
    ) -> Iterator[Step]:
        """A unit that is read unless it is held as it is; within a zip all is read, which is a unit itself.

        `near` are files that may belong to it.
        """
        if location.folder is not None:
            yield from reading
            return
        path, stamp = path_of(unit), self._stamp(unit)
        if stamp and self._memory.stamp_at(path) == stamp and self._takes_partners(path, files, near):
            self._tell(path.name)
            self._done += _file_count(unit)
            yield HeldUnit(path)
            return
        before = files.taken_count
        yield from reading
        if stamp:
            taken = set(files.taken[before:]) if files.taken_count > before else set()
            others = sorted(taken - {path, path.resolve()}) if taken else []
            stamped = ((other, self._stamp(other)) for other in others)
            yield Unit(path, stamp, tuple((other, its) for other, its in stamped if its))

    def _takes_partners(self, path: Path, files: Files, near: Sequence[Path]) -> bool:
        """Whether what was read with a unit is as it was and nothing has come beside it; it is taken then."""
        known = dict(self._memory.partners_of(path))
        if any(self._stamp(other) != stamp for other, stamp in known.items()):
            return False
        others = [other for other in near if other != path]
        ours = [other for other in others if other.absolute() in known or other.resolve() in known]
        if not all(self._is_held(other) for other in set(others) - set(ours)):
            return False
        files.take([*known, *ours])
        return True

    def _is_held(self, path: Path) -> bool:
        stamp = self._stamp(path)
        return stamp is not None and self._memory.stamp_at(path) == stamp

    def _stamp(self, unit: Path | Group) -> str | None:
        paths, folder = ([unit], unit.parent) if isinstance(unit, Path) else (unit.paths, unit.folder)
        return stamp_files(paths, self._told.choice, self._told.title_for(folder))

    def _read_one(self, path: Path, location: _Location, readers: Readers) -> Iterator[Step]:
        """A file, or a zip and all that is in it."""
        self._tell(path.name)
        if readers.kind_of(path) == ZIP:
            yield from self._read_zip(path, location)
        else:
            for reading in readers.read(path, self._told_at(location)):
                yield self._finished(reading, location)
        self._done += 1

    def _told_at(self, location: _Location) -> Told:
        return replace(self._told, shown=location.shown)

    def _tell(self, what: str) -> None:
        self._report(Progress(self._done, self._total, what))

    def _finished(self, reading: Reading, location: _Location) -> Reading:
        """A reading with its path, and its pictures', as the person knows them."""
        path = location.shown(reading.source.path)
        reading = replace(reading, source=replace(reading.source, path=path))
        if location.folder is not None and reading.issue is not None:
            reading = replace(reading, issue=shown_from_copies(reading.issue, location.shown))
        return reading

    def _read_group(self, group: Group, location: _Location, readers: Readers) -> Iterator[Step]:
        """The issues of files that belong together; those that do not after all are read by themselves."""
        self._tell(group.label)
        others = 0
        for found in read_group(group, self._told_at(location)):
            if isinstance(found, Path) and readers.files.is_taken(found):
                continue
            if isinstance(found, Path):
                others += 1
                yield from self._read_one(found, location, readers)
            else:
                yield self._finished(found, location)
        self._done += len(group.paths) - others

    def _read_zip(self, path: Path, location: _Location) -> Iterator[Step]:
        """What is in a zip, read from a folder that is gone afterwards."""
        shown = location.shown(path)
        try:
            budget = location.budget or Budget.of(path.stat().st_size)
            with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as name:
                folder = Path(name).resolve() / _folder_name(path)
                folder.mkdir()
                refused = self._unpack(path, folder, location, budget)
                if refused:
                    yield _of_zip(shown, refused)
                inner = _Location(folder, shown, location.depth + 1, budget)
                yield from self._read_all(find_files(folder), (), inner)
        except SourceError as error:
            yield _of_zip(shown, (error.finding,))
        except OSError as error:
            reason = error.strerror or str(error)
            yield _of_zip(shown, (failure(Code.ZIP_NOT_UNPACKED, name=path.name, reason=reason),))

    def _unpack(self, path: Path, folder: Path, location: _Location, budget: Budget) -> tuple[Finding, ...]:
        if location.depth >= DEEPEST:
            raise SourceError(failure(Code.ZIP_TOO_DEEP, name=path.name))
        return unpack(path, folder, budget, lambda: self._tell(path.name))


def _file_count(unit: Path | Group) -> int:
    return 1 if isinstance(unit, Path) else len(unit.paths)


def _folder_name(path: Path) -> str:
    """What to call the folder that stands for a zip: its own name may tell the day."""
    return re.sub(r"[^\w.-]", "_", path.stem).strip(".")[:60] or "zip"


def _of_zip(shown: Path, findings: tuple[Finding, ...]) -> Reading:
    """What is to be told of a zip itself."""
    return Reading(Source(shown, ZIP, "", 0), None, findings)
