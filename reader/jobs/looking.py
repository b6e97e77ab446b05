"""Looking before storing: what stands in sources, read once, kept aside, and stored from there."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.core.progress import no_report
from reader.core.source import Reading
from reader.find.index import ArticleIndex
from reader.importers import NOTHING_CHOSEN, Choice, name_paper, read_sources
from reader.jobs.importing import import_readings, looked_at
from reader.store.mending import no_corrections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reader.core.progress import Report
    from reader.importers import TitleFor
    from reader.jobs.importing import FileOutcome, ImportReport
    from reader.store.archive import Archive
    from reader.store.mending import CorrectionsOf


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a source; the whole reading lies in the spool at `place`."""

    outcome: FileOutcome
    place: int


@dataclass(frozen=True, slots=True)
class Pick:
    """A reading to be stored, with the paper given for it."""

    place: int
    title: str | None = None


class Spool:
    """Readings kept aside in a file of ours, which is nobody else's to write: they may be many."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, reading: Reading) -> int:
        """Where the reading is kept."""
        with self.path.open("ab") as file:
            place = file.tell()
            pickle.dump(reading, file, pickle.HIGHEST_PROTOCOL)
        return place

    def fetch(self, place: int) -> Reading:
        """A reading kept before."""
        with self.path.open("rb") as file:
            file.seek(place)
            reading = pickle.load(file)  # noqa: S301 - `keep` wrote it, in the person's own cache folder
        assert isinstance(reading, Reading)  # noqa: S101 - nothing else is kept
        return reading


def look_over(
    paths: Sequence[Path],
    spool: Path,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
    *,
    report: Report = no_report,
    tell: Callable[[Looked], Any],
) -> None:
    """Read sources, keep what they gave in the spool, and tell of each."""
    kept = Spool(spool)
    for reading in read_sources(paths, report, title_for, choice):
        tell(Looked(looked_at(reading), kept.keep(reading)))


def import_looked(
    archive: Archive,
    spool: Path,
    picks: Sequence[Pick],
    corrections: CorrectionsOf = no_corrections,
    report: Report = no_report,
) -> ImportReport:
    """Store what was looked at, as it was read then."""
    kept = Spool(spool)
    return import_readings(archive, _picked(kept, picks), ArticleIndex(), corrections, report, len(picks))


def _picked(kept: Spool, picks: Iterable[Pick]) -> Iterable[Reading]:
    for pick in picks:
        reading = kept.fetch(pick.place)
        yield name_paper(reading, pick.title) if pick.title else reading
