"""What a find gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from reader.core.span import Span
    from reader.store.records import ArticleId


class Order(StrEnum):
    """How results are ordered."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


class Tier(IntEnum):
    """Why a hit stands where it stands: the word in the heading, in the body, or only its characters."""

    HEADING = 1
    WORD = 2
    CHARACTERS = 3


@dataclass(frozen=True, slots=True)
class HighlightedText:
    """A text with the spans to highlight, in order, not overlapping."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """One result. `snippet` is the densest window of the body, or of another field where the hit is there.

    `is_as_read`: the words stand only in what was read, not in the article as it was corrected.
    """

    id: ArticleId
    title: str
    date: date
    page_number: str
    headline: HighlightedText
    snippet: HighlightedText
    tier: Tier
    score: float
    is_as_read: bool = False
    when: str = ""
    """The date of its issue as ISO 8601 has it, as far as it is known, with its edition."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first results of a find. `note` says, in a sentence, how an unclear query was read."""

    articles: tuple[FoundArticle, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles a query finds in each tier, and on each day that has any, in order."""

    tiers: dict[Tier, int]
    days: dict[date, int]

    @property
    def total(self) -> int:
        """How many it finds in all."""
        return sum(self.tiers.values())


@dataclass(frozen=True, slots=True)
class PageCount:
    """So many hits on the pages of a paper that bear this number."""

    title: str
    page_number: str
    count: int
