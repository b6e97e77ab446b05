"""Showing the pages as they were printed: where their files are, their pixels, and where words stand on them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from itertools import accumulate, chain
from threading import Lock
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.limited_worker import LimitedWorker
from reader.core.paper import FacsimileKind, Region
from reader.core.speech import _
from reader.find.search import highlight_spans
from reader.importers.formats.page_pdf import apart
from reader.importers.formats.page_pdf.geometry.page_words import lit_boxes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.paper import Article, Facsimile
    from reader.core.pixels import Part, Pixels
    from reader.importers.formats.page_pdf.geometry.page_words import PageWords
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId, PageRecord

KEPT_READ = 8
"""Pages whose characters are kept."""


class PageFiles:
    """The files that pages are drawn from. Usable from any thread; one at a time draws."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._found: dict[str, Path] = {}
        self._seen: dict[tuple[str, int, int], str] = {}
        self._sizes: dict[tuple[str, int], tuple[float, float]] = {}
        self._words: OrderedDict[tuple[str, int], PageWords] = OrderedDict()
        self._guard = Lock()
        self.worker = LimitedWorker()
        """What reads the files, PDFs and pictures."""

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
            key = facsimile.sha256, facsimile.place
            if key not in self._sizes:
                self._sizes[key] = apart.page_size(self.worker, path, facsimile.place)
            return self._sizes[key]

    def draw(self, facsimile: Facsimile, part: Part, check: Callable[[], None]) -> Pixels:
        """A part of a PDF's page. `check` may raise to stop. Raises SourceError."""
        path = self.locate(facsimile)
        with self._guard:
            check()
            return apart.draw(self.worker, path, facsimile.place, part, check)

    def find(self, facsimile: Facsimile, query: str) -> tuple[Region, ...] | None:
        """Where the words of a query stand on a page; None where its characters are not known."""
        hits = self.find_hits(facsimile, query)
        return None if hits is None else tuple(place for hit in hits for place in hit)

    def find_hits(self, facsimile: Facsimile, query: str) -> tuple[tuple[Region, ...], ...] | None:
        """The same, hit by hit: one that is broken over two lines has two places."""
        if facsimile.kind is not FacsimileKind.PDF:
            return None
        words = self._words_of(facsimile)
        if not words.stretches:
            return None
        wide, high = words.width, words.height
        return tuple(
            tuple(
                Region(box.left / wide, box.top / high, box.right / wide, box.bottom / high)
                for box in lit_boxes(stretch, span.start, span.end)
            )
            for stretch in words.stretches
            for span in highlight_spans(stretch.text, query)
        )

    def close(self) -> None:
        """Nothing is drawn any more."""
        self.worker.close()

    def _words_of(self, facsimile: Facsimile) -> PageWords:
        """A page's size and its characters."""
        key = facsimile.sha256, facsimile.place
        path = self.locate(facsimile)
        with self._guard:
            if key not in self._words:
                self._words[key] = apart.page_words(self.worker, path, facsimile.place)
            self._words.move_to_end(key)
            while len(self._words) > KEPT_READ:
                self._words.popitem(last=False)
            return self._words[key]

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
