"""The text of an HTML file: its encoding is what it is in, not what it says."""

from __future__ import annotations

import re

from reader.importers.source.decoding import Decoded, decode, detect

_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_SPOKEN = re.compile(rb"[^\n]{0,2000}[\x80-\xff][^\n]{0,2000}")
_HEAD = 8192
_ENOUGH = 65536
_FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5-hkscs": "big5",
}
"""What a declared name stands for: pages that say gb2312 hold characters that only GB18030 has."""


def read_text(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text of a file. `encoding`: as the person chose it. `declared`: what an envelope says of it."""
    return decode(data, encoding or _encoding(data, declared))


def _encoding(data: bytes, declared: str | None) -> str:
    """UTF-8 and UTF-16 show by themselves; among the others the declaration decides."""
    found = detect(_spoken(data))
    if found.startswith("utf"):
        return found
    return _FAMILIES.get((declared or _declaration(data)).lower(), found)


def _spoken(data: bytes) -> bytes:
    """The lines that are not all ASCII: markup says nothing about the encoding."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:_HEAD]:
        return data
    found: list[bytes] = []
    size = 0
    for match in _SPOKEN.finditer(data):
        found.append(match[0])
        size += len(match[0])
        if size > _ENOUGH:
            break
    return b"\n".join(found)


def _declaration(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _HEAD)
    return match[1].decode("ascii") if match else ""
