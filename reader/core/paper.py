"""The nouns of a newspaper: issue, page, article, author, region, facsimile, clipping."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.core.days.issue_date import IssueDate, Precision

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date
    from pathlib import Path


FIELDS = ("rubric", "kicker", "headline", "deck", "dateline")
"""The fields of an article that are one line of text each."""


class Author(NamedTuple):
    """One name of a byline 署名, with the role printed before it (记者, 通讯员, 文/图 …)."""

    name: str
    role: str | None = None


class Region(NamedTuple):
    """A rectangle of a page, in fractions of its width and height (0 to 1, from the top left).

    `page` is the number of the page it stands on, None where that is the article's own.
    """

    left: float
    top: float
    right: float
    bottom: float
    page: str | None = None


class FacsimileKind(StrEnum):
    """What a page's picture is drawn from."""

    PDF = "pdf"
    PICTURE = "picture"


class Facsimile(NamedTuple):
    """Where the picture of a page 版面图 is: a page of a file, counted from 0; sha256 is the file's, in hex.

    `path` is where the person has the file. `copy_from` is where it lies now, if it will be gone after the
    import: unpacked from a zip, say.
    """

    path: Path
    kind: FacsimileKind
    sha256: str
    place: int = 0
    copy_from: Path | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article 稿件 as printed. Text is kept as it came; missing fields are None or empty.

    A paragraph holds no line break: a poem has one paragraph a line.
    `truncated` says that the text stops before its end: the rest may stand on a page not read, be that
    printed 转版 or guessed from an unfinished sentence.
    """

    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    rubric: str | None = None
    dateline: str | None = None
    authors: tuple[Author, ...] = ()
    paragraphs: tuple[str, ...] = ()
    truncated: bool = False
    regions: tuple[Region, ...] = ()
    byline: str | None = None
    """What is printed where authors and dateline are told, and stands in no paragraph: 本报讯（记者 …）."""
    continued_on: tuple[str, ...] = field(default=(), repr=False)
    """The numbers of the further pages it stands on, in order. Left out of the repr: see `Issue.edition`."""

    @property
    def length(self) -> int:
        """Characters of the body, white space not counted."""
        return sum(map(len, "".join(self.paragraphs).split()))

    @property
    def name(self) -> str:
        """What to call the article in a list: its headline, else its rubric, else how its body begins."""
        opening = self.paragraphs[0][:24] if self.paragraphs else ""
        return self.headline or self.rubric or self.kicker or opening


@dataclass(frozen=True, slots=True)
class Page:
    """One page 版 of an issue; `number` as printed, without zeros before it ("1", "A3")."""

    number: str
    name: str | None = None
    section: str | None = None
    articles: tuple[Article, ...] = ()
    facsimile: Facsimile | None = field(default=None, repr=False)
    """Left out of the repr because that says what was read, wherever the picture lies."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue 期 of a title 报纸, as far as it was read.

    `date` is the day it is filed under; `date_text` is what is printed (it may name a day that does
    not exist). `page_count` is what the masthead 报头 says, not how many pages were read. `language` is as a
    library says it: codes with a space between ("fr de"). `last_date` is the last day of an issue of several
    days 合刊, or of the month or the year where no more is known.
    """

    title: str | None = None
    date: date | None = None
    date_text: str | None = None
    number: int | None = None
    page_count: int | None = None
    weekday: str | None = None
    lunar_date: str | None = None
    publisher: str | None = None
    language: str | None = None
    pages: tuple[Page, ...] = ()
    last_date: dt.date | None = field(default=None, repr=False)
    precision: Precision = field(default=Precision.DAY, repr=False)
    edition: str | None = field(default=None, repr=False)
    """Which issue of that day, where it is not the paper itself: 号外, 晚刊. Left out of the repr, as its neighbours
    are, because archives know by its digest what they hold: see `store.archive.write`."""

    @property
    def article_count(self) -> int:
        """Articles on all pages."""
        return sum(len(page.articles) for page in self.pages)

    @property
    def when(self) -> IssueDate | None:
        """Its date, as far as it is known."""
        return IssueDate(self.date, self.last_date, self.precision) if self.date else None


class Origin(NamedTuple):
    """What an archive keeps of a source. `sha256` is in hex: of its file, or of those that were read together."""

    name: str
    kind: str
    sha256: str
    size: int
    read_at: str


class ClippedMark(NamedTuple):
    """A highlight or a note that is taken away with its article.

    `start` and `end` are characters of `annotations.nouns.text_of`, the same for a note on the whole article, and
    None where it is not certain where the highlight stands now. `colour` is a `Colour`'s value.
    """

    quote: str
    colour: str
    note: str = ""
    tags: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


class Clipping(NamedTuple):
    """An article with the place it was printed in: all that an export or a citation needs."""

    title: str
    date: date
    page_number: str
    article: Article
    page_name: str | None = None
    date_text: str | None = None
    issue_number: int | None = None
    last_date: dt.date | None = None
    precision: Precision = Precision.DAY
    edition: str | None = None
    key: str = ""
    """What a link back into the archive names it by; '' where no link is wanted."""
    marks: tuple[ClippedMark, ...] = ()

    @property
    def when(self) -> IssueDate:
        """The date of its issue, as far as it is known."""
        return IssueDate(self.date, self.last_date, self.precision)

    @property
    def pages(self) -> tuple[str, ...]:
        """The numbers of the pages it stands on, in order."""
        return tuple(dict.fromkeys((self.page_number, *self.article.continued_on)))
