"""Tables among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.whole_files import each_text
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from reader.importers.formats.whole_files import ReadText


KIND = "table"
LARGEST = 128 * 1024 * 1024
"""Bytes. A year of a daily has about as many."""


def _tell(head: bytes) -> str | None:
    if not head.strip() or not is_plain_text(head):
        return None
    from reader.importers.formats.spreadsheet.rows import parting_mark

    return KIND if parting_mark(decode(head).text) else None


def _reader() -> ReadText:
    from reader.importers.formats.spreadsheet.reader import read_rows

    return read_rows


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Table of articles"),
    tell=_tell,
    open=each_text(KIND, LARGEST, _reader),
    endings=("csv", "tsv"),
    slow_endings=("csv", "tsv"),
    sample="table/day",
    collection_of=lambda path: path.parent,
)
