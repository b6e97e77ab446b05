"""Segments made: from articles, or from segments there are."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.find.postings import KEY_SHIFT, blocks, pack
from reader.find.segments import (
    BEGINS,
    BITS,
    ENDS,
    HEAD_WORD,
    OTHER_WORD,
    TEXT_ENDS,
    WITHIN,
    Kind,
    block_id,
    starts_of,
)
from reader.find.units import HALVES, as_units

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from numpy.typing import NDArray

    from reader.find.postings import Lists
    from reader.find.segments import Columns
    from reader.find.units import Gathered, Units


@dataclass(frozen=True, slots=True)
class Made:
    """What the texts of some articles say, in their order: see segments.Columns for `fields`."""

    fields: NDArray[np.uint32]
    lists: dict[Kind, Lists]


def made_of(texts: Gathered, cut: Callable[[str], list[str]]) -> Made:
    """The lists of articles."""
    units = as_units(texts, cut)
    fields = fields_of(units)
    return Made(
        fields, {kind: pack(entries) for kind, entries in entries_of(units, starts_of(fields)).items()}
    )


def fields_of(units: Units) -> NDArray[np.uint32]:
    """See segments.Columns."""
    return (units.fields[:, 1:] - units.fields[:, :1]).astype(np.uint32)


def entries_of(units: Units, starts: NDArray[np.int64]) -> dict[Kind, NDArray[np.uint64]]:
    """What is to be known of the texts of articles that begin at the places `starts`, in ascending order."""
    return {Kind.PAIRS: _pairs(units, starts), Kind.CHARACTERS: _characters(units)}


def _pairs(units: Units, starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Each pair of neighbours; the last character of a text makes one with END; and where the texts end."""
    at = np.flatnonzero(~units.is_end)
    keys = units.units[at].astype(np.uint64) << np.uint64(16) | units.units[at + 1]
    begins = np.append(units.begins, True)
    ends = begins[np.minimum(at + 2, len(units.begins))] | units.is_end[at + 1]
    flags = begins[at] * BEGINS + begins[at + 1] * WITHIN + ends * ENDS
    sizes = units.fields[:, 4] - units.fields[:, 0]
    shifts = np.repeat(starts - units.fields[:, 0], sizes)
    text_ends = units.places[units.is_end]
    keys = np.append(keys, np.full(len(text_ends), TEXT_ENDS, np.uint64))
    places = np.append(units.places[at], text_ends)
    flags = np.append(flags, np.zeros(len(text_ends), np.int64))
    return _entries(keys, places + shifts[places], flags, Kind.PAIRS)


def _characters(units: Units) -> NDArray[np.uint64]:
    """Each character once an article, with the fields it stands in, and whether it is a word there."""
    lengths = np.diff(units.fields, axis=1)
    article = np.repeat(np.arange(len(lengths)), lengths.sum(axis=1))
    field = np.repeat(np.tile(np.arange(4), len(lengths)), lengths.ravel())
    is_word = units.begins & np.append(units.begins[1:], True)
    word = is_word * np.where(field == 0, HEAD_WORD, OTHER_WORD)[units.places]
    at = np.flatnonzero((units.units < HALVES.start) | (units.units >= HALVES.stop))
    places = units.places[at]
    entries = _entries(units.units[at], article[places], 1 << field[places] | word[at], Kind.CHARACTERS)
    if not len(entries):
        return entries
    # What differs in its flags alone is one entry, which has them all.
    there = entries >> np.uint64(BITS[Kind.CHARACTERS])
    return np.bitwise_or.reduceat(entries, np.flatnonzero(np.append(True, there[1:] != there[:-1])))


def _entries(
    keys: NDArray[np.unsignedinteger], places: NDArray[np.int64], flags: NDArray[np.int64], kind: Kind
) -> NDArray[np.uint64]:
    numbers = (places << BITS[kind] | flags).astype(np.uint64)
    entries = keys.astype(np.uint64) << KEY_SHIFT | numbers
    entries.sort()
    return entries


def write(connection: sqlite3.Connection, columns: Columns, lists: dict[Kind, Lists]) -> int:
    """Write a segment; gives its id."""
    segment_id = new_row(connection, columns)
    for kind in Kind:
        write_blocks(connection, segment_id, kind, lists[kind])
    return segment_id


def new_row(connection: sqlite3.Connection, columns: Columns) -> int:
    """A segment's row. Its id is drawn, so that what was taken back never goes by the id of what is there."""
    while True:
        segment_id = random.getrandbits(30)
        if not connection.execute("SELECT 1 FROM segment WHERE id = ?", (segment_id,)).fetchone():
            break
    connection.execute(
        "INSERT INTO segment(id, articles, dead, numbers, ids, fields, places) VALUES (?, ?, x'', ?, ?, ?, ?)",
        (
            segment_id, len(columns.ids), json.dumps(columns.numbers, ensure_ascii=False), columns.ids.tobytes(),
            columns.fields.astype("<u4").tobytes(), np.stack((columns.titles, columns.pages)).astype("<u4").tobytes(),
        ),
    )  # fmt: skip
    return segment_id


def write_blocks(connection: sqlite3.Connection, segment_id: int, kind: Kind, lists: Lists) -> None:
    """Write lists of a segment that stand behind all it has yet."""
    connection.executemany(
        "INSERT INTO block VALUES (?, ?)",
        ((block_id(segment_id, kind, first), data) for first, data in blocks(lists)),
    )


def drop(connection: sqlite3.Connection, segment_id: int) -> None:
    """Take a segment out."""
    connection.execute(
        "DELETE FROM block WHERE id BETWEEN ? AND ?",
        (block_id(segment_id, Kind.PAIRS, 0), block_id(segment_id, Kind.CHARACTERS, 0xFFFFFFFF)),
    )
    connection.execute("DELETE FROM segment WHERE id = ?", (segment_id,))
