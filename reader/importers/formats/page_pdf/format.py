"""Page PDFs among the formats."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.source import Reading, Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_alone
from reader.importers.formats.page_pdf.apart import read_page_pdf
from reader.importers.source.facsimiles import shown_in_pdf
from reader.importers.source.file_types import is_pdf
from reader.importers.source.guard import failed, guarded
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.formats.format import Told

KIND = "page pdf"
LARGEST = 512 * 1024 * 1024
"""Bytes. Issues made for print, pictures and all, stay below a third of it."""


def _read(path: Path, told: Told) -> Reading:
    """The issue of a PDF, which is never in memory as a whole."""
    size = path.stat().st_size
    if size > LARGEST:
        too_large = size_refusal(path.name, size, LARGEST, Code.PDF_TOO_LARGE)
        return failed(Source(path, KIND, "", size), too_large)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    source = Source(path, KIND, sha256, size)
    return guarded(source, lambda: _pages(source, told))


def _pages(source: Source, told: Told) -> Reading:
    result = read_page_pdf(told.worker, source.path)
    return replace(result, issue=shown_in_pdf(result.issue, source.path, source.sha256)).reading(source)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Page PDF"),
    tell=lambda head: KIND if is_pdf(head) else None,
    open=each_alone(_read),
    endings=("pdf",),
    sample="page-pdf",
    slow_endings=("pdf",),
    has_encoding=False,
)
