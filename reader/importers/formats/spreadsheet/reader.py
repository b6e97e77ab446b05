"""A table's rows into records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.records.fields import Field, may_be_of_record, take_columns
from reader.importers.formats.records.guessing import MOST_LOOKED_AT, guess_columns
from reader.importers.formats.records.reading import (
    columns_told,
    readings_of,
    refuse_unknown,
    refuse_without_text,
)
from reader.importers.formats.records.record import Record
from reader.importers.formats.records.values import day_of_path
from reader.importers.formats.spreadsheet.rows import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.formats.records.fields import Columns
    from reader.importers.formats.spreadsheet.rows import Table
    from reader.importers.source.choice import Choice


def read_rows(source: Source, text: str, choice: Choice, doubts: Sequence[Finding] = ()) -> list[Reading]:
    """The issues whose articles are a table's rows. Raises SourceError."""
    return read_table_rows(source, read_table(text, source.path.name), choice, doubts)


def read_table_rows(
    source: Source, table: Table, choice: Choice, doubts: Sequence[Finding] = ()
) -> list[Reading]:
    """The issues whose articles are the rows of a table that is read already. Raises SourceError."""
    columns = taken_of(table, choice, source.path)
    first = [dict(zip(table.names, row, strict=False)) for row in table.rows[:MOST_LOOKED_AT]]
    refuse_unknown(columns, table.names, source.path.name, first)
    refuse_without_text(columns, table.names, source.path.name, first)
    told = columns_told(columns, table.names, first)
    return readings_of(source, list(_records(table, columns)), choice, (*doubts, *told), may_be_pages=True)


def taken_of(table: Table, choice: Choice, path: Path) -> Columns:
    """Which column is taken for each field: as the person says, as they are called, as what stands in them tells.

    A column that may tell when its row was made gives way to the day in the file's name.
    """
    said = choice.columns_for(table.names)
    taken = take_columns(table.names, said)
    if not said:
        taken = guess_columns(taken, table.names, table.rows[:MOST_LOOKED_AT])
    day = taken.get(Field.DAY)
    if day and not said and may_be_of_record(day) and day_of_path(path):
        del taken[Field.DAY]
    return taken


def _records(table: Table, columns: Columns) -> Iterator[Record]:
    places = {field: table.names.index(name) for field, name in columns.items()}
    for nth, row in enumerate(table.rows):
        yield Record({field: row[at] for field, at in places.items() if at < len(row)}, nth)
