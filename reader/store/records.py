"""Rows as the rest of the program sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NewType

from reader.core.days.issue_date import IssueDate, Precision

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date, datetime

    from reader.core.days.coverage import Gap
    from reader.core.findings.finding import Finding
    from reader.core.paper import Article, Author, Clipping, Facsimile, Region

TitleId = NewType("TitleId", int)
IssueId = NewType("IssueId", int)
ArticleId = NewType("ArticleId", int)
"""Carries the date: the order of ids is the order of dates, whatever the order of import."""


class TitleRecord(NamedTuple):
    """A newspaper in the archive, with the days its issues span."""

    id: TitleId
    name: str
    issue_count: int
    first: date
    last: date


class HeldDay(NamedTuple):
    """A day with an issue. `page_count` is what the masthead says, None where it says nothing."""

    date: date
    issue_id: IssueId
    title_id: TitleId
    pages_held: int
    page_count: int | None
    number: int | None = None
    doubts: tuple[Finding, ...] = ()
    """What should be checked, as far as it was asked for."""
    is_misnumbered: bool = False
    """Whether one of the doubts is that its number does not fit in with its neighbours'."""
    edition: str = ""
    last_date: dt.date | None = None
    precision: Precision = Precision.DAY

    @property
    def when(self) -> IssueDate:
        """Its date, as far as it is known."""
        return IssueDate(self.date, self.last_date, self.precision)

    @property
    def is_whole(self) -> bool:
        """Whether as many pages are held as the masthead says."""
        return self.page_count is None or self.pages_held >= self.page_count


class TitleGap(NamedTuple):
    """Issues of a paper that are missing between two that are held."""

    title_id: TitleId
    gap: Gap


class Coverage(NamedTuple):
    """What is held of a span of days, with its doubts, and what is missing; by date and title."""

    held: tuple[HeldDay, ...] = ()
    gaps: tuple[TitleGap, ...] = ()


class ArticleLine(NamedTuple):
    """An article as a list shows it, without its body. `length` counts the body's characters.

    `key` names the article in the marks file and survives a re-import. `opening` is how the body
    begins (at most 60 characters), for an article that has no headline.
    """

    id: ArticleId
    key: str
    page_number: str
    page_name: str | None
    headline: str | None
    kicker: str | None
    rubric: str | None
    authors: tuple[Author, ...]
    length: int
    truncated: bool
    opening: str
    continued_on: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: headline, else rubric, else kicker, else its opening."""
        return self.headline or self.rubric or self.kicker or self.opening


class PageName(NamedTuple):
    """What a page is called, and whether it was read: the masthead may count more."""

    number: str
    name: str | None = None
    is_held: bool = True


class IssueRecord(NamedTuple):
    """An issue in the archive, with its articles in reading order.

    `pages` are those held and those that its masthead counts.
    """

    id: IssueId
    title_id: TitleId
    title: str
    date: date
    date_text: str | None
    number: int | None
    page_count: int | None
    weekday: str | None
    lunar_date: str | None
    publisher: str | None
    articles: tuple[ArticleLine, ...]
    findings: tuple[Finding, ...]
    pages: tuple[PageName, ...] = ()
    edition: str = ""
    last_date: dt.date | None = None
    precision: Precision = Precision.DAY

    @property
    def when(self) -> IssueDate:
        """Its date, as far as it is known."""
        return IssueDate(self.date, self.last_date, self.precision)


class ArticleRecord(NamedTuple):
    """A whole article in the archive, with its place; `original` is what was read, where its text was corrected."""

    id: ArticleId
    key: str
    issue_id: IssueId
    clipping: Clipping
    original: Article | None = None


class Outline(NamedTuple):
    """Where an article stands on a page; `name` is what to call it."""

    article_id: ArticleId
    name: str
    regions: tuple[Region, ...]


class PageRecord(NamedTuple):
    """A page of an issue with its picture and the articles on it, those of other pages that jump here included."""

    number: str
    name: str | None
    facsimile: Facsimile | None
    outlines: tuple[Outline, ...]


class PageSource(NamedTuple):
    """One of several readings of a page: by which source, how many articles, and whether it is the one shown."""

    number: str
    source_id: int
    name: str
    kind: str
    articles: int
    is_shown: bool = True


class SourceRecord(NamedTuple):
    """A source of an issue; `read_at` is ISO 8601, `pages` how many it gave."""

    id: int
    name: str
    kind: str
    read_at: str
    pages: int


class ArchiveSize(NamedTuple):
    """How much an archive holds; `bytes` is the size of its file."""

    titles: int
    issues: int
    articles: int
    bytes: int


class Stored(NamedTuple):
    """What storing one reading did. Counts are of articles; `unchanged` says the source was already held.

    `waiting` has a finding for each correction of the issue that does not fit what was read.
    """

    issue_id: IssueId
    added: int
    replaced: int
    unchanged: bool
    waiting: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()
    """What is told of pages that another source gave, too."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark 书签, with enough beside its key to be readable when the article is gone."""

    key: str
    title: str
    date: date
    page_number: str
    headline: str
    quote: str
    created: datetime
