"""MinerU's lists among the formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.mineru import KIND
from reader.importers.formats.whole_files import each_text

if TYPE_CHECKING:
    from reader.importers.formats.whole_files import ReadText


LARGEST = 64 * 1024 * 1024
"""Bytes. A page has some thousand."""
_BEGINS = re.compile(rb"\s*\[\s*(?:\[\s*)?\{")
_NAMES = (b'"page_idx"', b'"text_level"', b'"bbox"')
_OTHERS = (
    (b'"category"', b'"bbox"'),
    (b'"block_label"', b'"block_content"'),
    (b'"type"', b"_content", b'"bbox"'),
)
"""What stands in the lists of dots.ocr, PaddleOCR and newer MinerU."""


def _tell(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf")
    is_list = _BEGINS.match(start) and b'"type"' in head
    if is_list and sum(name in head for name in _NAMES) > 1:
        return KIND
    return (
        KIND
        if start.lstrip()[:1] in {b"[", b"{"} and any(all(it in head for it in one) for one in _OTHERS)
        else None
    )


def _reader() -> ReadText:
    from reader.importers.formats.mineru.reader import read_list

    return read_list


FORMAT = Format(
    kind=KIND,
    name=lambda: _("MinerU lists"),
    tell=_tell,
    open=each_text(KIND, LARGEST, _reader),
    endings=("json",),
    sample="mineru/pages",
)
