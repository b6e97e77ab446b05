"""The long work: plain functions that report how far they are and can be cancelled."""

from reader.importers import Choice, UnnamedFolder, unnamed_folders
from reader.importers.walk.as_it_is import page_as_it_is
from reader.jobs.corrections import catch_up
from reader.jobs.dispatch import bring_in, bring_in_looked, look, look_again
from reader.jobs.exchange import PatchOutcome, PatchStatus, apply_patch, export_corrections
from reader.jobs.export import (
    bookmarked_clippings,
    day_clippings,
    export_clippings,
    fetch_clippings,
    found_clippings,
    of_paper,
)
from reader.jobs.importing import Ask, FileOutcome, ImportReport, Status, import_paths
from reader.jobs.indexing import check, reindex
from reader.jobs.preview import Looked, Pick, Spool, folder_asked

__all__ = [
    "Ask",
    "Choice",
    "FileOutcome",
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
    "check",
    "day_clippings",
    "export_clippings",
    "export_corrections",
    "fetch_clippings",
    "folder_asked",
    "found_clippings",
    "import_paths",
    "look",
    "look_again",
    "of_paper",
    "page_as_it_is",
    "reindex",
    "unnamed_folders",
]
