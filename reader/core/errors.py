"""Errors a person can act on. Anything else that is raised is a bug."""

from __future__ import annotations

from reader.core.findings.finding import Finding, Level, told


class ReaderError(Exception):
    """A whole sentence for the person: it names the thing and says what to do."""


class SourceError(ReaderError):
    """A file from elsewhere cannot be read. `finding`: why, as a fact; what is given may be its sentence."""

    def __init__(self, why: Finding | str) -> None:
        super().__init__(why)
        self.finding = why if isinstance(why, Finding) else told(Level.ERROR, why)

    def __str__(self) -> str:
        return self.finding.text


class UndatedError(SourceError):
    """A file from elsewhere names no date; it can be read where the person gives one."""


class ArchiveError(ReaderError):
    """The archive or the marks file cannot be opened, read or written."""


class ExportError(ReaderError):
    """Something cannot be written where the person wanted it."""


class QueryError(ReaderError):
    """A date, page or number typed by the person names nothing."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked to stop
    """The person has asked a job to stop."""
