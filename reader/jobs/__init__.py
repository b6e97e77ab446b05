"""The long work: plain functions that report how far they are and can be cancelled."""

from reader.importers import UnnamedFolder, unnamed_folders
from reader.jobs.importing import FileOutcome, ImportReport, Status, import_paths
from reader.jobs.indexing import check, reindex
from reader.jobs.taking import (
    bookmarked_clippings,
    day_clippings,
    export_clippings,
    fetch_clippings,
    found_clippings,
    of_paper,
)

__all__ = [
    "FileOutcome",
    "ImportReport",
    "Status",
    "UnnamedFolder",
    "bookmarked_clippings",
    "check",
    "day_clippings",
    "export_clippings",
    "fetch_clippings",
    "found_clippings",
    "import_paths",
    "of_paper",
    "reindex",
    "unnamed_folders",
]
