"""Make the specimen's archive, ready to be opened: python packaging/specimen_archive.py.

The first look at the specimen is a copy of it, so that an article stands there at once. Make it anew when the specimen
or its reading has changed; an older schema or index is brought up to date when it is opened, like any other.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from reader import jobs, paths
from reader.core.progress import no_report
from reader.jobs.specimen import READY_MADE
from reader.library import LibraryLocation, personal_segmenter


def main() -> int:
    """Read the specimen into a new archive and put it beside its sources."""
    target = paths.resources() / "specimen" / READY_MADE
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / READY_MADE
        make(made)
        target.write_bytes(made.read_bytes())
    print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


def make(path: Path) -> None:
    """Make the archive at `path`, without a word of where its sources lie here."""
    folders = paths.Paths(path.parent / "config", path.parent / "data", path.parent / "cache").make()
    with closing(LibraryLocation(path, personal_segmenter(folders), folders).open()) as library:
        jobs.bring_in(library, paths.specimen_sources(), no_report)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM source_file")
        connection.execute(
            "UPDATE facsimile SET path = replace(path, ?, '')", (f"{paths.resources()}/specimen/",)
        )
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")


if __name__ == "__main__":
    sys.exit(main())
