"""Which page is shown: that of the open article, or the one turned to by hand. Its pane is made with the first."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from reader.core.paper import FacsimileKind
from reader.core.speech import _
from reader.gui.facsimile.regions import outline_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.annotations.nouns import Area
    from reader.core.errors import ReaderError
    from reader.core.paper import Facsimile, Region
    from reader.gui.facsimile.areas import CutArea
    from reader.gui.facsimile.drawing import Drawing
    from reader.gui.facsimile.painting import Painter
    from reader.gui.facsimile.pane import FacsimilePane
    from reader.gui.library.opened import OpenArticle, OpenIssue
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.jobs.facsimiles import Hits
    from reader.library import Library
    from reader.store.records import ArticleId, IssueId, PageRecord

PICTURES = "*.png *.jpg *.jpeg *.gif *.tif *.tiff *.webp"
BLANK_AFTER = 300
"""Milliseconds after which a page that is still being drawn takes the place of the one before, blank."""
LIT_AFTER = 150
"""Milliseconds without a key after which what is typed is lit."""


class FacsimileController(QObject):
    """Keeps the page in step with what is open. Nothing is made, read or drawn before a page is to be seen."""

    article_wanted = Signal(object, str)
    picture_only_changed = Signal(bool)
    """Whether pictures are all there is of the open issue."""
    area_cut = Signal(object)
    """A CutArea: what the person has marked on a page, with its picture."""
    said = Signal(str)
    failed = Signal(object)

    _painter: Painter
    _drawing: Drawing

    def __init__(self, library: Library, runners: Runners) -> None:
        super().__init__()
        self._library, self._runner = library, runners.reading
        self._issue_id: IssueId | None = None
        self._pages: tuple[PageRecord, ...] = ()
        self._known_id: IssueId | None = None
        self._place = -1
        self._article: tuple[ArticleId, str] | None = None
        self._chosen: ArticleId | None = None
        self._has_articles = self._is_article_coming = self._is_picture_only = False
        self._query = ""
        self._hit = 0
        self._is_hit_wanted = False
        self._areas: tuple[Area, ...] = ()
        self._fetching: Task | None = None
        self._lighting: Task | None = None
        self._blanking = QTimer(self, singleShot=True, interval=BLANK_AFTER)
        self._soon = QTimer(self, singleShot=True, interval=LIT_AFTER)
        self._soon.timeout.connect(self._light)

    # what is made when a page is first to be seen

    @cached_property
    def pane(self) -> FacsimilePane:
        """The page as printed, and with it what draws it."""
        from reader.gui.facsimile.drawing import Drawing
        from reader.gui.facsimile.painting import Painter
        from reader.gui.facsimile.pane import FacsimilePane

        pane = FacsimilePane()
        self._painter = Painter(self._library.archive)
        self._drawing = Drawing(self._painter, pane.view.cache, self._runner)
        self._connect(pane)
        if self._article:
            pane.view.show_open(self._article[0])
        return pane

    def _connect(self, pane: FacsimilePane) -> None:
        pane.shown.connect(self._catch_up)
        pane.file_wanted.connect(self._ask_for_file)
        pane.strip.step_wanted.connect(self.step)
        pane.strip.page_chosen.connect(self.turn_to)
        pane.view.article_chosen.connect(self._open)
        pane.view.area_drawn.connect(self._cut)
        pane.view.parts_wanted.connect(self._drawing.want)
        self._drawing.page_drawn.connect(self._show_drawn)
        self._drawing.part_drawn.connect(lambda _part: pane.view.viewport().update())
        self._drawing.failed.connect(self._show_problem)
        self._blanking.timeout.connect(pane.view.show_nothing)

    @property
    def _is_made(self) -> bool:
        return "pane" in self.__dict__

    @property
    def _is_seen(self) -> bool:
        return self._is_made and self.pane.isVisible()

    # what is open

    @property
    def page(self) -> PageRecord | None:
        """The page shown."""
        return self._pages[self._place] if 0 <= self._place < len(self._pages) else None

    def show_issue(self, opened: OpenIssue) -> None:
        """Follow to an issue. One without articles has pictures at most: they are looked for at once."""
        self._issue_id, self._article = opened.issue.id, None
        self._has_articles = bool(opened.issue.articles)
        self._is_article_coming = opened.article_id is not None
        self._show_open(None)
        if not self._has_articles:
            self._fetch()
            return
        self._set_picture_only(False)
        if self._is_seen:
            self._catch_up()

    def show_article(self, opened: OpenArticle) -> None:
        """Follow to an article, to the page it begins on, unless it was chosen on the page that is shown."""
        record = opened.record
        self._issue_id = record.issue_id
        self._hit, self._is_hit_wanted = 0, record.id != self._chosen
        self._article = record.id, record.clipping.page_number
        self._has_articles, self._is_article_coming = True, False
        self._show_open(record.id)
        if self._is_seen:
            self._catch_up()

    def _show_open(self, article_id: ArticleId | None) -> None:
        if self._is_made:
            self.pane.view.show_open(article_id)

    def show_nothing(self, *_gap: object) -> None:
        """Show no page: there is no issue open."""
        self._issue_id = self._article = None
        self._has_articles = self._is_article_coming = False
        self._show_pages(None, ())

    def light(self, query: str) -> None:
        """Light the words of a query on the page."""
        if query != self._query:
            self._query = query
            self._soon.start()

    def follow_hit(self, number: int) -> None:
        """Bring a hit of the open article, counted from 0, into sight: the person went on to it."""
        self._hit, self._is_hit_wanted = number, True
        if self._is_seen and self._article is not None:
            if self.page is None or self.page.number != self._article[1]:
                self._catch_up()
            elif not self._soon.isActive() and self._lighting is None:
                self._reveal_hit()

    def step(self, way: int) -> bool:
        """Turn to the page before (-1) or after (1); the text stays. False where there is none."""
        if not 0 <= self._place + way < len(self._pages):
            return False
        self.turn_to(self._place + way)
        return True

    def step_from(self, open_article: Callable[[], bool], way: int) -> bool:
        """Turn the page where one can be seen; else go to the first article of the next page in the list.

        False where there is none.
        """
        return self.step(way) if self._is_seen and self._pages else open_article()

    def turn_to(self, place: int) -> None:
        """Turn to a page, counted from 0; the text stays."""
        self._place = place
        self._show_page()

    def stop(self) -> None:
        """Draw no more and close the files."""
        for task in (self._fetching, self._lighting):
            if task:
                task.cancel()
        self._blanking.stop()
        self._soon.stop()
        if self._is_made:
            self._drawing.show(None)
            self._painter.close()

    # pages

    def _catch_up(self) -> None:
        """Show the page of what is open, now that it can be seen."""
        if self._issue_id is None:
            self._show_pages(None, ())
        elif self._known_id != self._issue_id:
            self._fetch()
        else:
            self._follow()

    def forget(self, *_report: object) -> None:
        """Read the pages anew when they are next shown: an import may have changed them."""
        self._known_id = None
        if self._is_seen:
            self._catch_up()

    def _fetch(self) -> None:
        issue_id, archive = self._issue_id, self._library.archive
        if issue_id is None:
            return
        if self._fetching:
            self._fetching.cancel()
        self._fetching = self._runner.run(
            self,
            lambda _report: archive.pages(issue_id),
            lambda pages: self._show_pages(issue_id, pages),
            self.failed.emit,
        )

    def _show_pages(self, issue_id: IssueId | None, pages: tuple[PageRecord, ...]) -> None:
        self._known_id, self._pages, self._place = issue_id, pages, 0 if pages else -1
        self._set_picture_only(not self._has_articles and any(page.facsimile for page in pages))
        self._follow()

    def _set_picture_only(self, is_picture_only: bool) -> None:
        if is_picture_only != self._is_picture_only:
            self._is_picture_only = is_picture_only
            self.picture_only_changed.emit(is_picture_only)

    def _follow(self) -> None:
        """Turn to the page of the open article, unless it stands on this page too and was chosen here.

        Where an article is about to be opened, its page is waited for.
        """
        if self._is_article_coming:
            return
        if self._article is not None:
            article_id, number = self._article
            if article_id != self._chosen:
                self._place = next(
                    (at for at, page in enumerate(self._pages) if page.number == number), self._place
                )
            self._chosen = None
        self._show_page()

    def _show_page(self) -> None:
        """Show the page where it is drawn already, else have it drawn."""
        if not self._is_made:
            return
        page = self.page
        self.pane.strip.show_pages(self._pages, self._place)
        if page is None or page.facsimile is None:
            self._blanking.stop()
            self._drawing.show(None)
            self.pane.show_none(_("There is no picture of this page.") if page else "")
            return
        if page.facsimile == self.pane.view.facsimile:
            self._reveal()
            return
        self._blanking.start()
        self._drawing.show(page.facsimile, self._beside())

    def _beside(self) -> list[Facsimile]:
        """The pages that may be turned to next."""
        near = [self._place + 1, self._place - 1]
        pages = [self._pages[at] for at in near if 0 <= at < len(self._pages)]
        return [page.facsimile for page in pages if page.facsimile]

    def _show_drawn(self, facsimile: object) -> None:
        page = self.page
        if page is None or page.facsimile != facsimile:
            return
        self._blanking.stop()
        is_new = self.pane.view.facsimile != facsimile
        self.pane.show_page(page, page.outlines)
        if is_new:
            self._reveal()
            self._light()
        self._show_areas()

    def _is_shown(self, page: PageRecord) -> bool:
        return self._is_made and page.facsimile == self.pane.view.facsimile

    def _reveal(self) -> None:
        if self._article:
            self.pane.view.reveal(self._article[0])

    def _show_problem(self, error: ReaderError) -> None:
        self._blanking.stop()
        self.pane.show_missing(str(error))

    # articles and hits

    def _open(self, article_id: ArticleId) -> None:
        self._chosen = article_id
        self.article_wanted.emit(article_id, self._query)

    def _light(self) -> None:
        """Find the words on the page that is shown, on another thread."""
        page, query = self.page, self._query
        if self._lighting:
            self._lighting.cancel()
            self._lighting = None
        if page is None or page.facsimile is None or not self._is_shown(page):
            return
        if not query.strip():
            self.pane.view.show_hits(())
            return
        painter = self._painter
        self._lighting = self._runner.run(
            self,
            lambda _report: painter.hits(page, query),
            lambda hits: self._show_hits(page, hits),
            lambda _error: self._show_hits(page, None),
        )

    def _show_hits(self, page: PageRecord, hits: Hits | None) -> None:
        self._lighting = None
        if hits and page is self.page and self._is_shown(page):
            self.pane.view.show_hits(hits.places, hits.articles, hits.begins)
            self._reveal_hit()

    def _reveal_hit(self) -> None:
        """Only once for each hit: the person may move the page away from it."""
        page, article = self.page, self._article
        if self._is_hit_wanted and page and article and page.number == article[1]:
            self._is_hit_wanted = False
            self.pane.view.reveal_hit(article[0], self._hit)

    # areas

    def mark_area(self) -> None:
        """Let the person draw a rectangle on the page, where one is seen."""
        if self._is_seen and self.page and self.page.facsimile:
            self.pane.view.begin_area()
            self.said.emit(_("Pull a rectangle around what is to be marked."))
        elif self._is_seen and self.page:
            self.said.emit(_("There is no picture of this page."))
        else:
            self.said.emit(_("Show the page as printed first (Alt+2); then an area of it can be marked."))

    def _cut(self, region: Region) -> None:
        """Cut an area out of the page, and hand it over."""
        page, issue_id = self.page, self._issue_id
        if page is None or page.facsimile is None or issue_id is None:
            return
        facsimile, painter = page.facsimile, self._painter
        under = outline_at(page.outlines, (region.left + region.right) / 2, (region.top + region.bottom) / 2)

        def work(_report: object) -> CutArea:
            from reader.gui.facsimile.areas import CutArea, cut_picture

            picture = cut_picture(painter, facsimile, region)
            article_id = under.article_id if under else None
            return CutArea(issue_id, article_id, page.number, region, facsimile.sha256, picture)

        self._runner.run(self, work, self.area_cut.emit, self.failed.emit)

    def show_areas(self, areas: Sequence[Area]) -> None:
        """Show the areas that are marked in the open issue, on the pages they were marked on."""
        self._areas = tuple(areas)
        self._show_areas()

    def _show_areas(self) -> None:
        page = self.page
        if not self._is_made or page is None or page.facsimile is None:
            return
        from reader.gui.facsimile.overlay import MarkedArea

        digest = page.facsimile.sha256
        self.pane.view.show_areas(
            [
                MarkedArea(it.region, it.colour.value)
                for it in self._areas
                if it.page_number == page.number and it.facsimile == digest
            ]
        )

    # a file that was moved

    def _ask_for_file(self) -> None:
        page = self.page
        if page is None or page.facsimile is None:
            return
        is_pdf = page.facsimile.kind is FacsimileKind.PDF
        kinds = _("PDF files") + " (*.pdf)" if is_pdf else _("Pictures") + f" ({PICTURES})"
        start = str(page.facsimile.path.parent) if page.facsimile.path.parent.is_dir() else ""
        title = _("Find {name}").format(name=page.facsimile.path.name)
        chosen, _kind = QFileDialog.getOpenFileName(
            self.pane, title, start, f"{kinds};;" + _("All files") + " (*)"
        )
        if chosen:
            self._accept(page.facsimile, Path(chosen))

    def _accept(self, facsimile: Facsimile, path: Path) -> None:
        painter = self._painter
        self._runner.run(
            self,
            lambda _report: painter.files.accept(facsimile, path),
            lambda _none: self.forget(),
            self.failed.emit,
        )
