"""Page text among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Reading, Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_alone
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text
from reader.importers.source.guard import failed, guarded
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.formats.format import Told

KIND = "page text"
LARGEST = 4 * 1024 * 1024
"""Bytes. A whole issue of a large paper has less than one million characters."""


def _read(path: Path, told: Told) -> Reading:
    from reader.importers.formats.page_text.reader import read_page_text

    size = path.stat().st_size
    if size > LARGEST:
        return failed(Source(path, "unknown", "", size), size_refusal(path.name, size, LARGEST))
    data = path.read_bytes()
    decoded = decode(data, told.choice.encoding)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    result = guarded(source, lambda: read_page_text(decoded.text, path.name))
    if isinstance(result, Reading):
        return result
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    return result.reading(source, *broken)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Page text"),
    tell=lambda head: KIND if is_plain_text(head) else None,
    open=each_alone(_read),
    endings=("txt", "text"),
    sample="page-text",
    text_files=lambda path: [path],
)
