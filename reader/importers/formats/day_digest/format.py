"""Digests of a day among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.day_digest import KIND
from reader.importers.formats.format import Format, each_of_several
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import head_of, is_mht, is_plain_text, is_web_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told

LARGEST = 16 * 1024 * 1024
"""Bytes. A whole issue of a large paper has less than a tenth of it."""


def _tell(head: bytes) -> str | None:
    if is_web_page(head) and not is_mht(head):
        return KIND
    if b"#" not in head or not is_plain_text(head):
        return None
    from reader.importers.formats.day_digest.headed import is_headed

    return KIND if is_headed(decode(head).text) else None


def _read(path: Path, told: Told) -> Sequence[Reading]:
    from reader.importers.formats.day_digest.reader import read_digest
    from reader.importers.formats.epaper.charset import read_text

    if path.stat().st_size > LARGEST:
        return ()
    data = path.read_bytes()
    is_markup = is_web_page(head_of(path))
    decoded = read_text(data, told.choice.encoding) if is_markup else decode(data, told.choice.encoding)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    return read_digest(source, decoded.text, told.choice, broken, is_markup=is_markup)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Digest of a day"),
    tell=_tell,
    open=each_of_several(_read),
    endings=("md", "markdown", "html", "htm"),
    sample="day-digest/markdown",
    refusal=Code.OTHER_WEB_PAGE,
    text_files=lambda path: [path],
)
