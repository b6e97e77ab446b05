"""Where the person is reading: which paper, issue and article, and how they got there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.library.opened import Gap, OpenIssue, Place
from reader.gui.library.queries import LibraryQueries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.progress import Report
    from reader.gui.library.opened import OpenArticle, OpeningView
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.records import ArticleId, ArticleRecord, IssueId, IssueRecord, TitleId

MOST_LEFT = 60
"""Papers of which it is kept what was left open."""


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
    title_wanted = Signal(object)
    """The paper (None: all) that was chosen at a place come back to."""
    day_missing = Signal(object)
    """The Gap around a typed date of which nothing is held: the person stays where they are."""
    arrived = Signal(bool)
    """Back or Forward has led to its end; whether there is something to read, not a day without an issue."""
    article_gone = Signal()
    """An article that was to be opened is no longer there: what offered it is out of date."""
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
        self._bound_for: Place | None = None
        """The place that Back or Forward is leading to."""
        self._month: tuple[int, int] | None = None
        self._at_gap: Gap | None = None
        self.issue: IssueRecord | None = None
        self.article: ArticleRecord | None = None
        self.title_id: TitleId | None = None
        self.found = ""
        """The find among whose results the open article was opened; empty where it was opened from elsewhere."""
        self._left: dict[TitleId, IssueId] = {}
        self._left_keys: dict[TitleId, str] = {}
        self._left_before: tuple[str, ...] = ()

    # what the archive holds

    def look_over(self, left_key: str | None = None) -> None:
        """Tell anew what the archive holds; where nothing is open, open something with it.

        That is the article of `left_key`, which was left open last time, or else the latest issue. All of it
        is fetched in one go, so that a window just opened is painted once, with everything in it.
        """
        if self.issue is None:
            self._runner.run(
                self,
                lambda _report: self.queries.opening_view(left_key),
                self._show_first,
                self.failed.emit,
            )
        else:
            self._runner.run(
                self, lambda _report: self.queries.overview(), self.overview_changed.emit, self.failed.emit
            )

    def choose_title(self, title_id: TitleId | None) -> None:
        """Show the issues of one paper, or of all (None); of another paper than the open one, its issue left last."""
        is_elsewhere = title_id is not None and (self.issue is None or self.issue.title_id != title_id)
        if is_elsewhere:
            self._remember()
        self.follow_title(title_id)
        if title_id is None or not is_elsewhere:
            return
        left_at, left_before = self._left.get(title_id), self._left_before
        self._fetch(
            lambda _report: self.queries.issue_of_title(title_id, left_at, left_before),
            lambda found: None if found is None else self.open_issue(found),
        )

    def left_keys(self) -> tuple[str, ...]:
        """The article left open in each paper, the latest first; those of earlier runs after them."""
        here = reversed(self._left_keys.values())
        return tuple(dict.fromkeys((*here, *self._left_before)))[:MOST_LEFT]

    def take_left_keys(self, keys: Sequence[str]) -> None:
        """Know what was left open in each paper in earlier runs."""
        self._left_before = tuple(keys)

    def follow_title(self, title_id: TitleId | None) -> None:
        """Step through, and show the days of, one paper or all (None); what is open stays."""
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

    def open_result(self, article_id: ArticleId, query: str) -> None:
        """Open an article that the find `query` found."""
        archive = self._library.archive

        def fetch(_report: Report) -> OpenArticle | None:
            is_there = bool(archive.articles([article_id]))
            return self.queries.article(article_id, query, query) if is_there else None

        self._fetch(fetch, lambda opened: self._show_article(opened) if opened else self.article_gone.emit())

    def leave_find(self) -> None:
        """The find is over: what is open is shown in its issue."""
        self.found = ""

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

    def renew(self, issue_id: IssueId) -> None:
        """Show anew what the archive holds; the issue, if it is the open one or was missed just now, as it is now.

        Where it is gone, say so and offer what stands beside it.
        """
        self.look_over()
        day = self.issue.date if self.issue else self._at_gap.day if self._at_gap else None
        if day is None or (self.issue is not None and self.issue.id != issue_id):
            return
        key, title_id = (self.article.key if self.article else ""), self.title_id
        self._fetch(
            lambda _report: self.queries.what_is_left(issue_id, key, day, title_id),
            self._show_left,
        )

    def _show_left(self, left: tuple[OpenIssue, OpenArticle | None] | Gap) -> None:
        if isinstance(left, Gap):
            self._leave(left)
            return
        self.issue = self.article = None  # what was open is not a place to come back to
        issue, article = left
        if article is None:
            self._show_issue(issue)
        else:
            self._show_both(issue, article)

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
        edge = self._edge(step)
        if self.issue is None:
            if self._at_gap is not None:
                self._leave_gap(self._at_gap.before if step < 0 else self._at_gap.after, edge)
            return
        archive, issue_id, of_all = self._library.archive, self.issue.id, self.title_id is None
        self._fetch(
            lambda _report: archive.neighbour(issue_id, -1 if step < 0 else 1, of_all=of_all),
            lambda found: self.open_issue(found) if found is not None else self.go_to_failed.emit(edge),
        )

    def _edge(self, step: int) -> str:
        if self.title_id is None or self.issue is None:
            return _("This is the first issue held.") if step < 0 else _("This is the last issue held.")
        if step < 0:
            return _("This is the first issue of {paper} held.").format(paper=self.issue.title)
        return _("This is the last issue of {paper} held.").format(paper=self.issue.title)

    def _leave_gap(self, beside: IssueRecord | None, edge: str) -> None:
        if beside is not None:
            self.open_issue(beside.id)
        else:
            self.go_to_failed.emit(edge)

    def go_to(self, text: str) -> None:
        """Open the issue of a typed date or number; where there is none say so, and stay."""
        title_id, here = self.title_id, self.issue
        self._fetch(lambda _report: self.queries.look_up(text, title_id, here), self._go)

    def stop_going(self) -> None:
        """The person has thought better of it: what is being fetched is not shown."""
        if self._task:
            self._task.cancel()

    # the way

    def back(self) -> None:
        """Go to where the person was before."""
        self._walk(self._behind, self._ahead)

    def forward(self) -> None:
        """Go again to where the person came back from."""
        self._walk(self._ahead, self._behind)

    def _walk(self, take: list[Place], give: list[Place]) -> None:
        """Go to the last place of `take` that is still there."""
        if not take:
            return
        here, place = self._bound_for or self._here(), take.pop()
        if here:
            give.append(here)
        self.tell_way()
        self._arrive(place, take)

    def _arrive(self, place: Place, take: list[Place]) -> None:
        def show(there: tuple[OpenIssue, OpenArticle | None] | Gap | None) -> None:
            if there is not None:
                self._return_to(place, there)
            elif take:
                self._arrive(take.pop(), take)
                self.tell_way()
            else:
                self.go_to_failed.emit(_("What was open before is no longer in the archive."))

        self._fetch(lambda _report: self.queries.at(place), show)
        self._bound_for = place

    def _return_to(self, place: Place, there: tuple[OpenIssue, OpenArticle | None] | Gap) -> None:
        if place.title_id != self.title_id:
            self.title_wanted.emit(place.title_id)
            self.follow_title(place.title_id)
        if isinstance(there, Gap):
            self._leave(there)
        elif there[1] is not None:
            self._show_both(there[0], there[1])
        else:
            self.issue = self.article = None  # keeps this step from being remembered as a new one
            self._show_issue(there[0])
        self.arrived.emit(not isinstance(there, Gap))

    def here(self) -> Place | None:
        """Where the person is, to come back to."""
        return self._here()

    def way(self) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """The places that Back and Forward lead to."""
        return tuple(self._behind), tuple(self._ahead)

    def take_way(self, here: Place, behind: Sequence[Place], ahead: Sequence[Place]) -> None:
        """Go to `here` as the first thing, with the way another window has gone."""
        self._behind, self._ahead = list(behind), list(ahead)
        self.tell_way()
        self._arrive(here, [])

    def _here(self) -> Place | None:
        if self.issue is not None and (self.article is not None or not self.issue.articles):
            key = self.article.key if self.article else None
            return Place(self.issue.id, key, None, self.found, self.title_id)
        if self.issue is None and self._at_gap is not None:
            return Place(None, None, self._at_gap.day, "", self.title_id)
        return None

    def _remember(self) -> None:
        here = self._here()
        last = self._behind[-1]._replace(title_id=self.title_id) if self._behind else None
        if here and last != here:
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
        self._bound_for = None
        task = self._runner.run(self, work, done, self.failed.emit)  # type: ignore[arg-type]  # callables of one kind each
        self._task = task
        task.ended.connect(lambda: self._come_to_rest(task))

    def _come_to_rest(self, task: Task) -> None:
        """The person has arrived: what was corrected meanwhile is shown."""
        if self._task is not task:
            return
        self._task = self._bound_for = None
        waiting, self._to_renew = self._to_renew, None
        if waiting is not None:
            self.reopen(*waiting)

    # showing, on the GUI thread

    def _show_first(self, look: OpeningView) -> None:
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
        is_same = self.issue is not None and self.issue.id == opened.issue.id
        if not is_same or self.found:
            self._remember()
        self.found = ""
        self._stand_at(opened.issue, None)
        self.issue_opened.emit(opened)

    def _show_gap(self, gap: Gap) -> None:
        """Nothing is open any more; Back leads to what was."""
        self._remember()
        self._leave(gap)

    def _leave(self, gap: Gap) -> None:
        self.issue = self.article = None
        self.found = ""
        self._at_gap = gap
        self.nothing_there.emit(gap)

    def _show_article(self, opened: OpenArticle) -> None:
        record = opened.record
        if self.issue is None or self.issue.id != record.issue_id:
            self._fetch(
                lambda _report: self.queries.issue(record.issue_id, record.id),
                lambda issue: self._go_to_both(issue, opened),
            )
            return
        if self.article is not None and (self.article.id, self.found) != (record.id, opened.found):
            self._remember()
        self.article, self.found = record, opened.found
        self._note_left()
        self.article_opened.emit(opened)

    def _go_to_both(self, issue: OpenIssue, opened: OpenArticle) -> None:
        self._remember()
        self._show_both(issue, opened)

    def _show_both(self, issue: OpenIssue, opened: OpenArticle) -> None:
        self.found = opened.found
        self._stand_at(issue.issue, opened.record)
        self.issue_opened.emit(OpenIssue(issue.issue, issue.starred, issue.read))
        self.article_opened.emit(opened)

    def _stand_at(self, issue: IssueRecord, article: ArticleRecord | None) -> None:
        self.issue, self.article, self._at_gap = issue, article, None
        self._left[issue.title_id] = issue.id
        self._note_left()

    def _note_left(self) -> None:
        """Keep the open article as the one left last in its paper."""
        if self.issue is not None and self.article is not None:
            self._left_keys.pop(self.issue.title_id, None)
            self._left_keys[self.issue.title_id] = self.article.key

    def _show_anew(self, issue: OpenIssue, article: OpenArticle | None, here: str, key: str) -> None:
        is_elsewhere = self._task is not None or (self.article is not None and self.article.key != here)
        if is_elsewhere or self.issue is None or self.issue.id != issue.issue.id:
            self.reopen(issue.issue.id, key)
        elif article is not None and self.article is not None and self.article.key == article.record.key:
            self.issue, self.article = issue.issue, article.record
            self.issue_opened.emit(issue._replace(article_id=None))
            self.article_renewed.emit(article)
        elif article is not None:
            self._show_both(issue, article._replace(found=self.found))

    def _open_found(self, article_id: ArticleId | None) -> None:
        if article_id is None:
            self.go_to_failed.emit(_("The article of this bookmark is not in the archive that is open."))
        else:
            self.open_article(article_id)

    def _go(self, found: IssueId | Gap | str) -> None:
        if isinstance(found, str):
            self.go_to_failed.emit(found)
        elif isinstance(found, Gap):
            self.day_missing.emit(found)
        else:
            self.open_issue(found)
