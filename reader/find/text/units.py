"""Texts as arrays: their folded characters in units of 16 bits, and where words begin.

A character beyond the first 65,536 is two units, as in UTF-16: neither of them stands alone anywhere, so that
pieces of units match where pieces of text do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reader.find.text.fields import all_texts
from reader.find.text.folding import folding_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from reader.core.paper import Article

END = 0xDC00
"""Stands after each text: a second half that never follows what is no first half."""
SECOND_HALVES = range(0xDC00, 0xE000)
HALVES = range(0xD800, 0xE000)

_BETWEEN = "\ud800"  # between two texts while they are folded; no text that is kept holds half a character
_BEYOND = 0x10000
_PIECE = 20_000
"""Characters cut in one call: longer lists of words are slower to make."""
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0xE0, 0x250)))


@dataclass(frozen=True, slots=True)
class Units:
    """The texts of some articles, one after the other: headings, byline, rubric, body.

    `units` (uint16) are folded, each text ends with END; `is_end` tells those from the same second half;
    `begins` says where a word begins; `places` counts the characters and ends before. `fields` (articles × 5) are
    the places at which the four kinds of text of each article begin, and at which it ends.
    """

    units: NDArray[np.uint16]
    is_end: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    places: NDArray[np.int64]
    fields: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All texts of some articles, and how many each has of each kind: headings, byline, rubric, body.

    `names` says which texts are authors', each with its role: a name is one word as it is printed, however a
    dictionary would cut it.
    """

    texts: list[str]
    counts: list[int]
    names: list[tuple[int, str]]

    @property
    def articles(self) -> int:
        """How many articles."""
        return len(self.counts) // 4


def units_of(text: str) -> NDArray[np.uint16]:
    """A term as units; none where it holds half a character or nothing but white space."""
    codes = _codes(text)
    codes = codes[codes != 0x20]
    if np.any((codes >= HALVES.start) & (codes < HALVES.stop)):
        return np.empty(0, np.uint16)
    return _in_halves(codes)[0]


def as_units(gathered: Gathered, cut: Callable[[str], list[str]]) -> Units:
    """The texts of articles; `cut` gives the words of a text."""
    codes = _without_gaps(_codes("".join(text + _BETWEEN for text in gathered.texts)))
    begins = _words(codes, cut)
    is_text = codes != 0x20
    codes, begins = codes[is_text], begins[is_text]
    is_end = codes == ord(_BETWEEN)
    begins[:1] = True
    begins[is_end] = True
    begins[1:] |= is_end[:-1]
    starts = np.concatenate(([0], np.flatnonzero(is_end) + 1))
    for number, role in gathered.names:
        first, last, name = starts[number], starts[number + 1] - 1, starts[number] + _length(role)
        if name < last:
            begins[name:last] = False
            begins[name] = True
        begins[first:last][:1] = True
    bounds = np.concatenate(([0], np.cumsum(gathered.counts, dtype=np.int64)))
    at = np.arange(0, len(gathered.counts), 4)[:, None] + np.arange(5)
    units, first_units = _in_halves(codes)
    wide = np.zeros((2, len(units)), bool)
    wide[:, first_units] = begins, is_end
    units[wide[1]] = END
    counted = np.zeros(len(units), np.int64)
    counted[first_units] = 1
    return Units(units, wide[1], wide[0], np.cumsum(counted) - 1, starts[bounds[at]])


def gathered(articles: Iterable[tuple[Article, Article | None]]) -> Gathered:
    """The texts of articles, each with what was read in its place."""
    texts: list[str] = []
    counts: list[int] = []
    names: list[tuple[int, str]] = []
    for article, original in articles:
        body, head, byline, rubric = all_texts(article, original)
        authors = (*article.authors, *(original.authors if original else ()))
        roles = {f"{author.role or ''}{author.name}": author.role or "" for author in authors if author.name}
        start = len(texts) + len(head)
        names += [(start + at, roles[text]) for at, text in enumerate(byline) if text in roles]
        for part in (head, byline, rubric, body):
            texts += part
            counts.append(len(part))
    return Gathered(texts, counts, names)


def _codes(text: str) -> NDArray[np.int32]:
    """The code points of the folded text; white space is a space."""
    codes: NDArray[np.int32] = _table()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")]
    return codes


@lru_cache(maxsize=1)
def _table() -> NDArray[np.int32]:
    table = np.arange(0x110000, dtype=np.int32)
    for code, folded in folding_tables()[1].items():
        table[code] = ord(folded or " ")
    return table


def _without_gaps(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Spaces only between two words in letters: "New York" is two words, 王　慧杰 is one name."""
    is_space = codes == 0x20
    spaces = np.flatnonzero(is_space)
    if not len(spaces):
        return codes
    others = np.flatnonzero(~is_space)
    letters = np.isin(codes[others], np.fromiter(map(ord, _LETTERS), np.int32, len(_LETTERS)))
    # How many others stand before each space: the last of them, and the next, decide.
    before = spaces - np.arange(len(spaces))
    padded = np.concatenate(([False], letters, [False]))
    keep = ~is_space
    keep[spaces] = padded[before] & padded[before + 1]
    left: NDArray[np.int32] = codes[keep]
    return left


def _words(codes: NDArray[np.int32], cut: Callable[[str], list[str]]) -> NDArray[np.bool_]:
    """Where a word begins."""
    begins = np.zeros(len(codes) + 1, bool)
    text = (
        np.where(codes == ord(_BETWEEN), 0x0A, codes).astype("<u4").tobytes().decode("utf-32-le", "replace")
    )
    start = 0
    for piece in _pieces(text):
        words = cut(piece)
        begins[start + np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))] = True
        start += len(piece)
    return begins[:-1]


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces, each of them whole lines."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _in_halves(codes: NDArray[np.int32]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Units, and at which of them each character begins."""
    beyond = codes >= _BEYOND
    if not beyond.any():
        return codes.astype(np.uint16), np.arange(len(codes))
    widths = 1 + beyond.astype(np.int64)
    places = np.cumsum(widths) - widths
    units = np.empty(int(widths.sum()), np.uint16)
    units[places] = np.where(beyond, 0xD800 + ((codes - _BEYOND) >> 10), codes)
    units[places[beyond] + 1] = 0xDC00 + ((codes[beyond] - _BEYOND) & 0x3FF)
    return units, places


def characters_in(units: NDArray[np.uint16]) -> int:
    """How many characters a term has."""
    return int(np.count_nonzero((units < SECOND_HALVES.start) | (units >= SECOND_HALVES.stop)))


@lru_cache(maxsize=4_096)
def _length(text: str) -> int:
    """How many characters a text has when it is folded."""
    return characters_in(units_of(text))
