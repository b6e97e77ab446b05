"""What tests read: a text as a file of that name would be, without a file; and a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.core.source import Source
from reader.importers.formats.format import Told
from reader.importers.formats.page_pdf.format import FORMAT as PDF
from reader.importers.formats.page_pdf.reader import read_page_pdf
from reader.importers.formats.page_text.format import FORMAT as TEXT
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.weighing import weighed
from reader.importers.source.several import readings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue
    from reader.importers.formats.format import Format
    from reader.importers.source.filing import UnfiledIssue


class Read(NamedTuple):
    """An issue, and what is told of it."""

    issue: Issue
    findings: tuple[Finding, ...]


def read_text(text: str, name: str = "page.txt") -> Read:
    """What a text gives that holds one issue."""
    return _filed(read_page_text(text, name), Path(name), TEXT)


def read_issue(text: str, name: str = "page.txt") -> Issue:
    """The issue in a text that holds one."""
    return read_text(text, name).issue


def read_pdf(path: Path) -> Read:
    """What a PDF gives that holds one issue, read in this process."""
    return _filed(read_page_pdf(path), path, PDF)


def _filed(unfiled: Sequence[UnfiledIssue], path: Path, read_by: Format) -> Read:
    (reading,) = weighed(readings_of(Source(path, read_by.kind, "", 0), unfiled), Told(), read_by)
    assert reading.issue is not None
    return Read(reading.issue, reading.findings)
