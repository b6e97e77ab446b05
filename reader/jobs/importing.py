"""Reading files and folders into the archive, and what became of each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, Level, failure, told
from reader.core.progress import Progress, no_report
from reader.core.source import Reading
from reader.core.speech import _, ngettext
from reader.importers import NOTHING_CHOSEN, Choice, HeldUnit, Unit, read_units
from reader.jobs.batches import ARTICLES_AT_ONCE, batches
from reader.store.archive.corrected_issue import no_corrections
from reader.store.archive.source_files import Note, Place, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from reader.core.progress import Report
    from reader.importers import Step, TitleFor
    from reader.store.archive.archive import Archive
    from reader.store.archive.corrected_issue import CorrectionsOf
    from reader.store.archive.indexer import Indexer
    from reader.store.archive.source_files import HeldSource
    from reader.store.records import IssueId, Stored


_NOTED_AT_ONCE = 20
"""Units whose places are noted in one transaction; as many are read again at most after a crash."""
BROKEN_SHARE = 0.005
"""Share of characters that fit no encoding from which on the encoding itself is doubtful."""


class Status(StrEnum):
    """What became of a source."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Ask(StrEnum):
    """What only the person can tell of a source."""

    PAPER = "paper"
    DAY = "day"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one source.

    `label` names its issue ("今日衢江 2022-07-19"), or its file where no issue was found; `articles`
    counts those read from it; `asks` is what it needs to be told.
    """

    path: Path
    kind: str
    encoding: str | None
    label: str
    title: str | None
    date: date | None
    articles: int
    status: Status
    findings: tuple[Finding, ...] = ()
    issue_id: IssueId | None = None
    asks: frozenset[Ask] = frozenset()
    edition: str | None = None

    @property
    def has_doubts(self) -> bool:
        """Whether there is more to say of it than a note."""
        return any(finding.level is not Level.NOTE for finding in self.findings)

    @property
    def is_left_out(self) -> bool:
        """Whether it could be read, but not stored, as nobody said from which paper or day it is."""
        return any(finding.code is Code.NOT_ANSWERED for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file. `stopped` says, in a sentence, why the rest was not read."""

    readings: tuple[FileOutcome, ...]
    stopped: str | None = None

    def count(self, status: Status) -> int:
        """How many files ended that way; one may hold several issues."""
        return len({outcome.path for outcome in self.readings if outcome.status is status})

    @property
    def articles(self) -> int:
        """How many articles were stored."""
        stored = (Status.ADDED, Status.REPLACED)
        return sum(outcome.articles for outcome in self.readings if outcome.status in stored)

    @property
    def has_doubts(self) -> bool:
        """Whether there is something the person should look at."""
        return self.stopped is not None or any(outcome.has_doubts for outcome in self.readings)

    @property
    def summary(self) -> str:
        """All of it in a sentence or two."""
        return "".join(s if s.endswith("。") else s + " " for s in _summary(self)).rstrip()


def import_paths(  # noqa: PLR0913 - each says another thing of the same call
    archive: Archive,
    paths: Iterable[Path],
    index: Indexer,
    report: Report = no_report,
    title_for: TitleFor | None = None,
    corrections: CorrectionsOf = no_corrections,
    *,
    choice: Choice = NOTHING_CHOSEN,
    again: bool = False,
    leaves_removed: bool = False,
) -> ImportReport:
    """Read files and folders into the archive, whole sources at a time.

    `title_for` gives the paper of the files in a folder, asked where they do not name it themselves: what
    was said of the folders of `unnamed_folders`, as `papers.Papers.name_of` has it. `corrections` are made
    anew on what is read, as `Marks.corrections` has them.
    What lies where it lay when it was stored, with the same size and time, is not read again unless `again`; what
    was taken out of the archive since is, but for `leaves_removed`.
    A file that can't be read is an outcome like any other and the rest goes on. Where the archive itself
    fails (a full disk, another writer), the import ends there and says so. Raises Cancelled when the person
    has asked to stop; whole sources read before that stay.
    """
    storing = _Storing(archive, index, corrections)
    memory = _NothingHeld() if again else _Held(archive, leaves_removed=leaves_removed)
    counted = storing.counted(report)
    done = storing.take(read_units(paths, memory, counted, title_for, choice))
    if storing.articles >= ARTICLES_AT_ONCE and not done.stopped:
        archive.tidy(index, counted)
    return done


def import_readings(
    archive: Archive,
    readings: Iterable[Reading],
    index: Indexer,
    corrections: CorrectionsOf = no_corrections,
    report: Report = no_report,
    total: int = 0,
) -> ImportReport:
    """Store what has been read and looked at, `total` sources."""
    storing = _Storing(archive, index, corrections)

    def told() -> Iterator[Reading]:
        counted = storing.counted(report)
        for done, reading in enumerate(readings):
            counted(Progress(done, total, reading.source.path.name))
            yield reading
        counted(Progress(total, total))

    return storing.take(told())


@dataclass
class _Storing:
    """An import under way. `waiting`: the SHA-256 of what was stored from the unit at hand, None for a failure."""

    archive: Archive
    index: Indexer
    corrections: CorrectionsOf
    outcomes: list[FileOutcome] = field(default_factory=list)
    waiting: list[str | None] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    issues: int = 0
    articles: int = 0

    def counted(self, report: Report) -> Report:
        """`report`, with how many issues and articles have been read so far."""
        return lambda progress: report(progress._replace(issues=self.issues, articles=self.articles))

    def take(self, steps: Iterable[Step]) -> ImportReport:
        """Store what is read, step by step."""
        places = Places(self.archive)
        try:
            return self._take_all(places, steps)
        finally:
            # Without its note a source is read again, no more.
            with suppress(ArchiveError):
                places.note(self.notes)

    def _take_all(self, places: Places, steps: Iterable[Step]) -> ImportReport:
        for batch in batches(self._count_readings(steps)):
            stored = iter(self._stored_together(batch))
            for step in batch:
                try:
                    self._take_step(places, step, stored)
                except ArchiveError as error:
                    if isinstance(step, Reading):
                        self.outcomes.append(_failure(step, told(Level.ERROR, str(error))))
                    return ImportReport(tuple(self.outcomes), stopped=str(error))
        return ImportReport(tuple(self.outcomes))

    def _stored_together(self, batch: Iterable[Step]) -> list[Stored]:
        """The complete readings of a batch stored, all or none: none where one of them cannot be."""
        readings = [step for step in batch if isinstance(step, Reading) and _is_complete(step)]
        if len(readings) > 1:
            with suppress(ArchiveError), self.archive.changing(self.index):
                return [self._store(reading) for reading in readings]
        return []

    def _count_readings(self, steps: Iterable[Step]) -> Iterator[Step]:
        for step in steps:
            if isinstance(step, Reading) and _is_complete(step):
                self._count(step.issue.article_count if step.issue else 0)
            yield step

    def _take_step(self, places: Places, step: Step, stored: Iterator[Stored]) -> None:
        if isinstance(step, HeldUnit):
            for source in places.sources_at(step.path):
                self.outcomes.append(_held_outcome(step.path, source))
                self._count(source.articles)
        elif isinstance(step, Unit):
            self._note(places, step)
        elif _is_complete(step):
            self.outcomes.append(_outcome(step, next(stored, None) or self._store(step)))
            self.waiting.append(step.source.sha256)
        else:
            self.outcomes.append(_failure(step))
            self.waiting.append(None)

    def _store(self, reading: Reading) -> Stored:
        return self.archive.store(reading, self.index, self.corrections)

    def _count(self, articles: int) -> None:
        """Note one more issue of so many articles."""
        self.issues += 1
        self.articles += articles

    def _note(self, places: Places, unit: Unit) -> None:
        """Remember a unit of which all was stored."""
        stored, self.waiting = self.waiting, []
        if stored and None not in stored:
            files = (Place(unit.path, unit.stamp), *(Place(*partner) for partner in unit.partners))
            self.notes.append(Note(tuple(files), tuple(filter(None, stored))))
        if len(self.notes) >= _NOTED_AT_ONCE:
            notes, self.notes = self.notes, []
            places.note(notes)


class _Held:
    """What an archive remembers of the places that its sources lay at."""

    def __init__(self, archive: Archive, *, leaves_removed: bool) -> None:
        self._places, self._leaves_removed = Places(archive), leaves_removed

    def stamp_at(self, path: Path, /) -> str | None:
        return self._places.stamp_at(path, or_removed=self._leaves_removed)

    def partners_of(self, path: Path, /) -> tuple[tuple[Path, str], ...]:
        return tuple((place.path, place.stamp) for place in self._places.beside(path))


class _NothingHeld:
    """Remembers nothing: all is read."""

    def stamp_at(self, _path: Path, /) -> str | None:
        return None

    def partners_of(self, _path: Path, /) -> tuple[tuple[Path, str], ...]:
        return ()


def _held_outcome(path: Path, held: HeldSource) -> FileOutcome:
    label = " ".join(filter(None, (held.title, held.when.iso, held.edition)))
    return FileOutcome(
        path, held.kind, held.encoding, label, held.title, held.date, held.articles, Status.UNCHANGED,
        issue_id=held.issue_id,
    )  # fmt: skip


def previewed(reading: Reading) -> FileOutcome:
    """What would become of a reading in an archive that holds nothing."""
    return _told(reading, Status.ADDED) if _is_complete(reading) else _failure(reading)


def _is_complete(reading: Reading) -> bool:
    """Whether it is known which paper and which day was read, and there is something to keep."""
    issue = reading.issue
    return issue is not None and issue.date is not None and bool((issue.title or "").strip())


def _outcome(reading: Reading, stored: Stored) -> FileOutcome:
    status = Status.REPLACED if stored.replaced else Status.ADDED
    told = _told(reading, Status.UNCHANGED if stored.unchanged else status, stored.issue_id)
    return replace(told, findings=(*told.findings, *stored.beside, *stored.waiting))


def _failure(reading: Reading, why: Finding | None = None) -> FileOutcome:
    """The outcome of a source that was not stored; one finding at least says why."""
    failed = _told(reading, Status.FAILED)
    if why is None and any(finding.level is Level.ERROR for finding in failed.findings):
        return failed
    return replace(failed, findings=(*failed.findings, why or _missing(reading)))


def _missing(reading: Reading) -> Finding:
    """What must be known before an issue can be kept, and is not."""
    name = reading.source.path.name
    if reading.issue is None:
        return failure(Code.NO_ISSUE, file=name)
    return failure(Code.DAY_NOT_TOLD if reading.issue.date is None else Code.PAPER_NOT_TOLD, file=name)


def _told(reading: Reading, status: Status, issue_id: IssueId | None = None) -> FileOutcome:
    source, issue = reading.source, reading.issue
    title, day = (issue.title, issue.date) if issue else (None, None)
    parts = (title, issue.when.iso, issue.edition) if issue and issue.when else (title,)
    label = " ".join(filter(None, parts)) or source.path.name
    count = issue.article_count if issue else 0
    return FileOutcome(
        source.path,
        source.kind,
        source.encoding,
        label,
        title,
        day,
        count,
        status,
        reading.findings,
        issue_id,
        _asks(reading),
        issue.edition if issue else None,
    )


def _asks(reading: Reading) -> frozenset[Ask]:
    found = (
        (Ask.DAY, reading.lacks_day),
        (Ask.PAPER, reading.issue is not None and not (reading.issue.title or "").strip()),
        (Ask.ENCODING, _is_garbled(reading)),
    )
    return frozenset(ask for ask, is_wanted in found if is_wanted)


def _is_garbled(reading: Reading) -> bool:
    """Whether so many characters could not be read that the encoding itself is doubtful."""
    if reading.issue is None:
        return False
    articles = [article for page in reading.issue.pages for article in page.articles]
    text = "".join([text for article in articles for text in article.paragraphs])
    return text.count("\ufffd") > BROKEN_SHARE * len(text)


def _summary(report: ImportReport) -> list[str]:
    """The sentences that have something to say. The source an import stopped at is told by `stopped`."""
    left_out = len({outcome.path for outcome in report.readings if outcome.is_left_out})
    failed = report.count(Status.FAILED) - left_out - (report.stopped is not None)
    held = report.count(Status.UNCHANGED)
    said = (_read(report), _held(held), _failed(failed), _left_out(left_out), report.stopped)
    return [sentence for sentence in said if sentence] or [_("There was nothing to read.")]


def _read(report: ImportReport) -> str:
    count = report.count(Status.ADDED) + report.count(Status.REPLACED)
    if not count:
        return ""
    files = ngettext("{files} file read", "{files} files read", count).format(files=count)
    articles = ngettext("{count} article", "{count} articles", report.articles)
    return _("{files}, {articles}.").format(files=files, articles=articles.format(count=report.articles))


def _held(count: int) -> str:
    said = ngettext("{count} file was held already.", "{count} files were held already.", count)
    return said.format(count=count) if count else ""


def _left_out(count: int) -> str:
    said = ngettext("{count} file was left out.", "{count} files were left out.", count)
    return said.format(count=count) if count else ""


def _failed(count: int) -> str:
    said = ngettext("{count} file could not be read.", "{count} files could not be read.", count)
    return said.format(count=count) if count else ""
