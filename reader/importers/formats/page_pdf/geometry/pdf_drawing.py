"""Pages of PDFs drawn into pixels, a part at a time, so that no page asks for more memory than a part."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import SourceError
from reader.core.pixels import LARGEST_PART, LONGEST_SIDE, Pixels
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.pixels import Part
    from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile

LONGEST_DRAWING = 20.0
"""Seconds after which a part is left as far as it is drawn: some files never end."""
_CHECKED_EVERY = 0.02
_WHITE = (255, 255, 255, 255)


def page_size(pdf: PdfFile, place: int) -> tuple[float, float]:
    """Width and height of a page, counted from 0, in points. Raises SourceError for a page without any."""
    if not 0 <= place < pdf.page_count:
        raise SourceError(_("The file no longer has a page {page}.").format(page=place + 1))
    wide, high = pdf.on_page(place, lambda page: page.get_size())
    if not (0 < wide < math.inf and 0 < high < math.inf):
        raise SourceError(_("Page {page} has no size, so it can't be drawn.").format(page=place + 1))
    return float(wide), float(high)


def draw(pdf: PdfFile, place: int, part: Part, check: Callable[[], None]) -> Pixels:
    """A part of a page. `check` is called now and then and may raise to stop. Raises SourceError."""
    if max(part.whole_width, part.whole_height) > LONGEST_SIDE or part.width * part.height > LARGEST_PART:
        raise ValueError(part)
    return pdf.on_page(place, lambda page: _draw(page, part, check))


def _draw(page: pdfium.PdfPage, part: Part, check: Callable[[], None]) -> Pixels:
    bitmap = pdfium.PdfBitmap.new_native(part.width, part.height, raw.FPDFBitmap_BGRx)
    try:
        bitmap.fill_rect(_WHITE, 0, 0, part.width, part.height)
        _run(page, bitmap, part, check)
        return Pixels(part.width, part.height, bytes(bitmap.buffer))
    finally:
        bitmap.close()


def _run(page: pdfium.PdfPage, bitmap: pdfium.PdfBitmap, part: Part, check: Callable[[], None]) -> None:
    """Draw by and by; pdfium asks after every few objects whether it should pause."""
    watch = _Watch(check)
    place = (-part.left, -part.top, part.whole_width, part.whole_height)
    state = raw.FPDF_RenderPageBitmap_Start(bitmap.raw, page.raw, *place, 0, raw.FPDF_ANNOT, watch.pause)
    try:
        while state == raw.FPDF_RENDER_TOBECONTINUED and watch.may_go_on():
            state = raw.FPDF_RenderPage_Continue(page.raw, watch.pause)
    finally:
        raw.FPDF_RenderPage_Close(page.raw)


class _Watch:
    """Pauses the drawing now and then, to see whether it is still wanted."""

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check
        self._end = time.monotonic() + LONGEST_DRAWING
        self._next = 0.0
        self.pause = raw.IFSDK_PAUSE(version=1)
        pdfium.internal.set_callback(self.pause, "NeedToPauseNow", self._is_time)

    def may_go_on(self) -> bool:
        """Whether there is time left. Raises what the check raises."""
        self._check()
        self._next = time.monotonic() + _CHECKED_EVERY
        return time.monotonic() < self._end

    def _is_time(self, _pause: object) -> bool:
        return time.monotonic() > self._next
