"""PAGE XML: Page › TextRegion (› TextLine (› Word)) with Coords and TextEquiv › Unicode."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from reader.importers.formats.recognised_pages.scan import MOST_WORDS, Corners, ScanLine, ScanPage
from reader.importers.layout.lines import width
from reader.importers.source.xml_reader import HostileXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ELEMENTS = 1_500_000
_POINT = re.compile(r"(-?\d{1,6}(?:\.\d+)?),(-?\d{1,6}(?:\.\d+)?)")
_MOST_SPREAD = 2000
"""Lines of one region."""
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
        self._region = self._count = self._lines_before = 0
        self._is_text = False
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Page":
            size = (_number(attributes.get("imageWidth")), _number(attributes.get("imageHeight")))
            self.pages.append(ScanPage(*size, name=attributes.get("imageFilename", "")))
        elif name in _HOLDERS:
            self._open.append(_Open(name))
            if name == "TextRegion":
                self._region += 1
                self._lines_before = self._line_count
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
                self._open[-1].texts.append("".join(self._text).strip())
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
            self._add_line(" ".join(text.split()), one.box)
            self._words = []
        elif one.name == "TextRegion" and self._line_count == self._lines_before and one.box:
            for line, box in _spread(text, one.box):
                self._add_line(line, box)

    @property
    def _line_count(self) -> int:
        return len(self.pages[-1].lines) if self.pages else 0

    def _add_line(self, text: str, box: Corners | None) -> None:
        if box is None and self._words:
            box = _union([corners for _text, corners in self._words])
        words = self._words or ([(text, box)] if text and box else [])
        if words and box and box[0] < box[2] and box[1] < box[3] and self.pages:
            self.pages[-1].lines.append(ScanLine(tuple(words), box, region=self._region))


def _spread(text: str, box: Corners) -> Iterator[tuple[str, Corners]]:
    """The lines of a region that has text but no lines, one under another in its box.

    Where the text is not broken into lines either, as many are made as fill the box with square characters.
    """
    lines = [joined for line in text.splitlines() if (joined := " ".join(line.split()))][:_MOST_SPREAD]
    left, top, right, bottom = box
    if len(lines) == 1 and right > left and bottom > top:
        size = math.sqrt((right - left) * (bottom - top) / len(lines[0]))
        rows = max(1, min(round((bottom - top) / size), len(lines[0]), _MOST_SPREAD))
        length = math.ceil(len(lines[0]) / rows)
        lines = [lines[0][at : at + length] for at in range(0, len(lines[0]), length)]
    longest = max(map(width, lines), default=1.0) or 1.0
    step = (bottom - top) / max(1, len(lines))
    high = min(0.8 * step, (right - left) / longest)
    for nth, line in enumerate(lines):
        end = left + (right - left) * width(line) / longest
        yield line, (left, top + nth * step, end, top + nth * step + high)


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
