"""A page's articles in one file, each headed by its fields."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.evidence import Evidence, Seen, Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, failure
from reader.core.paper import Issue
from reader.core.source import Reading, Source
from reader.importers.formats.article_folder.body import split_lines, stripped
from reader.importers.formats.article_folder.fields_form import read_fields_form
from reader.importers.formats.article_folder.markdown_form import DATE, is_markdown_form, read_markdown_form
from reader.importers.formats.article_folder.naming import KIND
from reader.importers.formats.article_folder.pages import pages_of
from reader.importers.source.decoding import decode
from reader.importers.source.names.days import find_day
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

LARGEST = 16 * 1024 * 1024
"""Bytes. An issue of a large paper has less than a tenth of it."""


def read_page_file(path: Path, chosen: str | None) -> Reading:
    """The issue in a file whose articles tell their pages. Raises SourceError and OSError."""
    size = path.stat().st_size
    if size > LARGEST:
        raise SourceError(size_refusal(path.name, size, LARGEST))
    data = path.read_bytes()
    decoded = decode(data, chosen)
    lines = split_lines(decoded.text)
    read = [read_markdown_form(lines)] if is_markdown_form(lines) else read_fields_form(lines)
    pieces = [piece for piece in read if not piece.is_empty]
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    pages, jumps = pages_of(pieces)
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    undated = failure(Code.UNDATED_TEXT, name=path.name)
    days = tuple(dict.fromkeys(_days(lines)))
    title = next((piece.body.title for piece in pieces if piece.body.title), None)
    papers = (Seen(title, Where.COLOPHON),) if title else ()
    return Reading(source, Issue(pages=pages), (undated, *broken, *jumps), seen=Evidence(papers, days))


def _days(lines: Sequence[str]) -> Iterator[Seen[date]]:
    """The days in lines that hold nothing else."""
    for line in lines:
        bare = stripped(line)
        if DATE.fullmatch(bare) and (named := find_day(bare)):
            yield Seen(named.day, Where.SOURCE, bare)
