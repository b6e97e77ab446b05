"""A workbook into issues."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.importers.formats.records.fields import Field, take_columns
from reader.importers.formats.records.packages import Package
from reader.importers.formats.spreadsheet.reader import read_table_rows
from reader.importers.formats.spreadsheet.rows import Table
from reader.importers.formats.workbook.sheets import read_tables
from reader.importers.source.xml_reader import HostileXmlError

if TYPE_CHECKING:
    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice

_SERIAL = re.compile(r"([2-9]\d{4})(?:\.\d+)?")
_FIRST = date(1899, 12, 30)
"""The day 0 of Excel's count."""


def read_workbook(source: Source, choice: Choice) -> list[Reading]:
    """The issues whose articles are the rows of a workbook's sheets; nothing where it has none. Raises SourceError.

    Sheets with the same columns are one table.
    """
    try:
        with Package(source.path) as package:
            tables = list(read_tables(package))
    except HostileXmlError:
        raise SourceError(failure(Code.SCAN_HOSTILE, name=source.path.name)) from None
    joined: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for table in tables:
        joined.setdefault(table.names, []).extend(table.rows)
    readings: list[Reading] = []
    for names, rows in joined.items():
        is_known = {Field.TEXT, Field.HEADLINE} & set(take_columns(names, choice.columns_for(names)))
        if is_known or len(joined) == 1:
            readings += read_table_rows(source, _dated(Table(names, tuple(rows)), choice), choice)
    return readings


def _dated(table: Table, choice: Choice) -> Table:
    """The table with the days that stand in it as numbers, as Excel counts them, written out."""
    name = take_columns(table.names, choice.columns_for(table.names)).get(Field.DAY)
    if name is None:
        return table
    at = table.names.index(name)
    rows = (
        tuple(_day(cell) if place == at else cell for place, cell in enumerate(row)) for row in table.rows
    )
    return Table(table.names, tuple(rows))


def _day(cell: str) -> str:
    found = _SERIAL.fullmatch(cell)
    return (_FIRST + timedelta(days=int(found[1]))).isoformat() if found else cell
