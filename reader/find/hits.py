"""Where a term stands in the texts of a segment, and whether as a real word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.find.postings import unpack_one
from reader.find.query import Field
from reader.find.segments import (
    BEGINS,
    BITS,
    ENDS,
    HEAD_WORD,
    OTHER_WORD,
    TEXT_ENDS,
    WITHIN,
    Kind,
)
from reader.find.units import HALVES, characters_in, units_of

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from reader.find.query import Term
    from reader.find.segments import Segment

    Mask = NDArray[np.bool_]

FIELDS = (Field.HEAD, Field.BYLINE, Field.RUBRIC, Field.BODY)
"""The order in which an article's texts stand in the index."""
CHARACTERS, WORDS, ONE_WORD = 0, 1, 2
"""Grades of a hit: a word does not begin or not end with it; whole words in a row; one word."""


class Hits(Protocol):
    """The hits of a term in one segment; masks are over its articles."""

    found: Mask
    """Who holds the term."""
    best_grade: int
    """The highest grade of all hits."""

    def words(self, grade: int) -> Mask:
        """Who holds it with that grade or a higher one."""

    def heading_words(self, grade: int) -> Mask:
        """Who holds it so in a heading."""

    def frequencies(self, numbers: NDArray[np.int64], grade: int, heading: float) -> NDArray[np.float64]:
        """How often some articles hold it so; in a heading each counts `heading` times."""

    def near(self, other: Hits, distance: int) -> Mask:
        """Who holds both in one text with no more than so many characters between.

        Where one of them is a single character: who holds both.
        """


def hits_in(connection: sqlite3.Connection, segment: Segment, term: Term) -> Hits:
    """The hits of a term."""
    units = units_of(term.text)
    if len(units) == 1 and int(units[0]) not in HALVES:
        return _CharacterHits(connection, segment, int(units[0]), term.field)
    return _PairHits(connection, segment, units, term.field)


class _CharacterHits:
    """One character: known for each article."""

    def __init__(
        self, connection: sqlite3.Connection, segment: Segment, unit: int, field: Field | None
    ) -> None:
        self._size = len(segment)
        entries = unpack_one(segment.list_of(connection, Kind.CHARACTERS, unit))
        bits = BITS[Kind.CHARACTERS]
        self._numbers, self._flags = entries >> bits, entries & ((1 << bits) - 1)
        if field:
            there = (self._flags & (1 << FIELDS.index(field))) != 0
            self._numbers, self._flags = self._numbers[there], self._flags[there]
        self._field = field
        self.found = self._mask(slice(None))
        self.best_grade = ONE_WORD if (self._flags & self._word_flags).any() else CHARACTERS

    @property
    def _word_flags(self) -> int:
        return {None: HEAD_WORD | OTHER_WORD, Field.HEAD: HEAD_WORD}.get(self._field, OTHER_WORD)

    def words(self, grade: int) -> Mask:
        return self._mask((self._flags & self._word_flags) != 0) if grade else self.found

    def heading_words(self, grade: int) -> Mask:
        flags = HEAD_WORD if self._field in (None, Field.HEAD) else 0
        return self._mask((self._flags & flags) != 0)

    def frequencies(self, numbers: NDArray[np.int64], grade: int, heading: float) -> NDArray[np.float64]:
        """Whether it stands there; how often is not known of one character."""
        often = self.words(grade)[numbers].astype(np.float64)
        often[self.heading_words(grade)[numbers]] = heading
        return often

    def near(self, other: Hits, distance: int) -> Mask:
        return self.found & other.found

    def _mask(self, at: slice | Mask) -> Mask:
        mask = np.zeros(self._size, bool)
        mask[self._numbers[at]] = True
        return mask


class _PairHits:
    """Two characters or more: each place is known."""

    def __init__(
        self, connection: sqlite3.Connection, segment: Segment, units: NDArray[np.uint16], field: Field | None
    ) -> None:
        self._connection, self._segment, self._length = connection, segment, characters_in(units)
        places, grades = _places(connection, segment, units)
        owners = segment.owners(places)
        if field is not None:
            there = self._is_in(field, places, owners)
            places, grades, owners = places[there], grades[there], owners[there]
        self._places, self._grades, self._owners = places, grades, owners
        self.found = self._mask(slice(None))
        self.best_grade = int(grades.max(initial=0))

    def words(self, grade: int) -> Mask:
        return self._mask(self._grades >= grade)

    def heading_words(self, grade: int) -> Mask:
        return self._mask((self._grades >= grade) & self._is_heading)

    def frequencies(self, numbers: NDArray[np.int64], grade: int, heading: float) -> NDArray[np.float64]:
        wanted = np.zeros(len(self._segment), bool)
        wanted[numbers] = True
        at = np.flatnonzero((self._grades >= grade) & wanted[self._owners])
        weights = np.where(self._is_heading[at], heading, 1.0)
        return np.bincount(np.searchsorted(numbers, self._owners[at]), weights, len(numbers))

    def near(self, other: Hits, distance: int) -> Mask:
        if not isinstance(other, _PairHits):
            return self.found & other.found
        ends = unpack_one(self._segment.list_of(self._connection, Kind.PAIRS, TEXT_ENDS)) >> BITS[Kind.PAIRS]
        mask = np.zeros(len(self._segment), bool)
        for one, two in ((self, other), (other, self)):
            after = one._places + one._length  # noqa: SLF001 - of its own kind
            mask[one._owners[_is_followed(after, two._places, distance, ends)]] = True  # noqa: SLF001 - as above
        return mask

    @cached_property
    def _is_heading(self) -> Mask:
        return self._is_in(Field.HEAD, self._places, self._owners)

    def _is_in(self, field: Field, places: NDArray[np.int64], owners: NDArray[np.uint32]) -> Mask:
        """Which places stand in a field."""
        at = places - self._segment.starts[owners]
        which = FIELDS.index(field)
        is_before_end = at < self._segment.fields[owners, which]
        return is_before_end & (at >= self._segment.fields[owners, which - 1]) if which else is_before_end

    def _mask(self, at: slice | Mask) -> Mask:
        mask = np.zeros(len(self._segment), bool)
        mask[self._owners[at]] = True
        return mask


def _is_followed(
    after: NDArray[np.int64], starts: NDArray[np.int64], distance: int, ends: NDArray[np.uint32]
) -> Mask:
    """Which places have a start at them or within a distance after them, in the same text."""
    if not len(starts):
        return np.zeros(len(after), bool)
    at = np.searchsorted(starts, after)
    nearest = starts[np.minimum(at, len(starts) - 1)]
    is_near = (at < len(starts)) & (nearest - after <= distance)
    is_near[is_near] = np.searchsorted(ends, after[is_near]) == np.searchsorted(ends, nearest[is_near])
    return is_near


def _places(
    connection: sqlite3.Connection, segment: Segment, units: NDArray[np.uint16]
) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where units stand in a row, and the grade of each hit.

    Pairs that cover them all are looked up; the rarest first, so that little is left to compare.
    """
    nothing = np.empty(0, np.int64), np.empty(0, np.uint8)
    if len(units) < 2:
        return nothing
    firsts = sorted({*range(0, len(units) - 1, 2), len(units) - 2})
    lists = []
    for first in firsts:
        packed = segment.list_of(connection, Kind.PAIRS, int(units[first]) << 16 | int(units[first + 1]))
        if not len(packed):
            return nothing
        lists.append((len(packed), first, packed))
    places, grades = nothing
    for step, (_size, first, packed) in enumerate(sorted(lists, key=lambda it: it[:2])):
        entries = unpack_one(packed)
        starts = (entries >> BITS[Kind.PAIRS]).astype(np.int64) - (characters_in(units[: first + 1]) - 1)
        if step:
            at = np.minimum(np.searchsorted(starts, places), len(starts) - 1)
            there = starts[at] == places
            places, entries = places[there], entries[at[there]]
            broken, split = broken[there], split[there]
        else:
            places = starts
            broken = split = np.zeros(len(places), bool)
        begins, within, ends = ((entries & flag) != 0 for flag in (BEGINS, WITHIN, ENDS))
        is_first, is_last = first == 0, first == len(units) - 2
        broken = broken | ~begins if is_first else broken
        broken = broken | ~ends if is_last else broken
        split = split | within | (begins if not is_first else False) | (ends if not is_last else False)
    return places, np.where(broken, CHARACTERS, np.where(split, WORDS, ONE_WORD)).astype(np.uint8)
