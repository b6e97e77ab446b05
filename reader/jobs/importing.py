"""Reading files and folders into the archive, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.progress import no_report
from reader.core.source import Finding, Level
from reader.core.speech import _, ngettext
from reader.importers import read_sources
from reader.store.mending import no_corrections

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from reader.core.progress import Report
    from reader.core.source import Reading
    from reader.importers import TitleFor
    from reader.store.archive import Archive
    from reader.store.mending import CorrectionsOf
    from reader.store.records import IssueId, Stored
    from reader.store.storing import Indexer


class Status(StrEnum):
    """What became of a source."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one source.

    `label` names its issue ("今日衢江 2022-07-19"), or its file where no issue was found; `articles`
    counts those read from it.
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

    @property
    def has_doubts(self) -> bool:
        """Whether there is more to say of it than a note."""
        return any(finding.level is not Level.NOTE for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file. `stopped` says, in a sentence, why the rest was not read."""

    readings: tuple[FileOutcome, ...]
    stopped: str | None = None

    def count(self, status: Status) -> int:
        """How many files ended that way."""
        return sum(outcome.status is status for outcome in self.readings)

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


def import_paths(
    archive: Archive,
    paths: Iterable[Path],
    index: Indexer,
    report: Report = no_report,
    title_for: TitleFor | None = None,
    corrections: CorrectionsOf = no_corrections,
) -> ImportReport:
    """Read files and folders into the archive, one transaction a source.

    `title_for` gives the paper of the files in a folder, asked where they do not name it themselves: what
    was said of the folders of `unnamed_folders`, as `papers.Papers.name_of` has it. `corrections` are made
    anew on what is read, as `Marks.corrections` has them.
    A file that can't be read is an outcome like any other and the rest goes on. Where the archive itself
    fails (a full disk, another writer), the import ends there and says so. Raises Cancelled when the person
    has asked to stop; whole sources read before that stay.
    """
    outcomes: list[FileOutcome] = []
    for reading in read_sources(paths, report, title_for):
        if not _is_complete(reading):
            outcomes.append(_failure(reading))
            continue
        try:
            outcomes.append(_outcome(reading, archive.store(reading, index, corrections)))
        except ArchiveError as error:
            outcomes.append(_failure(reading, str(error)))
            return ImportReport(tuple(outcomes), stopped=str(error))
    return ImportReport(tuple(outcomes))


def _is_complete(reading: Reading) -> bool:
    """Whether it is known which paper and which day was read, and there is something to keep."""
    issue = reading.issue
    return issue is not None and issue.date is not None and bool((issue.title or "").strip())


def _outcome(reading: Reading, stored: Stored) -> FileOutcome:
    status = Status.REPLACED if stored.replaced else Status.ADDED
    told = _told(reading, Status.UNCHANGED if stored.unchanged else status, stored.issue_id)
    waiting = (Finding(Level.WARNING, sentence) for sentence in stored.waiting)
    return replace(told, findings=(*told.findings, *waiting))


def _failure(reading: Reading, why: str | None = None) -> FileOutcome:
    """The outcome of a source that was not stored; one finding at least says why."""
    failed = _told(reading, Status.FAILED)
    if why is None and any(finding.level is Level.ERROR for finding in failed.findings):
        return failed
    finding = Finding(Level.ERROR, why or _missing(reading))
    return replace(failed, findings=(*failed.findings, finding))


def _missing(reading: Reading) -> str:
    """What must be known before an issue can be kept, and is not."""
    name = reading.source.path.name
    if reading.issue is None:
        return _("No issue was found in {file}.").format(file=name)
    if reading.issue.date is None:
        return _("{file} does not say which day it is from, so it cannot be filed.").format(file=name)
    return _("{file} does not say which paper it is from, so it cannot be filed.").format(file=name)


def _told(reading: Reading, status: Status, issue_id: IssueId | None = None) -> FileOutcome:
    source, issue = reading.source, reading.issue
    title, day = (issue.title, issue.date) if issue else (None, None)
    label = " ".join(part for part in (title, day and day.isoformat()) if part) or source.path.name
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
    )


def _summary(report: ImportReport) -> list[str]:
    """The sentences that have something to say. The source an import stopped at is told by `stopped`."""
    failed = report.count(Status.FAILED) - (report.stopped is not None)
    said = (_read(report), _held(report.count(Status.UNCHANGED)), _failed(failed), report.stopped)
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


def _failed(count: int) -> str:
    said = ngettext("{count} file could not be read.", "{count} files could not be read.", count)
    return said.format(count=count) if count else ""
