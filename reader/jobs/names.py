"""Keeping the names that are offered while something is typed in step with the archive."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.find.names import Names
from reader.jobs.worker_process import run_apart
from reader.store.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.progress import Report
    from reader.library import Library


def renew_names(library: Library, report: Report) -> None:
    """Bring the names in the cache folder up to date. Raises Cancelled; what was done by then stays.

    In a process of its own: the tables of pinyin take a tenth of a second to load, and no other thread of
    the process runs meanwhile.
    """
    run_apart(_renew, (library.archive.path, library.archive.read_only, library.folders.cache), report)


def _renew(
    path: Path,
    is_read_only: bool,
    folder: Path,
    *,
    report: Report = no_report,
    tell: Callable[[object], None],  # noqa: ARG001 - as every job that is run apart has it
) -> None:
    with closing(Archive.open(path, read_only=is_read_only)) as archive:
        Names(archive, folder).renew(report)
