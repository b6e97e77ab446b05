"""What the navigator asks of the archive and the marks, on a worker's thread."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reader.core.days.today import local_today
from reader.core.errors import ReaderError
from reader.core.speech import _
from reader.gui.library.opened import Gap, OpenArticle, OpeningView, OpenIssue, Overview
from reader.store.archive.coverage import coverage, number_doubt
from reader.store.marks.bookmarks import starred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.gui.library.opened import Place
    from reader.library import Library
    from reader.store.records import ArticleId, Coverage, HeldDay, IssueId, IssueRecord, TitleId

NUMBER = re.compile(r"(?:总?第)?\s*(\d{1,7})\s*期?")


class LibraryQueries:
    """Reads, and remembers nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def overview(self) -> Overview:
        """What the archive holds as a whole."""
        archive = self._library.archive
        return Overview(tuple(archive.titles()), archive.size(), archive.latest_issue())

    def opening_view(self, left_key: str | None) -> OpeningView:
        """What the archive holds, and the article of `left_key` in its issue, or else the latest issue."""
        overview = self.overview()
        try:
            return OpeningView(overview, *self._first(left_key, overview.latest))
        except ReaderError as error:
            return OpeningView(overview, fault=error)

    def _first(
        self, left_key: str | None, latest: IssueId | None
    ) -> tuple[OpenIssue | None, OpenArticle | None]:
        left_at = self._library.archive.by_keys([left_key]).get(left_key) if left_key else None
        article = None if left_at is None else self.article(left_at)
        issue_id = latest if article is None else article.record.issue_id
        if issue_id is None:
            return None, None
        issue = self.issue(issue_id, left_at)
        if article is None and issue.article_id is not None:
            article = self.article(issue.article_id)
        return issue, article

    def issue(self, issue_id: IssueId, article_id: ArticleId | None) -> OpenIssue:
        """An issue, to be opened at one of its articles or (None) at its first."""
        issue = self._with_doubts(self._library.archive.issue(issue_id))
        keys = [line.key for line in issue.articles]
        marks = self._library.marks
        if article_id is None and issue.articles:
            article_id = issue.articles[0].id
        stars = starred(self._library.archive, marks, keys)
        return OpenIssue(issue, stars, frozenset(marks.read(keys)), article_id)

    def _with_doubts(self, issue: IssueRecord) -> IssueRecord:
        """The issue with what only its neighbours can tell: that its number does not fit in with theirs."""
        number = issue.number
        doubt = number_doubt(self._library.archive, issue.title_id, issue.date, number) if number else None
        if doubt is None:
            return issue
        return issue._replace(findings=(*issue.findings, doubt))

    def article(self, article_id: ArticleId, query: str = "", found: str = "") -> OpenArticle:
        """An article, to be shown with the hits of `query` lit; `found` is the find whose result it is."""
        record = self._library.archive.article(article_id)
        marks = self._library.marks
        is_starred = bool(starred(self._library.archive, marks, [record.key]))
        return OpenArticle(record, is_starred, marks.place(record.key), query, found)

    def anew(self, issue_id: IssueId, keys: tuple[str, str]) -> tuple[OpenIssue, OpenArticle | None]:
        """The issue with the article of the first of `keys` that is there."""
        held = self._library.archive.by_keys(keys)
        found = (held[key] for key in keys if key in held)
        issue = self.issue(issue_id, next(found, None))
        article = None if issue.article_id is None else self.article(issue.article_id)
        return issue, article

    def what_is_left(
        self, issue_id: IssueId, key: str, day: date, title_id: TitleId | None
    ) -> tuple[OpenIssue, OpenArticle | None] | Gap:
        """An issue at the article of `key`, or what stands around its day where it is gone."""
        try:
            return self.anew(issue_id, (key, key))
        except ReaderError:
            return self.gap(day, title_id)

    def at(self, place: Place) -> tuple[OpenIssue, OpenArticle | None] | Gap | None:
        """What stands at a place the person has been at; None where it is gone."""
        if place.issue_id is None:
            return self.gap(place.day, place.title_id) if place.day else None
        key = place.article_key
        article_id = self._library.archive.by_keys([key]).get(key) if key else None
        try:
            article = self.article(article_id, place.found, place.found) if article_id is not None else None
            return self.issue(article.record.issue_id if article else place.issue_id, article_id), article
        except ReaderError:
            return None

    def issue_of_title(
        self, title_id: TitleId, left_at: IssueId | None, left_before: Sequence[str] = ()
    ) -> IssueId | None:
        """The issue of a paper that was left open, if it is still there, or else its newest.

        `left_before` are keys of articles left open in earlier runs, the latest first.
        """
        archive = self._library.archive
        held = archive.nearest(title_id, date.max)[0]
        if left_at is None:
            return self._left_before(title_id, left_before) or held
        try:
            return left_at if archive.issue(left_at).title_id == title_id else held
        except ReaderError:
            return held

    def _left_before(self, title_id: TitleId, keys: Sequence[str]) -> IssueId | None:
        """The issue of the first of some articles that stands in a paper."""
        archive = self._library.archive
        name = next((title.name for title in archive.titles() if title.id == title_id), "")
        held = archive.by_keys(keys)
        records = archive.articles([held[key] for key in keys if key in held])
        return next((it.issue_id for it in records if it.clipping.title == name), None)

    def gap(self, day: date, title_id: TitleId | None, last: date | None = None) -> Gap:
        """What stands around a day (up to `last`) without an issue, of one paper or of all."""
        archive = self._library.archive
        before, _after = archive.nearest(title_id, day)
        _before, after = archive.nearest(title_id, last or day)
        beside = archive.held_days(day, last or day) if title_id is not None else []
        return Gap(
            day,
            archive.issue(before) if before is not None else None,
            archive.issue(after) if after is not None else None,
            tuple(archive.issue(held.issue_id) for held in _one_a_paper(beside)),
            last,
        )

    def look_up(self, text: str, title_id: TitleId | None, here: IssueRecord | None) -> IssueId | Gap | str:
        """The issue of a typed date, month, year or number; what stands around these days, or a sentence.

        A number is one of the chosen paper's, before it is a year, before it is another paper's. A date
        without a year is meant near `here`, the open issue, and of its paper where several have that day.
        """
        from reader.core.days.typed_days import day_meant, period_meant

        archive = self._library.archive
        bare, edition = edition_typed(text)
        typed = NUMBER.fullmatch(bare.strip())
        if typed and (numbered := archive.issue_numbered(title_id, int(typed[1]))):
            return numbered[0]
        near = here.date if here else local_today()
        day = day_meant(bare, near) if bare or not edition else near
        days = (day, day) if day else period_meant(bare)
        if days:
            return self._held_in(days, title_id, here, edition)
        if typed and (numbered := archive.issue_numbered(None, int(typed[1]))):
            return numbered[0]
        sentence = _("“{text}” is neither a date nor a year nor the number of an issue held here.")
        return sentence.format(text=text)

    def _held_in(
        self, days: tuple[date, date], title_id: TitleId | None, here: IssueRecord | None, edition: str
    ) -> IssueId | Gap:
        """The first issue of some days, of the edition asked for if it is there, of the open paper before others.

        One whose date is known no further than these days comes before those of single days among them.
        """
        held = self._library.archive.held_days(*days, title_id)
        held = [it for it in held if it.edition == edition] or held
        held.sort(key=lambda it: (it.date, it.when.end) != days)
        of_here = [it for it in held if here and it.title_id == here.title_id]
        if held:
            return (of_here or held)[0].issue_id
        return self.gap(days[0], title_id, days[1] if days[1] != days[0] else None)

    def coverage(self, first: date, last: date, title_id: TitleId | None) -> Coverage:
        """What is held and what is missing of a span of days."""
        return coverage(self._library.archive, first, last, title_id)


def edition_typed(text: str) -> tuple[str, str]:
    """A date or number, and the edition that is typed behind it: 2022-07-19 号外."""
    from reader.core.editions import edition_at_end, edition_called

    words = text.split()
    edition = edition_called(words[-1]) if words else None
    if edition:
        return " ".join(words[:-1]), edition
    bare, behind = edition_at_end(text.strip())
    return (bare, behind) if behind else (text, "")


def _one_a_paper(held: Iterable[HeldDay]) -> Iterator[HeldDay]:
    """The first day held of each paper."""
    seen: set[TitleId] = set()
    for day in held:
        if day.title_id not in seen:
            seen.add(day.title_id)
            yield day
