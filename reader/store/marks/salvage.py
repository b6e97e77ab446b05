"""What can still be read of a damaged marks file: its pages one by one, whatever became of the others.

The form of pages and records is that of sqlite.org/fileformat2.html. Tables are told by the form of their rows, so
neither the schema nor a way down from a root page is needed. What was taken out does not come back:
`PRAGMA secure_delete` has overwritten it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reader.store.marks.contents import COLUMNS, has_form, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store.marks.contents import Row, Rows

_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
"""Sizes of pages, the likeliest first."""
_LEAF, _KEYS, _KEYS_ABOVE = 0x0D, 0x0A, 0x02
"""Pages of rows, of an index's or a keyed table's entries, and of those above them."""
_OF_ROWS = (
    *("bookmark", "correction", "saved_find", "past_find"),
    *("highlight", "area", "bookmark_folder", "bookmark_filing", "marked_text"),
)
_OF_KEYS = ("read", "place", "saved_find_seen")
_SURE = {
    "bookmark",
    "correction",
    "saved_find",
    "highlight",
    "area",
    "bookmark_folder",
    "bookmark_filing",
    "marked_text",
}
"""Rows of these tell themselves even from a page whose kind is damaged."""
_NUMBERED = {"correction", "saved_find", "past_find"}
"""Their first column is the row's number, kept beside the record."""
_LONGEST = 16_000_000
"""Bytes of a row; more is a damaged length."""


def salvaged(data: bytes) -> Rows:
    """The rows that can be read in the bytes of a marks file, texts as `contents.text_of` has them."""
    found: Rows = {}
    for size in (_told_size(data), *_SIZES):
        if size is None:
            continue
        found = _read_all(data, size)
        if any(found.values()):
            break
    return found


def _told_size(data: bytes) -> int | None:
    """The size of a page, as the file's head has it."""
    told = int.from_bytes(data[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size in _SIZES else None


def _read_all(data: bytes, size: int) -> Rows:
    found: dict[str, dict[Row, None]] = {table: {} for table in COLUMNS}
    pages = _Pages(data, size)
    for number in range(1, pages.count + 1):
        for table, row in pages.rows(number):
            found[table][row] = None
    return {table: list(rows) for table, rows in found.items()}


class _Pages:
    """The pages of a file, from 1."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        self.count = (len(data) + size - 1) // size

    def rows(self, number: int) -> Iterator[tuple[str, Row]]:
        """What stands on a page, with its table."""
        page = self._data[(number - 1) * self._size : number * self._size]
        head = 100 if number == 1 else 0
        kind = page[head] if len(page) > head + 12 else 0
        for is_leaf in (True, False):
            tables = _OF_ROWS if is_leaf else _OF_KEYS
            is_sure = kind == _LEAF if is_leaf else kind in {_KEYS, _KEYS_ABOVE}
            for start in _cells(page, head + (12 if kind == _KEYS_ABOVE else 8)):
                cell = start + (4 if kind == _KEYS_ABOVE and not is_leaf else 0)
                row = self._row(page, cell, is_leaf=is_leaf)
                table = row and _table_of(row, tables)
                if row and table and (is_sure or table in _SURE):
                    yield table, row[1:] if table not in _NUMBERED else (row[0], *row[2:])

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
        return (data if kind % 2 == 0 else text_of(data)), at + size
    if kind in {8, 9}:
        return kind - 8, at
    if kind == 0:
        return None, at
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    size = (0, 1, 2, 3, 4, 6, 8)[kind]
    return int.from_bytes(payload[at : at + size], "big", signed=True), at + size


def _table_of(row: Row, tables: tuple[str, ...]) -> str | None:
    """The table that a row has the form of."""
    for table in tables:
        if table in _NUMBERED:
            form = (row[0], *row[2:]) if len(row) > 1 and row[1] is None else ()
        else:
            form = row[1:]
        if has_form(table, form):
            return table
    return None
