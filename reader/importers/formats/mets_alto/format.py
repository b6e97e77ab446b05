"""METS/ALTO among the formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.source import Reading, Source
from reader.core.speech import _
from reader.importers.formats.format import Files, Format
from reader.importers.formats.mets_alto import KIND
from reader.importers.source.file_types import PICTURE, head_of, xml_root
from reader.importers.source.guard import failed, guarded
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.importers.formats.format import Told


METS, ALTO = "mets", "alto"
LARGEST_METS = 16 * 1024 * 1024
LARGEST_ALTO = 32 * 1024 * 1024
"""Bytes. The ALTO of a large page has about two million."""


def _tell(head: bytes) -> str | None:
    root = xml_root(head)
    return root if root in {METS, ALTO} else None


@dataclass(frozen=True, slots=True)
class _LibraryReader:
    """A METS file takes the ALTO files it names, and what shows its pages."""

    files: Files

    def near(self, path: Path) -> Sequence[Path]:
        """XML beside a METS file or below."""
        if _tell(head_of(path)) != METS:
            return ()
        return [
            file
            for file in self.files.paths
            if file.suffix.lower() == ".xml" and file.is_relative_to(path.parent)
        ]

    def read(self, path: Path, told: Told) -> Iterable[Reading]:
        from reader.importers.formats.mets_alto import sources

        is_mets = _tell(head_of(path)) == METS
        size, largest = path.stat().st_size, LARGEST_METS if is_mets else LARGEST_ALTO
        source = Source(path, KIND, "", size)
        if size > largest:
            return (failed(source, size_refusal(path.name, size, largest)),)
        if is_mets:
            read = guarded(source, lambda: sources.read_mets_source(source, self.files.take, told))
        else:
            read = guarded(source, lambda: sources.read_alto_source(source, told.choice))
        return (read,)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("METS/ALTO"),
    tell=_tell,
    open=_LibraryReader,
    endings=("xml",),
    slow_endings=("xml",),
    sample="mets-alto/luxembourg",
    tells_page_itself=True,
    last_kinds=frozenset({ALTO}),
    part_kinds=frozenset({"page pdf", PICTURE}),
)
