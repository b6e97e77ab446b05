"""Articles as a PDF, set as Chinese papers are: A4, first lines set in, pages numbered, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from reader.core.progress import Progress
from reader.export.html import collection_title
from reader.export.markup import article_markup
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextLine

    from reader.core.paper import Clipping
    from reader.core.progress import Report

_MARGINS = QMarginsF(27, 25, 27, 20)
"""Millimetres."""
_DOTS_AN_INCH = 300
_POINTS = 11
_FOOT = 3
"""Lines of the foot of a page: the number stands in the last one."""
_INDENT = round(2 * _POINTS * _DOTS_AN_INCH / 72)
_STYLE = f"""
p {{ text-indent: {_INDENT}px; margin: 0 0 2px 0; text-align: justify }}
h2 {{ font-size: 18pt; margin: 4px 0 6px 0 }}
p.rubric, p.kicker, p.deck, p.byline, p.note {{ text-indent: 0px; margin: 2px 0 4px 0 }}
.kicker, .deck {{ font-size: 13pt }}
.byline {{ margin-bottom: 10px }}
.citation {{ margin: 18px 0 0 0; font-size: 9pt }}
"""
"""QTextDocument knows a part of CSS, and takes pixels of the indent for dots of the paper."""


def pdf_data(clippings: Sequence[Clipping], report: Report) -> bytes:
    """The whole file. Usable from any thread; `report` may raise to stop, between pages."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        _MARGINS,
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    writer.setTitle(collection_title(clippings))
    writer.setCreator("Yuebao")
    painter = QPainter(writer)
    try:
        _Sheets(writer, painter, report).draw(clippings)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


class _Sheets:
    """The pages of one PDF while they are drawn."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, report: Report) -> None:
        self._writer, self._painter, self._report = writer, painter, report
        self._font = QFont(font("song", _POINTS).families())
        self._font.setPointSizeF(_POINTS)
        self._number = 0
        whole = writer.pageLayout().paintRectPixels(_DOTS_AN_INCH).size()
        line = _POINTS * _DOTS_AN_INCH / 72
        self._size = QSizeF(whole.width(), whole.height() - _FOOT * line)
        self._foot = QRectF(0, whole.height() - line * 1.5, whole.width(), line * 1.5)

    def draw(self, clippings: Sequence[Clipping]) -> None:
        """All articles, each on a page of its own."""
        for nth, clipping in enumerate(clippings):
            progress = Progress(nth, len(clippings), clipping.article.name)
            document = self._document(clipping)
            for place in range(document.pageCount()):
                self._report(progress)
                self._draw_page(document, place)

    def _document(self, clipping: Clipping) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(_STYLE)
        document.documentLayout().setPaintDevice(self._writer)
        document.setHtml(article_markup(clipping))
        document.setPageSize(self._size)
        return document

    def _draw_page(self, document: QTextDocument, place: int) -> None:
        self._number += 1
        if self._number > 1:
            self._writer.newPage()
        top = place * self._size.height()
        for origin, line in _lines(document):
            if top <= origin.y() + line.y() < top + self._size.height():
                line.draw(self._painter, origin - QPointF(0, top))
        self._painter.setFont(self._font)
        self._painter.drawText(self._foot, Qt.AlignmentFlag.AlignCenter, str(self._number))


def _lines(document: QTextDocument) -> Iterator[tuple[QPointF, QTextLine]]:
    """All lines, each with the place of its paragraph. A document that draws itself draws lines of two pages twice."""
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for nth in range(layout.lineCount()):
            yield layout.position(), layout.lineAt(nth)
        block = block.next()
