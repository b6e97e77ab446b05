"""What tests read: a text as a file of that name would be, without a file; and a file that holds one issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.core.source import Source
from reader.importers import read_sources
from reader.importers.formats.format import Told
from reader.importers.formats.page_text.format import FORMAT
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.weighing import weighed

if TYPE_CHECKING:
    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue


class Read(NamedTuple):
    """An issue, and what is told of it."""

    issue: Issue
    findings: tuple[Finding, ...]


def read_text(text: str, name: str = "page.txt") -> Read:
    """What a text gives that holds one issue."""
    unfiled = read_page_text(text, name)
    source = Source(Path(name), FORMAT.kind, "", len(text))
    (reading,) = weighed([unfiled.reading(source)], Told(), FORMAT)
    assert reading.issue is not None
    return Read(reading.issue, reading.findings)


def read_issue(text: str, name: str = "page.txt") -> Issue:
    """The issue in a text that holds one."""
    return read_text(text, name).issue


def read_file(path: Path) -> Read:
    """What a file gives that holds one issue."""
    (reading,) = read_sources([path])
    assert reading.issue is not None
    return Read(reading.issue, reading.findings)
