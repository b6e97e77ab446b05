"""Which characters of a page are seen: not those printed in nothing, or in white on white, or beside the page."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from reader.importers.formats.page_pdf.geometry.boxes import Box
    from reader.importers.formats.page_pdf.geometry.sheet import Glyph

_WHITE = 250
_GROUNDS = frozenset({raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM})
"""What text may stand on, besides filled shapes: white on its dark, or unseen over a scan."""


class Sight:
    """Tells of each character whether it leaves ink. Looks at each piece of text of the file once."""

    def __init__(self, text: raw.FPDF_TEXTPAGE) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def is_inked(self, at: int) -> bool:
        """Whether a character is drawn in a colour that is not white."""
        item = raw.FPDFText_GetTextObject(self._text, at)
        if not item:
            return True
        place = ctypes.addressof(item.contents)
        if place not in self._known:
            self._known[place] = _is_inked(item)
        return self._known[place]


def _is_inked(item: raw.FPDF_PAGEOBJECT) -> bool:
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return False
    return mode != raw.FPDF_TEXTRENDERMODE_FILL or not _is_blank(item)


def _is_blank(item: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether something is filled with white, or with nothing."""
    red, green, blue, alpha = (ctypes.c_uint() for _part in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def is_ground(kind: int, item: raw.FPDF_PAGEOBJECT, *, is_filled: bool) -> bool:
    """Whether text can be seen, or told, on something that is drawn."""
    return kind in _GROUNDS or (kind == raw.FPDF_PAGEOBJ_PATH and is_filled and not _is_blank(item))


def seen(glyphs: Sequence[Glyph], blank: Set[int], grounds: Sequence[Box], page: Box) -> Iterator[Glyph]:
    """The characters that count, in their order. `blank`: places of those without ink.

    These count on a ground: white on dark, or the text of a scan. They count anywhere where they are most of
    the page: then they are its text layer.
    """
    is_layer = 2 * len(blank) > len(glyphs)
    for place, glyph in enumerate(glyphs):
        is_told = place not in blank or is_layer or any(_holds(ground, glyph) for ground in grounds)
        if is_told and _holds(page, glyph):
            yield glyph


def _holds(box: Box, glyph: Glyph) -> bool:
    across = (glyph.left + glyph.right) / 2
    return box.left <= across <= box.right and box.top <= glyph.baseline - 0.3 * glyph.size <= box.bottom
