"""Looking before storing: what stands in sources, read once, kept aside, and stored from there."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.core.errors import Cancelled
from reader.core.progress import no_report
from reader.core.source import Reading
from reader.importers import NOTHING_CHOSEN, Choice, name_paper, read_sources
from reader.importers.formats.table import format_of
from reader.importers.source.names.folders import collection_of
from reader.jobs.importing import import_readings, previewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.paper import Page
    from reader.core.progress import Report
    from reader.importers import TitleFor
    from reader.jobs.importing import FileOutcome, ImportReport
    from reader.library import Library


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What was found in a source; the whole reading lies in the spool at `place`."""

    outcome: FileOutcome
    place: int


@dataclass(frozen=True, slots=True)
class PreviewChoice:
    """A reading to be stored, with the paper given for it."""

    place: int
    title: str | None = None


class Spool:
    """Readings kept aside in a file of ours, which is nobody else's to write: they may be many."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, reading: Reading) -> int:
        """Where the reading is kept. Pictures of its pages that will be gone are kept beside it.

        Raises Cancelled where the person has left.
        """
        if reading.issue is not None:
            pages = tuple(map(self._with_picture, reading.issue.pages))
            reading = replace(reading, issue=replace(reading.issue, pages=pages))
        try:
            with self.path.open("ab") as file:
                place = file.tell()
                pickle.dump(reading, file, pickle.HIGHEST_PROTOCOL)
        except FileNotFoundError as error:
            raise Cancelled from error
        return place

    def _with_picture(self, page: Page) -> Page:
        """The page with its picture copied, where it lies in a zip's folder; without it where that fails."""
        facsimile = page.facsimile
        if facsimile is None or facsimile.copy_from is None:
            return page
        target = self.path.with_name(facsimile.sha256)
        try:
            if not target.exists():
                part = target.with_name(target.name + ".part")
                shutil.copyfile(facsimile.copy_from, part)
                part.replace(target)
        except OSError:
            return replace(page, facsimile=None)
        return replace(page, facsimile=facsimile._replace(copy_from=target))

    def fetch(self, place: int) -> Reading:
        """A reading kept before. Raises Cancelled where the person has left: what was kept goes then."""
        try:
            with self.path.open("rb") as file:
                file.seek(place)
                reading = pickle.load(file)  # noqa: S301 - `keep` wrote it, in the person's own cache folder
        except FileNotFoundError as error:
            raise Cancelled from error
        assert isinstance(reading, Reading)  # noqa: S101 - nothing else is kept
        return reading


def look_over(
    paths: Sequence[Path],
    spool: Path,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
    *,
    report: Report = no_report,
    tell: Callable[[FilePreview], Any],
) -> None:
    """Read sources, keep what they gave in the spool, and tell of each."""
    kept = Spool(spool)
    for reading in read_sources(paths, report, title_for, choice):
        tell(FilePreview(previewed(reading), kept.keep(reading)))


def folder_asked(outcome: FileOutcome) -> Path:
    """The folder whose paper is asked for once, where a source does not name it."""
    path = outcome.path
    read_by = format_of(outcome.kind)
    return read_by.collection_of(path) if read_by and read_by.collection_of else collection_of(path)


def preview_again(
    title_for: TitleFor, path: Path, spool: Path, choice: Choice, day: date | None = None
) -> FilePreview | None:
    """Read one source as it was chosen to be read; None where it is not there any more.

    `day`: that of the issue looked at, of several in one file.
    """
    place = next((one for one in (path, *path.parents) if one.exists()), path)
    readings = list(read_sources([place], title_for=title_for, choice=choice))
    there = [one for one in readings if one.source.path == path]
    found = next((one for one in there if one.issue and one.issue.date == day), there[0] if there else None)
    return FilePreview(previewed(found), Spool(spool).keep(found)) if found else None


def import_previewed(
    library: Library, spool: Path, picks: Sequence[PreviewChoice], report: Report = no_report
) -> ImportReport:
    """Store what was looked at, as it was read then."""
    readings, writer = _picked(Spool(spool), picks), library.index.writer()
    return import_readings(library.archive, readings, writer, library.marks.corrections, report, len(picks))


def _picked(kept: Spool, picks: Iterable[PreviewChoice]) -> Iterable[Reading]:
    for pick in picks:
        reading = kept.fetch(pick.place)
        yield name_paper(reading, pick.title) if pick.title else reading
