"""Texts with named fields among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.labelled_text import KIND
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from reader.importers.formats.format import Files, FormatReader


def _tell(head: bytes) -> str | None:
    if not head.strip() or not is_plain_text(head):
        return None
    from reader.importers.formats.labelled_text.labels import is_labelled

    return KIND if is_labelled(decode(head).text) else None


def _open(files: Files) -> FormatReader:
    from reader.importers.formats.labelled_text.reader import LabelledReader

    return LabelledReader(files)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Text with named fields"),
    tell=_tell,
    open=_open,
    endings=("txt",),
    sample="labelled-text",
    text_files=lambda path: [path],
)
