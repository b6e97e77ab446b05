"""XML from anywhere, read in one pass: nothing is fetched, no entity is expanded, size and depth are bounded.

A METS or ALTO file needs no document type. One that declares entities is refused whole: entities are how a
small file is made to grow without end or to fetch other files. Everything else is read as far as it goes.
"""

from __future__ import annotations

import re
from codecs import lookup
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from xml.parsers import expat

from reader.importers.source.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 40
"""METS files have some twenty levels."""

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#x[0-9a-fA-F]{1,6}|#[0-9]{1,7});)")
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_REPLACED = "\ufffd"


class HostileXmlError(Exception):
    """The file declares entities, or has more elements or levels than any page or issue."""


class Handler(Protocol):
    """What is told of each element; names come without their namespace's prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """A part of an element's text."""

    def end(self, name: str, /) -> None:
        """An element ends."""


_H = TypeVar("_H", bound=Handler)


@dataclass(frozen=True, slots=True)
class Heard(Generic[_H]):
    """The handler with all it heard. `broken_line`: where it stopped being XML, None if it never did."""

    handler: _H
    broken_line: int | None = None
    replaced: int = 0


def read_xml(
    data: bytes, make_handler: Callable[[], _H], most: int, encoding: str | None = None
) -> Heard[_H]:
    """Tell a new handler all elements; a file with bad bytes is mended and read again.

    `most`: how many elements there may be. `encoding`: as the person chose it, whatever the file says of it.
    Raises HostileXmlError.
    """
    first = make_handler()
    if encoding is None and _parse(data, first, None, most) is None:
        return Heard(first)
    corrected, second = _mend(data, encoding), make_handler()
    line = _parse(corrected.encode("utf-8"), second, "utf-8", most)
    return Heard(second, line, corrected.count(_REPLACED))


def root_name(data: bytes) -> str | None:
    """The name of the first element, in small letters; None where the bytes do not begin as XML does."""
    text = _opening(data).lstrip("\ufeff")
    while True:
        text = text.lstrip()
        passed = _after_prolog(text)
        if passed is None:
            found = _ROOT.match(text)
            return found[1].lower() if found else None
        text = passed


def _after_prolog(text: str) -> str | None:
    """What follows a declaration, comment or document type at the beginning; None where none stands there."""
    for begin, end in (("<?", "?>"), ("<!--", "-->")):
        if text.startswith(begin):
            return text[len(begin) :].partition(end)[2]
    if not text.startswith("<!"):
        return None
    head, _end, rest = text.partition(">")
    return text.partition("]")[2].partition(">")[2] if "[" in head else rest


def _opening(data: bytes) -> str:
    head = data[:16384]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    for pattern, name in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if head.startswith(pattern):
            return head.decode(name, errors="replace")
    return head.decode("utf-8", errors="replace")


def _parse(data: bytes, handler: Handler, encoding: str | None, most: int) -> int | None:
    """The line where it broke off, None where all was read."""
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    guard = _Guard(handler, most)
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        # pyexpat raises the latter two for encodings that it cannot read
        return parser.ErrorLineNumber
    return None


class _Guard:
    """Counts elements and levels, and strips prefixes."""

    def __init__(self, handler: Handler, most: int) -> None:
        self._handler = handler
        self._most = most
        self._depth = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > self._most:
            raise HostileXmlError
        self._handler.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(name.rpartition(":")[2])


def _refuse_entity(*_told: object) -> None:
    raise HostileXmlError


def _mend(data: bytes, encoding: str | None) -> str:
    """The text with what no XML may hold replaced, and with & written as it must be."""
    text = _FORBIDDEN.sub(_REPLACED, decode(data, encoding).text if encoding else _text_of(data))
    return _NUMBERED.sub(_repaired_reference, _LONE_AMPERSAND.sub("&amp;", text))


def declared_encoding(data: bytes) -> str:
    """The encoding that a file says it is in, utf-8 where it says none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def _text_of(data: bytes) -> str:
    declared = _DECLARED.match(data)
    if declared is None:
        return decode(data).text
    try:
        return data.decode(lookup(declared[1].decode("ascii")).name, errors="replace")
    except (LookupError, UnicodeError):
        return decode(data).text


def _repaired_reference(found: re.Match[str]) -> str:
    """A reference by number as it stands where XML has such a character, else U+FFFD."""
    code = int(found[1], 16) if found[1] else int(found[2])
    is_allowed = code <= 0x10FFFF and not _FORBIDDEN.match(chr(code))
    return found[0] if is_allowed else _REPLACED
