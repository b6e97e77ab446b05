"""Words broken at the ends of lines, where an ALTO file says nothing of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.mets_alto.printed import Block, Line

_HYPHENS = frozenset("-\u2010\u00ad¬")
_SUSPENDED = frozenset({"und", "oder", "bis", "u", "et", "ou", "and", "or", "en", "e", "ed"})
"""Before these a hyphen at a line's end belongs to the word: Kirchen- und Schulsachen."""


def mark_hyphens(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page whose file marks no broken word: lines that end in half a word are told as broken.

    Half a word is one of two letters or more with a hyphen, before a line that goes on in small letters.
    Pages made from another format (those of RERO) leave most lines empty and heap their words in one, not in
    the order they are printed: there no line's end tells anything, and nothing is joined.
    """
    if any(_is_heaped(block) for block in blocks):
        return tuple(blocks)
    return tuple(replace(block, lines=_mark(block.lines)) for block in blocks)


def _is_heaped(block: Block) -> bool:
    """Whether some lines of a block have words and others none."""
    return len({bool(line.words) for line in block.lines}) > 1


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
