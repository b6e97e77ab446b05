"""PAGE XML: Page › TextRegion › TextLine (› Word) with Coords and TextEquiv › Unicode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.recognised_pages.scan import MOST_WORDS, Corners, ScanLine, ScanPage
from reader.importers.source.xml_reader import HostileXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ELEMENTS = 1_500_000
_POINT = re.compile(r"(-?\d{1,6}(?:\.\d+)?),(-?\d{1,6}(?:\.\d+)?)")
_HOLDERS = frozenset(["TextRegion", "TextLine", "Word", "Glyph"])


def read_page_xml(data: bytes, encoding: str | None = None) -> list[ScanPage]:
    """The page of a file; none where it has no lines. Raises HostileXmlError."""
    handler = read_xml(data, _Builder, MOST_ELEMENTS, encoding).handler
    return [page for page in handler.pages if page.lines]


class _Open:
    """An element that may have a place and a text, while it is open."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.box: Corners | None = None
        self.texts: list[str] = []


class _Builder:
    """Puts lines together as their elements end."""

    def __init__(self) -> None:
        self.pages: list[ScanPage] = []
        self._open: list[_Open] = []
        self._words: list[tuple[str, Corners]] = []
        self._region = self._count = 0
        self._is_text = False
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Page":
            size = (_number(attributes.get("imageWidth")), _number(attributes.get("imageHeight")))
            self.pages.append(ScanPage(*size, name=attributes.get("imageFilename", "")))
        elif name in _HOLDERS:
            self._open.append(_Open(name))
            self._region += name == "TextRegion"
        elif name == "Coords" and self._open:
            self._open[-1].box = _around(attributes.get("points", "")) or self._open[-1].box
        elif name == "Point" and self._open:
            self._add_point(attributes)
        elif name == "Unicode":
            self._is_text, self._text = True, []

    def text(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name == "Unicode":
            self._is_text = False
            if self._open:
                self._open[-1].texts.append(" ".join("".join(self._text).split()))
        elif name in _HOLDERS and self._open:
            self._close(self._open.pop())

    def _add_point(self, attributes: dict[str, str]) -> None:
        """A corner as older files write it: an element each."""
        x, y = _number(attributes.get("x")), _number(attributes.get("y"))
        box = self._open[-1].box
        self._open[-1].box = (
            (min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)) if box else (x, y, x, y)
        )

    def _close(self, one: _Open) -> None:
        # The first reading of several is the surest.
        text = next(filter(None, one.texts), "")
        if one.name == "Word" and one.box and text:
            self._count += 1
            if self._count > MOST_WORDS:
                raise HostileXmlError
            self._words.append((text, one.box))
        elif one.name == "TextLine":
            self._add_line(text, one.box)
            self._words = []

    def _add_line(self, text: str, box: Corners | None) -> None:
        if box is None and self._words:
            box = _union([corners for _text, corners in self._words])
        words = self._words or ([(text, box)] if text and box else [])
        if words and box and box[0] < box[2] and box[1] < box[3] and self.pages:
            self.pages[-1].lines.append(ScanLine(tuple(words), box, region=self._region))


def _around(points: str) -> Corners | None:
    found = [(float(x), float(y)) for x, y in _POINT.findall(points[:20_000])]
    if not found:
        return None
    return (
        min(x for x, _y in found),
        min(y for _x, y in found),
        max(x for x, _y in found),
        max(y for _x, y in found),
    )


def _union(boxes: Sequence[Corners]) -> Corners:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _number(text: str | None) -> float:
    try:
        number = float(text or "0")
    except ValueError:
        return 0.0
    return number if 0 <= number < 1e6 else 0.0
