"""Articles as a PDF: A4, set as `sheets` sets them, with a text layer that says what stands there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.core.progress import Progress
from reader.export.html import collection_title
from reader.gui.export.pdf_text import TextLayer
from reader.gui.export.sheets import DOTS_AN_INCH, MARGINS, Sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping
    from reader.core.progress import Report

A4 = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    MARGINS,
    QPageLayout.Unit.Millimeter,
)


def without_window(program: str) -> QGuiApplication:
    """What Qt needs to set text; no window and no screen. Kept by the caller as long as it is needed."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication([program, *(["-platform", "offscreen"] if sys.platform == "linux" else [])])


def pdf_data(clippings: Sequence[Clipping], report: Report) -> bytes:
    """The whole file. Usable from any thread; `report` may raise to stop."""
    sheets = Sheets(QSizeF(A4.paintRectPixels(DOTS_AN_INCH).size()))
    sheets.lay_out(clippings, report)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    layer = TextLayer()
    _draw(sheets, _writer(buffer, collection_title(clippings)), layer, report)
    buffer.close()
    return layer.written_into(bytes(data.data()))


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageLayout(A4)
    writer.setTitle(title)
    writer.setCreator("Yuebao")
    return writer


def _draw(sheets: Sheets, writer: QPdfWriter, layer: TextLayer, report: Report) -> None:
    painter = QPainter(writer)
    try:
        for number in range(len(sheets)):
            report(Progress(number, len(sheets)))
            if number:
                writer.newPage()
            sheets.draw(painter, number, layer.note)
    finally:
        painter.end()
