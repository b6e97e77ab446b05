"""MinerU's lists among the formats."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.formats.mineru import KIND
from reader.importers.source.decoding import decode
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told

LARGEST = 64 * 1024 * 1024
"""Bytes. A page has some thousand."""
_BEGINS = re.compile(rb"\s*\[\s*(?:\[\s*)?\{")
_NAMES = (b'"page_idx"', b'"text_level"', b'"bbox"')


def _tell(head: bytes) -> str | None:
    is_list = _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) and b'"type"' in head
    return KIND if is_list and sum(name in head for name in _NAMES) > 1 else None


def _read(path: Path, told: Told) -> Sequence[Reading]:
    from reader.importers.formats.mineru.reader import read_list

    size = path.stat().st_size
    if size > LARGEST:
        return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
    data = path.read_bytes()
    decoded = decode(data, told.choice.encoding)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    return read_list(source, decoded.text, told.choice, broken)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("MinerU lists"),
    tell=_tell,
    open=each_of_several(_read),
    endings=("json",),
    sample="mineru/pages",
)
