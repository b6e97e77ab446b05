"""Page PDFs among the formats."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.source import Reading, Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.formats.page_pdf.apart import read_page_pdf
from reader.importers.source.facsimiles import shown_in_pdf
from reader.importers.source.file_types import is_pdf
from reader.importers.source.guard import failed, guarded
from reader.importers.source.refusals import size_refusal
from reader.importers.source.several import readings_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue
    from reader.importers.formats.format import Told
    from reader.importers.source.filing import UnfiledIssue

KIND = "page pdf"
LARGEST = 512 * 1024 * 1024
"""Bytes. Issues made for print, pictures and all, stay below a third of it."""


def _read(path: Path, told: Told) -> list[Reading]:
    """The issue of a PDF, which is never in memory as a whole."""
    size = path.stat().st_size
    if size > LARGEST:
        too_large = size_refusal(path.name, size, LARGEST, Code.PDF_TOO_LARGE)
        return [failed(Source(path, KIND, "", size), too_large)]
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    source = Source(path, KIND, sha256, size)
    read = guarded(source, lambda: _issues(source, told))
    return [read] if isinstance(read, Reading) else read


def _issues(source: Source, told: Told) -> list[Reading]:
    result = read_page_pdf(told.worker, source.path, is_one=told.choice.day is not None)
    return readings_of(source, [replace(one, issue=_shown(one, source)) for one in result])


def _shown(one: UnfiledIssue, source: Source) -> Issue:
    return shown_in_pdf(one.issue, source.path, source.sha256, one.first_sheet, one.sheets)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Page PDF"),
    tell=lambda head: KIND if is_pdf(head) else None,
    open=each_of_several(_read),
    endings=("pdf",),
    sample="page-pdf",
    slow_endings=("pdf",),
    has_encoding=False,
)
