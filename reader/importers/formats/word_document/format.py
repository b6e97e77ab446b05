"""Word documents among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.whole_files import each_package
from reader.importers.formats.word_document import KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice


LARGEST = 256 * 1024 * 1024
"""Bytes, packed, with all its pictures."""


def _tell(head: bytes) -> str | None:
    if not head.startswith(b"PK"):
        return None
    from reader.importers.formats.records.packages import may_hold

    return KIND if may_hold(head, b"word/") else None


def _reader() -> Callable[[Source, Choice], Sequence[Reading]]:
    from reader.importers.formats.word_document.reader import read_document

    return read_document


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Word documents"),
    tell=_tell,
    open=each_package(KIND, LARGEST, _reader),
    endings=("docx",),
    slow_endings=("docx",),
    sample="word-document/day",
    has_encoding=False,
    refusal=Code.OFFICE,
)
