"""The pages of a source as printed, beside what was read from them, before anything is stored."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.facsimile.drawing import Drawing
from reader.store.records import ArticleId, Outline, PageRecord

if TYPE_CHECKING:
    from reader.core.errors import ReaderError
    from reader.core.paper import Article, Facsimile, Issue, Region
    from reader.gui.facsimile.painting import Painter
    from reader.gui.facsimile.pane import FacsimilePane
    from reader.gui.tasks.runner import TaskRunner


class ImportPages(QObject):
    """Shows the pages of one issue on a pane; articles are numbered in the issue's order, from 1."""

    article_chosen = Signal(int)
    failed = Signal(object)
    """The page can't be shown; tells the ReaderError."""

    def __init__(self, pane: FacsimilePane, painter: Painter, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._painter = pane, painter
        self._drawing = Drawing(painter, pane.view.cache, runner)
        self._pages: tuple[PageRecord, ...] = ()
        self._place = -1
        pane.strip.page_chosen.connect(self.turn_to)
        pane.strip.step_wanted.connect(lambda way: self.turn_to(self._place + way))
        pane.view.parts_wanted.connect(self._drawing.want)
        pane.view.article_chosen.connect(self._choose)
        self._drawing.page_drawn.connect(self._show_drawn)
        self._drawing.part_drawn.connect(lambda _part: pane.view.viewport().update())
        self._drawing.failed.connect(self._fail)

    def show_issue(self, issue: Issue | None) -> bool:
        """Show the first page that has a picture; False where none has."""
        self._pages = pages_of(issue) if issue else ()
        self._place = -1
        pictured = [place for place, page in enumerate(self._pages) if page.facsimile]
        self._pane.show_none("")
        self._pane.view.show_open(None)
        self._drawing.show(None)
        if pictured:
            self.turn_to(pictured[0])
        return bool(pictured)

    def turn_to(self, place: int) -> None:
        """Turn to a page, counted from 0; nothing where there is none."""
        if not 0 <= place < len(self._pages):
            return
        self._place = place
        page = self._pages[place]
        self._pane.strip.show_pages(self._pages, place)
        if page.facsimile is None:
            self._pane.show_none(_("There is no picture of this page."))
        self._drawing.show(page.facsimile)

    def close(self) -> None:
        """Draw no more and let go of the files."""
        self._drawing.show(None)
        self._painter.close()

    def _show_drawn(self, facsimile: Facsimile) -> None:
        page = self._pages[self._place] if self._place >= 0 else None
        if page and page.facsimile == facsimile:
            self._pane.show_page(page, page.outlines)

    def _choose(self, article_id: ArticleId) -> None:
        self._pane.view.show_open(article_id)
        self.article_chosen.emit(article_id)

    def _fail(self, error: ReaderError) -> None:
        self._pane.show_none(str(error))
        self.failed.emit(error)


def pages_of(issue: Issue) -> tuple[PageRecord, ...]:
    """The pages of an issue that is not stored, as though it were."""
    outlines: dict[str, list[Outline]] = {}
    numbers = count(1)
    for page in issue.pages:
        for article, number in zip(page.articles, numbers, strict=False):
            for where, regions in _by_page(article, page.number).items():
                outline = Outline(ArticleId(number), article.name, regions)
                outlines.setdefault(where, []).append(outline)
    return tuple(
        PageRecord(page.number, page.name, _at_hand(page.facsimile), tuple(outlines.get(page.number, ())))
        for page in issue.pages
    )


def _by_page(article: Article, own: str) -> dict[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for region in article.regions:
        where = region.page or own
        found[where] = (*found.get(where, ()), region)
    return found


def _at_hand(facsimile: Facsimile | None) -> Facsimile | None:
    """The picture where it lies now: out of a zip, it was copied beside the spool."""
    if facsimile is None or facsimile.copy_from is None:
        return facsimile
    return facsimile._replace(path=facsimile.copy_from, copy_from=None)
