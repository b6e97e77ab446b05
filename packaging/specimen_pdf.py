"""Set an issue of the specimen paper as a page PDF: python packaging/specimen_pdf.py [TEXT PDF].

The PDF stands in resources/specimen and is read like any other, so that the first look shows pages as printed. What it
says is what the text says; which of its lines are headings is told by reading it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPageSize, QPainter, QPdfWriter, QPen

from reader.core.han_forms import ordinary
from reader.importers import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.core.paper import Article, Issue

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "specimen"
NAME = "霁川报-2024-05-05"
PAGE = (794.0, 1134.0)
MARGIN, GUTTER, BETWEEN = 36.0, 20.0, 16.0
"""Points: around the page, between columns, between articles."""
COLUMNS = 4
POINTS = 72
_TEXT_LAYER, _RADICAL = re.compile(rb"begincmap.*?endcmap", re.DOTALL), re.compile(rb"<(2[EF][0-9A-F]{2})>")
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
NEVER_FIRST = frozenset("，。、；：？！”’）》」』】…·—")
NEVER_LAST = frozenset("“‘（《「『【")


@dataclass(frozen=True, slots=True)
class Type:
    """A font and the height of its lines, in points."""

    family: str
    size: float
    line: float
    is_bold: bool = False

    @property
    def font(self) -> QFont:
        """For a device of 72 dots an inch, so that a point is a pixel."""
        made = QFont(self.family)
        made.setPixelSize(round(self.size))
        made.setBold(self.is_bold)
        return made


BODY = Type(SERIF, 10, 15.5)
TYPES = {
    "rubric": Type(SANS, 15, 24, is_bold=True),
    "kicker": Type(SERIF, 13, 20),
    "headline": Type(SERIF, 24, 33, is_bold=True),
    "deck": Type(SERIF, 13, 20),
}
MASTHEAD = (
    Type(SERIF, 50, 64, is_bold=True), Type(SANS, 10, 16), Type(SERIF, 10, 15), Type(SERIF, 10, 15), Type(SERIF, 10, 15)
)  # fmt: skip
HEADER = Type(SANS, 10, 18)
HEADER_GAP = 26.0
"""Points between the line with a page's name and what stands below it."""


@dataclass(frozen=True, slots=True)
class Block:
    """An article on a page: heading lines with their kinds, and the lines of its text."""

    headings: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Make the PDF that stands in resources/specimen, or the one that is named."""
    text, pdf = map(Path, arguments) if arguments else (FOLDER / f"{NAME}.txt", FOLDER / f"{NAME}.pdf")
    application = QGuiApplication.instance() or QGuiApplication([])
    make(text, pdf)
    del application
    print(f"{pdf.name}: {pdf.stat().st_size:,} bytes")
    return 0


def make(text: Path, pdf: Path) -> None:
    """Set the issue in `text` as `pdf`, a page of the paper on each of its own."""
    issue = read_source(text).issue
    if issue is None:
        raise SystemExit(f"{text} holds no issue")
    writer = QPdfWriter(str(pdf))
    writer.setResolution(POINTS)
    writer.setPageSize(QPageSize(QSizeF(*PAGE), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(text.stem)
    painter = QPainter(writer)
    for number, page in enumerate(text.read_text("utf-8").split("\f")):
        if number:
            writer.newPage()
        _set_page(painter, page.strip("\n"), issue, number)
    painter.end()
    pdf.write_bytes(_TEXT_LAYER.sub(_in_ordinary_forms, pdf.read_bytes()))


def _in_ordinary_forms(layer: re.Match[bytes]) -> bytes:
    """What a font's characters mean, where Qt names a radical that looks alike: as many bytes as before."""
    return _RADICAL.sub(lambda found: b"<%04X>" % ord(ordinary(chr(int(found[1], 16)))), layer[0])


def _set_page(painter: QPainter, text: str, issue: Issue, number: int) -> None:
    groups = [[*lines] for is_text, lines in groupby(text.split("\n"), bool) if is_text]
    masthead = [] if number else groups.pop(0)
    top = _draw_lines(painter, [(groups.pop(0)[0], HEADER)], MARGIN)
    _rule(painter, top)
    if masthead:
        top = _draw_lines(painter, zip(masthead, MASTHEAD, strict=False), top + BETWEEN)
        _rule(painter, top)
    top += HEADER_GAP
    blocks = list(_blocks(groups, issue.pages[number].articles))
    spare = PAGE[1] - MARGIN - top - sum(_height(block) + BETWEEN for block in blocks)
    for block in blocks:
        top = _set_block(painter, block, top) + BETWEEN + max(0.0, spare) / len(blocks)


def _blocks(groups: Iterable[Sequence[str]], articles: Sequence[Article]) -> Iterator[Block]:
    """Groups of lines that are headings open an article; the others go on with it."""
    kinds = {getattr(article, kind): kind for article in articles for kind in TYPES if getattr(article, kind)}
    headings: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    for lines in groups:
        is_heading = lines[0] in kinds
        if is_heading and paragraphs:
            yield Block(headings, paragraphs)
            headings, paragraphs = (), ()
        if is_heading:
            headings += tuple((line, kinds.get(line, "deck")) for line in lines)
        else:
            paragraphs += tuple(lines)
    yield Block(headings, paragraphs)


def _column_width() -> float:
    return (PAGE[0] - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS


def _height(block: Block) -> float:
    rows = ceil(len(_body_lines(block)) / COLUMNS)
    return sum(TYPES[kind].line for _line, kind in block.headings) + 6 + rows * BODY.line


def _set_block(painter: QPainter, block: Block, top: float) -> float:
    """Set an article across the page, its text in columns of one height; where it ends."""
    top = _draw_lines(painter, [(line, TYPES[kind]) for line, kind in block.headings], top) + 6
    lines = _body_lines(block)
    rows = ceil(len(lines) / COLUMNS)
    painter.setFont(BODY.font)
    for at, (line, indent) in enumerate(lines):
        left = MARGIN + (at // rows) * (_column_width() + GUTTER) + indent
        painter.drawText(QPointF(left, top + (at % rows) * BODY.line + BODY.size), line)
    _rule(painter, top + rows * BODY.line + BETWEEN / 2)
    return top + rows * BODY.line


def _body_lines(block: Block) -> list[tuple[str, float]]:
    """Each line of the text and how far it is indented."""
    metrics, made = QFontMetricsF(BODY.font), list[tuple[str, float]]()
    for paragraph in block.paragraphs:
        indent, line = 2 * BODY.size, ""
        for sign in paragraph:
            if line and metrics.horizontalAdvance(line + sign) > _column_width() - indent:
                kept = _kept(line, sign)
                made.append((line[:kept], indent))
                indent, line = 0.0, line[kept:]
            line += sign
        made.append((line, indent))
    return made


def _kept(line: str, following: str) -> int:
    """How many characters a full line keeps: marks and numbers are not torn off, and no opening mark is left behind."""
    kept = len(line)
    while kept > 2 and (
        (line + following)[kept] in NEVER_FIRST
        or line[kept - 1] in NEVER_LAST
        or (line[kept - 1].isascii() and (line + following)[kept].isascii())
    ):
        kept -= 1
    return kept


def _draw_lines(painter: QPainter, lines: Iterable[tuple[str, Type]], top: float) -> float:
    """Draw lines across the page; where they end."""
    for line, kind in lines:
        painter.setFont(kind.font)
        painter.drawText(QPointF(MARGIN, top + kind.size), line)
        top += kind.line
    return top


def _rule(painter: QPainter, top: float) -> None:
    painter.setPen(QPen(painter.pen().color(), 0.5))
    painter.drawLine(QPointF(MARGIN, top), QPointF(PAGE[0] - MARGIN, top))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
