"""Where a term stands in the texts of a segment, and whether as a real word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.find.index.long_lists import UPPER_SHIFT
from reader.find.index.pair_lists import list_of_pair
from reader.find.index.postings import runs, unpack_one
from reader.find.index.segments import (
    GAPS,
    HEAD_WORD,
    HEAD_WORDS,
    OTHER_WORD,
    OTHER_WORDS,
    PAIR_BITS,
    TEXT_ENDS,
    Kind,
    borders,
    dense_of,
    key_of_character,
)
from reader.find.query.nodes import Field
from reader.find.text.units import HALVES, characters_in, units_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from numpy.typing import NDArray

    from reader.find.index.pair_lists import PairList
    from reader.find.index.segments import Segment
    from reader.find.query.nodes import Term

    Mask = NDArray[np.bool_]
    _Each = Callable[[NDArray[np.int64] | None], "_PairHits"]

FIELDS = (Field.HEAD, Field.BYLINE, Field.RUBRIC, Field.BODY)
"""The order in which an article's texts stand in the index."""
CHARACTERS, WORDS, ONE_WORD = 0, 1, 2
"""Grades of a hit: a word does not begin or not end with it; whole words in a row; one word."""
ALL_FIELDS = 0xF
_UPPER_PLACES = UPPER_SHIFT - np.uint32(PAIR_BITS)
_HEAD = {CHARACTERS: 1, WORDS: HEAD_WORDS, ONE_WORD: HEAD_WORD}
_OTHER = {CHARACTERS: 0xE, WORDS: OTHER_WORDS, ONE_WORD: OTHER_WORD}
"""The flags that tell a grade."""


class Hits(Protocol):
    """The hits of a term in the articles of one segment, or in some of them; masks are over these."""

    found: Mask
    """Who holds the term."""

    @property
    def best_grade(self) -> int:
        """The highest grade of all hits."""

    @property
    def each(self) -> _PairHits | None:
        """Every place, where that is known."""

    def within(self, articles: NDArray[np.int64]) -> Hits:
        """Those in some articles (by number, ascending)."""

    def words(self, grade: int) -> Mask:
        """Who holds it with that grade or a higher one."""

    def heading_words(self, grade: int) -> Mask:
        """Who holds it so in a heading."""

    def frequencies(self, grade: int, heading: float) -> NDArray[np.float64]:
        """How often each article holds it so; in a heading each counts `heading` times."""

    def near(self, other: Hits, distance: int) -> Mask:
        """Who holds both in one text with no more than so many characters between.

        Where one of them is a single character: who holds both.
        """


def hits_in(connection: sqlite3.Connection, segment: Segment, term: Term) -> Hits:
    """The hits of a term."""
    units = units_of(term.text)
    if not len(units):
        # A mark that does not count beside others; post_filter looks for several of them.
        return _ArticleHits(_flags_of_character(connection, segment, ord(term.text.strip())), term.field)
    if len(units) == 1 and int(units[0]) not in HALVES:
        return _ArticleHits(_flags_of_character(connection, segment, int(units[0])), term.field)

    def each(articles: NDArray[np.int64] | None = None) -> _PairHits:
        return _pair_hits(connection, segment, units, term, articles)

    if len(units) == 2 and not term.verbatim:
        dense = segment.whole(connection, Kind.DENSE, _pair(units, 0))
        if dense is not None:
            return _ArticleHits(np.frombuffer(dense, np.uint8), term.field, each)
    return each()


def _flags_of_character(connection: sqlite3.Connection, segment: Segment, unit: int) -> NDArray[np.uint8]:
    """The flags of a character in each article."""
    key = key_of_character(unit)
    packed = segment.list_of(connection, Kind.ARTICLES, key)
    if packed is not None and not len(packed):
        return np.frombuffer(segment.whole(connection, Kind.DENSE, key) or b"", np.uint8)
    numbers = np.empty(0, np.uint32) if packed is None else unpack_one(packed)
    return dense_of(numbers, len(segment))


class _ArticleHits:
    """One character, or a pair that stands in most articles: its flags in each article are known.

    `each` gives every place of a pair, where those are wanted, of some articles at least.
    """

    def __init__(
        self,
        flags: NDArray[np.uint8],
        field: Field | None,
        each: _Each | None = None,
    ) -> None:
        self._flags, self._field, self._each = flags, field, each
        self.found = (flags & (1 << FIELDS.index(field) if field else ALL_FIELDS)) != 0

    @cached_property
    def best_grade(self) -> int:
        return next((it for it in (ONE_WORD, WORDS) if self.words(it).any()), CHARACTERS)

    def within(self, articles: NDArray[np.int64]) -> _ArticleHits:
        every = self._each
        each = None if every is None else lambda _some: every(articles).within(articles)
        return _ArticleHits(self._flags[articles], self._field, each)

    def words(self, grade: int) -> Mask:
        if self._field is Field.HEAD:
            return self.heading_words(grade)
        if self._field and self.each:
            return self.each.words(grade)
        # Of one character in a field it is known only whether it is a word somewhere outside the headings.
        wanted = _OTHER[grade] if self._field else _OTHER[grade] | _HEAD[grade]
        there: Mask = self.found & ((self._flags & wanted) != 0)
        return there

    def heading_words(self, grade: int) -> Mask:
        there: Mask = (self._flags & _HEAD[grade]) != 0
        return there if self._field in (None, Field.HEAD) else np.zeros(len(there), bool)

    def frequencies(self, grade: int, heading: float) -> NDArray[np.float64]:
        """How often a pair stands there; of one character it is known only whether."""
        if self.each:
            return self.each.frequencies(grade, heading)
        return np.where(self.heading_words(grade), heading, 1.0)

    def near(self, other: Hits, distance: int) -> Mask:
        """Who holds both so near; of one character it is known only whether."""
        return self.each.near(other, distance) if self.each else self.found & other.found

    @cached_property
    def each(self) -> _PairHits | None:
        """Every place, where that is known."""
        return self._each(None) if self._each else None


def _pair_hits(
    connection: sqlite3.Connection,
    segment: Segment,
    units: NDArray[np.uint16],
    term: Term,
    articles: NDArray[np.int64] | None,
) -> _PairHits:
    """The hits of two characters or more; where only those in some articles are wanted (by number), those at least."""
    rows = _places(connection, segment, units, None if articles is None else _uppers_of(segment, articles))
    if term.verbatim:
        rows = rows.without(list_of_pair(connection, segment, GAPS), characters_in(units))
    places, grades, owners = rows.places, rows.grades, segment.owners(rows.places)
    if term.field is not None:
        there = segment.fields_at(places, owners) == FIELDS.index(term.field)
        places, grades, owners = places[there], grades[there], owners[there]
    return _PairHits(connection, segment, characters_in(units), places, grades, owners)


class _PairHits:
    """Two characters or more: each place is known, with its grade and the article, by its number, that owns it.

    Where only some articles are asked for, `among` are their numbers.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        segment: Segment,
        length: int,
        places: NDArray[np.uint32],
        grades: NDArray[np.uint8],
        owners: NDArray[np.uint32],
        among: NDArray[np.int64] | None = None,
    ) -> None:
        self._connection, self._segment, self._length = connection, segment, length
        self._places, self._grades, self._owners, self._among = places, grades, owners, among
        self.found = self._mask(slice(None))

    @cached_property
    def best_grade(self) -> int:
        return int(self._grades.max(initial=CHARACTERS))

    def within(self, articles: NDArray[np.int64]) -> _PairHits:
        wanted = articles.astype(np.uint32)
        firsts = np.searchsorted(self._owners, wanted)
        at = runs(firsts, np.searchsorted(self._owners, wanted, side="right") - firsts)
        rows = self._places[at], self._grades[at], self._owners[at]
        return _PairHits(self._connection, self._segment, self._length, *rows, among=articles)

    def words(self, grade: int) -> Mask:
        return self._mask(self._grades >= grade)

    def heading_words(self, grade: int) -> Mask:
        return self._mask((self._grades >= grade) & self._is_heading)

    def frequencies(self, grade: int, heading: float) -> NDArray[np.float64]:
        at = np.flatnonzero(self._grades >= grade)
        weights = np.where(self._is_heading[at], heading, 1.0)
        counted = np.bincount(self._rank(self._owners[at]), weights, len(self.found))
        return counted.astype(np.float64)

    @property
    def each(self) -> _PairHits | None:
        return self

    def near(self, other: Hits, distance: int) -> Mask:
        two = other.each
        if two is None:
            return self.found & other.found
        both = self.found & two.found
        pairs = [self.followed_by(two, both, distance), two.followed_by(self, both, distance)]
        near = np.zeros(len(both), bool)
        for _after, _start, owners in pairs:
            near[owners] = True
        ends = list_of_pair(self._connection, self._segment, TEXT_ENDS)
        places = ends.numbers(_uppers_of(self._segment, np.flatnonzero(near))) >> np.uint32(PAIR_BITS)
        mask = np.zeros(len(both), bool)
        for after, start, owners in pairs:
            is_one_text = np.searchsorted(places, after) == np.searchsorted(places, start)
            mask[owners[is_one_text]] = True
        return mask

    def followed_by(
        self, other: _PairHits, among: Mask, distance: int
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
        """Hits in some articles that another one begins right after or within a distance.

        Their ends, its beginnings, the articles.
        """
        mine = np.flatnonzero(among[self._owners])
        starts = other._places[among[other._owners]]
        if not len(starts):
            return starts, starts, self._owners[:0]
        after = self._places[mine] + np.uint32(self._length)
        at = np.searchsorted(starts, after)
        start = starts[np.minimum(at, len(starts) - 1)]
        near = np.flatnonzero((at < len(starts)) & (start - after <= distance))
        return after[near], start[near], self._owners[mine[near]]

    @cached_property
    def _is_heading(self) -> Mask:
        return self._segment.are_headings(self._places, self._owners)

    def _mask(self, at: slice | Mask) -> Mask:
        mask = np.zeros(len(self._segment) if self._among is None else len(self._among), bool)
        mask[self._rank(self._owners[at])] = True
        return mask

    def _rank(self, owners: NDArray[np.uint32]) -> NDArray[np.integer]:
        """The places of articles in a mask."""
        return owners if self._among is None else np.searchsorted(self._among, owners)


def _places(
    connection: sqlite3.Connection,
    segment: Segment,
    units: NDArray[np.uint16],
    uppers: NDArray[np.uint32] | None = None,
) -> _Rows:
    """Where units stand in a row; where only places with some upper bits are wanted, those at least.

    Pairs that cover them all are looked up; the rarest first, so that little is left to compare.
    """
    lists = {}
    for first in range(len(units) - 1):
        lists[first] = list_of_pair(connection, segment, _pair(units, first))
        if not lists[first].size:
            return _Rows.none()
    sizes = {first: it.size for first, it in lists.items()}
    found: _Rows | None = None
    for first in sorted(_covering(sizes), key=sizes.__getitem__):
        if found is None:
            numbers = lists[first].numbers(uppers)
            # No term begins before the first place.
            begin = np.searchsorted(numbers, _offset(first, units) << np.uint32(PAIR_BITS))
            found = _rows(numbers[begin:], first, units)
        elif len(found.places):
            found = found.where_also(lists[first], first, units)
    return found or _Rows.none()


def _uppers_of(segment: Segment, articles: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The upper bits that the places of some articles (ascending) have in lists, each once."""
    starts = segment.starts[articles]
    first, last = starts >> _UPPER_PLACES, (starts + segment.fields[articles, 3]) >> _UPPER_PLACES
    steps = np.arange(int((last - first).max(initial=0)) + 1, dtype=np.uint32)
    return np.unique(np.minimum(first[:, None] + steps, last[:, None]))


def _pair(units: NDArray[np.uint16], first: int) -> int:
    """The key of a pair."""
    return int(units[first]) << 16 | int(units[first + 1])


def _covering(sizes: dict[int, int]) -> list[int]:
    """The pairs, by their places in a term, that have all its units between them and the least to unpack."""
    if not sizes:
        return []
    last = len(sizes) - 1
    # The least for all units up to the second one of a pair that is taken.
    best = {0: (sizes[0], [0])}
    for first in range(1, last + 1):
        before = min((best[it] for it in (first - 1, first - 2) if it in best), key=lambda it: it[0])
        best[first] = before[0] + sizes[first], [*before[1], first]
    return best[last][1]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Places at which a term may begin. `is_broken`: no word begins or ends with it; `is_split`: one does within it."""

    places: NDArray[np.uint32]
    is_broken: Mask
    is_split: Mask

    @staticmethod
    def none() -> _Rows:
        """No place."""
        return _Rows(np.empty(0, np.uint32), np.empty(0, bool), np.empty(0, bool))

    @property
    def grades(self) -> NDArray[np.uint8]:
        """The grade of each hit."""
        whole = np.where(self.is_split, np.uint8(WORDS), np.uint8(ONE_WORD))
        return np.where(self.is_broken, np.uint8(CHARACTERS), whole)

    def where_also(self, other: PairList, first: int, units: NDArray[np.uint16]) -> _Rows:
        """Those at which the pair at `first` in the term stands, too."""
        wanted = (self.places + _offset(first, units)) << np.uint32(PAIR_BITS)
        numbers = other.following(wanted)
        there = (numbers ^ wanted) >> np.uint32(PAIR_BITS) == 0
        more = _rows(numbers[there], first, units)
        return _Rows(
            more.places, self.is_broken[there] | more.is_broken, self.is_split[there] | more.is_split
        )

    def without(self, gaps: PairList, length: int) -> _Rows:
        """Those of a term of so many characters within which there is no gap."""
        if not len(self.places) or not gaps.size:
            return self
        next_gaps = gaps.following((self.places + np.uint32(1)) << np.uint32(PAIR_BITS)) >> np.uint32(
            PAIR_BITS
        )
        whole = (next_gaps <= self.places) | (next_gaps - self.places >= length)
        return _Rows(self.places[whole], self.is_broken[whole], self.is_split[whole])


def _rows(numbers: NDArray[np.uint32], first: int, units: NDArray[np.uint16]) -> _Rows:
    """What the pair at `first` in a term tells."""
    places = (numbers >> np.uint32(PAIR_BITS)) - _offset(first, units)
    begins, within, ends = borders(numbers)
    is_broken, is_split = np.zeros(len(places), bool), within
    if first == 0:
        is_broken = is_broken | ~begins
    else:
        is_split = is_split | begins
    if first == len(units) - 2:
        is_broken = is_broken | ~ends
    else:
        is_split = is_split | ends
    return _Rows(places, is_broken, is_split)


def _offset(first: int, units: NDArray[np.uint16]) -> np.uint32:
    """How many characters of a term stand before a unit's own."""
    return np.uint32(characters_in(units[: first + 1]) - 1)
