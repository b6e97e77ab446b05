"""ALTO: the words of one page with their places.

Page › PrintSpace › (ComposedBlock ›) TextBlock › TextLine › String, as
https://www.loc.gov/standards/alto/ has it. Places are in the file's own unit (tenths of a millimetre,
pixels or 1/1200 inch); only their share of the page counts here, so the unit itself never matters.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.core.paper import Region
from reader.importers.formats.mets_alto.hyphens import mark_hyphens
from reader.importers.formats.mets_alto.printed import Block, Box, Line, Word
from reader.importers.source.xml_reader import HostileXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCKS = frozenset({"TextBlock", "ComposedBlock", "Illustration", "GraphicalElement"})
_AREAS = _BLOCKS | {"PrintSpace", "Page", "TopMargin", "BottomMargin", "LeftMargin", "RightMargin"}
MOST_ELEMENTS = 1_500_000
"""A page has some 40,000; with each glyph of a word told by itself, ten times that."""

MOST_WORDS = 100_000
"""The largest pages have some 20,000."""

_TOO_WIDE = 1.1
"""Places more than a tenth beyond the page mean that the page's size is given in another unit."""


@dataclass(frozen=True, slots=True)
class AltoPage:
    """A page as recognised.

    `areas` tells which blocks an ID covers, `runs` which words; `firsts` counts the words before each block.
    """

    blocks: tuple[Block, ...]
    width: float
    height: float
    number: str | None = None
    language: str | None = None
    areas: dict[str, range] = field(default_factory=dict)
    runs: dict[str, range] = field(default_factory=dict)
    firsts: tuple[int, ...] = ()
    broken_line: int | None = None
    replaced: int = 0

    def find(self, begin: str | None, end: str | None) -> tuple[Block, ...] | None:
        """The blocks from one ID to another, all where `begin` is None; None where no such ID stands here."""
        if begin is None:
            return self.blocks
        last = end or begin
        if begin in self.areas and last in self.areas:
            return self.blocks[self.areas[begin].start : self.areas[last].stop]
        first, final = self._run(begin), self._run(last)
        return self._cut(first.start, final.stop) if first is not None and final is not None else None

    def has(self, begin: str | None, end: str | None) -> bool:
        """Whether `find` finds what stands between these IDs."""
        if begin is None:
            return True
        return self._run(begin) is not None and self._run(end or begin) is not None

    def region(self, block: Block) -> Region | None:
        """Where a block stands, as shares of the page."""
        if block.box is None or self.width <= 0 or self.height <= 0:
            return None
        left, right = _share(block.box.left, self.width), _share(block.box.right, self.width)
        top, bottom = _share(block.box.top, self.height), _share(block.box.bottom, self.height)
        return Region(left, top, right, bottom) if left < right and top < bottom else None

    def _run(self, identifier: str) -> range | None:
        """Which words an ID covers, whatever it is the ID of."""
        area = self.areas.get(identifier)
        if area is None:
            return self.runs.get(identifier)
        return range(self._count_before(area.start), self._count_before(area.stop))

    def _count_before(self, place: int) -> int:
        """How many words stand before a block, all where there is no such block."""
        if place < len(self.firsts):
            return self.firsts[place]
        return self.firsts[-1] + self.blocks[-1].word_count if self.firsts else 0

    def _cut(self, start: int, stop: int) -> tuple[Block, ...]:
        """The blocks that hold the words from `start` to before `stop`, cut where not all are meant."""
        found: list[Block] = []
        for place in range(max(bisect_right(self.firsts, start) - 1, 0), bisect_left(self.firsts, stop)):
            first, block = self.firsts[place], self.blocks[place]
            if first + block.word_count > start:
                found.append(block.part(start - first, stop - first))
        return tuple(found)


def read_alto(data: bytes, encoding: str | None = None) -> AltoPage:
    """The page in an ALTO file. Raises HostileXmlError."""
    heard = read_xml(data, _Builder, MOST_ELEMENTS, encoding)
    builder = heard.handler
    builder.close()
    blocks = mark_hyphens(builder.blocks) if not builder.has_hyphens else tuple(builder.blocks)
    width, height = _size(builder, blocks)
    return AltoPage(
        blocks, width, height, builder.number, builder.language, builder.areas, builder.runs,
        (0, *accumulate(block.word_count for block in blocks))[: len(blocks)],
        heard.broken_line, heard.replaced,
    )  # fmt: skip


class _Builder:
    """Puts lines and blocks together as their elements end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.areas: dict[str, range] = {}
        self.runs: dict[str, range] = {}
        self.size: Box | None = None
        self.space: Box | None = None
        self.number: str | None = None
        self.language: str | None = None
        self.has_hyphens = False
        self._open: list[tuple[str, int, Box | None]] = []
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._line_box: Box | None = None
        self._line_hyphen = False
        self._word_count = 0
        self._in_line: tuple[str, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "String":
            self._add_word(attributes)
        elif name == "HYP":
            self._line_hyphen = self.has_hyphens = True
        elif name == "TextLine":
            self._in_line = (attributes.get("ID", ""), self._word_count)
            self._line_box, self._line_hyphen, self._words = _box(attributes), False, []
        elif name in _AREAS:
            self._open.append((attributes.get("ID", ""), len(self.blocks), _box(attributes)))
            self._note_page(name, attributes)

    def text(self, text: str) -> None:
        """ALTO says everything in attributes."""

    def end(self, name: str) -> None:
        if name == "TextLine":
            self._end_line()
        elif name in _AREAS and self._open:
            identifier, first, box = self._open.pop()
            if name == "TextBlock":
                self._end_block(box)
            if identifier:
                self.areas.setdefault(identifier, range(first, len(self.blocks)))

    def close(self) -> None:
        """End what a file that breaks off left open."""
        if self._lines or self._words:
            self._end_block(None)

    def _note_page(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Page" and self.size is None:
            width, height = _number(attributes.get("WIDTH")), _number(attributes.get("HEIGHT"))
            self.size = Box(0, 0, width or 0, height or 0)
            self.number = attributes.get("PRINTED_IMG_NR") or attributes.get("PHYSICAL_IMG_NR")
        elif name == "PrintSpace":
            self.space = self._open[-1][2]
        self.language = self.language or attributes.get("LANG") or attributes.get("language")

    def _add_word(self, attributes: dict[str, str]) -> None:
        text = " ".join(attributes.get("CONTENT", "").split())
        part = {"HypPart1": 1, "HypPart2": 2}.get(attributes.get("SUBS_TYPE", ""), 0)
        self.has_hyphens |= part > 0
        if not text:
            return
        whole = " ".join(attributes.get("SUBS_CONTENT", "").split()) if part else ""
        self._words.append(Word(text, _box(attributes), part, whole or None))
        if identifier := attributes.get("ID"):
            self.runs.setdefault(identifier, range(self._word_count, self._word_count + 1))
        self._word_count += 1
        if self._word_count > MOST_WORDS:
            raise HostileXmlError

    def _end_line(self) -> None:
        self._lines.append(Line(tuple(self._words), self._line_box, self._line_hyphen))
        if self._in_line is not None and self._in_line[0]:
            self.runs.setdefault(self._in_line[0], range(self._in_line[1], self._word_count))
        self._words, self._in_line = [], None

    def _end_block(self, box: Box | None) -> None:
        if self._words:
            self._end_line()
        lines = tuple(self._lines)
        self.blocks.append(Block(_without_word_places(lines), box or Box.around(_boxes(lines))))
        self._lines = []


def _size(builder: _Builder, blocks: Sequence[Block]) -> tuple[float, float]:
    """The page's size: as told, else as far as anything on it reaches."""
    boxes = [block.box for block in blocks if block.box] + ([builder.space] if builder.space else [])
    right = max((box.right for box in boxes), default=0.0)
    bottom = max((box.bottom for box in boxes), default=0.0)
    size = builder.size or Box(0, 0, 0, 0)
    is_told = size.right * _TOO_WIDE >= right and size.bottom * _TOO_WIDE >= bottom
    return (size.right, size.bottom) if is_told else (right, bottom)


def _without_word_places(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines whose words have no places: nobody asks for them any more, and an issue has a million."""
    return tuple(
        replace(line, words=tuple(Word(word.text, None, word.part, word.whole) for word in line.words))
        for line in lines
    )


def _boxes(lines: Sequence[Line]) -> list[Box]:
    return [box for line in lines for box in (line.box, *(word.box for word in line.words)) if box]


def _box(attributes: dict[str, str]) -> Box | None:
    left, top = _number(attributes.get("HPOS")), _number(attributes.get("VPOS"))
    width, height = _number(attributes.get("WIDTH")), _number(attributes.get("HEIGHT"))
    if left is None or top is None or width is None or height is None:
        return None
    return Box(left, top, left + width, top + height)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) < 1e7 else None


def _share(place: float, whole: float) -> float:
    return round(min(max(place / whole, 0.0), 1.0), 5)
