"""Drawn pictures, as many as fit into so many bytes; the ones not used for longest go first."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from reader.core.paper import Facsimile
    from reader.core.pixels import Part

MOST_BYTES = 160 * 1024 * 1024
"""A window full of sharp page at twice the usual density has 20 million, an overview of a page three."""


@dataclass(frozen=True, slots=True)
class Key:
    """A picture of a page: a part of it, or (None) the overview of it all."""

    sha256: str
    place: int
    part: Part | None = None

    @classmethod
    def of(cls, facsimile: Facsimile, part: Part | None = None) -> Key:
        """For a page's picture."""
        return cls(facsimile.sha256, facsimile.place, part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with the width and height of the whole page, in points of a PDF or pixels of a picture."""

    image: QImage
    width: float
    height: float


class PictureCache:
    """Keeps drawn pictures. The newest is always kept, however large."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Key, Drawn] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Drawn | None:
        """The picture, if it is still there."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: Key, drawn: Drawn) -> None:
        """Keep a picture; others may have to go."""
        if key in self._kept:
            self.bytes -= self._kept.pop(key).image.sizeInBytes()
        self._kept[key] = drawn
        self.bytes += drawn.image.sizeInBytes()
        while self.bytes > self._most and len(self._kept) > 1:
            self.bytes -= self._kept.popitem(last=False)[1].image.sizeInBytes()
