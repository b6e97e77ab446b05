"""What a file can be told by: its first bytes; its name's ending does not count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.source.decoding import is_utf16
from reader.importers.source.xml_reader import root_name

if TYPE_CHECKING:
    from pathlib import Path

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x00\x00\x00\x0cjP", "picture"),
    (b"%PDF", "page pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"SQLite format 3\x00", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "executable"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
)
_ALL_BEGINNINGS = tuple(beginning for beginning, _kind in _BEGINNINGS)
_MARKUP = re.compile(rb"^\s*(?:<!doctype html|<html|<\?xml|<mets|<alto|<svg)", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s{1,9}html|html|head|body|meta|title|map|div|table|!--\s*(?:saved from|enp|/?founder))\b",
    re.IGNORECASE,
)
_MHT = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){0,12}?"
    rb"(?:mime-version|snapshot-content-location):",
    re.IGNORECASE,
)
_CONTROLS = bytes((*range(9), 11, *range(14, 27), *range(28, 32), 127))
_MANY_CONTROLS = 0.02
HEAD_SIZE = 4096
"""Bytes that are enough to tell."""
PICTURE = "picture"
ZIP = "zip"
UNKNOWN = "unknown"


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_SIZE)
    except OSError:
        return b""


def foreign_kind(head: bytes) -> str:
    """What a file is that is of no format: "picture", "zip", "office", "markup" …, else "unknown"."""
    if kind := _begun_kind(head):
        return kind
    return "markup" if _is_markup(head) else UNKNOWN


def is_plain_text(head: bytes) -> bool:
    """Whether a file is text and no markup of any kind. An empty one is text."""
    head = head[:HEAD_SIZE]
    return not (_begun_kind(head) or is_web_page(head) or _is_markup(head) or _is_binary(head))


def is_pdf(head: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return head.startswith(b"%PDF")


def xml_root(head: bytes) -> str | None:
    """The name of the first element of an XML file, in small letters."""
    return root_name(head) if b"<" in head[:HEAD_SIZE] else None


def _begun_kind(head: bytes) -> str | None:
    """The kind that the first bytes stand for by agreement."""
    for beginning, kind in _BEGINNINGS if head.startswith(_ALL_BEGINNINGS) else ():
        if head.startswith(beginning) and (kind not in {"bitmap", "executable"} or _is_binary(head)):
            return {"bitmap": "picture", "executable": "program"}.get(kind, kind)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return "picture" if head[8:12] in {b"WEBP", b"heic", b"avif", b"mif1"} else "sound"
    return None


def _is_markup(head: bytes) -> bool:
    return b"<" in head and _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def is_web_page(head: bytes) -> bool:
    """Whether a file is HTML, or a web page saved whole (.mht): a MIME message."""
    head = head[:HEAD_SIZE]
    text = (
        (head.replace(b"\x00", b"") if b"\x00" in head else head)
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xef\xbb\xbf")
        .lstrip()
    )
    return (text.startswith(b"<") and _HTML.search(text) is not None) or (text[:1].isalpha() and is_mht(head))


def is_mht(head: bytes) -> bool:
    """Whether a file begins as a page saved whole does: with the header of a MIME message."""
    return _MHT.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


def _is_binary(head: bytes) -> bool:
    """Whether control characters stand where text has none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\x00" not in head and controls <= _MANY_CONTROLS * len(head):
        return False
    return not is_utf16(head[: len(head) // 2 * 2])
