"""The places of one pair in a segment: a short list, or a long one that is read as its numbers are wanted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.find.index.long_lists import LongList
from reader.find.index.postings import unpack_one
from reader.find.index.segments import Kind, block_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reader.find.index.segments import Segment


class PairList(Protocol):
    """The places of a pair with their flags, as they are kept: ascending numbers."""

    size: int
    """Bytes it takes, none where there is no place."""

    def numbers(self, uppers: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
        """All of them; where only those with some upper 16 bits are wanted, those at least."""

    def following(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """For each of some numbers (ascending) the least one that is not below it; another one where there is none."""


class _ShortList:
    """A list that is unpacked as a whole."""

    def __init__(self, packed: NDArray[np.uint8]) -> None:
        self._packed, self.size = packed, len(packed)

    def numbers(self, uppers: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:  # noqa: ARG002 - all of them
        return unpack_one(self._packed)

    def following(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint32]:
        numbers = self.numbers()
        return numbers[np.minimum(np.searchsorted(numbers, wanted), len(numbers) - 1)]


class _KeptLongList:
    """A list that stays in the archive until its numbers are wanted: it may take 10 MB."""

    def __init__(self, connection: sqlite3.Connection, segment: Segment, key: int) -> None:
        self._connection, self._id = connection, block_id(segment.id, Kind.LONG, key)
        row = connection.execute("SELECT length(data) FROM _block WHERE id = ?", (self._id,)).fetchone()
        self.size = row[0] if row else 0

    def numbers(self, uppers: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
        with self._opened() as kept:
            return kept.numbers(uppers)

    def following(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint32]:
        with self._opened() as kept:
            return kept.following(wanted)

    @contextmanager
    def _opened(self) -> Iterator[LongList]:
        with self._connection.blobopen("_block", "data", self._id, readonly=True) as blob:
            yield LongList(lambda offset, size: _bytes_of(blob, offset, size))


def _bytes_of(blob: sqlite3.Blob, offset: int, size: int) -> bytes:
    blob.seek(offset)
    return blob.read(size)


def list_of_pair(connection: sqlite3.Connection, segment: Segment, key: int) -> PairList:
    """The list of a pair."""
    packed = segment.list_of(connection, Kind.PAIRS, key)
    if packed is not None and not len(packed):
        return _KeptLongList(connection, segment, key)
    return _ShortList(np.empty(0, np.uint8) if packed is None else packed)
