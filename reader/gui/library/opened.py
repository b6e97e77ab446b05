"""What is open, and what the archive holds as a whole: what the navigator hands to the panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.gui.widgets.wording import said_date

if TYPE_CHECKING:
    from datetime import date

    from reader.core.errors import ReaderError
    from reader.store.records import ArchiveSize, ArticleId, ArticleRecord, IssueId, IssueRecord, TitleRecord


class Place(NamedTuple):
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


class OpenArticle(NamedTuple):
    """An article with its marks, its reading place (0 to 1) and the find whose hits are to be lit."""

    record: ArticleRecord
    is_starred: bool
    place: float | None
    query: str = ""


class Overview(NamedTuple):
    """What the archive holds as a whole."""

    titles: tuple[TitleRecord, ...]
    size: ArchiveSize
    latest: IssueId | None


class Gap(NamedTuple):
    """A day without an issue, and the issues before and after it, where there are any."""

    day: date
    before: IssueRecord | None
    after: IssueRecord | None


class FirstLook(NamedTuple):
    """What the archive holds and what is opened with it, if anything; `fault` kept that from being read."""

    overview: Overview
    issue: OpenIssue | None = None
    article: OpenArticle | None = None
    fault: ReaderError | None = None


def said_gap(gap: Gap) -> str:
    """That no issue of that day is held, and which days are nearest."""
    words = [_("No issue of {date} is held").format(date=said_date(gap.day))]
    if gap.before:
        words.append(_("the one before is of {date}").format(date=said_date(gap.before.date)))
    if gap.after:
        words.append(_("the one after is of {date}").format(date=said_date(gap.after.date)))
    return _("; ").join(words) + _(".")
