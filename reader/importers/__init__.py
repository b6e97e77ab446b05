"""Files into issues. Whatever a file holds, it gives a Reading: an issue, or a finding that says why not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure
from reader.core.progress import Report, no_report
from reader.core.source import Reading, Source
from reader.importers.formats.epaper import EPAPER, Shelf
from reader.importers.formats.page_text import read_page_text
from reader.importers.source.choice import NOTHING_CHOSEN, Choice
from reader.importers.source.decoding import decode
from reader.importers.source.facsimiles import shown_in_pdf
from reader.importers.source.file_types import (
    ALTO,
    METS,
    PAGE_PDF,
    PAGE_TEXT,
    UNKNOWN,
    WEB_PAGE,
    kind_of,
    recognise,
)
from reader.importers.source.guard import failed, guarded
from reader.importers.source.json_form import reading_to_json
from reader.importers.source.refusals import refusal, size_refusal
from reader.importers.walk.unnamed import UnnamedFolder, unnamed_folders
from reader.importers.walk.walk import HeldUnit, Memory, Step, TitleFor, Unit, Walk, find_files, name_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


LARGEST_TEXT = 4 * 1024 * 1024
"""Bytes. A whole issue of a large paper has less than one million characters."""

LARGEST_PDF = 512 * 1024 * 1024
"""Bytes. Issues made for print, pictures and all, stay below a third of it."""

__all__ = [
    "LARGEST_PDF",
    "LARGEST_TEXT",
    "NOTHING_CHOSEN",
    "Choice",
    "HeldUnit",
    "Memory",
    "Step",
    "TitleFor",
    "Unit",
    "UnnamedFolder",
    "find_files",
    "name_paper",
    "read_source",
    "read_sources",
    "read_units",
    "reading_to_json",
    "unnamed_folders",
]


def read_sources(
    paths: Iterable[Path],
    report: Report = no_report,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
) -> Iterator[Reading]:
    """One reading a source, folders walked in name order. Only `Cancelled` comes out of it.

    A source is a file, an issue of several files, or the articles of a day; zips are read like folders.
    `title_for` gives the paper of the files in a folder, asked where they do not name it themselves.
    """
    return Walk(_read_file, report, title_for or _nobody_knows, choice).read(paths)


def read_units(
    paths: Iterable[Path],
    memory: Memory,
    report: Report = no_report,
    title_for: TitleFor | None = None,
    choice: Choice = NOTHING_CHOSEN,
) -> Iterator[Step]:
    """The same unit by unit; what the memory holds as it is is not read."""
    return Walk(_read_file, report, title_for or _nobody_knows, choice, memory).steps(paths)


def _nobody_knows(_folder: Path) -> str | None:
    return None


def read_source(path: Path, encoding: str | None = None) -> Reading:
    """What a file gives. `encoding`: as chosen by the person, found out where None."""
    return _read_file(path, kind_of(path), set(), Choice(encoding))


def _read_web_page(path: Path, encoding: str | None) -> Reading | None:
    """The issue of an e-paper that a page by itself belongs to; None where it is another web page."""
    source = Source(path, EPAPER, "", 0)
    read = guarded(source, lambda: Shelf([path]).read(path, lambda _name: None, encoding))
    return read if isinstance(read, Reading) else next(iter(read), None)


def _read_file(path: Path, kind: str, claimed: set[Path], choice: Choice = NOTHING_CHOSEN, /) -> Reading:
    """What a file gives. `claimed` takes the files that were read as parts of it."""
    if kind == WEB_PAGE and (page := _read_web_page(path, choice.encoding)):
        return page
    try:
        size = path.stat().st_size
        if kind == PAGE_PDF:
            return _read_pdf(path, size, choice)
        if kind in {METS, ALTO}:
            return _read_library_file(path, size, kind, claimed)
        data = b"" if size > LARGEST_TEXT else path.read_bytes()
    except OSError as error:
        return failed(_nothing(path), _unreadable(path, error))
    if size > LARGEST_TEXT:
        return failed(Source(path, UNKNOWN, "", size), size_refusal(path.name, size, LARGEST_TEXT))
    return _read(path, data, choice)


def _read(path: Path, data: bytes, choice: Choice) -> Reading:
    kind = recognise(data)
    source = Source(path, kind if kind == PAGE_TEXT else UNKNOWN, hashlib.sha256(data).hexdigest(), len(data))
    if kind != PAGE_TEXT:
        return failed(source, refusal(path.name, kind))
    return guarded(source, lambda: _read_text(source, data, choice))


def _read_pdf(path: Path, size: int, choice: Choice) -> Reading:
    """A page PDF. It is never in memory as a whole. Raises OSError."""
    if size > LARGEST_PDF:
        return failed(
            Source(path, PAGE_PDF, "", size), size_refusal(path.name, size, LARGEST_PDF, Code.PDF_TOO_LARGE)
        )
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    source = Source(path, PAGE_PDF, sha256, size)
    return guarded(source, lambda: _pages_of(source, choice))


def _read_library_file(path: Path, size: int, kind: str, claimed: set[Path]) -> Reading:
    """A METS file with its pages, or an ALTO file by itself."""
    from reader.importers.formats.mets_alto import sources

    source = Source(path, sources.METS_ALTO, "", size)
    largest = sources.LARGEST_METS if kind == METS else sources.LARGEST_ALTO
    if size > largest:
        return failed(source, size_refusal(path.name, size, largest))
    if kind == METS:
        return guarded(source, lambda: sources.read_mets_source(source, claimed.update))
    return guarded(source, lambda: sources.read_alto_source(source))


def _pages_of(source: Source, choice: Choice) -> Reading:
    from reader.importers.formats.page_pdf.reader import read_page_pdf

    result = read_page_pdf(source.path, choice.day)
    return Reading(source, shown_in_pdf(result.issue, source.path, source.sha256), result.findings)


def _read_text(source: Source, data: bytes, choice: Choice) -> Reading:
    decoded = decode(data, choice.encoding)
    source = Source(source.path, source.kind, source.sha256, source.size, decoded.encoding)
    result = guarded(source, lambda: read_page_text(decoded.text, source.path.name, choice.day))
    if isinstance(result, Reading):
        return result
    broken = _broken(decoded.broken)
    return Reading(source, result.issue, (*broken, *result.findings))


def _broken(count: int) -> tuple[Finding, ...]:
    return (doubt(Code.GARBLED, count=count),) if count else ()


def _unreadable(path: Path, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        return failure(Code.GONE, name=str(path))
    return failure(Code.NOT_OPENED, name=path.name, reason=error.strerror or str(error))


def _nothing(path: Path) -> Source:
    return Source(path, UNKNOWN, "", 0)
