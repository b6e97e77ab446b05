"""Marks taken out to a file, and those of a file taken in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader import export
from reader.core.errors import ExportError, SourceError
from reader.core.speech import _
from reader.export.marks.json_form import FORMAT, MarkFormError, bundle_from_json
from reader.export.marks.table import mark_format
from reader.export.marks.web_annotation import bundle_from_annotations
from reader.store.marks.all_marks import all_marks
from reader.store.marks.bundle import Merged, gather, merge
from reader.store.marks.highlight_places import place_all

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.store.archive.archive import Archive
    from reader.store.marks.bundle import MarkBundle
    from reader.store.marks.marks import Marks

LARGEST = 512 * 1024 * 1024
"""Bytes of a file of marks; areas have pictures."""


class TakenIn(NamedTuple):
    """What came of a file: `foreign` annotations in it are on what is no article of a paper."""

    merged: Merged
    foreign: int


def marks_text(archive: Archive, marks: Marks, path: Path, ending: str | None = None) -> tuple[str, int]:
    """All marks in the form asked for, or that `path` ends in; and how many they are."""
    listed, bundle = all_marks(archive, marks), gather(marks)
    if not bundle.count:
        raise ExportError(_("There are no marks to export yet."))
    return mark_format(path, ending).render(listed.marks, bundle), bundle.count


def export_marks(
    archive: Archive, marks: Marks, path: Path, ending: str | None = None, *, overwrite: bool = False
) -> int:
    """Write all marks to a file; gives how many. Raises ExportError."""
    export.check_free(path, overwrite=overwrite)
    text, count = marks_text(archive, marks, path, ending)
    export.write_words(path, text, overwrite=overwrite)
    return count


def import_marks(library: Library, path: Path) -> TakenIn:
    """Take in the marks of a file. Raises SourceError where it is none, before anything is changed."""
    bundle, foreign = read_marks(path)
    merged = merge(library.marks, bundle)
    place_all(library.archive, library.marks)
    return TakenIn(merged, foreign)


def read_marks(path: Path) -> tuple[MarkBundle, int]:
    """The marks of a file of JSON or JSON-LD, and how many annotations in it are not of ours. Raises SourceError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        sentence = _("{name} cannot be read: {reason}.")
        raise SourceError(sentence.format(name=path.name, reason=error.strerror or error)) from error
    if len(data) > LARGEST:
        raise SourceError(
            _("{name} is too large for a file of marks. Nothing was changed.").format(name=path.name)
        )
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if isinstance(told, dict) and told.get("format") == FORMAT:
            return bundle_from_json(told), 0
        return bundle_from_annotations(told)
    except MarkFormError as error:
        sentence = _("{name} is no file of marks, or of a newer version (at “{place}”). Nothing was changed.")
        raise SourceError(sentence.format(name=path.name, place=error)) from error
    except (ValueError, RecursionError) as error:
        sentence = _("{name} is no file of marks. Choose one ending in .json or .jsonld.")
        raise SourceError(sentence.format(name=path.name)) from error
