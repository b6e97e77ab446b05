"""JSON among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.json_day import KIND
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from reader.importers.formats.format import Files, FormatReader


def _tell(head: bytes) -> str | None:
    if not head.strip() or not is_plain_text(head):
        return None
    from reader.importers.formats.json_day.data import is_data

    return KIND if is_data(decode(head).text) else None


def _open(files: Files) -> FormatReader:
    from reader.importers.formats.json_day.sources import JsonReader

    return JsonReader(files)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("JSON"),
    tell=_tell,
    open=_open,
    endings=("json", "jsonl", "ndjson"),
    slow_endings=("json", "jsonl", "ndjson"),
    sample="json/2024-05-06",
    collection_of=lambda path: path.parent,
    refusal=Code.NO_RECORDS,
)
