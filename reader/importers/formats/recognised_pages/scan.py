"""A recognised page: lines of words with their places, in pixels from the top left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.sheet import Glyph, Sheet
from reader.importers.layout.lines import width
from reader.importers.source.xml_reader import HostileXmlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MOST_WORDS = 100_000
"""Of one page. The largest have some 20,000."""
MOST_PAGES = 400
MOST_LINES = 20_000
MOST_CHARACTERS = 200_000
"""Of one page."""
_MOST_BESIDE = 1500
"""Characters whose lines are at the same height. The widest pages have some five hundred."""
_BODY = 10.0
"""Points. What the usual size of a page's lines is made, so that the rules for page PDFs hold."""
_ASCENT = 0.88
_SAME_SIZE = 1.3
_LONGEST_WORD = 2000


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A line: words with their places, and its own; `size` is the height of its type, where it is told."""

    words: tuple[tuple[str, Corners], ...]
    box: Corners
    size: float = 0.0
    region: int = 0
    """Which block of the page it stands in."""

    @property
    def text(self) -> str:
        """Its words, with spaces between."""
        return " ".join(text for text, _box in self.words)


@dataclass
class ScanPage:
    """A page. `name` is what its file or the recognition calls it; `number` the one it tells."""

    width: float = 0.0
    height: float = 0.0
    lines: list[ScanLine] = field(default_factory=list)
    name: str = ""
    number: str | None = None


def sheet_of(page: ScanPage) -> Sheet:
    """The page as a page PDF would have it: its characters, spread evenly over their words.

    A line that stands just where another does, and what is more than any page has, is left out. Raises
    HostileXmlError where more stands side by side than any page has room for.
    """
    page.lines = list({line.box: line for line in reversed(page.lines)}.values())[:MOST_LINES][::-1]
    sizes = _sizes(page.lines)
    usual = median(sizes) if sizes else 1.0
    scale = _BODY / max(usual, 1e-6)
    right = max([page.width, *(line.box[2] for line in page.lines)])
    bottom = max([page.height, *(line.box[3] for line in page.lines)])
    glyphs = tuple(
        glyph for line, size in zip(page.lines, sizes, strict=True) for glyph in _glyphs(line, size, scale)
    )
    shelves = Counter(int(glyph.baseline // _BODY) for glyph in glyphs)
    if len(glyphs) > MOST_CHARACTERS or max(shelves.values(), default=0) > _MOST_BESIDE:
        raise HostileXmlError
    return Sheet(right * scale, bottom * scale, glyphs)


def _sizes(lines: Sequence[ScanLine]) -> list[float]:
    """The size of each line's type: as told, else its height; alike lines of one block have that of most of them."""
    told = [line.size or max(line.box[3] - line.box[1], 1e-6) for line in lines]
    blocks: dict[int, list[float]] = {}
    for line, size in zip(lines, told, strict=True):
        blocks.setdefault(line.region, []).append(size)
    usual = {region: median(sizes) for region, sizes in blocks.items()}
    every = median(told) if told else 1.0
    return [_alike(_alike(size, usual[line.region]), every) for line, size in zip(lines, told, strict=True)]


def _alike(size: float, usual: float) -> float:
    return usual if usual / _SAME_SIZE < size < usual * _SAME_SIZE else size


def _glyphs(line: ScanLine, size: float, scale: float) -> Iterator[Glyph]:
    baseline = (line.box[1] + (line.box[3] - line.box[1]) * _ASCENT) * scale
    for nth, (text, (left, _top, right, _bottom)) in enumerate(line.words):
        text = "".join(text.split())[:_LONGEST_WORD]  # noqa: PLW2901 - the word without blanks
        widths = [max(width(char), 0.25) for char in text]
        step = (right - left) / sum(widths) if widths else 0.0
        at = left
        is_apart = nth > 0 and text[:1].isascii()
        for place, (char, wide) in enumerate(zip(text, widths, strict=True)):
            end = at + wide * step
            yield Glyph(
                char, at * scale, end * scale, baseline, size * scale, after_space=is_apart and place == 0
            )
            at = end
