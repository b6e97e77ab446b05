"""Word documents among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.formats.word_document import KIND
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told

LARGEST = 256 * 1024 * 1024
"""Bytes, packed, with all its pictures."""


def _tell(head: bytes) -> str | None:
    if not head.startswith(b"PK"):
        return None
    from reader.importers.formats.records.packages import may_hold

    return KIND if may_hold(head, b"word/") else None


def _read(path: Path, told: Told) -> Sequence[Reading]:
    from reader.importers.formats.word_document.reader import read_document

    size = path.stat().st_size
    if size > LARGEST:
        return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return read_document(Source(path, KIND, sha256, size), told.choice)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Word documents"),
    tell=_tell,
    open=each_of_several(_read),
    endings=("docx",),
    slow_endings=("docx",),
    sample="word-document/day",
    has_encoding=False,
    refusal=Code.OFFICE,
)
