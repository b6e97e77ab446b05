"""Errors a person can act on. Anything else that is raised is a bug."""


class ReaderError(Exception):
    """A whole sentence for the person: it names the thing and says what to do."""


class SourceError(ReaderError):
    """A file from elsewhere cannot be read."""


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
