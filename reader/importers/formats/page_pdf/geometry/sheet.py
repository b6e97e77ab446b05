"""What is printed on one page, before it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.importers.formats.page_pdf.geometry.boxes import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in print, in points from the page's top left corner.

    `right` is where the next one would stand; `baseline` the line it stands on; `after_space` says that
    white space was set before it, not only left free. `advance` is how far it reaches down its line where it
    is turned to the side, 0 where it is not.
    """

    char: str
    left: float
    right: float
    baseline: float
    size: float
    after_space: bool = False
    advance: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The characters of a page in the order of the file, its drawn lines and frames, its pictures.

    `is_cut_short` says that there were more characters than are read of one page.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    is_cut_short: bool = False
