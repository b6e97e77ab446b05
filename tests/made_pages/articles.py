"""What of a story a paper prints on a page: its headings, byline, text, and where it goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.made_pages.bylines import Byline
from tests.made_pages.stories import Story, plain
from tests.made_pages.wrapping import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.made_pages.design import Design

KICKER_TELLS = re.compile(
    r"(?:强调|指出|时说|要求|发现|建议|提醒|表示|获悉|：|——|－－|[①-⑨]|[（(][一二三四五六七八九十\d]+[）)]|·\d+)$"
)
DECK_TELLS = re.compile(r"^(?:——|－－|要求)")
_LONG = 20
_MARKS = "，。；：！？”’）》、…"
_JUMPS = (
    "（下转第{}版）",
    "（下转{}版）",
    "►下转第{}版",
    "下转{}版",
    "（下转第{}版 ）",
    "（下转第 {} 版）",
    "▶下转{}版",
    "（紧转第{}版）",
)


@dataclass(frozen=True)
class Article:
    """An article as it goes to print."""

    story: Story
    byline: Byline
    kicker: str
    deck: str
    paragraphs: tuple[str, ...]
    """What is printed here."""
    width: int = 0
    """Characters in a line; 0 where a paragraph is a line."""
    jump: str = ""
    """`（下转第3版）` where it goes on elsewhere."""
    is_jump_lost: bool = False
    """It just stops."""
    goes_on_at: int = 0
    """The page of this file that has the rest."""
    rest: tuple[str, ...] = ()
    rest_joins: bool = False
    """The rest begins in mid-sentence."""
    came_from: int = 0

    @property
    def whole(self) -> tuple[str, ...]:
        """What a reader of this file should have of it."""
        if not self.goes_on_at:
            return self.paragraphs
        if self.rest_joins:
            return (*self.paragraphs[:-1], self.paragraphs[-1] + self.rest[0], *self.rest[1:])
        return self.paragraphs + self.rest


def with_texts(article: Article, change: Callable[[str], str]) -> Article:
    """The article with all that is printed of it changed: to other forms of its characters."""
    story, byline = article.story, article.byline
    return replace(
        article,
        story=replace(
            story,
            headline=change(story.headline),
            rubric=change(story.rubric),
            section=change(story.section),
            caption=change(story.caption),
        ),
        byline=Byline(
            tuple(map(change, byline.authors)),
            tuple(map(change, byline.above)),
            change(byline.lead),
            change(byline.tail),
            tuple((change(text), is_dateline) for text, is_dateline in byline.below),
        ),
        kicker=change(article.kicker),
        deck=change(article.deck),
        paragraphs=tuple(map(change, article.paragraphs)),
        rest=tuple(map(change, article.rest)),
    )


def prepared(story: Story, design: Design, number: int, numbers: Sequence[int]) -> Article:
    """The story as page `number` of a file of pages `numbers` prints it."""
    rng = design.world.rng
    byline = design.signatures.sign(design.world, story.byline)
    if not story.headline and not byline.authors:
        byline = design.signatures.sign(design.world, "essay")
    kicker, deck = telling(story, all_headings=design.headings.all_headings)
    width = rng.randint(*design.breaking.width) if design.breaking.width and not story.lines_stay else 0
    article = Article(story, byline, kicker, deck, _fitted(story, byline, width, design), width)
    can_be_cut = len(story.paragraphs) >= 4 and story.kind == "news" and not story.subheadings
    return _cut(article, design, number, numbers) if can_be_cut and rng.random() < design.jumps else article


def _fitted(story: Story, byline: Byline, width: int, design: Design) -> tuple[str, ...]:
    """Wrapped without indents, each paragraph ends in a line that is visibly short."""
    if not width or design.breaking.indent:
        return story.paragraphs
    last = len(story.paragraphs) - 1
    return tuple(
        text
        if place in story.subheadings or design.world.rng.random() >= design.breaking.ends_short
        else fitted(
            text,
            byline.lead if not place else "",
            byline.tail if place == last else "",
            width,
            design.world.rng,
        )
        for place, text in enumerate(story.paragraphs)
    )


def _cut(article: Article, design: Design, number: int, numbers: Sequence[int]) -> Article:
    """The article cut where it goes on elsewhere: on a page of this file or on one that is not in it."""
    rng, texts = design.world.rng, article.paragraphs
    later = [page for page in numbers if page > number]
    here = bool(later) and rng.random() < 0.6
    target = rng.choice(later) if here else max(numbers) + rng.randint(1, 4)
    where = rng.randint(2, len(texts) - 1)
    text = texts[where - 1]
    middle = len(text) // 2
    joins = (
        rng.random() < 0.6
        and len(text) > 24
        and text[middle - 1] not in _MARKS
        and text[middle] not in _MARKS
    )
    cut = replace(
        article,
        paragraphs=(*texts[: where - 1], text[:middle]) if joins else texts[:where],
        rest=(text[middle:], *texts[where:]) if joins else texts[where:],
        rest_joins=joins,
        jump=rng.choice(_JUMPS).format(target),
        goes_on_at=target if here else 0,
        came_from=number,
    )
    is_lost = not here and joins and rng.random() < design.lost_jumps
    return cut if here else replace(cut, byline=_without_end(article.byline), is_jump_lost=is_lost)


def _without_end(byline: Byline) -> Byline:
    """What is left of a byline where the article's end is elsewhere."""
    if byline.lead or byline.above:
        return Byline(byline.authors, byline.above, byline.lead)
    return Byline()


def telling(story: Story, *, all_headings: bool) -> tuple[str, str]:
    """Kicker and deck, where their words or their number tell which is which."""
    kicker, deck = plain(story.kicker), plain(story.deck)
    if all_headings or (kicker and deck):
        return kicker, deck
    return (
        kicker if KICKER_TELLS.search(kicker) else "",
        deck if DECK_TELLS.match(deck) or len(deck) >= _LONG else "",
    )
