"""A file to the format that reads it; what none reads is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.findings.finding import failure
from reader.core.source import Reading, Source
from reader.importers.formats.format import Files, Told
from reader.importers.formats.table import formats
from reader.importers.formats.weighing import weighed
from reader.importers.source.choice import Choice
from reader.importers.source.file_types import UNKNOWN, foreign_kind, head_of
from reader.importers.source.guard import failed, guarded, unreadable
from reader.importers.source.names.read import read_names
from reader.importers.source.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.core.findings.codes import Code
    from reader.importers.formats.format import Format, FormatReader, Group


def recognise(data: bytes) -> str:
    """What a file is by its first bytes: a file kind of a format, else "picture", "zip" …, or "unknown"."""
    return next((kind for one in formats() if (kind := one.tell(data))), None) or foreign_kind(data)


class Readers:
    """The formats' readers for the files of one folder or zip."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._open: dict[str, FormatReader] = {}
        self._looked_at: tuple[Path | None, bytes] = (None, b"")

    def kind_of(self, path: Path) -> str:
        """What a file is by its first bytes; unknown where it cannot be opened."""
        return recognise(self._head(path))

    def _head(self, path: Path) -> bytes:
        """A file's first bytes; those of the file looked at last are kept."""
        if self._looked_at[0] != path:
            self._looked_at = path, head_of(path)
        return self._looked_at[1]

    def near(self, path: Path) -> Sequence[Path]:
        """The files that may belong to the same issue as the one at `path`."""
        return [other for one in _told_by(self._head(path)) for other in self._reader(one).near(path)]

    def read(self, path: Path, told: Told) -> Iterator[Reading]:
        """What a file gives: the first format that tells it and finds it its own reads it."""
        candidates = _told_by(self._head(path))
        for one in candidates:
            read = self._read_as(one, path, told)
            if isinstance(read, Reading):
                yield read
                return
            if read:
                yield from weighed(read, told, one)
                return
        yield _refused(path, candidates[-1].refusal if candidates else None)

    def _read_as(self, one: Format, path: Path, told: Told) -> list[Reading] | Reading:
        """What a format makes of a file; where it lacks a day that its names tell, it is given that one."""
        source, reader, taken = Source(path, one.kind, "", 0), self._reader(one), self.files.taken_count
        read = guarded(source, lambda: list(reader.read(path, told)))
        lacking = [read] if isinstance(read, Reading) else [found for found in read if found.issue is None]
        day = read_names(told.shown(path)).day if any(found.lacks_day for found in lacking) else None
        if day is None or told.choice.day:
            return read
        self.files.give_back(taken)
        named = replace(told, choice=replace(told.choice, day=day))
        return guarded(source, lambda: list(reader.read(path, named)))

    def _reader(self, one: Format) -> FormatReader:
        if one.kind not in self._open:
            self._open[one.kind] = one.open(self.files)
        return self._open[one.kind]


def _told_by(head: bytes) -> list[Format]:
    return [one for one in formats() if one.tell(head)]


def _refused(path: Path, code: Code | None) -> Reading:
    """The reading of a file that no format reads. `code`: why, where a format has looked at it."""
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as error:
        return failed(Source(path, UNKNOWN, "", 0), unreadable(path, error))
    source = Source(path, UNKNOWN, "", size)
    return failed(
        source, failure(code, name=path.name) if code else refusal(path.name, recognise(head_of(path)))
    )


def read_source(path: Path, encoding: str | None = None) -> Reading:
    """What a file gives, read alone. `encoding`: as chosen by the person, found out where None."""
    told = Told(Choice(encoding))
    with told.worker:
        return next(Readers(Files([path])).read(path, told))


def read_group(group: Group, told: Told) -> Iterator[Reading | Path]:
    """What files that belong together give; those that do not after all are given back."""
    one = next(one for one in formats() if one.kind == group.kind)
    read = guarded(Source(group.path, one.kind, "", 0), lambda: list(group.read(told)))
    found = [read] if isinstance(read, Reading) else read
    yield from weighed([reading for reading in found if isinstance(reading, Reading)], told, one)
    yield from (other for other in found if not isinstance(other, Reading))


def gathered(
    files: Iterable[Path], asked: Iterable[Path], shown: Callable[[Path], Path]
) -> list[Path | Group]:
    """Files put together as their names tell; those that take others come first."""
    units: list[Path | Group] = list(files)
    for one in formats():
        units = one.gather(units, asked, shown) if one.gather else units
    first = [one for one in formats() if one.comes_first]
    return sorted(units, key=lambda unit: not any(one.may_be_named(name_of(unit)) for one in first))


def name_of(unit: Path | Group) -> str:
    """The name of a file, or of what a group goes by."""
    return path_of(unit).name


def path_of(unit: Path | Group) -> Path:
    """The path of a file, or the one a group goes by."""
    return unit if isinstance(unit, Path) else unit.path


def waiting_kinds(names: Iterable[str]) -> frozenset[str]:
    """The file kinds that are read after all others, since others may take them."""
    there = list(names)
    found = {kind for one in formats() for kind in one.last_kinds}
    for one in formats():
        if one.part_kinds and any(one.may_be_named(name) for name in there):
            found |= one.part_kinds
    return frozenset(found)
