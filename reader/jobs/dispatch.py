"""What the window asks for: small work is done beside it, large work in a process of its own."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.importers import NOTHING_CHOSEN
from reader.importers.formats.table import slow_endings
from reader.jobs import preview
from reader.jobs.importing import import_paths
from reader.jobs.indexing import check
from reader.jobs.mending import mend, rebuild
from reader.jobs.preview import import_previewed, look_over
from reader.jobs.worker_process import run_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from reader.core.progress import Report
    from reader.importers import Choice
    from reader.jobs.importing import ImportReport
    from reader.jobs.mending import Mended, Rebuilt
    from reader.jobs.preview import FilePreview, PreviewChoice
    from reader.library import Library, LibraryLocation
    from reader.store.archive.damage import Fault

FEW_FILES = 24
LITTLE = 256 * 1024
"""Bytes. So much is read before another process would have started."""


def import_in_background(
    library: Library, paths: Sequence[Path], report: Report, *, leaves_removed: bool = False
) -> ImportReport:
    """Read files and folders into the archive; `leaves_removed` as in `import_paths`."""
    if is_little(paths):
        return _import_into(library, paths, report, leaves_removed=leaves_removed)
    return run_apart(_import_apart, (library.location, tuple(paths), leaves_removed), report)


def rebuild_in_background(location: LibraryLocation, report: Report) -> Rebuilt:
    """Make an archive anew from its sources."""
    return run_apart(_rebuild_apart, (location,), report)


def check_in_background(location: LibraryLocation, report: Report) -> tuple[Fault, ...]:
    """All faults of an archive that is open here."""
    return run_apart(_check_apart, (location,), report)


def mend_in_background(location: LibraryLocation, faults: Sequence[Fault], report: Report) -> Mended:
    """Mend an archive that is open here, each fault in its own way."""
    return run_apart(_mend_apart, (location, tuple(faults)), report)


def import_previewed_in_background(
    library: Library, spool: Path, picks: Sequence[PreviewChoice], report: Report
) -> ImportReport:
    """Store what was looked at."""
    if len(picks) <= FEW_FILES and spool.stat().st_size <= LITTLE:
        return import_previewed(library, spool, picks, report)
    return run_apart(_import_previewed_apart, (library.location, spool, tuple(picks)), report)


def look(
    library: Library,
    paths: Sequence[Path],
    spool: Path,
    choice: Choice,
    report: Report,
    tell: Callable[[FilePreview], None],
) -> None:
    """Read files and folders and tell of each; nothing is stored."""
    names, choice = library.papers.name_of, _knowing(library, choice)
    if is_little(paths):
        look_over(paths, spool, names, choice, report=report, tell=tell)
    else:
        run_apart(look_over, (tuple(paths), spool, names, choice), report, tell)


def preview_again(
    library: Library, path: Path, spool: Path, choice: Choice, day: date | None = None
) -> FilePreview | None:
    """Read one source as it was chosen to be read; None where it is not there any more."""
    return preview.preview_again(library.papers.name_of, path, spool, _knowing(library, choice), day)


def _knowing(library: Library, choice: Choice) -> Choice:
    """A choice with what was said of columns before."""
    return replace(choice, known_columns=library.columns.all())


def is_little(paths: Iterable[Path]) -> bool:
    """Whether all that is named can be read in a moment."""
    sizes = list(islice(_sizes(paths), FEW_FILES + 1))
    return len(sizes) <= FEW_FILES and sum(sizes) <= LITTLE


def _sizes(paths: Iterable[Path]) -> Iterator[int]:
    """The files' sizes, those that take long counted as too large."""
    for file in (file for path in paths for file in _files(path)):
        try:
            yield LITTLE + 1 if file.suffix.lower() in slow_endings() else file.stat().st_size
        except OSError:
            yield 0


def _files(path: Path) -> Iterator[Path]:
    """A path, or all files below it, found one by one."""
    if not path.is_dir():
        yield path
        return
    for folder, _folders, names in os.walk(path):
        yield from (Path(folder) / name for name in names)


def _import_into(
    library: Library, paths: Sequence[Path], report: Report, *, leaves_removed: bool
) -> ImportReport:
    writer, names = library.index.writer(), library.papers.name_of
    choice = _knowing(library, NOTHING_CHOSEN)
    return import_paths(
        library.archive, paths, writer, report, names, library.marks.corrections,
        choice=choice, leaves_removed=leaves_removed,
    )  # fmt: skip


def _import_apart(
    location: LibraryLocation,
    paths: Sequence[Path],
    leaves_removed: bool,
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as every job that is run apart has it
) -> ImportReport:
    with closing(location.open()) as library:
        return _import_into(library, paths, report, leaves_removed=leaves_removed)


def _rebuild_apart(
    location: LibraryLocation,
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as every job that is run apart has it
) -> Rebuilt:
    return rebuild(location, report=report)


def _check_apart(
    location: LibraryLocation,
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as every job that is run apart has it
) -> tuple[Fault, ...]:
    from reader.find.index.article_index import ArticleIndex
    from reader.store.archive.archive import Archive

    with closing(Archive.open(location.archive_path, read_only=True)) as archive:
        return tuple(check(ArticleIndex(archive, location.segmenter), report))


def _mend_apart(
    location: LibraryLocation,
    faults: Sequence[Fault],
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as above
) -> Mended:
    with closing(location.open()) as library:
        return mend(library, faults, report)


def _import_previewed_apart(
    location: LibraryLocation,
    spool: Path,
    picks: Sequence[PreviewChoice],
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as above
) -> ImportReport:
    with closing(location.open()) as library:
        return import_previewed(library, spool, picks, report)
