"""Where the person is reading: which paper, issue and article, and how they got there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.source import Finding, Level
from reader.core.speech import _
from reader.core.typed_days import day_meant
from reader.gui.calendar.panel import local_today
from reader.gui.said import said_date
from reader.store.coverage import coverage, number_doubt

if TYPE_CHECKING:
    from reader.core.progress import Report
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import Task, TaskRunner
    from reader.store.records import (
        ArchiveSize,
        ArticleId,
        ArticleRecord,
        IssueId,
        IssueRecord,
        TitleId,
        TitleRecord,
    )

NUMBER = re.compile(r"(?:总?第)?\s*(\d{1,7})\s*期?")


@dataclass(frozen=True, slots=True)
class Place:
    """A step of back and forward."""

    issue_id: IssueId
    article_id: ArticleId | None


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """An issue with the marks on its articles; `article_id` is to be opened with it."""

    issue: IssueRecord
    starred: frozenset[str]
    read: frozenset[str]
    article_id: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with its marks, its reading place (0 to 1) and the find whose hits are to be lit."""

    record: ArticleRecord
    is_starred: bool
    place: float | None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive holds as a whole."""

    titles: tuple[TitleRecord, ...]
    size: ArchiveSize
    latest: IssueId | None
    left_at: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A day without an issue, and the issues before and after it, where there are any."""

    day: date
    before: IssueRecord | None
    after: IssueRecord | None


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

    def __init__(self, holdings: Holdings, runner: TaskRunner) -> None:
        super().__init__()
        self._holdings, self._runner = holdings, runner
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
        """Tell anew what the archive holds, and whether the article left open last time is there."""
        self._runner.run(
            self, lambda _report: self._overview(left_key), self.overview_changed.emit, self.failed.emit
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
        archive, title_id = self._holdings.archive, self.title_id
        self._days_task = self._runner.run(
            self,
            lambda _report: coverage(archive, first, last, title_id),
            self.days_changed.emit,
            self.failed.emit,
        )

    # issues and articles

    def open_issue(self, issue_id: IssueId, article_id: ArticleId | None = None) -> None:
        """Open an issue, at one of its articles or (None) at its first."""
        self._fetch(lambda report: self._load_issue(report, issue_id, article_id), self._show_issue)

    def open_article(self, article_id: ArticleId, query: str = "") -> None:
        """Open an article with the hits of `query` lit; its issue with it, if another one is open."""
        self._fetch(lambda _report: self._load_article(article_id, query), self._show_article)

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
                lambda report: self._load_anew(report, issue_id, (here, key)),
                lambda both: self._show_anew(*both, here, key),
                self.failed.emit,
            )

    def open_by_key(self, key: str) -> None:
        """Open the article a bookmark names, or say that it is not in this archive."""
        archive = self._holdings.archive
        self._fetch(lambda _report: archive.by_keys([key]).get(key), self._open_found)

    def open_day(self, day: date) -> None:
        """Say what stands around a day without an issue."""
        self._fetch(lambda _report: self._gap(day), self._show_gap)

    def step_issue(self, step: int) -> None:
        """Open the issue before (-1) or after (1) the open one, or the empty day that is looked at."""
        edge = _("This is the first issue held.") if step < 0 else _("This is the last issue held.")
        if self.issue is None:
            if self._at_gap is not None:
                self._leave_gap(self._at_gap.before if step < 0 else self._at_gap.after, edge)
            return
        archive, issue_id = self._holdings.archive, self.issue.id
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
        self._fetch(lambda _report: self._look_up(text), self._go)

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

    def _overview(self, left_key: str | None) -> Overview:
        archive = self._holdings.archive
        left_at = archive.by_keys([left_key]).get(left_key) if left_key else None
        return Overview(tuple(archive.titles()), archive.size(), archive.latest_issue(), left_at)

    def _load_issue(self, _report: Report, issue_id: IssueId, article_id: ArticleId | None) -> OpenIssue:
        issue = self._with_doubts(self._holdings.archive.issue(issue_id))
        keys = [line.key for line in issue.articles]
        marks = self._holdings.marks
        if article_id is None and issue.articles:
            article_id = issue.articles[0].id
        return OpenIssue(issue, frozenset(marks.bookmarked(keys)), frozenset(marks.read(keys)), article_id)

    def _with_doubts(self, issue: IssueRecord) -> IssueRecord:
        """The issue with what only its neighbours can tell: that its number does not fit in with theirs."""
        doubt = number_doubt(self._holdings.archive, issue.title_id, issue.date) if issue.number else None
        if doubt is None:
            return issue
        return replace(issue, findings=(*issue.findings, Finding(Level.WARNING, doubt)))

    def _load_article(self, article_id: ArticleId, query: str) -> OpenArticle:
        record = self._holdings.archive.article(article_id)
        marks = self._holdings.marks
        return OpenArticle(record, marks.is_bookmarked(record.key), marks.place(record.key), query)

    def _load_anew(
        self, report: Report, issue_id: IssueId, keys: tuple[str, str]
    ) -> tuple[OpenIssue, OpenArticle | None]:
        """The issue with the article of the first of `keys` that is there."""
        held = self._holdings.archive.by_keys(keys)
        found = (held[key] for key in keys if key in held)
        issue = self._load_issue(report, issue_id, next(found, None))
        article = None if issue.article_id is None else self._load_article(issue.article_id, "")
        return issue, article

    def _gap(self, day: date) -> Gap:
        archive = self._holdings.archive
        before, after = archive.nearest(self.title_id, day)
        return Gap(
            day,
            archive.issue(before) if before is not None else None,
            archive.issue(after) if after is not None else None,
        )

    def _look_up(self, text: str) -> IssueId | Gap | str:
        archive = self._holdings.archive
        typed = NUMBER.fullmatch(text.strip())
        numbered = archive.issue_numbered(self.title_id, int(typed[1])) if typed else []
        if numbered:
            return numbered[0]
        day = day_meant(text, self.issue.date if self.issue else local_today())
        if day is None:
            return _("“{text}” is neither a date nor the number of an issue held here.").format(text=text)
        held = archive.held_days(day, day, self.title_id)
        return held[0].issue_id if held else self._gap(day)

    # showing, on the GUI thread

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
                lambda report: self._load_issue(report, record.issue_id, record.id),
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


def said_gap(gap: Gap) -> str:
    """That no issue of that day is held, and which days are nearest."""
    words = [_("No issue of {date} is held").format(date=said_date(gap.day))]
    if gap.before:
        words.append(_("the one before is of {date}").format(date=said_date(gap.before.date)))
    if gap.after:
        words.append(_("the one after is of {date}").format(date=said_date(gap.after.date)))
    return _("; ").join(words) + _(".")
