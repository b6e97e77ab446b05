"""Corrections as a patch file: given to a colleague, who applies them to an archive of the same papers.

A patch is UTF-8 text, a JSON object a line: first what it is, then a correction a line, in the order made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reader import export
from reader.core.corrections.json_form import FormError, from_line, to_line
from reader.core.errors import ExportError, SourceError
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.jobs.corrections import correcting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.corrections.changes import Correction
    from reader.core.progress import Report
    from reader.jobs.corrections import Correcting
    from reader.library import Library
    from reader.store.marks.marks import Marks

FORMAT = "yuebao-corrections"
VERSION = 1
LARGEST = 64 * 1024 * 1024
"""Bytes of a patch file: some hundred thousand corrections."""
LONGEST_LINE = 8 * 1024 * 1024
MOST = 200_000
"""Corrections in one patch."""


class PatchStatus(StrEnum):
    """What became of a correction of a patch."""

    APPLIED = "applied"
    HELD = "already there"
    MISFIT = "does not fit"


@dataclass(frozen=True, slots=True)
class PatchOutcome:
    """What became of one correction, and why it does not fit."""

    correction: Correction
    status: PatchStatus
    reason: str | None = None


def export_corrections(
    marks: Marks, path: Path, paper: str | None = None, day: date | None = None, *, overwrite: bool = False
) -> int:
    """Write the corrections that are not undone to a patch file; gives how many. Raises ExportError."""
    corrections = [it for it in marks.corrections(paper, day) if not it.is_undone]
    if not corrections:
        raise ExportError(_("There is no correction to write."))
    export.write_words(path, patch_text(corrections), overwrite=overwrite)
    return len(corrections)


def patch_text(corrections: Sequence[Correction]) -> str:
    """A patch of these corrections."""
    head = json.dumps({"format": FORMAT, "version": VERSION, "corrections": len(corrections)})
    return "\n".join([head, *map(to_line, corrections), ""])


def apply_patch(
    library: Library,
    path: Path,
    report: Report = no_report,
    note: Callable[[Sequence[PatchOutcome]], object] | None = None,
) -> tuple[PatchOutcome, ...]:
    """Apply a patch, an issue at a time; what does not fit is told and left out.

    `note` is told what became of the corrections of each issue at once. Raises SourceError where the file is
    no patch, before anything is changed, and Cancelled when the person has asked to stop; issues corrected
    before that stay so.
    """
    corrections = read_patch(path)
    outcomes: list[PatchOutcome] = []
    ordered = sorted(corrections, key=lambda it: (it.paper, it.date))
    for (paper, day), group in groupby(ordered, key=lambda it: (it.paper, it.date)):
        report(Progress(len(outcomes), len(corrections), f"{paper} {day.isoformat()}"))
        new = _apply(library, paper, day, list(group))
        outcomes += new
        if note:
            note(new)
    return tuple(outcomes)


def read_patch(path: Path) -> tuple[Correction, ...]:
    """The corrections of a patch file. Raises SourceError with the line that is wrong."""
    lines = _lines(path)
    _check_head(path, next(lines, ""))
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            correction = from_line(line)
        except FormError as error:
            sentence = _("Line {number} of {name} is no correction (at “{place}”). Nothing was changed.")
            raise SourceError(sentence.format(number=number, name=path.name, place=error)) from error
        found.setdefault(correction.uid, correction)
        if len(found) > MOST:
            raise SourceError(_("{name} holds too many corrections.").format(name=path.name))
    return tuple(found.values())


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        sentence = _("{name} cannot be read: {reason}.")
        raise SourceError(sentence.format(name=path.name, reason=error.strerror or error)) from error
    if len(data) > LARGEST:
        sentence = _("{name} is too large for a file of corrections. Nothing was changed.")
        raise SourceError(sentence.format(name=path.name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_patch(path) from error
    lines = text.split("\n")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise _no_patch(path)
    return iter(lines)


def _check_head(path: Path, line: str) -> None:
    try:
        head: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _no_patch(path) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise _no_patch(path)
    if head.get("version") != VERSION:
        sentence = _("{name} was written by a newer version of Yuebao. Update Yuebao to apply it.")
        raise SourceError(sentence.format(name=path.name))


def _no_patch(path: Path) -> SourceError:
    return SourceError(_("{name} is no file of corrections. Nothing was changed.").format(name=path.name))


def _apply(library: Library, paper: str, day: date, group: list[Correction]) -> list[PatchOutcome]:
    """Apply the corrections of one day, issue by issue, each in one transaction of each file."""
    issues = library.archive.issues_of(paper, day)
    if not issues:
        reason = _("The archive does not hold {paper} of {date}.").format(paper=paper, date=day.isoformat())
        return [PatchOutcome(it, PatchStatus.MISFIT, reason) for it in group]
    outcomes: list[PatchOutcome] = []
    for issue_id in issues:
        own = library.archive.corrections_of(issue_id, group)
        with correcting(library, issue_id, own) as issue:
            found = [*_outcomes(issue, own)]
            applied = [it.correction for it in found if it.status is PatchStatus.APPLIED]
            if applied:
                issue.keep(applied)
        outcomes += found
    return outcomes


def _outcomes(issue: Correcting, group: Iterable[Correction]) -> Iterator[PatchOutcome]:
    """What becomes of corrections, tried one after the other."""
    uids = {it.uid for it in issue.corrections}
    changes = [it.change for it in issue.corrections if not it.is_undone]
    for it in group:
        if it.uid in uids or it.change in changes:
            yield PatchOutcome(it, PatchStatus.HELD)
        else:
            misfit = issue.draft.apply(it.change)
            yield PatchOutcome(
                it, PatchStatus.MISFIT if misfit else PatchStatus.APPLIED, misfit.text if misfit else None
            )
