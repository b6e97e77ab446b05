"""The long work: plain functions that report how far they are and can be cancelled."""

from reader.importers import UnnamedFolder, unnamed_folders
from reader.jobs.importing import FileOutcome, ImportReport, Status, import_paths
from reader.jobs.mending import Files, catch_up
from reader.jobs.patching import PatchOutcome, PatchStatus, apply_patch, export_corrections
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
    "Files",
    "ImportReport",
    "PatchOutcome",
    "PatchStatus",
    "Status",
    "UnnamedFolder",
    "apply_patch",
    "bookmarked_clippings",
    "catch_up",
    "day_clippings",
    "export_clippings",
    "export_corrections",
    "fetch_clippings",
    "found_clippings",
    "import_paths",
    "of_paper",
    "unnamed_folders",
]
