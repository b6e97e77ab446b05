"""Web pages saved as one file (.mht, RFC 2557): a MIME message whose parts are the page and what it shows.

Read flat, in one pass, without going down into messages within messages. Nothing is fetched.
"""

from __future__ import annotations

import base64
import quopri
import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MOST_PARTS = 5000
LARGEST_HEAD = 65536
"""Bytes of a part's header."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A page of text in the file. `location`: the address it was saved from, "" where it is not told."""

    location: str
    data: bytes
    charset: str | None = None


def read_parts(data: bytes) -> list[Part]:
    """The HTML in the file, the page itself first as a rule; pictures and the like are left out."""
    header, body = _split(data.lstrip())
    boundary = header.get_boundary()
    if boundary is None:
        return list(_part(header, body))
    marked = b"--" + boundary.encode("latin-1", errors="replace")
    pieces = re.split(rb"(?:^|\r?\n)" + re.escape(marked), body, maxsplit=MOST_PARTS)
    return [part for piece in pieces[1:] for part in _part(*_split(_without_line_end(piece)))]


def _without_line_end(piece: bytes) -> bytes:
    """A part without what is left of the boundary's line."""
    return piece.lstrip(b" \t").removeprefix(b"\r").removeprefix(b"\n")


def _split(data: bytes) -> tuple[Message, bytes]:
    """The header of a message or a part, and what follows the empty line."""
    end = _BLANK_LINE.search(data, 0, LARGEST_HEAD)
    head, body = (data[: end.start()], data[end.end() :]) if end else (b"", data)
    return BytesHeaderParser().parsebytes(head), body


def _part(header: Message, body: bytes) -> Iterator[Part]:
    if header.get_content_type() not in {"text/html", "application/xhtml+xml"} or not body.strip():
        return
    charset = header.get_content_charset()
    location = str(header.get("Content-Location") or header.get("Snapshot-Content-Location") or "")
    yield Part("".join(location.split()), _decoded(body, header), charset)


def _decoded(body: bytes, header: Message) -> bytes:
    match str(header.get("Content-Transfer-Encoding") or "").strip().lower():
        case "quoted-printable":
            return quopri.decodestring(body)
        case "base64":
            return _from_base64(body)
        case _:
            return body


def _from_base64(body: bytes) -> bytes:
    """As much of it as can be read."""
    bare = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    whole = bare[: len(bare) - (len(bare) % 4 == 1)]
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))
