"""The long work: plain functions that report how far they are and can be cancelled."""

from reader.importers import Choice, UnnamedFolder, unnamed_folders
from reader.jobs.from_window import Hands, bring_in, bring_in_looked, look
from reader.jobs.importing import Ask, FileOutcome, ImportReport, Status, import_paths
from reader.jobs.looking import Looked, Pick, Spool
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
    "Ask",
    "Choice",
    "FileOutcome",
    "Files",
    "Hands",
    "ImportReport",
    "Looked",
    "PatchOutcome",
    "PatchStatus",
    "Pick",
    "Spool",
    "Status",
    "UnnamedFolder",
    "apply_patch",
    "bookmarked_clippings",
    "bring_in",
    "bring_in_looked",
    "catch_up",
    "day_clippings",
    "export_clippings",
    "export_corrections",
    "fetch_clippings",
    "found_clippings",
    "import_paths",
    "look",
    "of_paper",
    "unnamed_folders",
]
