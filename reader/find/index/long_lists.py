"""Long lists of ascending numbers: of the most frequent pairs. They are read part by part, as they are wanted.

Numbers with the same upper 16 bits stand together; what is kept of them is how many there are for each value of these
bits, and the other bits of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from reader.find.index.postings import firsts_of, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Read: TypeAlias = Callable[[int, int], bytes]
    """Gives so many bytes of a packed list from an offset on."""

UPPER_SHIFT = np.uint32(16)
_LOWER = np.uint32(0xFFFF)
_WIDTH_SHIFT = 24
_PART = 1 << 17
"""Numbers of a part, more or less: what is worked out of them fits in a processor's cache."""

_APART = 2_000
"""Where one in so many numbers is looked for, what has its upper bits is read by itself."""


def pack_long(numbers: NDArray[np.uint32]) -> bytes:
    """A long list (uint32, ascending): how many upper bits, how many numbers each of them has, the lower bits.

    How many bytes each of these counts takes is in the upper 8 bits of how many there are; 0 means four.
    """
    counts = np.bincount(numbers >> UPPER_SHIFT)
    counts = np.pad(counts, (0, len(counts) % 2))  # the lower bits begin at an even byte
    width = np.min_scalar_type(int(counts.max(initial=0))).itemsize
    head = np.uint32(len(counts) | width << _WIDTH_SHIFT)
    lower = (numbers & _LOWER).astype("<u2")
    return b"".join((head.tobytes(), counts.astype(f"<u{width}").tobytes(), lower.tobytes()))


def long_list(data: bytes) -> LongList:
    """The opposite of `pack_long`."""
    return LongList(lambda offset, size: data[offset : offset + size])


class LongList:
    """A packed list of which no more is read at a time than a part."""

    def __init__(self, read: Read) -> None:
        head = int(np.frombuffer(read(0, 4), "<u4")[0])
        width, count = head >> _WIDTH_SHIFT or 4, head & (1 << _WIDTH_SHIFT) - 1
        counts = np.frombuffer(read(4, width * count), f"<u{width}")
        self._read, self._offset = read, 4 + width * count
        self._starts = np.zeros(count + 1, np.int64)
        """Where the numbers of each value of the upper bits begin, and where the last ones end."""
        np.cumsum(counts, out=self._starts[1:])

    def __len__(self) -> int:
        return int(self._starts[-1])

    def numbers(self, uppers: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
        """All numbers; where only those with some upper bits (ascending, each once) are wanted, those."""
        if uppers is None:
            found = [self._all_between(first, last) for first, last in pairwise(self._bounds())]
        else:
            found = [part.numbers(uppers[some]) for some, part in self._parts(uppers)]
        return np.concatenate([np.empty(0, np.uint32), *found])

    def following(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """For each of some numbers (ascending) the least one that is not below it and has its upper bits.

        Where there is none, the wanted one with all its bits turned.
        """
        found = ~wanted
        for some, part in self._parts(wanted >> UPPER_SHIFT):
            found[some] = part.following(wanted[some])
        return found

    def _parts(self, uppers: NDArray[np.uint32]) -> Iterator[tuple[slice, _Part]]:
        """What is read for some upper bits (ascending), each with the places of those it is read for."""
        begins, ends = (self._starts.take(uppers + np.uint32(step), mode="clip") for step in (0, 1))
        if len(uppers) * _APART < len(self):
            firsts = firsts_of(uppers)
            spans = zip(map(int, begins[firsts]), map(int, ends[firsts]), strict=True)
            lower = b"".join(self._bytes(begin, end) for begin, end in spans)
            sizes = ends[firsts] - begins[firsts]
            moved = np.repeat(np.cumsum(sizes) - sizes - begins[firsts], np.diff(firsts, append=len(uppers)))
            yield slice(None), _Part(begins + moved, ends + moved, np.frombuffer(lower, "<u2"))
            return
        bounds = self._bounds()
        places = np.searchsorted(uppers, bounds.astype(np.uint32))
        for at in np.flatnonzero(np.diff(places)):
            some = slice(places[at], places[at + 1])
            begin, end = (int(it) for it in self._starts[bounds[at : at + 2]])
            lower = self._bytes(begin, end)
            yield some, _Part(begins[some] - begin, ends[some] - begin, np.frombuffer(lower, "<u2"))

    def _bounds(self) -> NDArray[np.int64]:
        """The upper bits at which parts begin, and at which the last one ends."""
        bounds = np.searchsorted(self._starts, np.arange(0, len(self), _PART)[1:])
        return np.unique(np.concatenate(([0], bounds, [len(self._starts) - 1])))

    def _all_between(self, first: int, last: int) -> NDArray[np.uint32]:
        """The numbers whose upper bits go from one value up to another."""
        starts = self._starts[first : last + 1]
        numbers = np.repeat(np.arange(first, last, dtype=np.uint32) << UPPER_SHIFT, np.diff(starts))
        numbers |= np.frombuffer(self._bytes(int(starts[0]), int(starts[-1])), "<u2")
        return numbers

    def _bytes(self, begin: int, end: int) -> bytes:
        """The lower bits of some numbers."""
        return self._read(self._offset + 2 * begin, 2 * (end - begin))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is read for some upper bits: of each of them, the lower bits (uint16) that begin and end at some places."""

    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    lower: NDArray[np.uint16]

    def numbers(self, uppers: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Those with these bits, each once."""
        counts = self.ends - self.begins
        return np.repeat(uppers << UPPER_SHIFT, counts) | self.lower[runs(self.begins, counts)]

    def following(self, wanted: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """As of the list, of numbers with these bits. All are looked for at once, by halving the distance."""
        if not len(self.lower):
            return ~wanted
        sought = wanted.astype(np.uint16)
        found = self.begins.copy()
        step = 1 << int((self.ends - found).max(initial=0)).bit_length() >> 1
        while step:
            there = found + step
            is_below = self.lower.take(there - 1, mode="clip") < sought
            is_below &= there <= self.ends
            found += is_below * step
            step >>= 1
        numbers = (wanted & ~_LOWER) | self.lower.take(found, mode="clip")
        return np.where(found < self.ends, numbers, ~wanted)
