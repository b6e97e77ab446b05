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
from reader.find.text.folding import fold, folded_forms
from reader.find.text.transparent import INTERPUNCTS, SPACES, VISIBLE

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
_SPACE, _MARK, _INTERPUNCT, _NOTHING = 0x20, 0x22, 0xB7, -1
"""What stands for white space, for the marks that do not count (two of which part words), for what is not seen."""
_NUMERALS = "0123456789〇零一二三四五六七八九十百千"
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0xE0, 0x250)))


@dataclass(frozen=True, slots=True)
class Units:
    """The texts of some articles, one after the other: headings, byline, rubric, body.

    `units` (uint16) are folded, each text ends with END; `is_end` tells those from the same second half;
    `begins` says where a word begins; `places` counts the characters and ends before. `fields` (articles × 5) are
    the places at which the four kinds of text of each article begin, and at which it ends. `gaps` are the places
    within texts before which a mark or white space was left out, but for the space between two words in Latin
    letters. `marks` (3 × any number) are the transparent characters, each with its article and the kind of text.
    """

    units: NDArray[np.uint16]
    is_end: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    places: NDArray[np.int64]
    fields: NDArray[np.int64]
    gaps: NDArray[np.int64]
    marks: NDArray[np.int64]


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


@lru_cache(maxsize=256)
def units_of(text: str) -> NDArray[np.uint16]:
    """A term as units; none where it holds half a character or nothing that counts."""
    try:
        return np.frombuffer(fold(text).encode("utf-16-le"), "<u2")
    except UnicodeEncodeError:
        return np.empty(0, np.uint16)


def as_units(gathered: Gathered, cut: Callable[[str], list[str]]) -> Units:
    """The texts of articles; `cut` gives the words of a text."""
    raw = _raw("".join(text + _BETWEEN for text in gathered.texts))
    codes = _codes(raw)
    marks = _marks(raw, codes, gathered.counts)
    codes = _expanded(codes)
    gaps = _gaps(codes)
    codes = _with_numerals_joined(_without_gaps(codes))
    begins = _words(codes, cut)
    is_text = _counts(codes)
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
    return Units(units, wide[1], wide[0], np.cumsum(counted) - 1, starts[bounds[at]], gaps, marks)


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


def _raw(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _codes(raw: NDArray[np.uint32]) -> NDArray[np.int32]:
    """What each is folded to; several characters are the number below _NOTHING of their row in `_expansions`."""
    codes: NDArray[np.int32] = _table()[raw]
    return codes


@lru_cache(maxsize=1)
def _table() -> NDArray[np.int32]:
    table = np.arange(0x110000, dtype=np.int32)
    several = _NOTHING
    for code, folded in folded_forms().items():
        if len(folded) > 1:
            several -= 1
            table[code] = several
        else:
            table[code] = ord(folded) if folded else _NOTHING
    table[list(map(ord, SPACES))] = _SPACE
    table[list(map(ord, VISIBLE))] = _MARK
    table[list(map(ord, INTERPUNCTS))] = _INTERPUNCT
    return table


@lru_cache(maxsize=1)
def _expansions() -> list[list[int]]:
    """The code points of each row of several characters, in the order of their numbers in the table."""
    return [list(map(ord, folded)) for folded in folded_forms().values() if len(folded) > 1]


def _expanded(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """With several characters where one is folded to several, and without what is folded to nothing."""
    at = np.flatnonzero(codes < 0)
    if not len(at):
        return codes
    rows = [[] if codes[it] == _NOTHING else _expansions()[_NOTHING - 1 - codes[it]] for it in at]
    widths = np.ones(len(codes), np.int64)
    widths[at] = list(map(len, rows))
    found = np.repeat(codes, widths)
    found[found < 0] = [code for row in rows for code in row]
    return found


def _counts(codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of them are more than marks and white space; ends are among them."""
    counts: NDArray[np.bool_] = (codes != _SPACE) & (codes != _MARK) & (codes != _INTERPUNCT)
    return counts


def _marks(raw: NDArray[np.uint32], codes: NDArray[np.int32], counts: list[int]) -> NDArray[np.int64]:
    """See Units; `counts` as in Gathered."""
    at = np.flatnonzero((codes == _MARK) | (codes == _INTERPUNCT) | (codes == _NOTHING))
    texts = np.searchsorted(np.flatnonzero(codes == ord(_BETWEEN)), at)
    kinds = np.repeat(np.arange(len(counts)), counts)[texts]
    return np.stack((raw[at].astype(np.int64), kinds // 4, kinds % 4))


def _gaps(codes: NDArray[np.int32]) -> NDArray[np.int64]:
    """See Units."""
    left_out = np.flatnonzero(~_counts(codes))
    if not len(left_out):
        return left_out
    firsts = np.flatnonzero(np.diff(left_out, prepend=-2) > 1)
    lasts = np.append(firsts[1:], len(left_out)) - 1
    before, after = codes[left_out[firsts] - 1], codes[left_out[lasts] + 1]
    is_within = (before != ord(_BETWEEN)) & (after != ord(_BETWEEN)) & (left_out[firsts] > 0)
    is_latin = (before >= 0x61) & (before <= 0x7A) & (after >= 0x61) & (after <= 0x7A)
    has_mark = np.maximum.reduceat(codes[left_out] != _SPACE, firsts)
    # As many as were left out before it are no places.
    gaps: NDArray[np.int64] = (left_out - np.arange(len(left_out)))[lasts][is_within & (has_mark | ~is_latin)]
    return gaps


def _with_numerals_joined(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Without the interpuncts between numerals: 九·一八 is the word 九一八, 买买提·艾力 are two."""
    at = np.flatnonzero(codes[1:-1] == _INTERPUNCT) + 1
    numerals = np.fromiter(map(ord, _NUMERALS), np.int32)
    joined = np.isin(codes[at - 1], numerals) & np.isin(codes[at + 1], numerals)
    return np.delete(codes, at[joined]) if joined.any() else codes


def _without_gaps(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Spaces only between two words in letters: "New York" is two words, 王　慧杰 is one name."""
    is_space = codes == _SPACE
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
