"""Marks taken out to a file, and those of a file taken in."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import export
from reader.core.corrections.rivals import rivals
from reader.core.corrections.wording import changes_text, kind_text
from reader.core.errors import ArchiveError, ExportError, SourceError
from reader.core.speech import _
from reader.export.marks.json_form import FORMAT, MarkFormError, bundle_from_json
from reader.export.marks.table import mark_format
from reader.export.marks.web_annotation import bundle_from_annotations
from reader.jobs.corrections import replay_on
from reader.store.marks.all_marks import all_marks
from reader.store.marks.bundle import Disagreement, Merged, gather, merge
from reader.store.marks.highlight_places import place_all
from reader.store.marks.marks import Marks
from reader.store.sqlite.file import SIDE_FILES, SQLITE_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.corrections.changes import Correction
    from reader.core.corrections.rivals import Rivalry
    from reader.library import Library
    from reader.store.archive.archive import Archive
    from reader.store.marks.bundle import MarkBundle

LARGEST = 512 * 1024 * 1024
"""Bytes of a file of marks; areas have pictures."""


class TakenIn(NamedTuple):
    """What came of a file: `foreign` annotations in it are on what is no article of a paper."""

    merged: Merged
    foreign: int


def marks_text(archive: Archive, marks: Marks, path: Path, ending: str | None = None) -> tuple[str, int]:
    """All marks in the form asked for, or that `path` ends in; and how many they are."""
    listed, bundle = all_marks(archive, marks), gather(marks)
    if not bundle.made:
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
    """Take in the marks of a file: one of these exports, or a marks file of another computer, or a copy of one.

    What was there is copied first. Raises SourceError where it is none, before anything is changed.
    """
    bundle, foreign = read_marks(path)
    library.marks.copy()
    return TakenIn(merge_into(library, bundle), foreign)


def merge_into(library: Library, bundle: MarkBundle) -> Merged:
    """Take marks in, and show what is new: newest wins, nothing is dropped, what disagreed is told."""
    here = library.marks.corrections()
    found = rivals(here, bundle.corrections)
    lost = {it.uid for rivalry in found for it in rivalry.lost}
    known, done = {it.uid for it in here}, {it.change for it in here if not it.is_undone}
    others = tuple(
        replace(it, is_undone=it.is_undone or it.uid in lost)
        for it in bundle.corrections
        if it.uid in known or it.change not in done
    )
    merged = merge(library.marks, replace(bundle, corrections=others))
    if lost & known:
        library.marks.set_undone(lost & known, is_undone=True)
    _show_corrections(library, [it for it in (*here, *others) if it.uid not in known or it.uid in lost])
    place_all(library.archive, library.marks)
    return replace(merged, disagreements=(*merged.disagreements, *map(_told, found)))


def _show_corrections(library: Library, taken: Iterable[Correction]) -> None:
    """Bring the issues that corrections were taken in of to what the marks say now."""
    if not library.archive.read_only:
        for paper, day in {(it.paper, it.date): None for it in taken}:
            replay_on(library, paper, day)


def _told(it: Rivalry) -> Disagreement:
    first = it.kept[0]
    return Disagreement(
        first.paper, first.date.isoformat(), kind_text(first.change), _now(it.kept), _now(it.lost)
    )


def _now(edits: Iterable[Correction]) -> str:
    """What edits made of the text, in a line."""
    return " / ".join(" ".join(text.new.split()) for it in edits for text in changes_text(it.change))


def read_marks(path: Path) -> tuple[MarkBundle, int]:
    """The marks of a file, and how many annotations in it are not of ours. Raises SourceError.

    It is JSON or JSON-LD as `export_marks` writes it, or a marks file as it is, of any version, also a damaged one.
    """
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
    return (_bundle_of_database(path), 0) if data.startswith(SQLITE_HEADER) else _bundle_of_text(path, data)


def _bundle_of_database(path: Path) -> MarkBundle:
    """The marks of a marks file: read from a copy of it, so that it stays as it is whatever its version."""
    with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as scratch:
        copy = Path(scratch) / "marks.sqlite"
        try:
            for ending in ("", *SIDE_FILES):
                if (side := path.with_name(path.name + ending)).exists():
                    shutil.copyfile(side, copy.with_name(copy.name + ending))
            with closing(Marks.open(copy)) as marks:
                return gather(marks)
        except (ArchiveError, OSError) as error:
            sentence = _(
                "{name} is no file of marks of this or an older version of Yuebao. Nothing was changed."
            )
            raise SourceError(sentence.format(name=path.name)) from error


def _bundle_of_text(path: Path, data: bytes) -> tuple[MarkBundle, int]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if isinstance(told, dict) and told.get("format") == FORMAT:
            return bundle_from_json(told), 0
        return bundle_from_annotations(told)
    except MarkFormError as error:
        sentence = _("{name} is no file of marks, or of a newer version (at “{place}”). Nothing was changed.")
        raise SourceError(sentence.format(name=path.name, place=error)) from error
    except (ValueError, RecursionError) as error:
        sentence = _("{name} is no file of marks. Choose one ending in .json, .jsonld or .sqlite.")
        raise SourceError(sentence.format(name=path.name)) from error
