"""Printed lines and what each of them is; what a reader should make of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Label(StrEnum):
    """What a line of a page is."""

    BLANK = "blank"
    MASTHEAD = "masthead"
    PAGE_HEAD = "page head"
    PAGE_FOOT = "page foot"
    EDITORS = "editors"
    STRAY = "stray"
    """The paper's own telephone, address, postal code."""
    ADVERT = "advertisement"
    SECTION = "section"
    """The name of a column on the page, above the headings of its article."""
    RUBRIC = "rubric"
    """`（评论员文章）`, `【图片新闻】` beside or under a headline."""
    KICKER = "kicker"
    KICKER_ON = "kicker goes on"
    HEADLINE = "headline"
    HEADLINE_ON = "headline goes on"
    DECK = "deck"
    DECK_ON = "deck goes on"
    BYLINE = "byline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    PARAGRAPH_ON = "paragraph goes on"
    CAPTION = "caption"
    CLOSING = "closing"
    """A byline or dateline on a line of its own after the text."""
    JUMP = "jump"
    CONTINUED = "continued"
    """`（上接第1版）`, with the headline that may be printed again beside it."""


@dataclass(frozen=True)
class Line:
    text: str
    label: Label
    article: int | None = None
    """Which of the page's articles it belongs to; none for what is no article's."""


BLANK = Line("", Label.BLANK)


@dataclass(frozen=True)
class TrueArticle:
    """An article as it should be read."""

    kicker: str
    headline: str
    deck: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    truncated: bool = False
    column: str = ""
    kind: str = "news"

    def as_json(self) -> dict[str, Any]:  # Any: JSON
        row = {
            "kicker": self.kicker,
            "headline": self.headline,
            "deck": self.deck,
            "authors": list(self.authors),
            "paragraphs": list(self.paragraphs),
            "truncated": self.truncated,
            "kind": self.kind,
        }
        return row | ({"column": self.column} if self.column else {})


@dataclass(frozen=True)
class MadePage:
    """A file of one or several pages, line by line, with its truth."""

    lines: tuple[Line, ...]
    title: str
    date: str
    number: int | None
    page_count: int | None
    articles: tuple[TrueArticle, ...]
    newline: str = field(default="\n")

    @property
    def text(self) -> str:
        return self.newline.join(line.text for line in self.lines) + self.newline

    def truth(self) -> dict[str, Any]:  # Any: JSON
        """What the page says, and what each of its lines is."""
        return {
            "title": self.title,
            "date": self.date,
            "number": self.number,
            "page_count": self.page_count,
            "articles": [article.as_json() for article in self.articles],
            "lines": [[line.label.value, line.article] for line in self.lines],
        }
