"""Files and folders into readings: what belongs together is put together, zips are unpacked on the way."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.core.errors import SourceError
from reader.core.progress import Progress
from reader.core.source import Finding, Level, Reading, Source
from reader.core.speech import _
from reader.importers.article_folder.day import ARTICLE_FOLDER, DayReading, read_day
from reader.importers.article_folder.grouping import ArticleDay, gather_days
from reader.importers.epaper import EPAPER, Shelf, pages_first
from reader.importers.facsimiles import shown_from_copies
from reader.importers.guarding import guarded
from reader.importers.recognising import ALTO, PAGE_PDF, PICTURE, WEB_PAGE, ZIP, kind_of
from reader.importers.zipped import DEEPEST, Budget, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.core.paper import Issue
    from reader.core.progress import Report

_SHOWN = frozenset({PAGE_PDF, PICTURE})
"""Kinds of files that may show the pages of a METS issue."""


class TitleFor(Protocol):
    """The paper that the files in a folder are from, where somebody knows it."""

    def __call__(self, folder: Path, /) -> str | None:
        """Its name as printed."""


class ReadFile(Protocol):
    """Reads one file of a known kind; `claimed` takes the files that were read as parts of it."""

    def __call__(self, path: Path, kind: str, claimed: set[Path]) -> Reading:
        """Only `Cancelled` comes out of it."""


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
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [path.__class__(folder) / name for name in sorted(files) if not name.startswith(".")]
    return found


def _unit_name(unit: Path | ArticleDay) -> str:
    return unit.path.name if isinstance(unit, ArticleDay) else unit.name


def _is_stream(path: Path) -> bool:
    """Whether a path is a pipe or a device, of which no end is in sight."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


class Walk:
    """Goes through sources once. `title_for` is asked where files do not name their paper."""

    def __init__(self, read_file: ReadFile, report: Report, title_for: TitleFor) -> None:
        self._read_file, self._report, self._title_for = read_file, report, title_for
        self._done = self._total = 0

    def read(self, paths: Iterable[Path]) -> Iterator[Reading]:
        """One reading a source. Only `Cancelled` comes out of it."""
        paths = list(paths)
        files = [file for path in paths for file in find_files(path) if not _is_stream(file)]
        yield from self._read_all(files, [path for path in paths if not path.is_dir()], _Place())
        self._report(Progress(self._total, self._total))

    def _read_all(self, files: Iterable[Path], asked: Sequence[Path], place: _Place) -> Iterator[Reading]:
        """The files of one place.

        ALTO files, and PDFs and pictures among XML files, wait for the end: those that a METS file has taken
        by then are part of its issue and no sources of their own. A web page is read with all that belongs
        to its issue.
        """
        files = list(files)
        units = pages_first(gather_days(files, asked, place.shown), _unit_name)
        shelf = Shelf(files)
        self._total += len(units)
        may_have_mets = any(file.suffix.lower() == ".xml" for file in files)
        held: list[tuple[Path, str]] = []
        claimed: set[Path] = set()
        for unit in units:
            if isinstance(unit, ArticleDay):
                yield from self._read_day(unit, place, claimed)
            elif unit in shelf.taken:
                self._done += 1
            elif (kind := kind_of(unit)) == ALTO or (kind in _SHOWN and may_have_mets):
                held.append((unit, kind))
            elif kind == WEB_PAGE:
                yield from self._read_web_page(unit, shelf, place)
            else:
                yield from self._read_one(unit, kind, place, claimed)
        for file, kind in held:
            if file in shelf.taken or file.resolve() in claimed:
                self._done += 1
            else:
                yield from self._read_one(file, kind, place, claimed)

    def _read_one(self, path: Path, kind: str, place: _Place, claimed: set[Path]) -> Iterator[Reading]:
        """A file, or a zip and all that is in it."""
        self._tell(path.name)
        if kind == ZIP:
            yield from self._read_zip(path, place)
        else:
            yield self._finished(self._read_file(path, kind, claimed), place)
        self._done += 1

    def _read_web_page(self, path: Path, shelf: Shelf, place: _Place) -> Iterator[Reading]:
        """The issues of an e-paper that a page belongs to; any other web page is refused."""
        self._tell(path.name)
        read = guarded(Source(path, EPAPER, "", 0), lambda: shelf.read(path, self._tell))
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
        return _named(reading, reading.issue, title) if title else reading

    def _read_day(self, day: ArticleDay, place: _Place, claimed: set[Path]) -> Iterator[Reading]:
        """The issue of a day; files that turn out to be no articles are read by themselves."""
        self._tell(day.day.isoformat())
        source = Source(day.path, ARTICLE_FOLDER, "", 0)
        read = guarded(source, lambda: read_day(day, self._title_for))
        if isinstance(read, Reading):
            read = DayReading(read)
        if read.reading is not None:
            yield self._finished(read.reading, place)
        for file in read.others:
            yield from self._read_one(file, kind_of(file), place, claimed)
        self._done += 1 - len(read.others)

    def _read_zip(self, path: Path, place: _Place) -> Iterator[Reading]:
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
            yield _of_zip(shown, (Finding(Level.ERROR, str(error)),))
        except OSError as error:
            text = _("{name} cannot be unpacked: {reason}.").format(
                name=path.name, reason=error.strerror or str(error)
            )
            yield _of_zip(shown, (Finding(Level.ERROR, text),))

    def _unpack(self, path: Path, folder: Path, place: _Place, budget: Budget) -> tuple[Finding, ...]:
        if place.depth >= DEEPEST:
            text = _("{name} is a zip within zips within zips and was not read. Unpack it yourself.")
            raise SourceError(text.format(name=path.name))
        return unpack(path, folder, budget, lambda: self._tell(path.name))


def _folder_name(path: Path) -> str:
    """What to call the folder that stands for a zip: its own name may tell the day."""
    return re.sub(r"[^\w.-]", "_", path.stem).strip(".")[:60] or "zip"


def _of_zip(shown: Path, findings: tuple[Finding, ...]) -> Reading:
    """What is to be told of a zip itself."""
    return Reading(Source(shown, ZIP, "", 0), None, findings)


def _named(reading: Reading, issue: Issue, title: str) -> Reading:
    """A reading with its paper's name, and without the doubt that it told none."""
    asks = _("The text does not tell the paper's name. Give it when importing.")
    findings = tuple(finding for finding in reading.findings if finding.text != asks)
    return replace(reading, issue=replace(issue, title=title), findings=findings)
