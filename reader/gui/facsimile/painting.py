"""A page's file into a QImage, on a worker's thread; what reads the file is in a process of its own."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from reader.core.paper import FacsimileKind
from reader.core.pixels import Part
from reader.gui.facsimile.cache import Drawn
from reader.gui.facsimile.pictures import picture_part, picture_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.paper import Facsimile
    from reader.jobs import Pictures
    from reader.jobs.facsimiles import Hits, PageFiles
    from reader.store.archive.archive import Archive
    from reader.store.records import PageRecord

OVERVIEW_SIDE = 1000
"""Pixels of the longer side of the quick picture that is shown first."""


def pictures() -> Pictures:
    """How pictures of pages are read, for jobs that cut pieces out of them."""
    from reader.jobs import Pictures

    return Pictures(picture_size, picture_part)


class Painter:
    """Draws pages, parts of them and overviews. Usable from any thread."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._guard = Lock()
        self._made: PageFiles | None = None

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
        files = self.files
        if facsimile.kind is FacsimileKind.PDF:
            drawn = files.draw(facsimile, part, check)
        else:
            drawn = picture_part(files.worker, files.locate(facsimile), part, check)
        # Copied, since Qt does not keep the bytes it is given.
        image = QImage(drawn.data, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32)
        return Drawn(image.copy(), wide, high)

    def _size(self, facsimile: Facsimile) -> tuple[float, float]:
        if facsimile.kind is FacsimileKind.PDF:
            return self.files.size(facsimile)
        return picture_size(self.files.worker, self.files.locate(facsimile))
