"""A workbook's sheets into tables of texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.records.reading import MOST_RECORDS
from reader.importers.formats.spreadsheet.rows import MOST_COLUMNS, Table
from reader.importers.source.xml_reader import HostileXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.formats.records.packages import Package

MOST_ELEMENTS = 20_000_000
MOST_SHEETS = 400
_SHEET = re.compile(r"xl/worksheets/sheet(\d{1,4})\.xml")
_PLACE = re.compile(r"([A-Z]{1,3})\d+")


class _Texts:
    """The texts that cells share: each in its own `si`, whatever it is cut into."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._words: list[str] = []
        self._is_text = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._words = []
        self._is_text = name == "t"

    def text(self, text: str) -> None:
        if self._is_text:
            self._words.append(text)

    def end(self, name: str) -> None:
        self._is_text = False
        if name == "si":
            self.texts.append("".join(self._words))


class _Rows:
    """The rows of a sheet. A cell's column stands in its name; one without a name follows the one before."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.rows: list[list[str]] = []
        self._texts = texts
        self._row: dict[int, str] = {}
        self._column = 0
        self._kind = ""
        self._words: list[str] = []
        self._is_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = {}, 0
        elif name == "c":
            self._column = _column(attributes.get("r", "")) or self._column + 1
            self._kind, self._words = attributes.get("t", "n"), []
        self._is_value = name in {"v", "t"}

    def text(self, text: str) -> None:
        if self._is_value:
            self._words.append(text)

    def end(self, name: str) -> None:
        self._is_value = False
        if name == "c" and self._column <= MOST_COLUMNS:
            self._row[self._column] = self._value("".join(self._words))
        elif name == "row" and any(map(str.strip, self._row.values())):
            self.rows.append([self._row.get(at, "") for at in range(1, max(self._row) + 1)])
            if len(self.rows) > MOST_RECORDS:
                raise HostileXmlError

    def _value(self, text: str) -> str:
        if self._kind != "s":
            return text.removesuffix(".0") if self._kind == "n" else text
        at = int(text) if text.isdecimal() and len(text) < 10 else len(self._texts)
        return self._texts[at] if at < len(self._texts) else ""


def _column(place: str) -> int:
    """The number of a cell's column, from 1; 0 where its name does not tell."""
    found = _PLACE.fullmatch(place)
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - 64
    return number


def read_tables(package: Package) -> Iterator[Table]:
    """The tables in a workbook, a sheet each; what stands above a sheet's columns by itself is left out.

    Raises SourceError, and HostileXmlError.
    """
    shared = package.part("xl/sharedStrings.xml")
    texts = read_xml(shared, _Texts, MOST_ELEMENTS).handler.texts if shared else []
    names = sorted((int(found[1]), name) for name in package.names if (found := _SHEET.fullmatch(name)))
    for _number, name in names[:MOST_SHEETS]:
        data = package.part(name)
        rows = read_xml(data, lambda: _Rows(texts), MOST_ELEMENTS).handler.rows if data else []
        top = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
        if top is not None:
            yield Table(tuple(cell.strip() for cell in rows[top]), tuple(map(tuple, rows[top + 1 :])))
