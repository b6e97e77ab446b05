"""What the window asks for: small work is done beside it, large work in a process of its own."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.find.index.writer import ArticleIndex
from reader.jobs import preview
from reader.jobs.importing import import_paths
from reader.jobs.preview import import_looked, look_over
from reader.jobs.worker_process import run_apart
from reader.papers import Papers
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.core.progress import Report
    from reader.importers import Choice
    from reader.jobs.importing import ImportReport
    from reader.jobs.preview import Looked, Pick

FEW_FILES = 24
LITTLE = 256 * 1024
"""Bytes. So much is read before another process would have started."""
_SLOW = frozenset({".pdf", ".zip", ".mht", ".mhtml", ".xml"})


@dataclass(frozen=True, slots=True)
class Hands:
    """What the window's imports work with: `config` is the folder where papers' names are kept."""

    archive: Archive
    marks: Marks
    config: Path


def bring_in(hands: Hands, paths: Sequence[Path], report: Report) -> ImportReport:
    """Read files and folders into the archive."""
    if is_little(paths):
        names = Papers(hands.config)
        made = hands.marks.corrections
        return import_paths(hands.archive, paths, ArticleIndex(), report, names.name_of, made)
    return run_apart(_bring_in, (*_paths(hands), hands.config, tuple(paths)), report)


def bring_in_looked(hands: Hands, spool: Path, picks: Sequence[Pick], report: Report) -> ImportReport:
    """Store what was looked at."""
    if len(picks) <= FEW_FILES and spool.stat().st_size <= LITTLE:
        return import_looked(hands.archive, spool, picks, hands.marks.corrections, report)
    return run_apart(_bring_in_looked, (*_paths(hands), spool, tuple(picks)), report)


def look(
    hands: Hands,
    paths: Sequence[Path],
    spool: Path,
    choice: Choice,
    report: Report,
    tell: Callable[[Looked], None],
) -> None:
    """Read files and folders and tell of each; nothing is stored."""
    names = Papers(hands.config).name_of
    if is_little(paths):
        look_over(paths, spool, names, choice, report=report, tell=tell)
    else:
        run_apart(look_over, (tuple(paths), spool, names, choice), report, tell)


def look_again(hands: Hands, path: Path, spool: Path, choice: Choice) -> Looked | None:
    """Read one source as it was chosen to be read; None where it is not there any more."""
    return preview.look_again(Papers(hands.config).name_of, path, spool, choice)


def _paths(hands: Hands) -> tuple[Path, Path]:
    return hands.archive.path, hands.marks.path


def is_little(paths: Iterable[Path]) -> bool:
    """Whether all that is named can be read in a moment."""
    sizes = list(islice(_sizes(paths), FEW_FILES + 1))
    return len(sizes) <= FEW_FILES and sum(sizes) <= LITTLE


def _sizes(paths: Iterable[Path]) -> Iterator[int]:
    """The files' sizes, those that take long counted as too large."""
    for file in (file for path in paths for file in _files(path)):
        try:
            yield LITTLE + 1 if file.suffix.lower() in _SLOW else file.stat().st_size
        except OSError:
            yield 0


def _files(path: Path) -> Iterator[Path]:
    """A path, or all files below it, found one by one."""
    if not path.is_dir():
        yield path
        return
    for folder, _folders, names in os.walk(path):
        yield from (Path(folder) / name for name in names)


def _bring_in(
    archive_path: Path,
    marks_path: Path,
    config: Path,
    paths: Sequence[Path],
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as every job that is run apart has it
) -> ImportReport:
    with closing(Archive.open(archive_path)) as archive, closing(Marks.open(marks_path)) as marks:
        names = Papers(config).name_of
        return import_paths(archive, paths, ArticleIndex(), report, names, marks.corrections)


def _bring_in_looked(
    archive_path: Path,
    marks_path: Path,
    spool: Path,
    picks: Sequence[Pick],
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as above
) -> ImportReport:
    with closing(Archive.open(archive_path)) as archive, closing(Marks.open(marks_path)) as marks:
        return import_looked(archive, spool, picks, marks.corrections, report)
