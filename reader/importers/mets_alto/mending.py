"""Lines as they were printed, where an ALTO file has them otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.mets_alto.printed import Block, Line, Word

_HYPHENS = frozenset("-\u2010\u00ad¬")
_MOST_PLACES = 2_000_000
"""Words times lines that are compared; a block has some ten thousand."""

_SUSPENDED = frozenset({"und", "oder", "bis", "u", "et", "ou", "and", "or", "en", "e", "ed"})
"""Before these a hyphen at a line's end belongs to the word: Kirchen- und Schulsachen."""


def mend_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a block with each word in the line it stands in.

    Files made from another format (those of RERO) leave most lines of a block empty and heap their words
    in the last one, the lowest line first. Such words tell by their places which line is theirs. A block
    without empty lines, or whose words stand where their lines are, comes back as it is.
    """
    placed = [line for line in lines if line.box]
    if len(placed) < len(lines) or all(line.words for line in lines):
        return lines
    count = sum(len(line.words) for line in lines)
    if count * len(lines) > _MOST_PLACES or not any(_is_heap(line) for line in lines):
        return lines
    sorted_words: list[list[Word]] = [[] for _ in lines]
    for line_number, line in enumerate(lines):
        for word in line.words:
            sorted_words[_nearest(lines, word, line_number)].append(word)
    return tuple(
        replace(line, words=tuple(sorted(words, key=lambda word: word.box.left if word.box else 0.0)))
        for line, words in zip(lines, sorted_words, strict=True)
    )


def _is_heap(line: Line) -> bool:
    """Whether words of a line stand outside of it."""
    box = line.box
    return box is not None and any(
        word.box and not box.top <= word.box.middle <= box.bottom for word in line.words
    )


def _nearest(lines: Sequence[Line], word: Word, home: int) -> int:
    """The number of the line whose middle is nearest to the word's; `home` where the word has no place."""
    if word.box is None:
        return home
    middle = word.box.middle
    distances = [(abs(line.box.middle - middle), number) for number, line in enumerate(lines) if line.box]
    return min(distances)[1] if distances else home


def mark_hyphens(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page whose file marks no broken word: lines that end in half a word are told as broken.

    Half a word is one of two letters or more with a hyphen, before a line that goes on in small letters.
    """
    return tuple(replace(block, lines=_mark(block.lines)) for block in blocks)


def _is_half(word: str) -> bool:
    return len(word) > 2 and word[-1] in _HYPHENS and word[-3:-1].isalpha()


def _mark(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    filled = [number for number, line in enumerate(lines) if line.words]
    marked = list(lines)
    for number, following in pairwise(filled):
        last, first = lines[number].words[-1].text, lines[following].words[0].text
        if _is_half(last) and first[0].islower() and first.rstrip(".,;:") not in _SUSPENDED:
            marked[number] = replace(lines[number], is_broken=True)
    return tuple(marked)
