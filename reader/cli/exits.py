"""Exit codes, as `--help` and the README tell them."""

from __future__ import annotations

from enum import IntEnum

from reader.core.errors import ArchiveError, ExportError, QueryError, SourceError
from reader.core.speech import _


class Exit(IntEnum):
    """How a call ended."""

    DONE = 0
    NOTHING = 1
    WRONG_CALL = 2
    SOME_FAILED = 3
    NO_ARCHIVE = 4
    NOT_WRITTEN = 5
    NO_WINDOW = 6
    STOPPED = 130


AFTER: dict[type, Exit] = {
    QueryError: Exit.WRONG_CALL,
    SourceError: Exit.SOME_FAILED,
    ArchiveError: Exit.NO_ARCHIVE,
    ExportError: Exit.NOT_WRITTEN,
}


def meanings() -> dict[Exit, str]:
    """What each code means, in the person's language."""
    return {
        Exit.DONE: _("done"),
        Exit.NOTHING: _("nothing was found, or nothing could be read"),
        Exit.WRONG_CALL: _("the call was wrong: an unknown option, date or paper"),
        Exit.SOME_FAILED: _("some files could not be read; the others are done"),
        Exit.NO_ARCHIVE: _("the archive or the bookmarks cannot be opened or written"),
        Exit.NOT_WRITTEN: _("the export could not be written"),
        Exit.NO_WINDOW: _("the window cannot be opened on this machine"),
        Exit.STOPPED: _("stopped with Ctrl+C"),
    }
