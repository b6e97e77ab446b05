"""Where the person is reading: which paper, issue and article, and how they got there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.library.opened import Gap, OpenIssue, Place, said_gap
from reader.gui.library.queries import LibraryQueries

if TYPE_CHECKING:
    from reader.gui.library.opened import FirstLook, OpenArticle
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.records import ArticleId, ArticleRecord, IssueId, IssueRecord, TitleId


class Navigator(QObject):
    """Fetches issues and articles off the GUI thread and remembers the way."""

    overview_changed = Signal(object)
    days_changed = Signal(object)
    issue_opened = Signal(object)
    article_opened = Signal(object)
    article_renewed = Signal(object)
    """The open article, as it was corrected: the person goes on reading where they were."""
    nothing_there = Signal(object)
    way_changed = Signal(bool, bool)
    """Whether Back and Forward lead anywhere."""
    go_to_failed = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, runners: Runners) -> None:
        super().__init__()
        self._library, self._runner = library, runners.reading
        self.queries = LibraryQueries(library)
        self._task: Task | None = None
        self._days_task: Task | None = None
        self._to_renew: tuple[IssueId, str] | None = None
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._month: tuple[int, int] | None = None
        self._at_gap: Gap | None = None
        self.issue: IssueRecord | None = None
        self.article: ArticleRecord | None = None
        self.title_id: TitleId | None = None

    # what the archive holds

    def look_over(self, left_key: str | None = None) -> None:
        """Tell anew what the archive holds; where nothing is open, open something with it.

        That is the article of `left_key`, which was left open last time, or else the latest issue. All of it
        is fetched in one go, so that a window just opened is painted once, with everything in it.
        """
        if self.issue is None:
            self._runner.run(
                self,
                lambda _report: self.queries.first_look(left_key),
                self._show_first,
                self.failed.emit,
            )
        else:
            self._runner.run(
                self, lambda _report: self.queries.overview(), self.overview_changed.emit, self.failed.emit
            )

    def choose_title(self, title_id: TitleId | None) -> None:
        """Show the issues of one paper, or of all (None)."""
        self.title_id = title_id
        if self._month:
            self.show_month(*self._month)

    def show_month(self, year: int, month: int) -> None:
        """Tell what is held and what is missing of the weeks around a month."""
        self._month = (year, month)
        first = date(year, month, 1) - timedelta(days=7)
        last = first + timedelta(days=55)
        if self._days_task:
            self._days_task.cancel()
        title_id = self.title_id
        self._days_task = self._runner.run(
            self,
            lambda _report: self.queries.coverage(first, last, title_id),
            self.days_changed.emit,
            self.failed.emit,
        )

    # issues and articles

    def open_issue(self, issue_id: IssueId, article_id: ArticleId | None = None) -> None:
        """Open an issue, at one of its articles or (None) at its first."""
        self._fetch(lambda _report: self.queries.issue(issue_id, article_id), self._show_issue)

    def open_article(self, article_id: ArticleId, query: str = "") -> None:
        """Open an article with the hits of `query` lit; its issue with it, if another one is open."""
        self._fetch(lambda _report: self.queries.article(article_id, query), self._show_article)

    def reopen(self, issue_id: IssueId, key: str) -> None:
        """Show the open issue anew, as it was corrected, at the open article.

        Where that one is gone, at the article with this key. A person on the way elsewhere gets there first.
        """
        if self._task is not None:
            self._to_renew = (issue_id, key)
        elif self.issue is not None and self.issue.id == issue_id:
            here = self.article.key if self.article else key
            self._runner.run(
                self,
                lambda _report: self.queries.anew(issue_id, (here, key)),
                lambda both: self._show_anew(*both, here, key),
                self.failed.emit,
            )

    def open_by_key(self, key: str) -> None:
        """Open the article a bookmark names, or say that it is not in this archive."""
        archive = self._library.archive
        self._fetch(lambda _report: archive.by_keys([key]).get(key), self._open_found)

    def open_day(self, day: date) -> None:
        """Say what stands around a day without an issue."""
        title_id = self.title_id
        self._fetch(lambda _report: self.queries.gap(day, title_id), self._show_gap)

    def step_issue(self, step: int) -> None:
        """Open the issue before (-1) or after (1) the open one, or the empty day that is looked at."""
        edge = _("This is the first issue held.") if step < 0 else _("This is the last issue held.")
        if self.issue is None:
            if self._at_gap is not None:
                self._leave_gap(self._at_gap.before if step < 0 else self._at_gap.after, edge)
            return
        archive, issue_id = self._library.archive, self.issue.id
        self._fetch(
            lambda _report: archive.neighbour(issue_id, -1 if step < 0 else 1),
            lambda found: self.open_issue(found) if found is not None else self.go_to_failed.emit(edge),
        )

    def _leave_gap(self, beside: IssueRecord | None, edge: str) -> None:
        if beside is not None:
            self.open_issue(beside.id)
        else:
            self.go_to_failed.emit(edge)

    def go_to(self, text: str) -> None:
        """Open the issue of a typed date or number; say so where there is none."""
        title_id, here = self.title_id, self.issue.date if self.issue else None
        self._fetch(lambda _report: self.queries.look_up(text, title_id, here), self._go)

    # the way

    def back(self) -> None:
        """Go to where the person was before."""
        self._walk(self._behind, self._ahead)

    def forward(self) -> None:
        """Go again to where the person came back from."""
        self._walk(self._ahead, self._behind)

    def _walk(self, take: list[Place], give: list[Place]) -> None:
        if not take:
            return
        here = self._here()
        place = take.pop()
        if here:
            give.append(here)
        self.issue = self.article = None  # keeps this step from being remembered as a new one
        self.tell_way()
        self.open_issue(place.issue_id, place.article_id)

    def _here(self) -> Place | None:
        if self.issue is None:
            return None
        return Place(self.issue.id, self.article.id if self.article else None)

    def _remember(self) -> None:
        here = self._here()
        if here and here.article_id and (not self._behind or self._behind[-1] != here):
            self._behind.append(here)
            self._ahead.clear()
            self.tell_way()

    def tell_way(self) -> None:
        """Tell whether Back and Forward lead anywhere."""
        self.way_changed.emit(bool(self._behind), bool(self._ahead))

    # fetching, on another thread

    def _fetch(self, work: object, done: object) -> None:
        if self._task:
            self._task.cancel()
        task = self._runner.run(self, work, done, self.failed.emit)  # type: ignore[arg-type]  # callables of one kind each
        self._task = task
        task.ended.connect(lambda: self._come_to_rest(task))

    def _come_to_rest(self, task: Task) -> None:
        """The person has arrived: what was corrected meanwhile is shown."""
        if self._task is not task:
            return
        self._task = None
        waiting, self._to_renew = self._to_renew, None
        if waiting is not None:
            self.reopen(*waiting)

    # showing, on the GUI thread

    def _show_first(self, look: FirstLook) -> None:
        self.overview_changed.emit(look.overview)
        if look.fault is not None:
            self.failed.emit(look.fault)
        is_elsewhere = self._task is not None or self.issue is not None
        if look.issue is None or is_elsewhere:
            return
        if look.article is None:
            self._show_issue(look.issue)
        else:
            self._show_both(look.issue, look.article)

    def _show_issue(self, opened: OpenIssue) -> None:
        if self.issue is None or self.issue.id != opened.issue.id:
            self._remember()
        self.issue, self.article = opened.issue, None
        self.issue_opened.emit(opened)

    def _show_gap(self, gap: Gap) -> None:
        """Nothing is open any more; Back leads to what was."""
        self._remember()
        self.issue = self.article = None
        self._at_gap = gap
        self.nothing_there.emit(gap)

    def _show_article(self, opened: OpenArticle) -> None:
        record = opened.record
        if self.issue is None or self.issue.id != record.issue_id:
            self._remember()
            self._fetch(
                lambda _report: self.queries.issue(record.issue_id, record.id),
                lambda issue: self._show_both(issue, opened),
            )
            return
        if self.article is not None and self.article.id != record.id:
            self._remember()
        self.article = record
        self.article_opened.emit(opened)

    def _show_both(self, issue: OpenIssue, opened: OpenArticle) -> None:
        self.issue, self.article = issue.issue, opened.record
        self.issue_opened.emit(OpenIssue(issue.issue, issue.starred, issue.read))
        self.article_opened.emit(opened)

    def _show_anew(self, issue: OpenIssue, article: OpenArticle | None, here: str, key: str) -> None:
        is_elsewhere = self._task is not None or (self.article is not None and self.article.key != here)
        if is_elsewhere or self.issue is None or self.issue.id != issue.issue.id:
            self.reopen(issue.issue.id, key)
        elif article is not None and self.article is not None and self.article.key == article.record.key:
            self.issue, self.article = issue.issue, article.record
            self.issue_opened.emit(replace(issue, article_id=None))
            self.article_renewed.emit(article)
        elif article is not None:
            self._show_both(issue, article)

    def _open_found(self, article_id: ArticleId | None) -> None:
        if article_id is None:
            self.go_to_failed.emit(_("The article of this bookmark is not in the archive that is open."))
        else:
            self.open_article(article_id)

    def _go(self, found: IssueId | Gap | str) -> None:
        if isinstance(found, str):
            self.go_to_failed.emit(found)
        elif isinstance(found, Gap):
            self.go_to_failed.emit(said_gap(found))
            self._show_gap(found)
        else:
            self.open_issue(found)
