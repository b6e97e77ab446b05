"""A page's file into a QImage, on a worker's thread: PDFs by the job that shows pages, pictures by Qt."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from reader.core.errors import SourceError
from reader.core.paper import FacsimileKind
from reader.core.pixels import Part
from reader.core.speech import _
from reader.gui.facsimile.cache import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.paper import Facsimile
    from reader.jobs.showing import PageFiles

OVERVIEW_SIDE = 1000
"""Pixels of the longer side of the quick picture that is shown first."""
MOST_PIXELS = 400_000_000
"""Of a picture, told by its header before anything is decoded: a broadsheet at 600 dots an inch has 170 million."""
KEPT_PIXELS = 40_000_000
"""Larger pictures are decoded smaller: a broadsheet at 300 dots an inch."""
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"tiff", b"tif", b"webp"})


class Painter:
    """Draws pages, parts of them and overviews. Usable from any thread."""

    def __init__(self, files: PageFiles) -> None:
        self._files = files
        self._guard = Lock()
        self._last: tuple[str, QSize, QImage] | None = None

    def overview(self, facsimile: Facsimile, check: Callable[[], None]) -> Drawn:
        """The whole page, small. Raises SourceError."""
        wide, high = self._size(facsimile)
        scale = OVERVIEW_SIDE / max(wide, high)
        width, height = max(1, round(wide * scale)), max(1, round(high * scale))
        return self.part(facsimile, Part(width, height, 0, 0, width, height), check)

    def part(self, facsimile: Facsimile, part: Part, check: Callable[[], None]) -> Drawn:
        """A part of the page. `check` may raise to stop. Raises SourceError."""
        wide, high = self._size(facsimile)
        if facsimile.kind is FacsimileKind.PDF:
            drawn = self._files.draw(facsimile, part, check)
            # Copied, since Qt does not keep the bytes it is given.
            image = QImage(
                drawn.data, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32
            ).copy()
        else:
            check()
            image = _cut(self._picture(facsimile)[1], part)
        return Drawn(image, wide, high)

    def _size(self, facsimile: Facsimile) -> tuple[float, float]:
        if facsimile.kind is FacsimileKind.PDF:
            return self._files.size(facsimile)
        size = self._picture(facsimile)[0]
        return float(size.width()), float(size.height())

    def _picture(self, facsimile: Facsimile) -> tuple[QSize, QImage]:
        """A picture's own size, and what is kept of it. The last one is kept decoded."""
        path = self._files.locate(facsimile)
        with self._guard:
            if self._last is None or self._last[0] != facsimile.sha256:
                self._last = None
                self._last = (facsimile.sha256, *read_picture(path))
            return self._last[1:]


def read_picture(path: Path) -> tuple[QSize, QImage]:
    """A picture with its own size, decoded smaller if it is large. Raises SourceError."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not size.isValid() or size.isEmpty():
        raise SourceError(_("{name} is a broken picture and can't be shown.").format(name=path.name))
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        text = _("{name} has {size} million pixels, more than any page. Save it smaller.")
        raise SourceError(text.format(name=path.name, size=pixels // 1_000_000))
    if pixels > KEPT_PIXELS:
        reader.setScaledSize(size * (KEPT_PIXELS / pixels) ** 0.5)
    image = reader.read()
    if image.isNull():
        raise SourceError(_("{name} is a broken picture and can't be shown.").format(name=path.name))
    is_turned = bool(
        reader.transformation().value & QImageIOHandler.Transformation.TransformationRotate90.value
    )
    return size.transposed() if is_turned else size, _opaque(image)


def _opaque(image: QImage) -> QImage:
    """On white paper, in the format that is painted fastest."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    from PySide6.QtGui import QPainter  # noqa: PLC0415 - hardly a page has holes

    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _cut(image: QImage, part: Part) -> QImage:
    """A part of a picture, at the size asked for."""
    across, down = image.width() / part.whole_width, image.height() / part.whole_height
    left, top = int(part.left * across), int(part.top * down)
    width, height = max(1, round(part.width * across)), max(1, round(part.height * down))
    cut = image.copy(QRect(left, top, width, height))
    smooth = Qt.TransformationMode.SmoothTransformation
    return cut.scaled(part.width, part.height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
