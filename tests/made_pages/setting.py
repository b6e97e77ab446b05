"""Sets a file's pages as lines of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.importers.press import set_lines
from tests.made_pages.articles import Article, prepared
from tests.made_pages.headings import heading_lines
from tests.made_pages.lines import BLANK, Label, Line, MadePage, TrueArticle
from tests.made_pages.masthead import furniture_writer, printed
from tests.made_pages.stories import Story, make_story, plain, with_asides
from tests.made_pages.world import patterns
from tests.made_pages.wrapping import broken_body

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.made_pages.design import Design

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CAME_FROM = ("（上接第{}版）", "（上接{}版）", "上接第{}版", "（紧接第{}版）")
_CREDITS = (
    "（资料图片）",
    "本报记者 {person} 摄",
    "（{person} 摄）",
    "{person} 摄",
    "通讯员 {person}/摄",
    "记者{person}摄",
    "",
)


def make_page(design: Design) -> MadePage:
    """A file of one or several pages of a paper of this design."""
    press = _Press(design)
    first = 1 if design.has_masthead else design.world.rng.randint(2, 8)
    numbers = page_numbers(design, first)
    for place, number in enumerate(numbers):
        press.page(number, place, numbers)
    world = design.world
    has_number = any(line.label is Label.MASTHEAD and str(design.number) in line.text for line in press.lines)
    return MadePage(
        tuple(press.lines),
        world.paper,
        world.day.isoformat(),
        design.number if has_number else None,
        design.page_count if design.has_masthead and design.tells_count else None,
        tuple(press.articles),
        design.newline,
    )


def page_numbers(design: Design, first: int) -> list[int]:
    """Pages of a file rise; where they are few, some may be left out."""
    rng, numbers = design.world.rng, [first]
    count = rng.randint(*design.pages)
    for _ in range(count - 1):
        numbers.append(numbers[-1] + (1 if count > 4 or rng.random() < 0.7 else rng.randint(1, 3)))
    return numbers


def page_stories(design: Design, used: set[str]) -> list[Story]:
    """What one page prints; a headline that has been used is not used again."""
    rng = design.world.rng
    stories: list[Story] = []
    for kind in rng.choices(list(design.kinds), list(design.kinds.values()), k=rng.randint(*design.articles)):
        story = make_story(design.world, kind, design.lengths)
        if rng.random() < design.asides:
            story = with_asides(story, design.world)
        if not story.headline or plain(story.headline) not in used:
            stories.append(story)
            used.add(plain(story.headline))
    return stories or [make_story(design.world, "news", design.lengths)]


@dataclass
class _Press:
    """What has been set of a file, and what has still to be continued."""

    design: Design
    lines: list[Line] = field(default_factory=list)
    articles: list[TrueArticle] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    continued: dict[int, list[tuple[int, Article]]] = field(default_factory=dict)
    """For a page: which articles of earlier ones go on there."""

    @property
    def rng(self) -> random.Random:
        return self.design.world.rng

    def page(self, number: int, place: int, numbers: Sequence[int]) -> None:
        design = self.design
        if place and not design.furniture.form_feeds:
            self._blank(self.rng.randint(0, 3))
        self._head(number, breaks_page=bool(place) and design.furniture.form_feeds)
        stories = page_stories(design, self.used)
        is_behind = self.rng.random() < design.headings.behind
        are_all_behind = self.rng.random() < design.headings.all_behind
        for order, story in enumerate(stories):
            self._blank(self.rng.randint(*design.headings.blank_before))
            article = prepared(story, design, number, numbers)
            tells = bool(article.byline.lead or article.byline.above) and order >= len(stories) - 2
            self._article(article, is_behind=(is_behind and tells) or are_all_behind)
            if self.rng.random() < design.furniture.adverts / len(stories):
                self._advert()
        for index, article in self.continued.pop(number, []):
            self._blank(self.rng.randint(*design.headings.blank_before))
            self._continuation(index, article)
        self._foot(number)

    def _blank(self, count: int) -> None:
        self.lines += [BLANK] * count

    def _head(self, number: int, *, breaks_page: bool) -> None:
        design = self.design
        is_masthead = number == 1 and design.has_masthead
        label = Label.MASTHEAD if is_masthead else Label.PAGE_HEAD
        found = design.furniture.masthead if is_masthead else design.furniture.page_head
        texts = printed(found, furniture_writer(design, number, number * 7 + design.number))
        if breaks_page:
            texts[0] = "\f" + texts[0]
        self.lines += [Line(text, label) if text else BLANK for text in texts]

    def _foot(self, number: int) -> None:
        furniture = self.design.furniture
        writer = furniture_writer(self.design, number)
        stray = "{stray}" if self.rng.random() < furniture.strays else ""
        for pattern, label in (
            (stray, Label.STRAY),
            (furniture.editors, Label.EDITORS),
            (furniture.foot, Label.PAGE_FOOT),
        ):
            if pattern:
                self._blank(1)
                self.lines.append(Line(writer.write(pattern), label))

    def _advert(self) -> None:
        writer, found = self.design.world.writer("adverts"), patterns("adverts")
        self._blank(max(1, self.rng.randint(*self.design.headings.blank_before)))
        texts = [writer.write(self.rng.choice(found["advert"])) for _ in range(self.rng.randint(1, 2))]
        if self.rng.random() < 0.6:
            texts.append(writer.write(self.rng.choice(found["sponsor"])))
        self.lines += [
            Line(text, Label.ADVERT) for text in (self.rng.choice(("公益广告", "广告", "·广告·")), *texts)
        ]

    def _article(self, article: Article, *, is_behind: bool) -> None:
        index = len(self.articles)
        self.articles.append(true_article(article))
        if article.goes_on_at:
            self.continued.setdefault(article.goes_on_at, []).append((index, article))
        heading = heading_lines(article, index, self.design.headings, self.rng)
        if self.design.breaking.wraps_bylines and article.width:
            heading = [part for line in heading for part in _wrapped_byline(line, article.width)]
        body = self._body(article, index)
        gap = [BLANK] * self.design.headings.blank_before_text if heading else []
        lines = _behind(heading, gap, body) if is_behind else [*heading, *gap, *body]
        self.lines += map(self._widened, lines)

    def _widened(self, line: Line) -> Line:
        return (
            Line(line.text.translate(_FULL_WIDTH), line.label, line.article)
            if self.design.full_width_digits
            else line
        )

    def _body(self, article: Article, index: int) -> list[Line]:
        story, byline, texts = article.story, article.byline, list(article.paragraphs)
        texts[0] = byline.lead + texts[0]
        if story.lines_stay:
            return [*_verses(story, texts, index), *self._after(article, index)]
        jump = "" if article.is_jump_lost else article.jump
        inline_jump = jump if self.rng.random() < self.design.inline_jumps else ""
        texts[-1] += inline_jump or ("" if article.jump else byline.tail)
        labels = [
            Label.SUBHEADING if place in story.subheadings else Label.PARAGRAPH for place in range(len(texts))
        ]
        lines = broken_body(
            list(zip(texts, labels, strict=True)), self.design.breaking, article.width, index, self.rng
        )
        if jump and not inline_jump:
            lines.append(Line(jump, Label.JUMP, index))
        return lines if article.jump else [*lines, *self._after(article, index)]

    def _after(self, article: Article, index: int) -> list[Line]:
        lines: list[Line] = []
        below = list(article.byline.below)
        if article.byline.tail and article.story.lines_stay:
            below.append((article.byline.tail.strip(), False))
        for text, is_dateline in below:
            lines += [BLANK] * self.rng.choice((0, 0, 1))
            lines.append(Line(text, Label.CLOSING if is_dateline else Label.BYLINE, index))
        if article.story.caption:
            credit = self.design.world.writer("adverts").write(self.rng.choice(_CREDITS))
            lines += [BLANK] * self.rng.choice((0, 1, 1))
            lines.append(
                Line(
                    f"{article.story.caption}{self.rng.choice((' ', '', '　'))}{credit}".strip(),
                    Label.CAPTION,
                    index,
                )
            )
        return lines

    def _continuation(self, index: int, article: Article) -> None:
        """The rest of an article from an earlier page, with its headline again or without."""
        came_from = self.rng.choice(_CAME_FROM).format(article.came_from)
        headline, texts = self.articles[index].headline, list(article.rest)
        if self.rng.random() < 0.5 and headline:
            self.lines.append(Line(headline, Label.CONTINUED, index))
        if self.rng.random() < 0.4:
            texts[0] = came_from + texts[0]
        else:
            self.lines.append(Line(came_from, Label.CONTINUED, index))
        texts[-1] += article.byline.tail
        first = Label.PARAGRAPH_ON if article.rest_joins else Label.PARAGRAPH
        labels = [first, *[Label.PARAGRAPH] * (len(texts) - 1)]
        rows = list(zip(texts, labels, strict=True))
        self.lines += broken_body(rows, self.design.breaking, article.width, index, self.rng)
        self.lines += self._after(article, index)


def _behind(heading: list[Line], gap: list[Line], body: list[Line]) -> list[Line]:
    """The text, then its heading; a byline or a column's name stays above the text."""
    stay = [line for line in heading if line.label in {Label.BYLINE, Label.SECTION}]
    move = [line for line in heading if line.label not in {Label.BYLINE, Label.SECTION, Label.BLANK}]
    return [*stay, *(gap if stay else []), *body, *((gap or [BLANK]) if move else []), *move]


def _wrapped_byline(line: Line, width: int) -> list[Line]:
    if line.label is not Label.BYLINE:
        return [line]
    return [Line(part.strip(), line.label, line.article) for part in set_lines(line.text, width).split("\n")]


def _verses(story: Story, texts: Sequence[str], index: int) -> list[Line]:
    lines: list[Line] = []
    for place, text in enumerate(texts):
        lines.append(Line(text, Label.PARAGRAPH, index))
        lines += [BLANK] if place in story.breaks_after else []
    return lines


def true_article(article: Article) -> TrueArticle:
    story = article.story
    return TrueArticle(
        article.kicker,
        plain(story.headline),
        article.deck,
        article.byline.authors,
        article.whole,
        bool(article.jump) and not article.goes_on_at,
        story.section if not story.headline else "",
        story.kind,
    )
