"""An area of a page, cut out of its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from reader.core.pixels import LARGEST_PART, LONGEST_SIDE, Part

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from reader.core.paper import Facsimile, Region
    from reader.gui.facsimile.painting import Painter
    from reader.store.records import ArticleId, IssueId

LONG_SIDE = 1600
"""Pixels of the longer side of a cut: enough to read body type of a column."""
_LARGEST_PNG = 600_000
"""Bytes; a larger cut is kept as JPEG, since marks are copied often."""


class CutArea(NamedTuple):
    """A rectangle of a page with its picture; `article_id` is of the article under its middle."""

    issue_id: IssueId
    article_id: ArticleId | None
    page_number: str
    region: Region
    facsimile: str
    picture: bytes


def cut_picture(painter: Painter, facsimile: Facsimile, region: Region) -> bytes:
    """The area as a PNG file, or a JPEG where that would be large. Raises SourceError."""
    overview = painter.overview(facsimile, _go_on)
    across, down = region.right - region.left, region.bottom - region.top
    wide, high = overview.width, overview.height
    scale = min(LONG_SIDE / max(across * wide, down * high), LONGEST_SIDE / max(wide, high))
    whole = max(1, round(wide * scale)), max(1, round(high * scale))
    left, top = int(region.left * whole[0]), int(region.top * whole[1])
    width, height = max(1, round(across * whole[0])), max(1, round(down * whole[1]))
    assert width * height <= LARGEST_PART  # noqa: S101 - LONG_SIDE sees to it
    part = Part(*whole, left, top, min(width, whole[0] - left), min(height, whole[1] - top))
    image = painter.part(facsimile, part, _go_on).image
    png = _file_of(image, "PNG")
    return png if len(png) <= _LARGEST_PNG else _file_of(image, "JPEG")


def _go_on() -> None:
    """Nothing asks to stop: a cut is small."""


def _file_of(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 88 if kind == "JPEG" else -1)  # type: ignore[call-overload]  # PySide knows no str here
    return bytes(data.data())
