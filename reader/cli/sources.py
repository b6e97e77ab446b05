"""What a call says of its sources: their paper, as named now or for their folder before, day, page, encoding."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import opening
from reader.core.findings.codes import Code
from reader.core.speech import _
from reader.importers import Choice
from reader.importers.formats.table import format_of
from reader.jobs import Status

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from reader.jobs import FileOutcome, ImportReport


PIPE = Path("-")
"""Stands for standard input."""


@contextmanager
def paths(call: Namespace) -> Iterator[list[Path]]:
    """What a call names, standard input as a file that is there while it is read."""
    if PIPE not in call.paths:
        yield call.paths
        return
    with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as folder:
        read = Path(folder) / _("standard input")
        with read.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield [read if path == PIPE else path for path in call.paths]


def title_for(call: Namespace) -> Callable[[Path], str | None]:
    """The paper of a folder's files: as named in the call, else as it was named for the folder before."""
    if call.paper:
        return lambda _folder: str(call.paper)
    return opening.papers().name_of


def choice(call: Namespace) -> Choice:
    """What a call says of its sources, whatever stands in them."""
    told = Choice(
        call.encoding, None, call.page, call.paper, tuple(call.column), call.edition,
        known_columns=opening.columns().all(),
    )  # fmt: skip
    when = call.day
    return replace(told, day=when.first, last_day=when.last, precision=when.precision) if when else told


def remember(call: Namespace, done: ImportReport) -> None:
    """Keep what the call named for the folders of articles that were read, and for the shapes of tables."""
    for names in dict.fromkeys(filter(None, map(_columns_of, done.readings))) if call.column else ():
        opening.columns().remember(names, tuple(call.column))
    if not call.paper:
        return
    papers = opening.papers()
    for folder in {folder for one in done.readings if (folder := _folder_named(one))}:
        papers.remember(folder, call.paper)


def _columns_of(outcome: FileOutcome) -> tuple[str, ...]:
    """The names of a table's columns, where it was read."""
    taken = (one.parameters.get("names") for one in outcome.findings if one.code is Code.COLUMNS_TAKEN)
    return next((names for names in taken if isinstance(names, tuple)), ())


def _folder_named(outcome: FileOutcome) -> Path | None:
    """The folder that the paper was named for, where its files do not name it."""
    read_by = None if outcome.status is Status.FAILED else format_of(outcome.kind)
    return read_by.collection_of(outcome.path) if read_by and read_by.collection_of else None
