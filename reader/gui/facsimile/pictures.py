"""Pictures of pages read and cut by Qt, in a process of their own: the libraries that decode them are in C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

from reader.core.errors import SourceError
from reader.core.limited_worker import naming_lost
from reader.core.pixels import Pixels
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.limited_worker import Call, LimitedWorker
    from reader.core.pixels import Part

MOST_PIXELS = 400_000_000
"""Of a picture, told by its header before anything is decoded: a broadsheet at 600 dots an inch has 170 million."""
KEPT_PIXELS = 40_000_000
"""Larger pictures are decoded smaller: a broadsheet at 300 dots an inch."""
BAND_PIXELS = 1_500_000
"""Pixels of a picture that are scaled at a time: some milliseconds."""
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"tiff", b"tif", b"webp"})


def picture_size(worker: LimitedWorker, path: Path) -> tuple[float, float]:
    """Width and height of a picture in pixels, as it is seen. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call(_size, path)


def picture_part(worker: LimitedWorker, path: Path, part: Part, check: Callable[[], None]) -> Pixels:
    """A part of a picture. `check` may raise to stop. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call_while(check, _part, path, part)


# in the worker


class _LastPicture:
    """The picture read last, decoded."""

    def __init__(self) -> None:
        self._key: tuple[Path, int, int] | None = None
        self._held = QSize(), QImage()

    def at(self, path: Path) -> tuple[QSize, QImage]:
        """A picture's own size, and what is kept of it. Raises SourceError and OSError."""
        state = path.stat()
        key = path, state.st_size, state.st_mtime_ns
        if key != self._key:
            self._key, self._held = None, (QSize(), QImage())
            self._held = read_picture(path)
            self._key = key
        return self._held


def _size(call: Call, path: Path) -> tuple[float, float]:
    size = call.kept(_LastPicture).at(path)[0]
    return float(size.width()), float(size.height())


def _part(call: Call, path: Path, part: Part) -> Pixels:
    image = cut(call.kept(_LastPicture).at(path)[1], part, call.check)
    return Pixels(part.width, part.height, bytes(image.constBits()))


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


def cut(image: QImage, part: Part, check: Callable[[], None] = lambda: None) -> QImage:
    """A part of a picture at the size asked for, on white paper.

    In bands: `check` is called between them, and may raise to stop.
    """
    made = QImage(part.width, part.height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    across, down = image.width() / part.whole_width, image.height() / part.whole_height
    rows = max(1, int(BAND_PIXELS / max(1.0, part.width * across * down)))
    painter = QPainter(made)
    for top in range(0, part.height, rows):
        check()
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
