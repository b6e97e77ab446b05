"""Mending an archive, each damage in its own way; and making one anew from its sources."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.progress import no_report
from reader.core.speech import _
from reader.jobs.importing import ImportReport, import_paths
from reader.jobs.indexing import check
from reader.library import Library
from reader.store.archive.archive import Archive
from reader.store.archive.damage import Damage
from reader.store.archive.damaged_keys import renew_damaged_keys
from reader.store.archive.facsimiles import copies_folder
from reader.store.archive.told_sources import ToldSources, sources_of_issues, sources_told_by
from reader.store.marks.marks import Marks
from reader.store.sqlite.errors import in_words
from reader.store.sqlite.file import SIDE_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.progress import Report
    from reader.library import LibraryLocation
    from reader.store.archive.damage import Fault


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending did.

    `read`: what became of the sources that were read again. `lost`: files that are not where they were any more.
    `left`: faults that are still there.
    """

    read: ImportReport
    lost: tuple[str, ...] = ()
    left: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An archive made anew. `set_aside`: where the damaged one is now, None where there was none."""

    read: ImportReport
    lost: tuple[str, ...]
    set_aside: Path | None


def mend(library: Library, faults: Sequence[Fault], report: Report = no_report) -> Mended:
    """Make SQLite's indexes anew, read again what is damaged, and make the find index anew; each where it is needed.

    A damaged file is left as it is: `rebuild` makes it anew. Raises ArchiveError where nothing can be written.
    """
    kinds = {fault.kind for fault in faults}
    if Damage.SQL_INDEX in kinds:
        library.archive.renew_sql_indexes()
    read = ImportReport(())
    lost: tuple[str, ...] = ()
    issues = {fault.issue_id for fault in faults if fault.kind is Damage.TEXT and fault.issue_id is not None}
    if issues:
        read, lost = _read_again(library, issues, report)
    if Damage.FIND_INDEX in kinds:
        library.index.renew(report, whole=True)
    return Mended(read, lost, tuple(check(library.index, report)))


def _read_again(library: Library, issues: set[int], report: Report) -> tuple[ImportReport, tuple[str, ...]]:
    """Read the sources of issues again; what is still held of them is not taken for what they say."""
    told = sources_of_issues(library.archive, issues)
    library.archive.forget_readings(issues)
    there, gone = _parted(told.places)
    papers = dict(told.papers)
    read = import_paths(
        library.archive, there, library.index.writer(), report,
        lambda folder: library.papers.name_of(folder) or papers.get(folder), library.marks.corrections, again=True,
    )  # fmt: skip
    renew_damaged_keys(library.archive, issues, library.index.writer())
    return read, (*told.lost, *map(str, gone))


def rebuild(location: LibraryLocation, more: Iterable[Path] = (), report: Report = no_report) -> Rebuilt:
    """Make an archive anew from the sources that it still tells of, and from `more`.

    The new one is made beside the old one, which stays where it is until all is read; then it is set aside.
    Raises ArchiveError where there is nothing to read, or nothing can be written; Cancelled.
    """
    path = location.archive_path
    with in_words(path):
        told = sources_told_by(path) if path.exists() else ToldSources()
    there, _gone = _parted((*told.places, *more))
    if not there:
        sentence = _("{path} does not tell any more where its sources are. Name them: {call}")
        raise ArchiveError(sentence.format(path=path, call="yuebao rebuild PATH ..."))
    new = path.with_name(f"{path.stem}.rebuilding{path.suffix}")
    try:
        with in_words(new):
            _remove(new)
        read, lost = _read_into(new, location, told, there, report)
        with in_words(path):
            set_aside = _swap(new, path)
    except BaseException:
        with suppress(OSError):
            _remove(new)
        raise
    return Rebuilt(read, lost, set_aside)


def _read_into(
    new: Path, location: LibraryLocation, told: ToldSources, paths: Sequence[Path], report: Report
) -> tuple[ImportReport, tuple[str, ...]]:
    """Read sources into an archive of its own, with the corrections that belong to the old one.

    Gives the names of those that were told of, were not read, and are not there, too.
    """
    papers = dict(told.papers)
    with closing(Archive.open(new)) as archive, closing(Marks.open(location.marks_path)) as marks:
        library = Library(archive, marks, location.segmenter, location.folders)
        read = import_paths(
            archive, paths, library.index.writer(), report,
            lambda folder: library.papers.name_of(folder) or papers.get(folder), marks.corrections,
        )  # fmt: skip
        missing = [name for sha256, name in told.names if not archive.source_by_hash(sha256)]
    if read.stopped:
        raise ArchiveError(read.stopped)
    names = {path.name for path in paths}
    lost = {name for name in missing if Path(name).name not in names and not os.path.lexists(name)}
    return read, tuple(sorted(lost))


def _parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Paths that are there, and those that are not."""
    there: list[Path] = []
    gone: list[Path] = []
    for path in dict.fromkeys(paths):
        (there if os.path.lexists(path) else gone).append(path)
    return there, gone


def _swap(new: Path, path: Path) -> Path | None:
    """Put the new file in the place of the old one, which gets another name; what lay beside it goes with it."""
    aside = _aside(path) if path.exists() else None
    if aside is not None:
        for ending in SIDE_FILES:
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
        _also_named(path, aside)
    new.replace(path)
    _take_copies(copies_folder(new), copies_folder(path))
    return aside


def _also_named(path: Path, aside: Path) -> None:
    """Give a file another name, and leave it its own, if that can be done: then there is one at any moment."""
    try:
        aside.hardlink_to(path)
    except (OSError, NotImplementedError):
        path.replace(aside)


def _take_copies(theirs: Path, ours: Path) -> None:
    """The pictures of pages that were copied while the new file was made."""
    if theirs.is_dir():
        ours.mkdir(exist_ok=True)
        for copy in theirs.iterdir():
            copy.replace(ours / copy.name)
        theirs.rmdir()


def _aside(path: Path) -> Path:
    """A name for the damaged file that nothing has yet."""
    now = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    names = (
        path.with_name(f"{path.stem}.damaged-{now}{more}{path.suffix}")
        for more in ("", *map(str, range(2, 99)))
    )
    return next(name for name in names if not name.exists())


def _remove(path: Path) -> None:
    """Take away what an attempt that was broken off has left."""
    for ending in ("", *SIDE_FILES):
        path.with_name(path.name + ending).unlink(missing_ok=True)
