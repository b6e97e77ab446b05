"""Where a term stands in the texts of a segment, and whether as a real word."""

from __future__ import annotations

from dataclasses import dataclass
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

    def heading_words(self, grade: int) -> Mask:  # noqa: ARG002 - a character has one grade
        flags = HEAD_WORD if self._field in (None, Field.HEAD) else 0
        return self._mask((self._flags & flags) != 0)

    def frequencies(self, numbers: NDArray[np.int64], grade: int, heading: float) -> NDArray[np.float64]:
        """Whether it stands there; how often is not known of one character."""
        often = self.words(grade)[numbers].astype(np.float64)
        often[self.heading_words(grade)[numbers]] = heading
        return often

    def near(self, other: Hits, distance: int) -> Mask:  # noqa: ARG002 - its places are not known
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
        return np.bincount(np.searchsorted(numbers, self._owners[at]), weights, len(numbers)).astype(
            np.float64
        )

    def near(self, other: Hits, distance: int) -> Mask:
        if not isinstance(other, _PairHits):
            return self.found & other.found
        ends = unpack_one(self._segment.list_of(self._connection, Kind.PAIRS, TEXT_ENDS))
        ends >>= np.uint32(BITS[Kind.PAIRS])
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
        there: Mask = at < self._segment.fields[owners, which]
        if which:
            there &= at >= self._segment.fields[owners, which - 1]
        return there

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
) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
    """Where units stand in a row, and the grade of each hit.

    Pairs that cover them all are looked up; the rarest first, so that little is left to compare.
    """
    lists = []
    for first in _covering(len(units)):
        packed = segment.list_of(connection, Kind.PAIRS, int(units[first]) << 16 | int(units[first + 1]))
        if not len(packed):
            return np.empty(0, np.int64), np.empty(0, np.uint8)
        lists.append((len(packed), first, packed))
    found: _Rows | None = None
    for _size, first, packed in sorted(lists, key=lambda it: it[:2]):
        rows = _rows(unpack_one(packed), first, units)
        found = rows if found is None else found.where_also(rows)
    if found is None:
        return np.empty(0, np.int64), np.empty(0, np.uint8)
    return found.places, np.where(found.is_broken, CHARACTERS, np.where(found.is_split, WORDS, ONE_WORD))


def _covering(length: int) -> list[int]:
    """The places in a term of pairs that have all its units between them."""
    return sorted({*range(0, length - 1, 2), length - 2}) if length > 1 else []


@dataclass(frozen=True, slots=True)
class _Rows:
    """Places at which a term may begin. `is_broken`: no word begins or ends with it; `is_split`: one does within it."""

    places: NDArray[np.int64]
    is_broken: Mask
    is_split: Mask

    def where_also(self, other: _Rows) -> _Rows:
        """Those that the other has, too."""
        at = np.minimum(np.searchsorted(other.places, self.places), len(other.places) - 1)
        there = other.places[at] == self.places
        at = at[there]
        return _Rows(
            self.places[there],
            self.is_broken[there] | other.is_broken[at],
            self.is_split[there] | other.is_split[at],
        )


def _rows(entries: NDArray[np.uint32], first: int, units: NDArray[np.uint16]) -> _Rows:
    """What the pair at `first` in a term tells."""
    places = (entries >> np.uint32(BITS[Kind.PAIRS])).astype(np.int64) - (
        characters_in(units[: first + 1]) - 1
    )
    begins, within, ends = ((entries & np.uint32(flag)) != 0 for flag in (BEGINS, WITHIN, ENDS))
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
