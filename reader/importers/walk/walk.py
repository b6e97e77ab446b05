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
from reader.core.findings.finding import Finding, Level, failure
from reader.core.progress import Progress
from reader.core.source import Reading, Source
from reader.importers.formats.article_folder.day import ARTICLE_FOLDER, DayReading, read_day
from reader.importers.formats.article_folder.grouping import ArticleDay, gather_days
from reader.importers.formats.epaper import EPAPER, Shelf, pages_first
from reader.importers.source.choice import NOTHING_CHOSEN, Choice
from reader.importers.source.facsimiles import shown_from_copies
from reader.importers.source.file_types import ALTO, METS, PAGE_PDF, PICTURE, WEB_PAGE, ZIP, kind_of
from reader.importers.source.guard import guarded
from reader.importers.walk.stamps import stamp_files
from reader.importers.walk.zipped import DEEPEST, Budget, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.core.progress import Report

_SHOWN = frozenset({PAGE_PDF, PICTURE})
"""Kinds of files that may show the pages of a METS issue."""


class TitleFor(Protocol):
    """The paper that the files in a folder are from, where somebody knows it."""

    def __call__(self, folder: Path, /) -> str | None:
        """Its name as printed."""


class ReadFile(Protocol):
    """Reads one file of a known kind; `claimed` takes the files that were read as parts of it."""

    def __call__(
        self, path: Path, kind: str, claimed: set[Path], choice: Choice = NOTHING_CHOSEN, /
    ) -> Reading:
        """Only `Cancelled` comes out of it."""


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
class _Place:
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


def _unit_path(unit: Path | ArticleDay) -> Path:
    return unit.path if isinstance(unit, ArticleDay) else unit


def _unit_name(unit: Path | ArticleDay) -> str:
    return _unit_path(unit).name


def _is_stream(path: Path) -> bool:
    """Whether a path is a pipe or a device, of which no end is in sight."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


class Walk:
    """Goes through sources once. `title_for` is asked where files do not name their paper."""

    def __init__(
        self,
        read_file: ReadFile,
        report: Report,
        title_for: TitleFor,
        choice: Choice = NOTHING_CHOSEN,
        memory: Memory | None = None,
    ) -> None:
        self._read_file, self._report, self._title_for = read_file, report, title_for
        self._choice, self._memory = choice, memory or _NoMemory()
        self._done = self._total = 0

    def read(self, paths: Iterable[Path]) -> Iterator[Reading]:
        """One reading a source. Only `Cancelled` comes out of it."""
        return (step for step in self.steps(paths) if isinstance(step, Reading))

    def steps(self, paths: Iterable[Path]) -> Iterator[Step]:
        """The readings unit by unit; what the memory holds as it is is not read. Only `Cancelled` comes out."""
        paths = list(paths)
        asked = [path for path in paths if not path.is_dir()]
        files = [file for path in paths if not _is_stream(path) for file in find_files(path)]
        yield from self._read_all(files, asked, _Place())
        self._report(Progress(self._total, self._total))

    def _read_all(self, files: Iterable[Path], asked: Sequence[Path], place: _Place) -> Iterator[Step]:
        """The files of one place.

        ALTO files, and PDFs and pictures among XML files, wait for the end: those that a METS file has taken
        by then are part of its issue and no sources of their own. A web page is read with all that belongs
        to its issue.
        """
        files = list(files)
        units = pages_first(gather_days(files, asked, place.shown), _unit_name)
        shelf = Shelf(files)
        self._total += sum(_file_count(unit) for unit in units)
        may_have_mets = any(_unit_name(unit).lower().endswith(".xml") for unit in units)
        held: list[tuple[Path, str]] = []
        claimed: set[Path] = set()
        for unit in units:
            if isinstance(unit, ArticleDay):
                reading = self._read_day(unit, place, claimed)
                yield from self._unit(unit, place, _Partners(claimed), reading)
            elif unit in shelf.taken:
                self._done += 1
            elif (kind := kind_of(unit)) == ALTO or (kind in _SHOWN and may_have_mets):
                held.append((unit, kind))
            elif kind == WEB_PAGE:
                partners = _Partners(shelf.taken, shelf.beside(unit))
                reading = self._read_web_page(unit, shelf, place)
                yield from self._unit(unit, place, partners, reading)
            else:
                near = [file for file in files if _is_below(file, unit)] if kind == METS else []
                partners = _Partners(claimed, near)
                reading = self._read_one(unit, kind, place, claimed)
                yield from self._unit(unit, place, partners, reading)
        for file, kind in held:
            if file in shelf.taken or file.resolve() in claimed:
                self._done += 1
            else:
                reading = self._read_one(file, kind, place, claimed)
                yield from self._unit(file, place, _Partners(claimed), reading)

    def _unit(
        self, unit: Path | ArticleDay, place: _Place, partners: _Partners, reading: Iterator[Step]
    ) -> Iterator[Step]:
        """A unit that is read unless it is held as it is; within a zip all is read, which is a unit itself."""
        if place.folder is not None:
            yield from reading
            return
        path, stamp = _unit_path(unit), self._stamp(unit)
        if stamp and self._memory.stamp_at(path) == stamp and self._takes_partners(path, partners):
            self._tell(path.name)
            self._done += _file_count(unit)
            yield HeldUnit(path)
            return
        before = set(partners.taken)
        yield from reading
        if stamp:
            taken = partners.taken - before
            others = sorted(taken - {path, path.resolve()}) if taken else []
            stamped = ((other, self._stamp(other)) for other in others)
            yield Unit(path, stamp, tuple((other, its) for other, its in stamped if its))

    def _takes_partners(self, path: Path, partners: _Partners) -> bool:
        """Whether what was read with a unit is as it was and nothing has come beside it; it is taken then."""
        known = dict(self._memory.partners_of(path))
        if any(self._stamp(other) != stamp for other, stamp in known.items()):
            return False
        near = [other for other in partners.near if other != path]
        ours = [other for other in near if other.absolute() in known or other.resolve() in known]
        if not all(self._is_held(other) for other in set(near) - set(ours)):
            return False
        partners.taken.update(known, ours)
        return True

    def _is_held(self, path: Path) -> bool:
        stamp = self._stamp(path)
        return stamp is not None and self._memory.stamp_at(path) == stamp

    def _stamp(self, unit: Path | ArticleDay) -> str | None:
        if isinstance(unit, ArticleDay):
            files, folder = [file.path for file in unit.files], unit.collection
        else:
            files, folder = [unit], unit.parent
        return stamp_files(files, self._choice, self._title_for(folder))

    def _read_one(self, path: Path, kind: str, place: _Place, claimed: set[Path]) -> Iterator[Step]:
        """A file, or a zip and all that is in it."""
        self._tell(path.name)
        if kind == ZIP:
            yield from self._read_zip(path, place)
        else:
            yield self._finished(self._read_file(path, kind, claimed, self._choice), place)
        self._done += 1

    def _read_web_page(self, path: Path, shelf: Shelf, place: _Place) -> Iterator[Reading]:
        """The issues of an e-paper that a page belongs to; any other web page is refused."""
        self._tell(path.name)
        source, encoding = Source(path, EPAPER, "", 0), self._choice.encoding
        read = guarded(source, lambda: shelf.read(path, self._tell, encoding))
        readings = [read] if isinstance(read, Reading) else read
        for reading in readings or [self._read_file(path, WEB_PAGE, set())]:
            yield self._finished(reading, place)
        self._done += 1

    def _tell(self, what: str) -> None:
        self._report(Progress(self._done, self._total, what))

    def _finished(self, reading: Reading, place: _Place) -> Reading:
        """A reading with its path as the person knows it, and with its paper's name where it told none."""
        path = place.shown(reading.source.path)
        reading = replace(reading, source=replace(reading.source, path=path))
        if place.folder is not None and reading.issue is not None:
            reading = replace(reading, issue=shown_from_copies(reading.issue, place.shown))
        if reading.issue is None or reading.issue.title:
            return reading
        title = self._title_for(path.parent)
        return name_paper(reading, title) if title else reading

    def _read_day(self, day: ArticleDay, place: _Place, claimed: set[Path]) -> Iterator[Step]:
        """The issue of a day; files that turn out to be no articles are read by themselves."""
        self._tell(day.day.isoformat())
        source = Source(day.path, ARTICLE_FOLDER, "", 0)
        read = guarded(source, lambda: read_day(day, self._title_for, self._choice.encoding))
        if isinstance(read, Reading):
            read = DayReading(read)
        if read.reading is not None:
            yield self._finished(read.reading, place)
        for file in read.others:
            yield from self._read_one(file, kind_of(file), place, claimed)
        self._done += len(day.files) - len(read.others)

    def _read_zip(self, path: Path, place: _Place) -> Iterator[Step]:
        """What is in a zip, read from a folder that is gone afterwards."""
        shown = place.shown(path)
        try:
            budget = place.budget or Budget.of(path.stat().st_size)
            with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as name:
                folder = Path(name).resolve() / _folder_name(path)
                folder.mkdir()
                refused = self._unpack(path, folder, place, budget)
                if refused:
                    yield _of_zip(shown, refused)
                inner = _Place(folder, shown, place.depth + 1, budget)
                yield from self._read_all(find_files(folder), (), inner)
        except SourceError as error:
            yield _of_zip(shown, (error.finding,))
        except OSError as error:
            reason = error.strerror or str(error)
            yield _of_zip(shown, (failure(Code.ZIP_NOT_UNPACKED, name=path.name, reason=reason),))

    def _unpack(self, path: Path, folder: Path, place: _Place, budget: Budget) -> tuple[Finding, ...]:
        if place.depth >= DEEPEST:
            raise SourceError(failure(Code.ZIP_TOO_DEEP, name=path.name))
        return unpack(path, folder, budget, lambda: self._tell(path.name))


@dataclass(frozen=True, slots=True)
class _Partners:
    """What is read with other files: `taken` takes them; `near` are those that may belong to the unit."""

    taken: set[Path]
    near: Sequence[Path] = ()


def _file_count(unit: Path | ArticleDay) -> int:
    return len(unit.files) if isinstance(unit, ArticleDay) else 1


def _is_below(file: Path, unit: Path) -> bool:
    """Whether a file may be a page of a METS file: XML beside it or below."""
    return file.suffix.lower() == ".xml" and file.is_relative_to(unit.parent)


def _folder_name(path: Path) -> str:
    """What to call the folder that stands for a zip: its own name may tell the day."""
    return re.sub(r"[^\w.-]", "_", path.stem).strip(".")[:60] or "zip"


def _of_zip(shown: Path, findings: tuple[Finding, ...]) -> Reading:
    """What is to be told of a zip itself."""
    return Reading(Source(shown, ZIP, "", 0), None, findings)


def name_paper(reading: Reading, title: str) -> Reading:
    """A reading with its paper's name, and without the doubt that it told none."""
    if reading.issue is None:
        return reading
    is_unnamed = not reading.issue.title
    findings = tuple(
        finding
        for finding in reading.findings
        if finding.code is not Code.PAPER_UNKNOWN and not (is_unnamed and finding.level is Level.ERROR)
    )
    return replace(reading, issue=replace(reading.issue, title=title), findings=findings)
