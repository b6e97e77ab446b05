"""What stands on a page: words in lines, lines in blocks, each with its place in the page's own unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in the unit of its page, from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Box | None:
        """The smallest box around some others, None around none."""
        if not boxes:
            return None
        return cls(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed.

    `part` is 1 or 2 for the halves of a word broken at a line's end, `whole` is that word unbroken.
    """

    text: str
    box: Box | None = None
    part: int = 0
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line. `is_broken`: its last word goes on in the next line."""

    words: tuple[Word, ...]
    box: Box | None = None
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A block of lines; most often one paragraph, or a heading."""

    lines: tuple[Line, ...]
    box: Box | None = None

    @property
    def word_count(self) -> int:
        """Words and half words, as they are printed."""
        return sum(len(line.words) for line in self.lines)

    @property
    def anchor(self) -> object:
        """What tells the block from others, cut or not: its first word, itself where it has none."""
        return next((word for line in self.lines for word in line.words), self)

    def part(self, start: int, stop: int) -> Block:
        """The block with its words from `start` to before `stop` alone; itself where that is all of them."""
        if start <= 0 and stop >= self.word_count:
            return self
        lines: list[Line] = []
        first = 0
        for line in self.lines:
            count = len(line.words)
            words = line.words[max(start - first, 0) : max(stop - first, 0)]
            lines += [Line(words, line.box, line.is_broken and stop >= first + count)] if words else []
            first += count
        return Block(tuple(lines), Box.around([line.box for line in lines if line.box]) or self.box)
