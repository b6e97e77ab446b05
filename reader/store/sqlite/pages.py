"""The pages of an SQLite file read one by one, whatever became of the others: for files that SQLite gives up.

The form of pages and records is that of sqlite.org/fileformat2.html. Neither the schema nor a way down from a root
page is needed: whoever asks tells tables by the form of their rows.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

Row = tuple[object, ...]
_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
"""Sizes of pages, the likeliest first."""
_LEAF, _KEYS, _KEYS_ABOVE = 0x0D, 0x0A, 0x02
"""Pages of rows, of an index's or a keyed table's entries, and of those above them."""
_LONGEST = 16_000_000
"""Bytes of a row; more is a damaged length."""


class Cell(NamedTuple):
    """A row, its number (0 where it has none) first. `is_sure`: its page says that it is of the kind it looks like.

    `is_leaf`: it stands in a table by numbers, not in an index or a keyed table.
    """

    row: Row
    is_leaf: bool
    is_sure: bool


def page_sizes(data: bytes | mmap) -> list[int]:
    """The sizes that pages may have, the likeliest first: what the file's head has is."""
    told = int.from_bytes(data[16:18], "big")
    size = 65536 if told == 1 else told
    return [*([size] if size in _SIZES else []), *(one for one in _SIZES if one != size)]


class Pages:
    """The pages of a file, from 1."""

    def __init__(self, data: bytes | mmap, size: int) -> None:
        self._data, self._size = data, size
        self.count = (len(data) + size - 1) // size

    def cells(self) -> Iterator[Cell]:
        """What stands on all pages."""
        for number in range(1, self.count + 1):
            yield from self._cells(number)

    def _cells(self, number: int) -> Iterator[Cell]:
        page = self._data[(number - 1) * self._size : number * self._size]
        head = 100 if number == 1 else 0
        kind = page[head] if len(page) > head + 12 else 0
        for is_leaf in (True, False):
            is_sure = kind == _LEAF if is_leaf else kind in {_KEYS, _KEYS_ABOVE}
            for start in _cells(page, head + (12 if kind == _KEYS_ABOVE else 8)):
                cell = start + (4 if kind == _KEYS_ABOVE and not is_leaf else 0)
                row = self._row(page, cell, is_leaf=is_leaf)
                if row:
                    yield Cell(row, is_leaf, is_sure)

    def _row(self, page: bytes, at: int, *, is_leaf: bool) -> Row | None:
        """The row number (0 where it has none) and the values of a cell; None where it is none."""
        try:
            length, at = _varint(page, at)
            number, at = _varint(page, at) if is_leaf else (0, at)
            if not 2 <= length <= _LONGEST:
                return None
            values = _values(self._payload(page, at, length, is_leaf=is_leaf))
        except (IndexError, struct.error, ValueError):
            return None
        return (number, *values)

    def _payload(self, page: bytes, at: int, length: int, *, is_leaf: bool) -> bytes:
        """The bytes of a record, with those that stand on pages of their own. Raises ValueError where some are gone."""
        usable = self._size
        most = usable - 35 if is_leaf else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[at : at + length]
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts, left = [page[at : at + here]], length - here
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while left > 0:
            if not 1 < following <= self.count:
                raise ValueError
            start = (following - 1) * self._size
            parts.append(self._data[start + 4 : start + 4 + min(left, usable - 4)])
            left -= usable - 4
            following = int.from_bytes(self._data[start : start + 4], "big")
        return b"".join(parts)


def _cells(page: bytes, head: int) -> list[int]:
    """Where cells may begin: what the page's list says, read on until it cannot be a list any more."""
    room = (len(page) - head) // 2
    pointers = struct.unpack_from(f">{room}H", page, head) if room > 0 else ()
    first = min((at for at in pointers[:1] if head < at < len(page)), default=len(page))
    found: list[int] = []
    for nth, at in enumerate(pointers):
        if head + 2 * nth >= first:
            break
        if head < at < len(page) - 3:
            found.append(at)
            first = min(first, at)
    return list(dict.fromkeys(found))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes, and where it ends."""
    value = 0
    for nth in range(8):
        byte = data[at + nth]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + nth + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> list[object]:
    """The values of a record. Raises ValueError, IndexError, struct.error for what is none."""
    end, at = _varint(payload, 0)
    if not 1 < end <= len(payload):
        raise ValueError
    values: list[object] = []
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        value, place = _value(payload, kind, place)
        values.append(value)
    if at != end or place != len(payload):
        raise ValueError
    return values


def _value(payload: bytes, kind: int, at: int) -> tuple[object, int]:
    """A value of a serial type, and where it ends."""
    if kind >= 12:
        size = (kind - 12) // 2
        data = payload[at : at + size]
        if len(data) < size:
            raise ValueError
        return (data if kind % 2 == 0 else data.decode("utf-8", "surrogateescape")), at + size
    if kind in {8, 9}:
        return kind - 8, at
    if kind == 0:
        return None, at
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    size = (0, 1, 2, 3, 4, 6, 8)[kind]
    return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
