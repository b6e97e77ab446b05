"""Lines by their height on the page, so that those near a line are found without looking at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.importers.formats.page_pdf.geometry.rows import Row

_HEIGHT = 16.0
"""Points. A line of text is about as high."""


class Shelves:
    """Lines, each on the shelves it reaches over."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._shelves: dict[int, list[Row]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Put a line where it stands."""
        for shelf in range(int(row.box.top // _HEIGHT), int(row.box.bottom // _HEIGHT) + 1):
            self._shelves.setdefault(shelf, []).append(row)

    def near(self, top: float, bottom: float) -> Iterator[Row]:
        """The lines that reach between two heights, in points from the top, and a few more; each once."""
        first, last = int(top // _HEIGHT), int(bottom // _HEIGHT)
        for shelf in range(first, last + 1):
            for row in self._shelves.get(shelf, ()):
                if max(int(row.box.top // _HEIGHT), first) == shelf:
                    yield row
