"""What became of each file of an import, as rows under headings: the failed ones first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.findings.finding import Level
from reader.core.speech import _, ngettext
from reader.gui.widgets.row_model import RowModel
from reader.gui.widgets.wording import articles_text
from reader.jobs import FileOutcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from reader.jobs import ImportReport


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """The line over the files that ended in the same way."""

    words: str
    file_count: int


class ImportModel(RowModel[GroupHeading | FileOutcome]):
    """Headings and outcomes. ROW_ROLE gives a GroupHeading or a FileOutcome."""

    def __init__(self, report: ImportReport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = list(_rows(report.readings))

    def is_heading(self, row: GroupHeading | FileOutcome) -> bool:
        """Whether files stand under it."""
        return isinstance(row, GroupHeading)

    def name_of(self, row: GroupHeading | FileOutcome) -> str:
        """What the heading says, or what the file is called."""
        return row.words if isinstance(row, GroupHeading) else row.label

    def spoken(self, row: GroupHeading | FileOutcome) -> str:
        """The row as sentences."""
        return heading_text(row) if isinstance(row, GroupHeading) else " ".join(outcome_lines(row))

    def hint_of(self, row: GroupHeading | FileOutcome) -> str | None:
        """Where the file lies."""
        return None if isinstance(row, GroupHeading) else str(row.path)

    def outcome_at(self, row: int) -> FileOutcome | None:
        """The file in a row; None for a heading and beyond the ends."""
        found = self.row_at(row)
        return found if isinstance(found, FileOutcome) else None


def _rows(outcomes: Sequence[FileOutcome]) -> Iterable[GroupHeading | FileOutcome]:
    unread = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    others = [outcome for outcome in outcomes if outcome.status is not Status.FAILED]
    groups = (
        (_("Not read"), [outcome for outcome in unread if not outcome.is_left_out]),
        (_("Left out"), [outcome for outcome in unread if outcome.is_left_out]),
        (_("To check"), [outcome for outcome in others if outcome.has_doubts]),
        (_("Read without a doubt"), [outcome for outcome in others if not outcome.has_doubts]),
    )
    for words, group in groups:
        if group:
            yield GroupHeading(words, len({outcome.path for outcome in group}))
            yield from group


def heading_text(heading: GroupHeading) -> str:
    """A heading with its count, as a sentence."""
    return _("{heading}: {files}.").format(heading=heading.words, files=files_text(heading.file_count))


def files_text(count: int) -> str:
    """How many files."""
    return ngettext("{count:,} file", "{count:,} files", count).format(count=count)


def status_text(outcome: FileOutcome) -> str:
    """What was done with it, and how many articles it has; for a failed file the heading says it all."""
    words = {
        Status.ADDED: _("added"),
        Status.REPLACED: _("replaced"),
        Status.UNCHANGED: _("held already"),
    }.get(outcome.status)
    return f"{articles_text(outcome.articles)} · {words}" if words else ""


def kind_text(kind: str) -> str:
    """What a source is: as its format calls itself, or what it was told to be where no format reads it."""
    from reader.importers.formats.table import format_of

    if read_by := format_of(kind):
        return read_by.name()
    strangers = {
        "picture": _("Picture"),
        "zip": _("Packed archives"),
        "packed": _("Packed archives"),
        "markup": "XML",
        "web page": _("Web page"),
        "office": _("Office file"),
        "database": _("Database"),
        "program": _("Program"),
        "sound": _("Sound or film"),
    }
    return strangers.get(kind, _("Kind unknown"))


def origin_text(outcome: FileOutcome) -> str:
    """File name, unless the row is called that, the kind of source and how its text was written."""
    kind = kind_text(outcome.kind)
    encoding = outcome.encoding.upper() if outcome.encoding else None
    name = outcome.path.name if outcome.path.name != outcome.label else None
    return " · ".join(part for part in (name, kind, encoding) if part)


def doubts_text(report: ImportReport) -> str:
    """How many findings ask to be looked at; empty where none does."""
    kept = [outcome for outcome in report.readings if outcome.status is not Status.FAILED]
    count = sum(finding.level is not Level.NOTE for outcome in kept for finding in outcome.findings)
    if not count:
        return ""
    return ngettext("{count:,} thing to check.", "{count:,} things to check.", count).format(count=count)


def headline(report: ImportReport) -> str:
    """The whole import in a sentence or two."""
    gap = "" if report.summary.endswith("。") else " "
    return f"{report.summary}{gap}{doubts_text(report)}".rstrip()


def outcome_lines(outcome: FileOutcome) -> list[str]:
    """One file in lines of plain text: what it is, where it came from, what was found."""
    first = " · ".join(part for part in (outcome.label, status_text(outcome)) if part)
    return [f"{first}. {origin_text(outcome)}.", *(finding.text for finding in outcome.findings)]


def plain_report(report: ImportReport) -> str:
    """The report as text, to be sent to somebody or kept."""
    lines = [headline(report)]
    for row in _rows(report.readings):
        if isinstance(row, GroupHeading):
            lines += ["", heading_text(row)]
        else:
            head = " · ".join(part for part in (row.label, status_text(row), str(row.path)) if part)
            lines += [f"- {head}", *(f"    {finding.text}" for finding in row.findings)]
    return "\n".join(lines) + "\n"
