"""Recognised text among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.formats.ocr_text import KIND
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told

LARGEST = 4 * 1024 * 1024
"""Bytes, as of page text."""


def _tell(head: bytes) -> str | None:
    if not head.strip() or not is_plain_text(head):
        return None
    from reader.importers.formats.ocr_text.marks import is_ocr

    return KIND if is_ocr(decode(head).text) else None


def _read(path: Path, told: Told) -> Sequence[Reading]:
    from reader.importers.formats.ocr_text.reader import read_ocr

    size = path.stat().st_size
    if size > LARGEST:
        return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
    data = path.read_bytes()
    decoded = decode(data, told.choice.encoding)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    return read_ocr(source, decoded.text, told.choice, broken)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Recognised text"),
    tell=_tell,
    open=each_of_several(_read),
    endings=("txt", "text"),
    sample="ocr-text/pages",
    text_files=lambda path: [path],
)
