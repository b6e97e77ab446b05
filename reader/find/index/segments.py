"""The index as it is kept: for each pair of neighbouring characters the places it stands at.

And for each character, and for the most frequent pairs, the articles they stand in. All of it is in segments, each
of some articles, which are numbered in the order of their ids, that is of their days. Their texts stand one after
the other; a place counts their characters and ends from the first of them on, and each article begins at a multiple
of STRIDE. A segment is never changed: what was taken out is named in `dead`, and segments are merged now and then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.find.index.long_lists import long_list
from reader.find.index.postings import KEY_SHIFT, Lists, lists_of
from reader.find.text.units import END

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reader.store.archive.archive import Archive

STRIDE_BITS = 8
STRIDE = 1 << STRIDE_BITS
MOST_PLACES = 1 << 29
"""A segment holds no more places than this: each with its flags is a number of 32 bits."""

PAIR_BITS = 3
BEGINS, WITHIN, ENDS = 1, 2, 4
"""Flags of a pair: a word begins with it, one begins with its second character, one ends with it."""
TEXT_ENDS = END << 16 | END
"""The key of the places at which texts end: no pair is that."""
GAPS = TEXT_ENDS + 1
"""The key of the places before which marks or white space were left out: no pair is that either."""
ARTICLE_BITS = 8
HEAD_WORD, OTHER_WORD, HEAD_WORDS, OTHER_WORDS = 1 << 4, 1 << 5, 1 << 6, 1 << 7
"""Flags of a term in an article: it is one word in a heading, elsewhere; it is whole words there. The four lower
ones are the fields it stands in."""


class Kind(IntEnum):
    """What is kept under a key.

    PAIRS: the places of a pair; empty where they are kept as one LONG list. ARTICLES: the articles of a character;
    empty where they are DENSE: a byte of flags for each article, which is kept of the most frequent pairs, too.
    """

    PAIRS = 0
    LONG = 1
    ARTICLES = 2
    DENSE = 3


LISTS = (Kind.PAIRS, Kind.ARTICLES)
"""Kinds that are packed in blocks of many lists."""
BITS = {Kind.PAIRS: PAIR_BITS, Kind.ARTICLES: ARTICLE_BITS}


def key_of_character(unit: int) -> int:
    """The key of a character, beside those of the pairs that begin with it: it is no pair."""
    return unit << 16 | 0xDFFF


@dataclass(frozen=True, slots=True)
class Columns:
    """The articles of a segment, in the order of their ids.

    `fields` (articles × 4) counts the places before the byline, the rubric, the body and the end;
    `titles` are the papers' ids, `pages` the places of their pages' numbers in `numbers`.
    """

    ids: NDArray[np.int64]
    fields: NDArray[np.unsignedinteger]
    titles: NDArray[np.uint32]
    pages: NDArray[np.uint32]
    numbers: tuple[str, ...]


def columns_of(
    ids: Sequence[int], fields: NDArray[np.uint32], titles: Sequence[int], pages: Sequence[str]
) -> Columns:
    """Columns of articles whose papers and page numbers are known."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(page, len(numbers)) for page in pages]
    return Columns(
        np.array(ids, np.int64),
        fields,
        np.array(titles, np.uint32),
        np.array(codes, np.uint32),
        tuple(numbers),
    )


class Segment:
    """One segment: its articles, and its lists, read when asked for."""

    def __init__(self, segment_id: int, columns: Columns) -> None:
        self.id = segment_id
        self.ids, self.fields = columns.ids, np.asfortranarray(_small(columns.fields))
        self.titles, self.pages, self.numbers = _small(columns.titles), _small(columns.pages), columns.numbers
        strides = strides_of(columns.fields)
        # A place takes less than 32 bits; all that is kept in memory of a million articles is some 36 MB.
        self.starts = _starts(strides).astype(np.uint32)
        self._owners = np.repeat(np.arange(len(strides), dtype=np.uint32), strides)

    def __len__(self) -> int:
        return len(self.ids)

    def owners(self, places: NDArray[np.integer]) -> NDArray[np.uint32]:
        """The articles, by number, that stand at some places."""
        owners: NDArray[np.uint32] = self._owners[places >> STRIDE_BITS]
        return owners

    def numbers_of(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """The numbers of those of some articles that are in this segment."""
        wanted = np.fromiter(ids, np.int64)
        at = np.searchsorted(self.ids, wanted)
        at = np.minimum(at, len(self.ids) - 1)
        found: NDArray[np.int64] = at[self.ids[at] == wanted]
        return found

    def on_pages(self, is_one: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Which articles stand on pages whose number is one of those."""
        return np.isin(self.pages, [at for at, number in enumerate(self.numbers) if is_one(number)])

    def list_of(self, connection: sqlite3.Connection, kind: Kind, key: int) -> NDArray[np.uint8] | None:
        """The packed list of a key, empty where it is kept in another form; None where there is none."""
        row = connection.execute(
            "SELECT data FROM _block WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            (block_id(self.id, kind, 0), block_id(self.id, kind, key)),
        ).fetchone()
        return lists_of(row[0]).one(key) if row else None

    def whole(self, connection: sqlite3.Connection, kind: Kind, key: int) -> bytes | None:
        """What is kept under a key alone."""
        wanted = block_id(self.id, kind, key)
        row = connection.execute("SELECT data FROM _block WHERE id = ?", (wanted,)).fetchone()
        return row[0] if row else None

    def fields_at(self, places: NDArray[np.integer], owners: NDArray[np.integer]) -> NDArray[np.uint8]:
        """The fields in which some places stand, numbered as they follow."""
        return fields_at(places - self.starts[owners], self.fields, owners)

    def are_headings(self, places: NDArray[np.integer], owners: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Which places stand in headings: these come first."""
        found: NDArray[np.bool_] = places - self.starts[owners] < self.fields[:, 0].take(owners)
        return found


def borders(
    numbers: NDArray[np.uint32],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of the places of a pair: where a word begins with it, begins within it, ends with it."""
    begins, within, ends = ((numbers & np.uint32(flag)) != 0 for flag in (BEGINS, WITHIN, ENDS))
    return begins, within, ends


def dense_of(numbers: NDArray[np.integer], articles: int) -> NDArray[np.uint8]:
    """The numbers of a list of articles as a byte of flags for each article."""
    flags = np.zeros(articles, np.uint8)
    flags[numbers >> ARTICLE_BITS] = numbers & 0xFF
    return flags


def entries_of_wholes(kind: Kind, wholes: Sequence[tuple[int, bytes]]) -> NDArray[np.uint64]:
    """The entries of lists that are kept each by itself, LONG or DENSE."""
    if kind is Kind.LONG:
        found = [np.uint64(key) << KEY_SHIFT | long_list(data).numbers() for key, data in wholes]
        return np.concatenate([np.empty(0, np.uint64), *found])
    flags = np.frombuffer(b"".join(data for _key, data in wholes), np.uint8).reshape(len(wholes), -1)
    rows, articles = np.nonzero(flags)
    keys = np.array([key for key, _data in wholes], np.uint64)[rows]
    numbers = articles << ARTICLE_BITS | flags[rows, articles]
    return keys << KEY_SHIFT | numbers.astype(np.uint64)


def fields_at(
    within: NDArray[np.integer], fields: NDArray[np.unsignedinteger], owners: NDArray[np.integer]
) -> NDArray[np.uint8]:
    """The fields of places counted from the beginning of the articles they stand in."""
    found = np.zeros(len(within), np.uint8)
    for field in range(3):
        found += within >= fields[owners, field]
    return found


@dataclass(frozen=True)
class Held:
    """A segment as the archive has it at the moment. `dead` are the numbers of articles taken out since."""

    segment: Segment
    dead: NDArray[np.uint32]

    @cached_property
    def is_alive(self) -> NDArray[np.bool_]:
        """For each article whether it is still there."""
        alive = np.ones(len(self.segment), bool)
        alive[self.dead] = False
        return alive


class KnownSegments:
    """The segments that were there when an archive was last looked at, by whichever thread; the archive keeps it."""

    def __init__(self) -> None:
        self._last: Mapping[int, Segment] = {}

    def get(self, ids: Iterable[int], read: Callable[[int], Segment]) -> Mapping[int, Segment]:
        """These segments, those not known read. An id never names two segments: ids are drawn.

        The table is replaced and never changed: threads that see an older and a newer state of the archive look at
        it at once, and neither takes from the other what it is about to use.
        """
        known = self._last
        self._last = found = {it: known[it] if it in known else read(it) for it in ids}
        return found


def segments_of(archive: Archive, connection: sqlite3.Connection) -> list[Held]:
    """The segments of an archive as the transaction at hand sees them; what never changes is kept in memory."""
    return held_segments(connection, archive.kept(KnownSegments))


def held_segments(connection: sqlite3.Connection, known: KnownSegments) -> list[Held]:
    """The segments that the transaction at hand sees; those not yet `known` are read, and known from then on."""
    found = connection.execute("SELECT id, dead FROM _segment ORDER BY articles DESC, id").fetchall()
    segments = known.get(
        [segment_id for segment_id, _dead in found], lambda it: Segment(it, _columns(connection, it))
    )
    return [Held(segments[segment_id], np.frombuffer(dead, "<u4")) for segment_id, dead in found]


def _columns(connection: sqlite3.Connection, segment_id: int) -> Columns:
    numbers, ids, fields, places = connection.execute(
        "SELECT numbers, ids, fields, places FROM _segment WHERE id = ?", (segment_id,)
    ).fetchone()
    titles, pages = np.frombuffer(places, "<u4").reshape(2, -1)
    return Columns(
        np.frombuffer(ids, "<i8"), np.frombuffer(fields, "<u4").reshape(-1, 4), titles, pages,
        tuple(json.loads(numbers)),
    )  # fmt: skip


def block_id(segment_id: int, kind: Kind, key: int) -> int:
    """Where the block that begins with a key stands: blocks of a segment and kind stand in the order of keys."""
    return segment_id << 34 | kind << 32 | key


def strides_of(fields: NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
    """How many strides each article takes."""
    return -(-fields[:, 3].astype(np.int64) // STRIDE)


def starts_of(fields: NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
    """The place at which each article begins."""
    return _starts(strides_of(fields))


def _starts(strides: NDArray[np.int64]) -> NDArray[np.int64]:
    return (np.cumsum(strides) - strides) * STRIDE


def _small(numbers: NDArray[np.unsignedinteger]) -> NDArray[np.unsignedinteger]:
    """The same in as few bytes as they need."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def lists_between(
    connection: sqlite3.Connection, segment_id: int, kind: Kind, first: int, last: int
) -> list[Lists]:
    """All lists of a segment whose keys are from `first` to `last`, `last` not included."""
    rows = connection.execute(
        "SELECT data FROM _block WHERE id < ?2 AND id >= coalesce("
        "(SELECT max(id) FROM _block WHERE id BETWEEN ?3 AND ?1), ?3)",
        (
            block_id(segment_id, kind, first),
            block_id(segment_id, kind, 0) + last,
            block_id(segment_id, kind, 0),
        ),
    )
    return [lists_of(data).between(first, last) for (data,) in rows]
