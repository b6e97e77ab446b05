"""Page text among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Reading, Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text
from reader.importers.source.guard import failed, guarded
from reader.importers.source.refusals import size_refusal
from reader.importers.source.several import readings_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.formats.format import Told

KIND = "page text"
LARGEST = 64 * 1024 * 1024
"""Bytes. A daily's year may stand in one file."""


def _read(path: Path, told: Told) -> list[Reading]:
    from reader.importers.formats.page_text.reader import read_page_text

    size = path.stat().st_size
    if size > LARGEST:
        return [failed(Source(path, "unknown", "", size), size_refusal(path.name, size, LARGEST))]
    data = path.read_bytes()
    decoded = decode(data, told.choice.encoding)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    is_one = told.choice.day is not None
    result = guarded(source, lambda: read_page_text(decoded.text, path.name, is_one=is_one))
    if isinstance(result, Reading):
        return [result]
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    return readings_of(source, result, *broken)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Page text"),
    tell=lambda head: KIND if is_plain_text(head) else None,
    open=each_of_several(_read),
    endings=("txt", "text"),
    sample="page-text",
    is_told_by_names=True,
    text_files=lambda path: [path],
)
