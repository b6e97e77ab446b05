"""Segments made of segments."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.find.index.builder import Layout, drop, new_row, packed, write_packed
from reader.find.index.postings import unpack
from reader.find.index.segments import (
    ARTICLE_BITS,
    BITS,
    LISTS,
    MOST_PLACES,
    PAIR_BITS,
    STRIDE,
    Columns,
    Kind,
    block_id,
    entries_of_wholes,
    key_of_character,
    lists_between,
    starts_of,
    strides_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from reader.find.index.builder import Packed
    from reader.find.index.postings import Lists
    from reader.find.index.segments import Held

_AT_ONCE = 2_000_000
"""Bytes of packed lists that are merged in one step."""
_THREADS = 2


def to_merge(held: Sequence[Held], factor: int, most: int) -> list[Held]:
    """So many segments of about one size, the smallest first, where there are as many; else none.

    Together they have no more than `most` articles.
    """
    rising = sorted(held, key=lambda it: len(it.segment))
    for start in range(len(rising) - factor + 1):
        few = rising[start : start + factor]
        if len(few[-1].segment) <= factor * len(few[0].segment):
            return few if sum(len(it.segment) for it in few) <= most and _fit(few) else []
    return []


def to_tidy(held: Sequence[Held]) -> list[Held]:
    """The segments to be merged so that each that is left is larger than all the smaller ones together."""
    rising = sorted(held, key=lambda it: len(it.segment))
    few: list[Held] = []
    articles = 0
    for it in rising:
        if len(it.segment) > 2 * articles and len(few) > 1:
            break
        if not _fit([*few, it]):
            break
        few.append(it)
        articles += len(it.segment)
    return few if len(few) > 1 else []


def _fit(held: Sequence[Held]) -> bool:
    """Whether one segment can hold what several hold."""
    return sum(map(places_of, held)) < MOST_PLACES


def places_of(held: Held) -> int:
    """How many places the articles of a segment take."""
    return int(strides_of(held.segment.fields).sum()) * STRIDE


def merge(
    connection: sqlite3.Connection, held: Sequence[Held], report: Callable[[], None] = lambda: None
) -> None:
    """Make one segment of several; articles taken out are left behind. `report` is called between two steps."""
    moves, columns = _joined(held)
    if len(columns.ids):
        target = new_row(connection, columns)
        layout = Layout(starts_of(columns.fields), columns.fields)
        with ThreadPoolExecutor(_THREADS) as pool:
            waiting: deque[Future[Packed]] = deque()
            for kind in LISTS:
                for first, last in _steps(connection, held, kind):
                    report()
                    found = [_read(connection, it.segment.id, kind, first, last) for it in held]
                    _drop_read(connection, held, kind, last)
                    waiting.append(pool.submit(_merged, moves, kind, found, layout))
                    if len(waiting) > _THREADS:
                        write_packed(connection, target, waiting.popleft().result())
            for future in waiting:
                write_packed(connection, target, future.result())
    for it in held:
        drop(connection, it.segment.id)


def _drop_read(connection: sqlite3.Connection, held: Sequence[Held], kind: Kind, last: int) -> None:
    """Drop the blocks that hold nothing from the key `last` on: their room is used again at once."""
    for it in held:
        base = block_id(it.segment.id, kind, 0)
        connection.execute(
            "DELETE FROM _block WHERE id >= ?1 AND id < (SELECT max(id) FROM _block WHERE id BETWEEN ?1 AND ?2)",
            (base, base + min(last, 0xFFFFFFFF)),
        )
        # Those kept each by itself.
        base = block_id(it.segment.id, Kind(kind + 1), 0)
        connection.execute("DELETE FROM _block WHERE id >= ? AND id < ?", (base, base + last))


@dataclass(frozen=True, slots=True)
class _Found:
    """The lists of one segment in a range of keys: those in blocks, and those kept each by itself."""

    lists: list[Lists]
    wholes: list[tuple[int, bytes]]

    def entries(self, kind: Kind) -> NDArray[np.uint64]:
        """All of them."""
        found = [unpack(it) for it in self.lists]
        if self.wholes:
            found.append(entries_of_wholes(Kind(kind + 1), self.wholes))
        return np.concatenate([np.empty(0, np.uint64), *found])


def _read(connection: sqlite3.Connection, segment_id: int, kind: Kind, first: int, last: int) -> _Found:
    base = block_id(segment_id, Kind(kind + 1), 0)
    # The dense lists of pairs are made anew from their places.
    rows = connection.execute(
        "SELECT id - ?1, data FROM _block WHERE id >= ?1 + ?2 AND id < ?1 + ?3 AND (?4 OR id & 0xFFFF = ?5)",
        (base, first, last, kind is Kind.PAIRS, key_of_character(0)),
    )
    wholes = rows.fetchall()
    return _Found(lists_between(connection, segment_id, kind, first, last), wholes)


@dataclass(frozen=True, slots=True)
class _Move:
    """How a segment's articles stand in the new one: `numbers` is -1 for one left behind.

    `shifts` are added to the entries of each kind's lists, a number for each article.
    """

    held: Held
    numbers: NDArray[np.int64]
    shifts: dict[Kind, NDArray[np.uint64]]

    def __call__(self, kind: Kind, entries: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Entries as they are in the new segment; they are changed themselves."""
        owners = entries.astype(np.uint32) >> np.uint32(BITS[kind])
        if kind is Kind.PAIRS:
            owners = self.held.segment.owners(owners)
        entries += self.shifts[kind][owners]
        return entries[self.numbers[owners] >= 0] if len(self.held.dead) else entries


def _joined(held: Sequence[Held]) -> tuple[list[_Move], Columns]:
    """The articles of several segments as those of one."""
    alive = [np.flatnonzero(it.is_alive) for it in held]
    ids = np.concatenate([it.segment.ids[stays] for it, stays in zip(held, alive, strict=True)])
    order = np.argsort(ids, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    numbers: dict[str, int] = {}
    pages = []
    for it, stays in zip(held, alive, strict=True):
        codes = np.array(
            [numbers.setdefault(number, len(numbers)) for number in it.segment.numbers], np.uint32
        )
        pages.append(codes[it.segment.pages[stays]])
    columns = Columns(
        ids[order],
        np.concatenate([it.segment.fields[stays] for it, stays in zip(held, alive, strict=True)])[order],
        np.concatenate([it.segment.titles[stays] for it, stays in zip(held, alive, strict=True)])[order],
        np.concatenate(pages)[order],
        tuple(numbers),
    )
    starts = starts_of(columns.fields)
    moves, done = [], 0
    for it, stays in zip(held, alive, strict=True):
        new = np.full(len(it.segment), -1)
        new[stays] = rank[done : done + len(stays)]
        places = np.where(new >= 0, starts[new] - it.segment.starts, 0) if len(starts) else new
        # Of unsigned numbers what is to be taken away is added, too: it goes around.
        shifts = {Kind.PAIRS: places << PAIR_BITS, Kind.ARTICLES: new - np.arange(len(new)) << ARTICLE_BITS}
        moves.append(_Move(it, new, {kind: it.astype(np.uint64) for kind, it in shifts.items()}))
        done += len(stays)
    return moves, columns


def _steps(connection: sqlite3.Connection, held: Sequence[Held], kind: Kind) -> Iterator[tuple[int, int]]:
    """Ranges of keys, each with as much to merge as one step takes; lists kept each by itself count, too."""
    blocks_: list[tuple[int, int]] = []
    for it in held:
        base = block_id(it.segment.id, kind, 0)
        blocks_ += [
            (row_id - base & 0xFFFFFFFF, size)
            for row_id, size in connection.execute(
                "SELECT id, length(data) FROM _block WHERE id BETWEEN ? AND ?", (base, base + 0x1FFFFFFFF)
            )
        ]
    first = waiting = 0
    for key, size in sorted(blocks_):
        if waiting and waiting + size > _AT_ONCE and key > first:
            yield first, key
            first, waiting = key, 0
        waiting += size
    yield first, 1 << 32


def _merged(moves: Sequence[_Move], kind: Kind, found: Sequence[_Found], layout: Layout) -> Packed:
    """The lists of several segments in one; numpy lets other threads go on meanwhile."""
    entries = np.concatenate([move(kind, it.entries(kind)) for move, it in zip(moves, found, strict=True)])
    entries.sort()
    return packed(kind, entries, layout)
