"""A frame: all that a page holds of one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import around

if TYPE_CHECKING:
    from reader.importers.formats.page_pdf.geometry.boxes import Box
    from reader.importers.formats.page_pdf.geometry.heads import Head
    from reader.importers.formats.page_pdf.geometry.legs import Leg
    from reader.importers.formats.page_pdf.geometry.rows import Row


@dataclass
class Frame:
    """One article on a page: its heading, its legs in reading order, its captions, what stands between."""

    head: Head | None = None
    legs: list[Leg] = field(default_factory=list)
    captions: list[tuple[Row, ...]] = field(default_factory=list)
    over: list[Row] = field(default_factory=list)
    """What stands right above its heading, torn off from it: a column's name, a kicker."""
    standing: list[Row] = field(default_factory=list)
    """Lines of their own between heading and text: bylines, decks in the text's type."""

    @property
    def boxes(self) -> list[Box]:
        """Everything it is made of."""
        heads = [self.head.box] if self.head else []
        captions = [around(row.box for row in caption) for caption in self.captions]
        return heads + [leg.box for leg in self.legs] + captions + [row.box for row in self.standing]

    @property
    def box(self) -> Box:
        """All the place it takes."""
        return around(self.boxes)
