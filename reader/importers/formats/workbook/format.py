"""Workbooks among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.whole_files import each_package
from reader.importers.formats.workbook import KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice


LARGEST = 128 * 1024 * 1024
"""Bytes, packed."""


def _tell(head: bytes) -> str | None:
    if not head.startswith(b"PK"):
        return None
    from reader.importers.formats.records.packages import may_hold

    return KIND if may_hold(head, b"xl/") else None


def _reader() -> Callable[[Source, Choice], Sequence[Reading]]:
    from reader.importers.formats.workbook.reader import read_workbook

    return read_workbook


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Excel workbook"),
    tell=_tell,
    open=each_package(KIND, LARGEST, _reader),
    endings=("xlsx",),
    slow_endings=("xlsx",),
    sample="workbook/day",
    collection_of=lambda path: path.parent,
    has_encoding=False,
    refusal=Code.OFFICE,
)
