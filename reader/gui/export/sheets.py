"""Articles set on sheets of paper, as Chinese papers set them: first lines set in, pages numbered, citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QFont, QImage, QTextDocument, QTextLayout, QTextOption

from reader.core.progress import Progress
from reader.export.markup import article_markup
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QThread
    from PySide6.QtGui import QPainter, QTextLine

    from reader.core.paper import Clipping
    from reader.core.progress import Report

    Drawn = Callable[[QTextLine, str], object]

MARGINS = QMarginsF(27, 25, 27, 20)
"""Millimetres."""
DOTS_AN_INCH = 300
"""What sheets are laid out in; a device that has others scales its painter."""
_DOTS_A_METRE = round(DOTS_AN_INCH / 0.0254)
_POINTS = 11
_LINE = _POINTS * DOTS_AN_INCH / 72
_FOOT = 3
"""Lines of the foot of a page: the number stands in the last one."""
_INDENT = round(2 * _LINE)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Hyphens and spaces that are not seen: with one in a line Qt miscounts which glyph stands for which character."""
_NOTE = re.compile(r'<li id="note-(\d+)">(.*?)</li>')
"""A note of a list: lines are drawn one by one, without what lists put before them."""
_STYLE = f"""
p {{ text-indent: {_INDENT}px; margin: 0 0 2px 0; text-align: justify }}
h2 {{ font-size: 18pt; margin: 4px 0 6px 0 }}
p.rubric, p.kicker, p.deck, p.byline, p.note {{ text-indent: 0px; margin: 2px 0 4px 0 }}
.kicker, .deck {{ font-size: 13pt }}
.byline {{ margin-bottom: 10px }}
mark, .yellow {{ background-color: #ffe9a8 }}
.green {{ background-color: #d3ebcb }}
.blue {{ background-color: #d0e3f4 }}
.red {{ background-color: #f8d3ca }}
a {{ color: #b03020; text-decoration: none }}
p.noted {{ font-size: 9pt; text-indent: 0px; margin: 6px 0 0 0 }}
.citation {{ margin: 18px 0 0 0; font-size: 9pt }}
"""
"""QTextDocument knows a part of CSS, and takes pixels of the indent for dots of the paper."""


class _Sheet(NamedTuple):
    """The part of an article that stands on one sheet: its `nth` page."""

    document: QTextDocument
    nth: int


class Sheets:
    """Articles laid out for paper of a size, each beginning on a sheet of its own.

    They may be laid out in any thread and drawn in another one after `hand_to`.
    """

    def __init__(self, size: QSizeF) -> None:
        """`size` is what can be printed on, in dots."""
        self.size = size
        self._body = QSizeF(size.width(), size.height() - _FOOT * _LINE)
        self._font = QFont(font("song", _POINTS).families())
        self._font.setPointSizeF(_POINTS)
        self._device = QImage(1, 1, QImage.Format.Format_Mono)
        self._device.setDotsPerMeterX(_DOTS_A_METRE)
        self._device.setDotsPerMeterY(_DOTS_A_METRE)
        self._sheets: list[_Sheet] = []

    def __len__(self) -> int:
        return len(self._sheets)

    def lay_out(self, clippings: Sequence[Clipping], report: Report) -> None:
        """Set articles after what there is; `report` may raise to stop, between two of them."""
        for nth, clipping in enumerate(clippings):
            report(Progress(nth, len(clippings), clipping.article.name))
            document = self._document(clipping)
            self._sheets += [_Sheet(document, place) for place in range(document.pageCount())]

    def hand_to(self, thread: QThread) -> None:
        """Let another thread draw them; called in the one that laid them out."""
        for sheet in self._sheets:
            if sheet.nth == 0:
                sheet.document.moveToThread(thread)

    def _document(self, clipping: Clipping) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(_STYLE)
        document.documentLayout().setPaintDevice(self._device)
        document.setHtml(
            _NOTE.sub(r"<p class='noted'>\1  \2</p>", article_markup(clipping)).translate(_UNSEEN)
        )
        document.setPageSize(self._body)
        return document

    def draw(self, painter: QPainter, number: int, drawn: Drawn | None = None) -> None:
        """Draw a sheet, from 0, its left upper corner at 0, 0.

        `drawn` is called with each line of it and the text of its paragraph.
        """
        sheet = self._sheets[number]
        top = sheet.nth * self._body.height()
        for origin, line, text in _lines(sheet.document):
            if top <= origin.y() + line.y() < top + self._body.height():
                line.draw(painter, origin - QPointF(0, top))
                if drawn:
                    drawn(line, text)
        self._draw_number(painter, number + 1, drawn)

    def _draw_number(self, painter: QPainter, number: int, drawn: Drawn | None) -> None:
        layout = QTextLayout(str(number), self._font, self._device)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.size.width())
        layout.endLayout()
        left = (self.size.width() - line.naturalTextWidth()) / 2
        line.draw(painter, QPointF(left, self.size.height() - line.height()))
        if drawn:
            drawn(line, layout.text())


def _lines(document: QTextDocument) -> Iterator[tuple[QPointF, QTextLine, str]]:
    """All lines, each with the place and the text of its paragraph.

    A document that draws itself draws lines of two pages twice.
    """
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for nth in range(layout.lineCount()):
            yield layout.position(), layout.lineAt(nth), block.text()
        block = block.next()
