"""Recognised pages among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_alone
from reader.importers.formats.recognised_pages import KIND
from reader.importers.source.file_types import is_web_page, xml_root
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal
from reader.importers.source.xml_reader import HostileXmlError, declared_encoding

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told
    from reader.importers.formats.recognised_pages.scan import ScanPage

LARGEST = 256 * 1024 * 1024
"""Bytes. ABBYY's tells each character's place: some ten million a page."""
_HOCR = (b"ocr_page", b"ocr-system", b"ocr-capabilities")


def _tell(head: bytes) -> str | None:
    bare = head.replace(b"\x00", b"") if b"\x00" in head else head
    if is_web_page(head) and any(mark in bare for mark in _HOCR):
        return KIND
    root = xml_root(head)
    is_abbyy = root == "document" and b"abbyy" in bare.lower()
    return KIND if root == "pcgts" or is_abbyy else None


def _read(path: Path, told: Told) -> Reading:
    from reader.importers.formats.recognised_pages.reader import read_scans

    size = path.stat().st_size
    if size > LARGEST:
        return failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST))
    data = path.read_bytes()
    encoding = told.choice.encoding or declared_encoding(data)
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), encoding)
    try:
        result = read_scans(_pages(data, told.choice.encoding), path)
    except HostileXmlError:
        raise SourceError(failure(Code.SCAN_HOSTILE, name=path.name)) from None
    return result.reading(source)


def _pages(data: bytes, encoding: str | None) -> list[ScanPage]:
    from reader.importers.formats.epaper.charset import read_text
    from reader.importers.formats.recognised_pages.abbyy import read_abbyy
    from reader.importers.formats.recognised_pages.hocr import read_hocr
    from reader.importers.formats.recognised_pages.page_xml import read_page_xml

    if is_web_page(data[:8192]):
        return read_hocr(read_text(data, encoding).text)
    read = read_page_xml if xml_root(data[:8192]) == "pcgts" else read_abbyy
    return read(data, encoding)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Recognised pages"),
    tell=_tell,
    open=each_alone(_read),
    endings=("hocr", "html", "xml"),
    slow_endings=("hocr", "xml"),
    sample="recognised-pages/hocr",
    refusal=Code.OTHER_XML,
)
