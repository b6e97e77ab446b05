"""Recognised text among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.ocr_text import KIND
from reader.importers.formats.whole_files import each_text
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from reader.importers.formats.whole_files import ReadText


LARGEST = 4 * 1024 * 1024
"""Bytes, as of page text."""


def _tell(head: bytes) -> str | None:
    if not head.strip() or not is_plain_text(head):
        return None
    from reader.importers.formats.ocr_text.marks import is_ocr

    return KIND if is_ocr(decode(head).text) else None


def _reader() -> ReadText:
    from reader.importers.formats.ocr_text.reader import read_ocr

    return read_ocr


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Recognised text"),
    tell=_tell,
    open=each_text(KIND, LARGEST, _reader),
    endings=("txt", "text"),
    sample="ocr-text/pages",
    text_files=lambda path: [path],
)
