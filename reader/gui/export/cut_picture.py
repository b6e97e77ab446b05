"""An article cut out of its pages as printed, with its citation below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from reader.core.progress import Progress
from reader.gui.facsimile.painting import pictures
from reader.gui.widgets.theme import font
from reader.jobs.cuts import around, cut_region
from reader.jobs.facsimiles import PageFiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.pixels import Pixels
    from reader.core.progress import Report
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleRecord

_GAP = 12
"""Pixels between the pieces of several pages, and around the citation."""
_SMALLEST, _LARGEST = 14, 34
"""Pixels of the citation's characters."""
_ALONG = 45
"""Characters of the citation on a line, as far as sizes allow."""


def cut_picture(archive: Archive, record: ArticleRecord, citation: str, report: Report) -> QImage:
    """The pieces of its pages under one another, and the citation below. Usable from any thread.

    A null picture where its pages have none, or where nothing tells its place on them. Raises SourceError where a
    file is gone, and what `report` raises.
    """
    files = PageFiles(archive)
    try:
        pieces = [
            _image(
                cut_region(
                    files, pictures(), page.facsimile, around(outline.regions), lambda: report(Progress(0, 0))
                ).pixels
            )
            for page in archive.pages(record.issue_id)
            for outline in page.outlines
            if outline.article_id == record.id and page.facsimile
        ]
    finally:
        files.close()
    if not pieces:
        return QImage()
    image = _with_citation(pieces, citation)
    image.setText("Description", citation)
    return image


def _image(pixels: Pixels) -> QImage:
    """Copied, since Qt does not keep the bytes it is given."""
    made = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGB32)
    return made.copy()


def _with_citation(pieces: Sequence[QImage], citation: str) -> QImage:
    width = max(piece.width() for piece in pieces)
    face = QFont(font("song", _SMALLEST).families())
    face.setPixelSize(min(max(width // _ALONG, _SMALLEST), _LARGEST))
    flags = int(Qt.TextFlag.TextWrapAnywhere)
    room = QRect(_GAP, 0, max(width - 2 * _GAP, _LARGEST), 10_000)
    needed = QFontMetrics(face).boundingRect(room, flags, citation).height()
    height = sum(piece.height() + _GAP for piece in pieces)
    made = QImage(width, height + needed + _GAP, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    top = 0
    for piece in pieces:
        painter.drawImage(QPoint(0, top), piece)
        top += piece.height() + _GAP
    painter.setFont(face)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(room.translated(0, top), flags, citation)
    painter.end()
    return made
