"""Showing the pages as they were printed: where their files are, their pixels, and where words stand on them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from itertools import accumulate, chain
from threading import Lock
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.paper import FacsimileKind, Region
from reader.core.speech import _
from reader.find.search import highlight_spans
from reader.importers.formats.page_pdf.geometry import pdf_drawing
from reader.importers.formats.page_pdf.geometry.page_words import find_stretches, lit_boxes
from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.core.paper import Article, Facsimile
    from reader.core.pixels import Part, Pixels
    from reader.importers.formats.page_pdf.geometry.page_words import Stretch
    from reader.importers.formats.page_pdf.geometry.sheet import Sheet
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId, PageRecord

KEPT_OPEN = 2
"""PDFs kept open: the issue at hand and the one before."""
KEPT_READ = 8
"""Pages whose characters are kept."""
_SLACK = 0.01
"""How much the size of the page as read may differ from that of the page as drawn, as a share."""


class PageFiles:
    """The files that pages are drawn from. Usable from any thread; one at a time draws."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._found: dict[str, Path] = {}
        self._seen: dict[tuple[str, int, int], str] = {}
        self._open: OrderedDict[Path, PdfFile] = OrderedDict()
        self._read: OrderedDict[tuple[str, int], tuple[float, float, tuple[Stretch, ...]]] = OrderedDict()
        self._guard = Lock()
        self._is_closed = False

    def locate(self, facsimile: Facsimile) -> Path:
        """Where the file of a page is now. Raises SourceError where it is gone or has become another one."""
        places = [self._found[facsimile.sha256]] if facsimile.sha256 in self._found else []
        places += self._archive.facsimile_places(facsimile)
        there = [place for place in places if _is_file(place)]
        for place in there:
            if self._digest(place) == facsimile.sha256:
                return place
        if there:
            text = _(
                "The file of this page, {path}, is no longer the one that was read. Find the one that was."
            )
        else:
            text = _("The file of this page is not at {path} any more. If it was moved, say where it is now.")
        raise SourceError(text.format(path=facsimile.path))

    def accept(self, facsimile: Facsimile, path: Path) -> None:
        """Take `path` for the file of a page, from now on. Raises SourceError where it is another file."""
        if not _is_file(path) or self._digest(path) != facsimile.sha256:
            text = _("{name} is not the file this page was read from. Choose another one.")
            raise SourceError(text.format(name=path.name))
        self._found[facsimile.sha256] = path
        if not self._archive.read_only:
            self._archive.move_facsimile(facsimile.sha256, path)

    def size(self, facsimile: Facsimile) -> tuple[float, float]:
        """Width and height of a PDF's page, in points. Raises SourceError."""
        path = self.locate(facsimile)
        with self._guard:
            return pdf_drawing.page_size(self._pdf(path), facsimile.place)

    def draw(self, facsimile: Facsimile, part: Part, check: Callable[[], None]) -> Pixels:
        """A part of a PDF's page. `check` may raise to stop. Raises SourceError."""
        path = self.locate(facsimile)
        with self._guard:
            check()
            return pdf_drawing.draw(self._pdf(path), facsimile.place, part, check)

    def find(self, facsimile: Facsimile, query: str) -> tuple[Region, ...] | None:
        """Where the words of a query stand on a page; None where its characters are not known."""
        hits = self.find_hits(facsimile, query)
        return None if hits is None else tuple(place for hit in hits for place in hit)

    def find_hits(self, facsimile: Facsimile, query: str) -> tuple[tuple[Region, ...], ...] | None:
        """The same, hit by hit: one that is broken over two lines has two places."""
        if facsimile.kind is not FacsimileKind.PDF:
            return None
        wide, high, stretches = self._words(facsimile)
        if not stretches:
            return None
        return tuple(
            tuple(
                Region(box.left / wide, box.top / high, box.right / wide, box.bottom / high)
                for box in lit_boxes(stretch, span.start, span.end)
            )
            for stretch in stretches
            for span in highlight_spans(stretch.text, query)
        )

    def close(self) -> None:
        """Close what is open; nothing is drawn any more."""
        with self._guard:
            self._is_closed = True
            while self._open:
                self._open.popitem()[1].close()

    def _words(self, facsimile: Facsimile) -> tuple[float, float, tuple[Stretch, ...]]:
        """A page's size and its characters."""
        key = facsimile.sha256, facsimile.place
        path = self.locate(facsimile)
        with self._guard:
            if key not in self._read:
                pdf = self._pdf(path)
                size = pdf_drawing.page_size(pdf, facsimile.place)
                self._read[key] = _read(pdf.sheet(facsimile.place), size)
            self._read.move_to_end(key)
            while len(self._read) > KEPT_READ:
                self._read.popitem(last=False)
            return self._read[key]

    def _pdf(self, path: Path) -> PdfFile:
        """The open PDF; the guard is held. Raises SourceError."""
        if self._is_closed:
            raise SourceError(_("{path} has been closed.").format(path=path))
        if path not in self._open:
            self._open[path] = PdfFile(path)
        self._open.move_to_end(path)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[path]

    def _digest(self, path: Path) -> str:
        """The file's SHA-256, computed anew when the file has changed."""
        try:
            state = path.stat()
            key = str(path), state.st_size, state.st_mtime_ns
            if key not in self._seen:
                with path.open("rb") as file:
                    self._seen[key] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""
        return self._seen[key]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(sheet: Sheet, size: Sequence[float]) -> tuple[float, float, tuple[Stretch, ...]]:
    """A page's characters, none where its size as read is not that as drawn: they would light wrong places."""
    is_same = all(
        abs(read - drawn) <= _SLACK * drawn
        for read, drawn in zip((sheet.width, sheet.height), size, strict=True)
    )
    return sheet.width, sheet.height, find_stretches(sheet) if is_same and sheet.glyphs else ()


@dataclass(frozen=True, slots=True)
class Hits:
    """What a find lights on a page: places of words, or (where those are not known) whole articles.

    `begins` are the numbers of the places with which a hit begins.
    """

    places: tuple[Region, ...] = ()
    begins: tuple[int, ...] = ()
    articles: tuple[ArticleId, ...] = ()


def find_on_page(archive: Archive, files: PageFiles, page: PageRecord, query: str) -> Hits:
    """Where the words of a query stand on a page. Raises SourceError."""
    if page.facsimile is None or not query.strip():
        return Hits()
    hits = files.find_hits(page.facsimile, query)
    if hits is not None:
        hits = tuple(filter(None, hits))
        begins = tuple(accumulate(map(len, hits), initial=0))[:-1]
        return Hits(tuple(chain.from_iterable(hits)), begins)
    records = archive.articles([outline.article_id for outline in page.outlines])
    return Hits(articles=tuple(record.id for record in records if _has(record.clipping.article, query)))


def _has(article: Article, query: str) -> bool:
    headings = (article.rubric, article.kicker, article.headline, article.deck)
    return any(highlight_spans(text, query) for text in (*headings, *article.paragraphs) if text)
