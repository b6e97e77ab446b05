"""What is open, and what the archive holds as a whole: what the navigator hands to the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.gui.widgets.wording import date_wording, days_wording

if TYPE_CHECKING:
    from datetime import date

    from reader.core.errors import ReaderError
    from reader.store.records import (
        ArchiveSize,
        ArticleId,
        ArticleRecord,
        IssueId,
        IssueRecord,
        TitleId,
        TitleRecord,
    )


class Place(NamedTuple):
    """A step of back and forward: an article of an issue, an issue without articles, or a day without an issue.

    The article is told by its key, which stays when it is corrected, joined or read in again. `found` is the
    find among whose results it was opened, `title_id` the paper that was chosen.
    """

    issue_id: IssueId | None
    article_key: str | None = None
    day: date | None = None
    found: str = ""
    title_id: TitleId | None = None


class OpenIssue(NamedTuple):
    """An issue with the marks on its articles; `article_id` is to be opened with it."""

    issue: IssueRecord
    starred: frozenset[str]
    read: frozenset[str]
    article_id: ArticleId | None = None


class OpenArticle(NamedTuple):
    """An article with its marks, its reading place (0 to 1) and the find whose hits are to be lit.

    `found` is the find among whose results it was opened; empty where it was opened from elsewhere.
    """

    record: ArticleRecord
    is_starred: bool
    place: float | None
    query: str = ""
    found: str = ""


class Overview(NamedTuple):
    """What the archive holds as a whole."""

    titles: tuple[TitleRecord, ...]
    size: ArchiveSize
    latest: IssueId | None


class Gap(NamedTuple):
    """A day (or, up to `last`, days) without an issue, and the issues before and after, where there are any.

    `beside` are issues of these days that other papers than the chosen one have.
    """

    day: date
    before: IssueRecord | None
    after: IssueRecord | None
    beside: tuple[IssueRecord, ...] = ()
    last: date | None = None

    @property
    def issues(self) -> tuple[IssueRecord, ...]:
        """What may be gone to instead."""
        return (*self.beside, *(issue for issue in (self.before, self.after) if issue))


class OpeningView(NamedTuple):
    """What the archive holds and what is opened with it, if anything; `fault` kept that from being read."""

    overview: Overview
    issue: OpenIssue | None = None
    article: OpenArticle | None = None
    fault: ReaderError | None = None


def gap_text(gap: Gap) -> str:
    """That no issue of that day is held, which other papers have one, and which days are nearest."""
    words = [_("No issue of {date} is held").format(date=days_wording(gap.day, gap.last))]
    if gap.beside:
        papers = _(", ").join(dict.fromkeys(issue.title for issue in gap.beside))
        words = [
            _("Of the paper chosen no issue of {date} is held, but of {papers}").format(
                date=days_wording(gap.day, gap.last), papers=papers
            )
        ]
    if gap.before:
        words.append(_("the one before is of {date}").format(date=date_wording(gap.before.date)))
    if gap.after:
        words.append(_("the one after is of {date}").format(date=date_wording(gap.after.date)))
    return _("; ").join(words) + _(".")
