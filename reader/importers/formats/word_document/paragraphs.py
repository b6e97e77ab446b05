"""The paragraphs of a document, each with its style, its size and whether it is bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.importers.source.xml_reader import read_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.importers.formats.records.packages import Package

MOST_ELEMENTS = 10_000_000
_LEVEL = re.compile(r"(?:heading|标题|標題|titre|überschrift)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題|书名", re.IGNORECASE)
_OFF = frozenset(["0", "false", "off", "none"])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `level` is that of its heading style (0: the document's title), None where it has none.

    `size` is that of most of its characters in half points, 0 where its style tells it; `is_bold`: all of them are.
    """

    text: str
    level: int | None = None
    size: int = 0
    is_bold: bool = False


class _Styles:
    """The styles that are those of headings, by their names in the document."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = _value(attributes, "styleId")
            self._note(level_of(self._style))
        elif name == "name" and self._style:
            self._note(level_of(_value(attributes, "val")))
        elif name == "outlineLvl" and self._style:
            level = _value(attributes, "val")
            self._note(int(level) + 1 if level.isdecimal() and int(level) < 9 else None)

    def _note(self, level: int | None) -> None:
        if level is not None:
            self.levels.setdefault(self._style, level)

    def text(self, text: str) -> None:
        """Styles have none."""

    def end(self, name: str) -> None:
        if name == "style":
            self._style = ""


class _Body:
    """The paragraphs as they end; what was deleted, and what stands in text boxes twice, is left out."""

    def __init__(self, levels: Mapping[str, int]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._levels = levels
        self._left = 0
        self._is_text = False
        self._begin()

    def _begin(self) -> None:
        self._words: list[str] = []
        self._level: int | None = None
        self._sizes: dict[int, int] = {}
        self._size = self._bold = self._plain = 0
        self._is_bold = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"del", "Fallback"}:
            self._left += 1
        elif name == "p":
            self._begin()
        elif name == "pStyle":
            style = _value(attributes, "val")
            self._level = self._levels.get(style, level_of(style))
        elif name == "outlineLvl":
            level = _value(attributes, "val")
            self._level = int(level) + 1 if level.isdecimal() and int(level) < 9 else self._level
        elif name == "r":
            self._size, self._is_bold = 0, False
        elif name == "sz":
            size = _value(attributes, "val")
            self._size = int(size) if size.isdecimal() and len(size) < 4 else 0
        elif name == "b":
            self._is_bold = _value(attributes, "val").lower() not in _OFF
        elif name in {"br", "cr"}:
            self._words.append("\n")
        elif name == "tab":
            self._words.append("\u3000")
        self._is_text = name == "t" and not self._left

    def text(self, text: str) -> None:
        if self._is_text:
            self._words.append(text)
            self._sizes[self._size] = self._sizes.get(self._size, 0) + len(text)
            self._bold += len(text) if self._is_bold else 0
            self._plain += 0 if self._is_bold else len(text.strip())

    def end(self, name: str) -> None:
        self._is_text = False
        if name in {"del", "Fallback"}:
            self._left -= 1
        elif name == "p":
            size = max(self._sizes, key=lambda one: self._sizes[one]) if self._sizes else 0
            is_bold = self._bold > 0 and not self._plain
            self.paragraphs.append(Paragraph("".join(self._words), self._level, size, is_bold))
            self._begin()


def _value(attributes: Mapping[str, str], name: str) -> str:
    """An attribute, whatever prefix it has."""
    return next((text for one, text in attributes.items() if one.rpartition(":")[2] == name), "")


def level_of(style: str) -> int | None:
    """The level of a style for headings, by its name: Heading 1, 标题 1; the document's title is 0."""
    found = _LEVEL.search(style)
    return int(found[1]) if found else 0 if _TITLE.fullmatch(style.strip()) else None


def read_paragraphs(package: Package, name: str) -> list[Paragraph] | None:
    """The paragraphs of a document; None where the package holds none. Raises SourceError, and HostileXmlError."""
    data = package.part("word/document.xml")
    if data is None:
        return None
    styles = package.part("word/styles.xml")
    levels = read_xml(styles, _Styles, MOST_ELEMENTS).handler.levels if styles else {}
    heard = read_xml(data, lambda: _Body(levels), MOST_ELEMENTS)
    if not heard.handler.paragraphs:
        raise SourceError(failure(Code.EMPTY, name=name))
    return heard.handler.paragraphs
