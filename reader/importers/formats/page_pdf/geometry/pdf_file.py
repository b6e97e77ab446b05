"""PDF files by pdfium: the characters of a page with place and size, and what is drawn between them.

pdfium may be used by one thread at a time only (its own README says so): whatever touches it holds `_PDFIUM`.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, failure
from reader.importers.formats.page_pdf.geometry.boxes import Box
from reader.importers.formats.page_pdf.geometry.pdf_sight import Sight, is_ground, seen
from reader.importers.formats.page_pdf.geometry.sheet import Glyph, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

Given = TypeVar("Given")
MOST_CHARACTERS = 120_000
"""Of one page. A full broadsheet page has fifteen thousand."""
_MOST_OBJECTS = 200_000
_MOST_GROUNDS = 500
_RULE = 3.0
"""Points. What is drawn and thinner than this is a rule 线."""
_SHORTEST_RULE = 20.0
_LEAST_PICTURE = 0.002
_MOST_PICTURE = 0.75
"""Shares of the page: less is an ornament, more is its ground or the scan of the whole."""
_LONG_DASHES = {"\u2e3a": 2, "\u2e3b": 3}
"""What fonts with a shape of its own for —— call it, and how many dashes it is; few fonts can show the name."""
_PDFIUM = Lock()
_SAME_PLACE = 0.15
"""Ems. A headline is made bold by printing it twice, a hair's breadth apart."""


class PdfFile:
    """An open PDF. Raises SourceError where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        with _PDFIUM:
            try:
                self._document = pdfium.PdfDocument(path)
            except pdfium.PdfiumError as error:
                raise SourceError(_refusal(path.name, getattr(error, "err_code", None))) from error
            self.page_count = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be read from it any more."""
        with _PDFIUM:
            self._document.close()

    @property
    def title(self) -> str:
        """The title told in the file's properties; empty where none is."""
        with _PDFIUM:
            return str(self._document.get_metadata_value("Title"))

    def sheet(self, place: int) -> Sheet:
        """What is printed on a page, counted from 0. Raises SourceError where the page is broken."""
        return self.on_page(place, _sheet)

    def on_page(self, place: int, do: Callable[[pdfium.PdfPage], Given]) -> Given:
        """What `do` gives for a page, counted from 0, while no other thread is in pdfium. Raises SourceError."""
        with _PDFIUM:
            try:
                page = self._document[place]
                try:
                    return do(page)
                finally:
                    page.close()
            except pdfium.PdfiumError as error:
                raise SourceError(failure(Code.PAGE_BROKEN, page=place + 1, name=self._name)) from error


def _refusal(name: str, error: int | None) -> Finding:
    is_locked = error in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
    return failure(Code.LOCKED_PDF if is_locked else Code.BROKEN_PDF, name=name)


class _Turn:
    """From PDF's points (from the bottom left, the page not turned) to ours (from the top left, as seen)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._quarters = page.get_rotation() // 90
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if self._quarters % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point's place on the page as seen."""
        match self._quarters:
            case 1:
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box's place on the page as seen."""
        (one, two), (three, four) = self.point(left, top), self.point(right, bottom)
        return Box(min(one, three), min(two, four), max(one, three), max(two, four))


def _sheet(page: pdfium.PdfPage) -> Sheet:
    turn = _Turn(page)
    text = page.get_textpage()
    try:
        count = text.count_chars()
        glyphs = tuple(_once(_seen_glyphs(text.raw, min(count, MOST_CHARACTERS), page.raw, turn)))
    finally:
        text.close()
    rules, frames, pictures = _drawn(page.raw, turn)
    return Sheet(turn.width, turn.height, glyphs, rules, frames, pictures, count > MOST_CHARACTERS)


def _seen_glyphs(text: raw.FPDF_TEXTPAGE, count: int, page: raw.FPDF_PAGE, turn: _Turn) -> Iterator[Glyph]:
    """The characters of a page that somebody sees on it."""
    sight = Sight(text)
    glyphs: list[Glyph] = []
    blank: set[int] = set()
    for at, glyph in _glyphs(text, count, turn):
        if not sight.is_inked(at):
            blank.add(len(glyphs))
        glyphs.append(glyph)
    grounds = [
        box
        for kind, item, box in (_objects(page, turn) if blank else ())
        if is_ground(kind, item, is_filled=kind == raw.FPDF_PAGEOBJ_PATH and _is_filled(item))
    ]
    return seen(glyphs, blank, grounds[:_MOST_GROUNDS], Box(0, 0, turn.width, turn.height))


def _glyphs(text: raw.FPDF_TEXTPAGE, count: int, turn: _Turn) -> Iterator[tuple[int, Glyph]]:
    """The characters in the order of the file with their numbers, without what pdfium puts between them."""
    place = _Place(text, turn)
    after_space = False
    for at in range(count):
        char = chr(raw.FPDFText_GetUnicode(text, at) or 0xFFFD)
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if char.isspace() or char == "\u200b":
            after_space = True
            continue
        if char in _LONG_DASHES:
            for dash in _dashes(place.glyph(at, char, after_space=after_space), _LONG_DASHES[char]):
                yield at, dash
        elif char.isprintable() or char >= "\ue000":
            yield at, place.glyph(at, char, after_space=after_space)
        after_space = False


def _dashes(glyph: Glyph, count: int) -> Iterator[Glyph]:
    """The dashes that the one shape of a long dash is made of, side by side."""
    wide = (glyph.right - glyph.left) / count
    for nth in range(count):
        left = glyph.left + nth * wide
        after_space = glyph.after_space and not nth
        yield replace(glyph, char="—", left=left, right=left + wide, after_space=after_space)


class _Place:
    """Where characters stand. Keeps what pdfium writes into, since making it anew takes long."""

    def __init__(self, text: raw.FPDF_TEXTPAGE, turn: _Turn) -> None:
        self._text, self._turn = text, turn
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix, self._loose = raw.FS_MATRIX(), raw.FS_RECTF()

    def glyph(self, at: int, char: str, *, after_space: bool) -> Glyph:
        """A character with its place. A size in points is the font's times what the matrix makes of it."""
        matrix, loose = self._matrix, self._loose
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        raw.FPDFText_GetLooseCharBox(self._text, at, loose)
        box = self._turn.box(loose.left, loose.bottom, loose.right, loose.top)
        size = abs(raw.FPDFText_GetFontSize(self._text, at)) * math.hypot(matrix.c, matrix.d) or box.height
        left, baseline = self._turn.point(self._x.value, self._y.value)
        is_turned = abs(matrix.b) > abs(matrix.a)
        if is_turned or not box.left - size < left <= box.right:
            left, baseline = box.left, box.bottom - 0.12 * size
        wide = size * math.hypot(matrix.a, matrix.b) / (math.hypot(matrix.c, matrix.d) or 1.0)
        right = left + wide if _is_square(char) or box.right <= left else box.right
        advance = box.height if is_turned and not _is_square(char) else 0.0
        return Glyph(char, left, right, baseline, size, after_space, advance)


def _is_square(char: str) -> bool:
    """Whether a character is as wide as it is high: all that is written with strokes. pdfium knows their ink alone."""
    return "\u2e80" <= char <= "\u2fd5" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _once(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Each character once, however often it was printed on the same spot.

    Two dashes or points may be one shape in the font, and then stand on the same spot by right.
    """
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    last = ""
    for glyph in glyphs:
        if glyph.char == last and not last.isalnum():
            yield glyph
            continue
        last = glyph.char
        column, row = int(glyph.left // 8), int(glyph.baseline // 8)
        near = [
            one
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for one in seen.get((glyph.char, column + dx, row + dy), ())
        ]
        if any(_is_same(one, glyph) for one in near):
            continue
        seen.setdefault((glyph.char, column, row), []).append(glyph)
        yield glyph


def _is_same(one: Glyph, other: Glyph) -> bool:
    near = _SAME_PLACE * one.size
    return (
        max(abs(one.left - other.left), abs(one.baseline - other.baseline), abs(one.size - other.size)) < near
    )


def _drawn(page: raw.FPDF_PAGE, turn: _Turn) -> tuple[tuple[Box, ...], tuple[Box, ...], tuple[Box, ...]]:
    """Rules, frames and pictures: thin paths, rectangles that are not filled, pictures and filled ones."""
    rules: list[Box] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    for kind, item, box in _objects(page, turn):
        if min(box.width, box.height) <= _RULE:
            if max(box.width, box.height) >= _SHORTEST_RULE and kind == raw.FPDF_PAGEOBJ_PATH:
                rules.append(box)
        elif _LEAST_PICTURE < box.width * box.height / (turn.width * turn.height) < _MOST_PICTURE:
            is_frame = kind == raw.FPDF_PAGEOBJ_PATH and not _is_filled(item)
            (frames if is_frame else pictures).append(box)
    return tuple(rules), tuple(frames), tuple(pictures)


def _objects(page: raw.FPDF_PAGE, turn: _Turn) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, Box]]:
    """Everything on a page that is no text."""
    edges = [ctypes.c_float() for _edge in range(4)]
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(item, *edges):
            yield kind, item, turn.box(*(edge.value for edge in edges))


def _is_filled(path: raw.FPDF_PAGEOBJECT) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroke)
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)
