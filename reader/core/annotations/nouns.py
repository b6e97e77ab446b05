"""What a person puts on a paper beside a bookmark: highlights 划线, notes 批注, areas of the facsimile, folders."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from reader.core.paper import Article, Region

CONTEXT = 64
"""Characters kept before and after what was marked: W3C's prefix and suffix."""


class Colour(StrEnum):
    """The four colours of a highlight, an area or a folder; what each stands for is the person's to say."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words marked in an article, with or without a note. What it was put on never changes.

    `start` and `end` are characters of `text_of(article)` as it was then, `text` is that text's digest,
    `paragraph` the line of it that `start` stands in, from 0. A note on a whole article has an empty quote.
    """

    uid: str
    key: str
    title: str
    date: date
    page_number: str
    headline: str
    quote: str
    prefix: str
    suffix: str
    paragraph: int
    start: int
    end: int
    text: str
    colour: Colour
    note: str
    tags: tuple[str, ...]
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle marked on the facsimile of a page, with the cut of its picture as it was then.

    `region` is in shares of the page; `facsimile` is the SHA-256 of the file it was cut from, '' where not known.
    `key` names the article under it, '' where there is none. `picture` is a PNG or JPEG file.
    """

    uid: str
    key: str
    title: str
    date: date
    page_number: str
    headline: str
    region: Region
    facsimile: str
    picture: bytes
    colour: Colour
    note: str
    tags: tuple[str, ...]
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks."""

    uid: str
    name: str
    colour: Colour
    changed: datetime


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a bookmark is filed: its folder's uid ('': none) and its tags."""

    key: str
    folder: str
    tags: tuple[str, ...]
    changed: datetime


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article's text as it was when something was marked in it.

    `others` are the keys of its issue's other articles then: one of them cannot be what this article became.
    """

    digest: str
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a highlight stands now: in the text with this digest of the article with this key.

    `start` and `end` are None where no place is certain: the highlight is an orphan.
    """

    uid: str
    key: str
    text: str
    start: int | None = None
    end: int | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether it is not certain where the highlight stands now."""
        return self.start is None


def lines_of(article: Article) -> tuple[str, ...]:
    """What can be marked in an article: rubric, kicker, headline and deck where it has them, then its paragraphs."""
    headings = (article.rubric, article.kicker, article.headline, article.deck)
    return (*(text for text in headings if text), *article.paragraphs)


def text_of(article: Article) -> str:
    """The text in which places are counted: `lines_of`, a line each."""
    return "\n".join(lines_of(article))


def digest_of(text: str) -> str:
    """Tells a text from every other one: SHA-256, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def paragraph_at(text: str, start: int) -> int:
    """The line a character stands in, from 0."""
    return text.count("\n", 0, start)


def tags_in(text: str) -> tuple[str, ...]:
    """Tags typed with spaces, commas or 、 between; a # before one is left out."""
    for sign in "，,、;；":
        text = text.replace(sign, " ")
    return tuple(dict.fromkeys(word.lstrip("#") for word in text.split() if word.lstrip("#")))
