"""Segments made from articles, and how lists are written."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.find.index.long_lists import pack_long
from reader.find.index.postings import KEY_SHIFT, LOWER, blocks, firsts_of, keys_of, pack
from reader.find.index.segments import (
    ARTICLE_BITS,
    BEGINS,
    BITS,
    ENDS,
    GAPS,
    HEAD_WORD,
    HEAD_WORDS,
    OTHER_WORD,
    OTHER_WORDS,
    PAIR_BITS,
    TEXT_ENDS,
    WITHIN,
    Kind,
    block_id,
    borders,
    dense_of,
    fields_at,
    key_of_character,
    starts_of,
)
from reader.find.text.units import HALVES, as_units

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from numpy.typing import NDArray

    from reader.find.index.postings import Lists
    from reader.find.index.segments import Columns
    from reader.find.text.units import Gathered, Units


_LONG = 1 << 15
_NEAR = 1 << 16
"""A list of so many numbers is kept as a LONG one if their mean distance is no more than this."""
_OFTEN = 1 << 12
"""A pair that stands at so many places, and at one for each second article, is kept as a DENSE list, too."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Entries as they are kept: many lists of a kind in blocks, others each by itself."""

    lists: dict[Kind, Lists]
    wholes: list[tuple[Kind, int, bytes]]


@dataclass(frozen=True, slots=True)
class Made:
    """What the texts of some articles say, in their order: see segments.Columns for `fields`."""

    fields: NDArray[np.uint32]
    packed: list[Packed]


def made_of(texts: Gathered, cut: Callable[[str], list[str]]) -> Made:
    """The lists of articles."""
    units = as_units(texts, cut)
    fields = fields_of(units)
    starts = starts_of(fields)
    layout = Layout(starts, fields)
    return Made(
        fields, [packed(kind, entries, layout) for kind, entries in entries_of(units, starts).items()]
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the articles of a segment begin, and their fields: see segments.Columns."""

    starts: NDArray[np.int64]
    fields: NDArray[np.unsignedinteger]


def packed(kind: Kind, entries: NDArray[np.uint64], layout: Layout) -> Packed:
    """Entries of one kind, each list in the form that suits its length."""
    return (
        _packed_pairs(entries, layout)
        if kind is Kind.PAIRS
        else _packed_articles(entries, len(layout.starts))
    )


def _packed_pairs(entries: NDArray[np.uint64], layout: Layout) -> Packed:
    keys, firsts, counts = keys_of(entries)
    lasts = (entries[firsts + counts - 1] & LOWER).astype(np.int64)
    is_long = (counts >= _LONG) & (lasts <= counts * _NEAR)
    is_dense = (counts >= _OFTEN) & (counts * 2 >= len(layout.starts)) & (keys < TEXT_ENDS)
    wholes = []
    for at in np.flatnonzero(is_long | is_dense):
        numbers = (entries[firsts[at] : firsts[at] + counts[at]] & LOWER).astype(np.uint32)
        if is_long[at]:
            wholes.append((Kind.LONG, int(keys[at]), pack_long(numbers)))
        if is_dense[at]:
            wholes.append((Kind.DENSE, int(keys[at]), dense(numbers, layout)))
    return Packed({Kind.PAIRS: pack(entries, is_long)}, wholes)


def dense(numbers: NDArray[np.uint32], layout: Layout) -> bytes:
    """Of one pair the flags in each article."""
    places = numbers >> np.uint32(PAIR_BITS)
    starts = layout.starts.astype(np.uint32)
    owners = np.searchsorted(starts, places, side="right") - 1
    fields = fields_at(places - starts[owners], layout.fields, owners)
    begins, within, ends = borders(numbers)
    flags = word_flags(fields, begins & ends & ~within, begins & ends)
    made = np.zeros(len(starts), np.uint8)
    firsts = firsts_of(owners)
    made[owners[firsts]] = np.bitwise_or.reduceat(flags, firsts)
    return made.tobytes()


def word_flags(
    fields: NDArray[np.uint8], is_word: NDArray[np.bool_], is_words: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """The flags of a term at places in some fields, where it is one word, or whole words in a row."""
    is_head = fields == 0
    one = np.where(is_head, np.uint8(HEAD_WORD), np.uint8(OTHER_WORD)) * is_word
    row = np.where(is_head, np.uint8(HEAD_WORDS), np.uint8(OTHER_WORDS)) * is_words
    flags: NDArray[np.uint8] = np.uint8(1) << fields | one | row
    return flags


def _packed_articles(entries: NDArray[np.uint64], articles: int) -> Packed:
    keys, firsts, counts = keys_of(entries)
    is_dense = counts * 4 >= articles
    wholes = []
    for at in np.flatnonzero(is_dense):
        numbers = (entries[firsts[at] : firsts[at] + counts[at]] & LOWER).astype(np.int64)
        wholes.append((Kind.DENSE, int(keys[at]), dense_of(numbers, articles).tobytes()))
    return Packed({Kind.ARTICLES: pack(entries, is_dense)}, wholes)


def fields_of(units: Units) -> NDArray[np.uint32]:
    """See segments.Columns."""
    return (units.fields[:, 1:] - units.fields[:, :1]).astype(np.uint32)


def entries_of(units: Units, starts: NDArray[np.int64]) -> dict[Kind, NDArray[np.uint64]]:
    """What is to be known of the texts of articles that begin at the places `starts`, in ascending order."""
    return {Kind.PAIRS: _pairs(units, starts), Kind.ARTICLES: _characters(units)}


def _pairs(units: Units, starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Each pair of neighbours; the last character of a text makes one with END; where the texts end, and the gaps."""
    at = np.flatnonzero(~units.is_end)
    keys = units.units[at].astype(np.uint64) << np.uint64(16) | units.units[at + 1]
    begins = np.append(units.begins, True)
    ends = begins[np.minimum(at + 2, len(units.begins))] | units.is_end[at + 1]
    flags = begins[at] * BEGINS + begins[at + 1] * WITHIN + ends * ENDS
    sizes = units.fields[:, 4] - units.fields[:, 0]
    shifts = np.repeat(starts - units.fields[:, 0], sizes)
    text_ends = units.places[units.is_end]
    others = len(text_ends), len(units.gaps)
    keys = np.append(keys, np.repeat(np.array((TEXT_ENDS, GAPS), np.uint64), others))
    places = np.concatenate((units.places[at], text_ends, units.gaps))
    flags = np.append(flags, np.zeros(sum(others), np.int64))
    return _entries(keys, places + shifts[places], flags, Kind.PAIRS)


def _characters(units: Units) -> NDArray[np.uint64]:
    """Each character once an article, with the fields it stands in, and whether it is a word there; marks as well."""
    lengths = np.diff(units.fields, axis=1)
    article = np.repeat(np.arange(len(lengths)), lengths.sum(axis=1))
    field = np.repeat(np.tile(np.arange(4, dtype=np.uint8), len(lengths)), lengths.ravel())
    is_word = units.begins & np.append(units.begins[1:], True)
    at = np.flatnonzero((units.units < HALVES.start) | (units.units >= HALVES.stop))
    places = units.places[at]
    keys = units.units[at].astype(np.uint64) << np.uint64(16) | np.uint64(key_of_character(0))
    flags = word_flags(field[places], is_word[at], is_word[at])
    marks, articles, fields = units.marks[:, units.marks[0] < 0x10000]
    mark_keys = marks.astype(np.uint64) << np.uint64(16) | np.uint64(key_of_character(0))
    entries = _entries(
        np.append(keys, mark_keys),
        np.append(article[places], articles),
        np.append(flags, 1 << fields),
        Kind.ARTICLES,
    )
    if not len(entries):
        return entries
    # What differs in its flags alone is one entry, which has them all.
    there = entries >> np.uint64(ARTICLE_BITS)
    return np.bitwise_or.reduceat(entries, firsts_of(there))


def _entries(
    keys: NDArray[np.unsignedinteger], places: NDArray[np.int64], flags: NDArray[np.integer], kind: Kind
) -> NDArray[np.uint64]:
    numbers = (places << BITS[kind] | flags).astype(np.uint64)
    entries = keys.astype(np.uint64) << KEY_SHIFT | numbers
    entries.sort()
    return entries


def write(connection: sqlite3.Connection, columns: Columns, made: Made) -> None:
    """Write a segment."""
    segment_id = new_row(connection, columns)
    for it in made.packed:
        write_packed(connection, segment_id, it)


def new_row(connection: sqlite3.Connection, columns: Columns) -> int:
    """A segment's row. Its id is drawn, so that what was taken back never goes by the id of what is there."""
    while True:
        segment_id = random.getrandbits(29)
        if not connection.execute("SELECT 1 FROM _segment WHERE id = ?", (segment_id,)).fetchone():
            break
    connection.execute(
        "INSERT INTO _segment(id, articles, dead, numbers, ids, fields, places) VALUES (?, ?, x'', ?, ?, ?, ?)",
        (
            segment_id, len(columns.ids), json.dumps(columns.numbers, ensure_ascii=False), columns.ids.tobytes(),
            columns.fields.astype("<u4").tobytes(), np.stack((columns.titles, columns.pages)).astype("<u4").tobytes(),
        ),
    )  # fmt: skip
    return segment_id


def write_packed(connection: sqlite3.Connection, segment_id: int, made: Packed) -> None:
    """Write lists of a segment that stand behind all it has yet."""
    rows = [(block_id(segment_id, kind, key), data) for kind, key, data in made.wholes]
    for kind, lists in made.lists.items():
        rows += [(block_id(segment_id, kind, first), data) for first, data in blocks(lists)]
    connection.executemany("INSERT INTO _block VALUES (?, ?)", rows)


def drop(connection: sqlite3.Connection, segment_id: int) -> None:
    """Take a segment out."""
    connection.execute(
        "DELETE FROM _block WHERE id BETWEEN ? AND ?",
        (block_id(segment_id, Kind.PAIRS, 0), block_id(segment_id, Kind.DENSE, 0xFFFFFFFF)),
    )
    connection.execute("DELETE FROM _segment WHERE id = ?", (segment_id,))
