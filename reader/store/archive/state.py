"""What an archive holds, told in a few numbers: another state of it has others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.store.sqlite.errors import in_words

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.archive.archive import Archive

_STATE = """
SELECT (SELECT count(*) FROM issue), (SELECT max(id) FROM issue), (SELECT count(*) FROM source),
    (SELECT max(id) FROM source), (SELECT count(*) FROM page), (SELECT max(id) FROM article),
    (SELECT coalesce(group_concat(stamp, ' '), '') FROM corrected_issue)
"""
Stamp = tuple[int, int, int]
"""Device or inode, size and time of a file: cheap to ask for, and another one where the file was written."""


class ArchiveState(NamedTuple):
    """How many issues, sources and pages there are, the newest of them, and what was corrected."""

    issues: int
    newest_issue: int | None
    sources: int
    newest_source: int | None
    pages: int
    newest_article: int | None
    corrections: str


def state_of(archive: Archive) -> ArchiveState:
    """What it holds now. Raises ArchiveError."""
    with in_words(archive.path):
        return ArchiveState(*archive.connection.execute(_STATE).fetchone())


def file_stamps(path: Path) -> tuple[Stamp | None, ...]:
    """Of a database and of what SQLite writes beside it; None for what is not there. Nothing is opened."""
    return tuple(_stamp(path.with_name(path.name + ending)) for ending in ("", "-wal"))


def _stamp(path: Path) -> Stamp | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns
