"""Sets the headings of an article as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.articles import DECK_TELLS, KICKER_TELLS
from tests.made_pages.lines import BLANK, Label, Line
from tests.made_pages.stories import plain

if TYPE_CHECKING:
    import random

    from tests.made_pages.articles import Article
    from tests.made_pages.design import Headings


def heading_lines(article: Article, index: int, headings: Headings, rng: random.Random) -> list[Line]:
    """Section, kicker, headline, deck, rubric and byline as a paper orders them."""
    story = article.story
    groups: list[list[Line]] = [[Line(story.section, Label.SECTION, index)]] if story.section else []
    groups += [group for group in _ordered(article, index, headings, rng) if group]
    if story.rubric:
        groups.append([Line(story.rubric, Label.RUBRIC, index)])
    if article.byline.above:
        groups.append([Line(text, Label.BYLINE, index) for text in article.byline.above])
    lines: list[Line] = []
    for place, group in enumerate(groups):
        lines += [BLANK] * headings.blank_between if place else []
        lines += group
    return lines


def _ordered(article: Article, index: int, headings: Headings, rng: random.Random) -> list[list[Line]]:
    kicker, deck = (
        [Line(spaced(text, headings, rng), label, index)] if text else []
        for text, label in ((article.kicker, Label.KICKER), (article.deck, Label.DECK))
    )
    headline = _headline(article.story.headline, index, headings, rng)
    if rng.random() < headings.swapped:
        if kicker and not deck and KICKER_TELLS.search(article.kicker):
            return [headline, kicker]
        if deck and not kicker and DECK_TELLS.match(article.deck):
            return [deck, headline]
    return [kicker, headline, deck]


def _headline(headline: str, index: int, headings: Headings, rng: random.Random) -> list[Line]:
    if not headline:
        return []
    parts = broken_headline(headline, rng) if rng.random() < headings.broken else [plain(headline)]
    return [
        Line(spaced(part, headings, rng), Label.HEADLINE_ON if place else Label.HEADLINE, index)
        for place, part in enumerate(parts)
    ]


_LEAST_BROKEN = 11


def broken_headline(headline: str, rng: random.Random) -> list[str]:
    """The headline's lines: its two halves where they are as long as each other, or broken between words."""
    halves = plain(headline).split(" ")
    if len(halves) == 2 and len(halves[0]) == len(halves[1]) and len(halves[0]) >= 5:
        return halves
    first, slash, second = headline.partition("/")
    if not slash or min(len(first), len(second)) < 3 or len(first + second) < _LEAST_BROKEN:
        return [plain(headline)]
    if len(first) > 9 and rng.random() < 0.3 and " " not in first + second:
        return _on_four(first, second)
    return [plain(first), plain(second)]


def _on_four(first: str, second: str) -> list[str]:
    """A long headline on three or four lines."""
    middle, half = len(first) // 2, len(second) // 2
    parts = [first[:middle], first[middle:]]
    return [*parts, second[:half], second[half:]] if len(second) > 11 else [*parts, second]


def spaced(heading: str, headings: Headings, rng: random.Random) -> str:
    """Short headings set wide, and wide spaces between halves."""
    if rng.random() >= headings.wide_space:
        return heading
    if len(heading) <= 3 and heading.isalpha():
        return "\u3000".join(heading)
    return heading.replace(" ", "\u3000")
