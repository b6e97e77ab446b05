"""Text into rows: which mark parts the cells, and what the columns are called."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.importers.formats.records.fields import Field, field_of
from reader.importers.formats.records.reading import MOST_RECORDS
from reader.importers.formats.records.values import is_whole_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = ",\t;|"
MOST_COLUMNS = 200
_LONGEST_NAME = 30
_ROWS_COMPARED = 3
_LEAST_TEXT = 15
"""Characters of the longest cell of an article's row."""
_STOPS = frozenset("。！？；，")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns and rows. Cells that stand beyond the columns are left out.

    Columns without names are called by their numbers, from 1.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def parting_mark(text: str) -> str | None:
    """The mark that parts the cells of a table, told by its beginning; None where the text is none.

    Two of the columns at least are called what columns of articles are called; or the first rows have as many cells
    as there are columns, three at least, and the columns' names are short; or all rows are articles, none of names.
    """
    start = text.removeprefix("\ufeff").lstrip("\r\n")
    first = start.partition("\n")[0]
    for mark in sorted(_MARKS, key=first.count, reverse=True):
        names = next(_cells(start, mark, 1), [])
        if len(names) > 1 and _are_names(names) and (_are_known(names) or _are_even(start, mark, len(names))):
            return mark
    return next((mark for mark in _MARKS if _is_without_names(start, mark)), None)


def _is_without_names(start: str, mark: str) -> bool:
    """Whether the rows are articles from the first on: each with a day in the same cell, and one long one."""
    rows = list(_cells(start, mark, _ROWS_COMPARED))
    if not rows or not all(len(row) == len(rows[0]) > 2 for row in rows):
        return False
    has_day = any(all(is_whole_day(row[at]) for row in rows) for at in range(len(rows[0])))
    return has_day and all(max(map(len, row)) >= _LEAST_TEXT for row in rows)


def _are_names(names: Sequence[str]) -> bool:
    bare = [name.strip() for name in names]
    is_short = all(len(name) <= _LONGEST_NAME and not _STOPS.intersection(name) for name in bare)
    is_short = is_short and not any(map(is_whole_day, bare))
    filled = [name for name in bare if name]
    return is_short and len(filled) == len(set(filled)) >= len(bare) - 1 and len(bare) <= MOST_COLUMNS


def _are_known(names: Sequence[str]) -> bool:
    fields = {field_of(name) for name in names} - {None}
    return len(fields) > 1 and bool(fields & {Field.HEADLINE, Field.TEXT})


def _are_even(start: str, mark: str, count: int) -> bool:
    rows = list(_cells(start, mark, _ROWS_COMPARED + 1))
    return count > 2 and len(rows) > _ROWS_COMPARED and all(len(row) == count for row in rows)


def _cells(text: str, mark: str, most: int) -> Iterator[list[str]]:
    """The first rows; none more where one breaks the rules of such files."""
    try:
        yield from islice(
            (row for row in csv.reader(StringIO(text, newline=""), delimiter=mark) if row), most
        )
    except csv.Error:
        return


def read_table(text: str, name: str) -> Table:
    """The table in a text. Raises SourceError where it has too many rows or columns, or is broken.

    A row whose quotation mark is never closed takes all that is left with it: where that is more than a cell can
    hold, the table counts as broken.
    """
    start = text.removeprefix("\ufeff").lstrip("\r\n").replace("\x00", "\ufffd")
    mark = parting_mark(start) or ","
    try:
        rows = [
            row
            for row in islice(csv.reader(StringIO(start, newline=""), delimiter=mark), MOST_RECORDS + 2)
            if row
        ]
    except csv.Error as error:
        raise SourceError(failure(Code.TABLE_BROKEN, name=name, reason=str(error))) from error
    if len(rows) > MOST_RECORDS + 1 or (rows and len(rows[0]) > MOST_COLUMNS):
        raise SourceError(failure(Code.TABLE_TOO_LARGE, name=name))
    has_names = bool(rows) and not any(map(is_whole_day, rows[0]))
    names = tuple(column.strip() for column in rows[0]) if has_names else _numbers(rows)
    return Table(names, tuple(tuple(row) for row in rows[has_names:] if any(map(str.strip, row))))


def _numbers(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(str(at + 1) for at in range(max(map(len, rows), default=0)))
