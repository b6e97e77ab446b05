"""PDFs in a process of their own: whatever a PDF does to pdfium, it does it there."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.core.limited_worker import naming_lost

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.limited_worker import Call, LimitedWorker
    from reader.core.pixels import Part, Pixels
    from reader.importers.formats.page_pdf.geometry.page_words import PageWords
    from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile
    from reader.importers.source.filing import UnfiledIssue

KEPT_OPEN = 2
"""PDFs kept open for drawing: the issue at hand and the one before."""


def read_page_pdf(worker: LimitedWorker, path: Path, *, is_one: bool = False) -> list[UnfiledIssue]:
    """As `reader.read_page_pdf`. Raises SourceError, also where the PDF takes too long or too much."""
    with naming_lost(worker, path):
        return worker.call(_read, path, is_one)


def count_pages(worker: LimitedWorker, path: Path) -> int:
    """How many pages a PDF has. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call(_count, path)


def page_size(worker: LimitedWorker, path: Path, place: int) -> tuple[float, float]:
    """Width and height of a page, counted from 0, in points. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call(_size, path, place)


def page_words(worker: LimitedWorker, path: Path, place: int) -> PageWords:
    """What stands where on a page. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call(_words, path, place)


def draw(worker: LimitedWorker, path: Path, place: int, part: Part, check: Callable[[], None]) -> Pixels:
    """A part of a page. `check` is called now and then and may raise to stop. Raises SourceError."""
    with naming_lost(worker, path):
        return worker.call_while(check, _draw, path, place, part)


# in the worker


def _read(call: Call, path: Path, is_one: bool) -> list[UnfiledIssue]:
    from reader.importers.formats.page_pdf import reader

    return reader.read_page_pdf(path, call.alive, is_one=is_one)


def _count(_call: Call, path: Path) -> int:
    from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile

    with PdfFile(path) as pdf:
        return pdf.page_count


def _size(call: Call, path: Path, place: int) -> tuple[float, float]:
    from reader.importers.formats.page_pdf.geometry import pdf_drawing

    return pdf_drawing.page_size(call.kept(_OpenFiles).at(path), place)


def _words(call: Call, path: Path, place: int) -> PageWords:
    from reader.importers.formats.page_pdf.geometry import page_words, pdf_drawing

    pdf = call.kept(_OpenFiles).at(path)
    return page_words.words_of(pdf.sheet(place), pdf_drawing.page_size(pdf, place))


def _draw(call: Call, path: Path, place: int, part: Part) -> Pixels:
    from reader.importers.formats.page_pdf.geometry import pdf_drawing

    return pdf_drawing.draw(call.kept(_OpenFiles).at(path), place, part, call.check)


class _OpenFiles:
    """The PDFs that pages are drawn from, kept open."""

    def __init__(self) -> None:
        self._open: OrderedDict[tuple[Path, int, int], PdfFile] = OrderedDict()

    def at(self, path: Path) -> PdfFile:
        """The open PDF, opened anew where the file has changed. Raises SourceError and OSError."""
        from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile

        state = path.stat()
        key = path, state.st_size, state.st_mtime_ns
        if key not in self._open:
            self._open[key] = PdfFile(path)
        self._open.move_to_end(key)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[key]
