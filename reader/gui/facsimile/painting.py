"""A page's file into a QImage, on a worker's thread: PDFs by the job that shows pages, pictures by Qt."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

from reader.core.errors import SourceError
from reader.core.paper import FacsimileKind
from reader.core.pixels import Part
from reader.core.speech import _
from reader.gui.facsimile.cache import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.paper import Facsimile
    from reader.jobs.facsimiles import Hits, PageFiles
    from reader.store.archive.archive import Archive
    from reader.store.records import PageRecord

OVERVIEW_SIDE = 1000
"""Pixels of the longer side of the quick picture that is shown first."""
MOST_PIXELS = 400_000_000
"""Of a picture, told by its header before anything is decoded: a broadsheet at 600 dots an inch has 170 million."""
KEPT_PIXELS = 40_000_000
"""Larger pictures are decoded smaller: a broadsheet at 300 dots an inch."""
BAND_PIXELS = 1_500_000
"""Pixels of a picture that are scaled at a time: some milliseconds."""
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"tiff", b"tif", b"webp"})


class Painter:
    """Draws pages, parts of them and overviews. Usable from any thread."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._guard = Lock()
        self._made: PageFiles | None = None
        self._last: tuple[str, QSize, QImage] | None = None

    @property
    def files(self) -> PageFiles:
        """What opens the files. To be asked for on a worker's thread: the first time it takes long to load."""
        from reader.jobs.facsimiles import PageFiles

        with self._guard:
            if self._made is None:
                self._made = PageFiles(self._archive)
            return self._made

    def hits(self, page: PageRecord, query: str) -> Hits:
        """What a find lights on a page. Raises SourceError."""
        from reader.jobs.facsimiles import find_on_page

        return find_on_page(self._archive, self.files, page, query)

    def close(self) -> None:
        """Close the files, if any was opened."""
        if self._made is not None:
            self._made.close()

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
            drawn = self.files.draw(facsimile, part, check)
            # Copied, since Qt does not keep the bytes it is given.
            image = QImage(
                drawn.data, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32
            ).copy()
        else:
            check()
            image = cut(self._picture(facsimile)[1], part)
        return Drawn(image, wide, high)

    def _size(self, facsimile: Facsimile) -> tuple[float, float]:
        if facsimile.kind is FacsimileKind.PDF:
            return self.files.size(facsimile)
        size = self._picture(facsimile)[0]
        return float(size.width()), float(size.height())

    def _picture(self, facsimile: Facsimile) -> tuple[QSize, QImage]:
        """A picture's own size, and what is kept of it. The last one is kept decoded."""
        path = self.files.locate(facsimile)
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
    return size.transposed() if is_turned else size, image


def cut(image: QImage, part: Part) -> QImage:
    """A part of a picture at the size asked for, on white paper.

    In bands, because Qt lets no other thread run while it copies or scales: the window must not wait for it.
    """
    made = QImage(part.width, part.height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    across, down = image.width() / part.whole_width, image.height() / part.whole_height
    rows = max(1, int(BAND_PIXELS / max(1.0, part.width * across * down)))
    painter = QPainter(made)
    for top in range(0, part.height, rows):
        height = min(rows, part.height - top)
        source = QRectF(part.left * across, (part.top + top) * down, part.width * across, height * down)
        painter.drawImage(0, top, _scaled(image, source, QSize(part.width, height)))
    painter.end()
    return made


def _scaled(image: QImage, source: QRectF, size: QSize) -> QImage:
    left, top = int(source.left()), int(source.top())
    right, bottom = max(left + 1, round(source.right())), max(top + 1, round(source.bottom()))
    piece = image.copy(QRect(left, top, right - left, bottom - top))
    return piece.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
