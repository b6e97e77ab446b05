"""What can still be read of a damaged marks file: its pages one by one, whatever became of the others.

Tables are told by the form of their rows. What was taken out does not come back: `PRAGMA secure_delete` has
overwritten it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.marks.contents import COLUMNS, has_form
from reader.store.sqlite.pages import Pages, page_sizes

if TYPE_CHECKING:
    from reader.store.marks.contents import Row, Rows

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


def salvaged(data: bytes) -> Rows:
    """The rows that can be read in the bytes of a marks file, texts as `contents.text_of` has them."""
    found: Rows = {}
    for size in page_sizes(data):
        found = _read_all(data, size)
        if any(found.values()):
            break
    return found


def _read_all(data: bytes, size: int) -> Rows:
    found: dict[str, dict[Row, None]] = {table: {} for table in COLUMNS}
    for cell in Pages(data, size).cells():
        table = _table_of(cell.row, _OF_ROWS if cell.is_leaf else _OF_KEYS)
        if table and (cell.is_sure or table in _SURE):
            found[table][cell.row[1:] if table not in _NUMBERED else (cell.row[0], *cell.row[2:])] = None
    return {table: list(rows) for table, rows in found.items()}


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
