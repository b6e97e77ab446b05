"""What was read from a file: the source itself, the issue in it, and what was doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.evidence import NOTHING_SEEN, Evidence

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read. `kind` is "page text", "page pdf" …, or "unknown"; sha256 is in hex."""

    path: Path
    kind: str
    sha256: str
    size: int
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source gave. `issue` is None where nothing could be read; a finding then says why.

    `lacks_day`: it would be read if the person told its day. `is_page_guessed`: nothing told which page it is.
    `seen`: what in the source tells its paper, day and page, where more than one place does.
    """

    source: Source
    issue: Issue | None = None
    findings: tuple[Finding, ...] = ()
    lacks_day: bool = False
    is_page_guessed: bool = False
    seen: Evidence = NOTHING_SEEN
