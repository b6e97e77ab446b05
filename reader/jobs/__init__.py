"""The long work: plain functions that report how far they are and can be cancelled."""

from reader.importers import Choice, UnnamedFolder, unnamed_folders
from reader.importers.walk.as_it_is import page_as_it_is
from reader.jobs.bundle import Bundled, export_bundle
from reader.jobs.corrections import catch_up
from reader.jobs.cuts import Pictures
from reader.jobs.dispatch import import_in_background, import_previewed_in_background, look, preview_again
from reader.jobs.exchange import PatchOutcome, PatchStatus, apply_patch, export_corrections
from reader.jobs.export import (
    bookmarked_articles,
    clippings_of,
    day_articles,
    export_clippings,
    fetch_articles,
    found_articles,
    marked_clippings,
    of_paper,
)
from reader.jobs.importing import Ask, FileOutcome, ImportReport, Status, import_paths
from reader.jobs.indexing import check, reindex
from reader.jobs.mending import Mended, Rebuilt, mend, rebuild
from reader.jobs.preview import FilePreview, PreviewChoice, Spool, folder_asked

__all__ = [
    "Ask",
    "Bundled",
    "Choice",
    "FileOutcome",
    "FilePreview",
    "ImportReport",
    "Mended",
    "PatchOutcome",
    "PatchStatus",
    "Pictures",
    "PreviewChoice",
    "Rebuilt",
    "Spool",
    "Status",
    "UnnamedFolder",
    "apply_patch",
    "bookmarked_articles",
    "catch_up",
    "check",
    "clippings_of",
    "day_articles",
    "export_bundle",
    "export_clippings",
    "export_corrections",
    "fetch_articles",
    "folder_asked",
    "found_articles",
    "import_in_background",
    "import_paths",
    "import_previewed_in_background",
    "look",
    "marked_clippings",
    "mend",
    "of_paper",
    "page_as_it_is",
    "preview_again",
    "rebuild",
    "reindex",
    "unnamed_folders",
]
