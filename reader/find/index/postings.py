"""Lists of ascending numbers, packed, one for each key.

An entry is a key and a number of its list, in one: the key in the upper 32 bits. What is packed is the distance
to the number before, in bytes of seven bits each, the lowest first, the last one below 128 (LEB128).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

KEY_SHIFT = np.uint64(32)
LOWER = np.uint64(0xFFFFFFFF)
_BLOCK = 1 << 15
"""Bytes of lists in a block, as near as whole lists come to it."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Many lists, packed: `ends` (uint32) says where in `data` (uint8) the list of each of the `keys` ends."""

    keys: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    data: NDArray[np.uint8]

    def one(self, key: int) -> NDArray[np.uint8] | None:
        """The packed list of a key, empty where it was left so; None where there is none."""
        at = int(np.searchsorted(self.keys, np.uint32(key)))
        if at == len(self.keys) or self.keys[at] != key:
            return None
        return self.data[self.ends[at - 1] if at else 0 : self.ends[at]]

    def between(self, first: int, last: int) -> Lists:
        """The lists of the keys from `first` to `last`, `last` not included."""
        start, stop = np.searchsorted(self.keys.astype(np.int64), (first, last))
        begin = int(self.ends[start - 1]) if start else 0
        end = int(self.ends[stop - 1]) if stop else 0
        ends = self.ends[start:stop] - np.uint32(begin)
        return Lists(self.keys[start:stop], ends, self.data[begin : max(begin, end)])


def pack(entries: NDArray[np.uint64], leave: NDArray[np.bool_] | None = None) -> Lists:
    """Pack lists: their entries (uint64) in ascending order, each there once.

    The lists of those keys that `leave` names, one after the other, are left empty: they are kept elsewhere.
    """
    keys, firsts, counts = keys_of(entries)
    if leave is None or not leave.any():
        kept, starts, left = entries, firsts, counts
    else:
        kept, left = entries[~np.repeat(leave, counts)], np.where(leave, 0, counts)
        starts = (np.cumsum(left) - left)[~leave]
    if not len(kept):
        return Lists(keys, np.zeros(len(keys), np.uint32), np.empty(0, np.uint8))
    numbers = kept.astype(np.uint32)
    gaps = np.diff(numbers, prepend=np.uint32(0))
    gaps[starts] = numbers[starts]
    data, ends = _bytes(gaps)
    return Lists(keys, np.append(0, ends)[np.cumsum(left)].astype(np.uint32), data)


def keys_of(entries: NDArray[np.uint64]) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """The keys of entries, where the list of each begins, and how long it is."""
    keys = (entries >> KEY_SHIFT).astype(np.uint32)
    firsts = firsts_of(keys)
    return keys[firsts], firsts, np.diff(firsts, append=len(keys))


def firsts_of(numbers: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    return np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)])


def unpack(lists: Lists) -> NDArray[np.uint64]:
    """The entries of packed lists."""
    # Sums over many lists go around; what stands before a list is taken away from them in the same way.
    numbers = np.cumsum(_numbers(lists.data), dtype=np.uint32)
    # How many numbers there are up to the end of each list.
    counts = np.append(0, np.cumsum(lists.data < 0x80))[lists.ends]
    sizes = np.diff(counts, prepend=0)
    numbers -= np.repeat(np.append(np.uint32(0), numbers)[counts - sizes], sizes)
    return np.repeat(lists.keys.astype(np.uint64) << KEY_SHIFT, sizes) | numbers


def runs(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> NDArray[np.int64]:
    """So many whole numbers from each start on, one run after the other."""
    before = np.cumsum(counts) - counts
    found: NDArray[np.int64] = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
    return found


def unpack_one(data: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """The numbers of one packed list."""
    return np.cumsum(_numbers(data), dtype=np.uint32)


def blocks(lists: Lists) -> Iterator[tuple[int, bytes]]:
    """The lists in blocks, each with its first key: how many keys, the keys, the ends, the data."""
    start = begin = 0
    while start < len(lists.keys):
        stop = max(start + 1, int(np.searchsorted(lists.ends, begin + _BLOCK)))
        end = int(lists.ends[stop - 1])
        ends = lists.ends[start:stop] - np.uint32(begin)
        parts = (np.uint32(stop - start), lists.keys[start:stop], ends, lists.data[begin:end])
        yield int(lists.keys[start]), b"".join(part.tobytes() for part in parts)
        start, begin = stop, end


def lists_of(block: bytes) -> Lists:
    """The lists of a block."""
    count = int(np.frombuffer(block, "<u4", 1)[0])
    keys = np.frombuffer(block, "<u4", count, 4)
    ends = np.frombuffer(block, "<u4", count, 4 + 4 * count)
    return Lists(keys, ends, np.frombuffer(block, np.uint8, offset=4 + 8 * count))


@dataclass(frozen=True, slots=True)
class _Words:
    """Packed numbers in words of so many bytes: `most` is what fits, the other fields are by length in bytes."""

    size: int
    most: int
    goes_on: NDArray[np.unsignedinteger]
    """The bits that say of a byte that another one follows."""
    kept: NDArray[np.unsignedinteger]
    """A true one for each byte there is."""
    mask: NDArray[np.unsignedinteger]
    """The bits of the bytes there are."""

    @staticmethod
    def of(size: int) -> _Words:
        """Words of 4 or 8 bytes."""
        most, dtype = min(size, 5), np.dtype(f"<u{size}")
        lengths = range(most + 1)
        goes_on = [sum(0x80 << 8 * at for at in range(length - 1)) for length in lengths]
        kept = [sum(1 << 8 * at for at in range(length)) for length in lengths]
        mask = [(1 << 8 * length) - 1 for length in lengths]
        return _Words(size, most, *(np.array(it, dtype) for it in (goes_on, kept, mask)))

    def sevens(self) -> Iterator[tuple[np.unsignedinteger, np.unsignedinteger]]:
        """For each byte the bits of the number it holds, and by how much they are moved in the word."""
        kind = self.mask.dtype.type
        for at in range(self.most):
            yield kind(0x7F << 7 * at & (1 << 8 * self.size) - 1), kind(at)


_WORDS, _WIDE_WORDS = _Words.of(4), _Words.of(8)


def _bytes(numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Numbers in bytes, and where each ends."""
    words = _WORDS if int(numbers.max()) < 1 << 7 * _WORDS.most else _WIDE_WORDS
    lengths = np.ones(len(numbers), np.uint8)
    for at in range(1, words.most):
        lengths += numbers >= np.uint32(1 << 7 * at)
    numbers = numbers.astype(words.mask.dtype, copy=False)
    packed = words.goes_on.take(lengths)
    for bits, shift in words.sevens():
        packed |= (numbers & bits) << shift
    # `compress` is several times as quick as an index of booleans.
    data = packed.view(np.uint8).compress(words.kept.take(lengths).view(np.bool_))
    return data, np.cumsum(lengths, dtype=np.int64)


def _numbers(data: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Bytes as numbers."""
    ends = np.flatnonzero(data < 0x80)
    lengths = np.diff(ends, prepend=-1)
    words = _WORDS if int(lengths.max(initial=0)) <= _WORDS.most else _WIDE_WORDS
    padded = np.concatenate((data, np.zeros(words.size, np.uint8)))
    # The word that begins at each byte.
    each = np.ndarray((len(data),), words.mask.dtype, padded, strides=(1,))
    packed = each.take(ends - lengths + 1)
    packed &= words.mask.take(lengths)
    numbers = np.zeros_like(packed)
    for bits, shift in words.sevens():
        numbers |= (packed >> shift) & bits
    return numbers.astype(np.uint32, copy=False)
