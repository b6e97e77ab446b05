"""Files into issues. Whatever a file holds, it gives a Reading: an issue, or a finding that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import Report, no_report
from reader.importers.formats.as_told import ABOUT_PAPERS, name_paper
from reader.importers.formats.dispatch import read_source
from reader.importers.formats.format import TitleFor, Told, nobody_knows
from reader.importers.source.choice import NOTHING_CHOSEN, Choice
from reader.importers.source.json_form import reading_to_json
from reader.importers.walk.unnamed import UnnamedFolder, unnamed_folders
from reader.importers.walk.walk import HeldUnit, Memory, Step, Unit, Walk, find_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.core.source import Reading

__all__ = [
    "ABOUT_PAPERS",
    "NOTHING_CHOSEN",
    "Choice",
    "HeldUnit",
    "Memory",
    "Step",
    "TitleFor",
    "Unit",
    "UnnamedFolder",
    "find_files",
    "name_paper",
    "read_source",
    "read_sources",
    "read_units",
    "reading_to_json",
    "unnamed_folders",
]


def read_sources(
    paths: Iterable[Path],
    report: Report = no_report,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
) -> Iterator[Reading]:
    """One reading a source, folders walked in name order. Only `Cancelled` comes out of it.

    A source is a file, an issue of several files, or the articles of a day; zips are read like folders.
    `title_for` gives the paper of the files in a folder, asked where they do not name it themselves.
    """
    return Walk(report, Told(choice, title_for or nobody_knows)).read(paths)


def read_units(
    paths: Iterable[Path],
    memory: Memory,
    report: Report = no_report,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
) -> Iterator[Step]:
    """The same unit by unit; what the memory holds as it is is not read."""
    return Walk(report, Told(choice, title_for or nobody_knows), memory).steps(paths)
