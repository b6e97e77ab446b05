"""Sheets filled with articles, band below band."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.importers.pdf_press import Sheet, ems
from tests.made_pages.articles import prepared, with_texts
from tests.made_pages.design import Breaking
from tests.made_pages.lines import MadePage, TrueArticle
from tests.made_pages.masthead import SECTIONS, furniture_writer
from tests.made_pages.setting import page_numbers, page_stories, true_article
from tests.made_pages.sheets.blocks import Block, wide
from tests.made_pages.sheets.turned import TurnedSheet, cornered, traditional, widened
from tests.made_pages.sheets.typography import Typography, typography, vertical_typography

if TYPE_CHECKING:
    import random

    from tests.made_pages.articles import Article
    from tests.made_pages.design import Design
    from tests.made_pages.stories import Story

_HEADS = (
    ("{page2}版{w}{section}", "{date}{w}{weekday}", "责任编辑：{name}{w}版式：{name}"),
    ("{section}", "{date} {weekday} 第{page}版", ""),
    ("{paper}", "{date}{w}{weekday}", "{page}"),
    ("{date}{w}{weekday}", "{section}", "{page2}"),
    ("第{paged}版", "{section}", "{date}{w}{paper}"),
)
_LINES = (4, 17)
"""Of a column, as an editor plans it."""
_LEAST_LINES = 4
"""Of a column, before an article is set in several."""
_WAITING = 8
_LONGER = 5
"""Paragraphs that articles in print have more than those of text pages."""


@dataclass
class MadeSheets:
    """A file's sheets and what they say."""

    sheets: list[Sheet]
    page: MadePage
    look: Typography = field(repr=False)


def make_sheets(design: Design, most_pages: int = 4, *, is_vertical: bool = False) -> MadeSheets:
    """A file of sheets of this paper, set across or from top to bottom."""
    rng = design.world.rng
    design = replace(
        design,
        headings=replace(design.headings, all_headings=True),
        breaking=Breaking(),
        pages=(design.pages[0], min(design.pages[1], most_pages))
        if design.pages[0] <= most_pages
        else (1, most_pages),
        jumps=design.jumps / 2,
        lengths=replace(design.lengths, least=design.lengths.least + 2, most=design.lengths.most + _LONGER),
    )
    look = vertical_typography(rng) if is_vertical else typography(rng)
    first = 1 if design.has_masthead else rng.randint(2, 8)
    made = _Sheets(design, look)
    for number in page_numbers(design, first):
        made.add(number)
    world = design.world
    page = MadePage(
        (),
        traditional(world.paper) if look.is_traditional else world.paper,
        world.day.isoformat(),
        design.number if design.has_masthead and made.tells_number else None,
        design.page_count if design.has_masthead and made.tells_number else None,
        tuple(made.articles),
    )
    return MadeSheets(made.sheets, page, look)


@dataclass
class _Sheets:
    design: Design
    look: Typography
    sheets: list[Sheet] = field(default_factory=list)
    articles: list[TrueArticle] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    tells_number: bool = False

    @property
    def rng(self) -> random.Random:
        return self.design.world.rng

    def add(self, number: int) -> None:
        look = self.look
        sheet = self._sheet()
        top = self._masthead(sheet) if number == 1 and self.design.has_masthead else self._head(sheet, number)
        waiting: list[Article] = []
        failures = 0
        while failures < 3:
            while len(waiting) < _WAITING:
                stories = page_stories(self.design, self.used)
                waiting += [self._prepared(story, number) for story in stories]
            end = self._band(sheet, waiting, top)
            failures += end is None
            top = end or top
        _reorder(sheet, look, self.rng)
        self.sheets.append(sheet.seen if isinstance(sheet, TurnedSheet) else sheet)

    def _sheet(self) -> Sheet:
        look = self.look
        if not look.is_vertical:
            return Sheet(look.width, look.height)
        return TurnedSheet(
            look.width,
            look.height,
            is_traditional=look.is_traditional,
            has_corner_quotes=look.has_corner_quotes,
        )

    def _prepared(self, story: Story, number: int) -> Article:
        article = prepared(story, self.design, number, (number,))
        return with_texts(article, widened) if self.look.has_upright_digits else article

    def _true(self, article: Article) -> TrueArticle:
        look = self.look
        if look.is_traditional:
            article = with_texts(article, traditional)
        return true_article(with_texts(article, cornered) if look.has_corner_quotes else article)

    def _band(self, sheet: Sheet, waiting: list[Article], top: float) -> float | None:
        """Articles side by side; where the next band begins, or none where these have no room."""
        look, mark = self.look, len(sheet.frames)
        taken: list[Article] = []
        ends: list[tuple[float, int, int]] = []
        start = 0
        while start < look.columns:
            article = waiting[len(taken) % len(waiting)]
            if article in taken:
                break
            span = self._span(article, look.columns - start)
            taken.append(article)
            ends.append((self._block(sheet, article, start, span, top), start, span))
            start += span
        foot = max(end for end, _start, _span in ends)
        if foot > look.height - look.margin - 20:
            del sheet.frames[mark:]
            waiting[:] = [*waiting[len(taken) :], *taken]
            return None
        del waiting[: len(taken)]
        self.articles += map(self._true, taken)
        for end, start, span in ends:
            self._below(sheet, waiting, start, span, (end, foot))
        return foot + look.between * look.size

    def _block(self, sheet: Sheet, article: Article, start: int, span: int, top: float) -> float:
        look, rng = self.look, self.rng
        step = (look.width - 2 * look.margin + look.gutter * look.size) / look.columns
        left = look.margin + start * step
        right = left + span * step - look.gutter * look.size
        columns = max(1, span - (rng.random() < 0.15 and span > 2))
        most = max(1, length(article) // int(_LEAST_LINES * step / look.size))
        caption = article.story.caption if span > 1 and columns <= most else ""
        return Block(sheet, article, look, rng, left, right, top, min(columns, most)).set(caption)

    def _span(self, article: Article, room: int) -> int:
        """How many columns an article has: as its text wants, and what is left where that is little."""
        look = self.look
        measure = (look.width - 2 * look.margin) / look.columns / look.size - look.gutter
        wanted = round(length(article) / (measure * self.rng.uniform(*_LINES)))
        span = max(1, min(wanted, 5, room))
        return room if room - span < (2 if span > 1 else 1) else span

    def _below(
        self, sheet: Sheet, waiting: list[Article], start: int, span: int, room: tuple[float, float]
    ) -> None:
        """Another article below a short one, where it ends before its neighbours do."""
        look, mark = self.look, len(sheet.frames)
        top = room[0] + look.between * look.size
        for article in [one for one in waiting if top + 4 * look.pitch < room[1]][:3]:
            end = self._block(sheet, article, start, span, top)
            if end <= room[1] + look.pitch:
                waiting.remove(article)
                self.articles.append(self._true(article))
                self._below(sheet, waiting, start, span, (end, room[1]))
                return
            del sheet.frames[mark:]

    def _head(self, sheet: Sheet, number: int) -> float:
        """The line at the top of an inner page: left, middle, right."""
        look, rng = self.look, self.rng
        writer = furniture_writer(self.design, number, rng.randrange(len(SECTIONS)))
        texts = [writer.write(text) for text in _HEADS[self.design.number % len(_HEADS)]]
        y, size = look.margin * 0.9, look.size * 1.1
        places = (
            look.margin,
            (look.width - wide(texts[1]) * size) / 2,
            look.width - look.margin - wide(texts[2]) * size,
        )
        for text, x in zip(texts, places, strict=True):
            if text:
                sheet.text(
                    sheet.frame(),
                    (x, y),
                    text,
                    size * (1.5 if text in dict(SECTIONS) and rng.random() < 0.5 else 1),
                )
        if look.has_head_rule:
            sheet.rule((look.margin, y + 5), (look.width - look.margin, y + 5))
        return y + 2.4 * look.size

    def _masthead(self, sheet: Sheet) -> float:
        look, world = self.look, self.design.world
        writer = furniture_writer(self.design)
        self.tells_number = self.rng.random() < 0.8
        issue = ["第{number}期", "今日{count}版"] if self.tells_number else []
        lines = [
            writer.write(text)
            for text in ("{date}{w}{weekday}", "农历{lunar}", *issue, "中共{county}县委主办")
        ]
        if look.masthead == "tower":
            return self._tower(sheet, lines)
        size = min(60.0, 0.4 * look.width / len(world.paper))
        sheet.text(sheet.frame(), (look.margin, look.margin + size), world.paper, size)
        if look.masthead == "band":
            y = look.margin + size * 1.4
            text = "\u3000".join(lines)
            small = min(look.size, (look.width - 2 * look.margin) / ems(text))
            sheet.text(sheet.frame(), (look.margin, y), text, small)
            sheet.rule((look.margin, y + 6), (look.width - look.margin, y + 6))
            return y + 3 * look.size
        x = look.margin + size * (len(world.paper) + 0.5)
        for row, text in enumerate(lines):
            sheet.text(sheet.frame(), (x, look.margin + look.size * (1 + 1.4 * row)), text, look.size)
        foot = look.margin + max(size * 1.2, look.size * 1.4 * (len(lines) + 1))
        sheet.rule((look.margin, foot), (look.width - look.margin, foot))
        return foot + 2 * look.size

    def _tower(self, sheet: Sheet, lines: list[str]) -> float:
        """The name in the middle, its lines centred below."""
        look, world = self.look, self.design.world
        size = min(66.0, 0.5 * look.width / len(world.paper))
        sheet.text(
            sheet.frame(), ((look.width - size * len(world.paper)) / 2, look.margin + size), world.paper, size
        )
        y = look.margin + 1.25 * size
        for text in lines:
            y += 1.4 * look.size
            sheet.text(sheet.frame(), ((look.width - wide(text) * look.size) / 2, y), text, look.size)
        return y + 3 * look.size


def length(article: Article) -> int:
    """Characters of its text."""
    return sum(map(len, article.paragraphs))


def _reorder(sheet: Sheet, look: Typography, rng: random.Random) -> None:
    """Frames in the order a program wrote them; grounds stay before what stands on them."""
    frames = [frame for frame in sheet.frames if frame]
    drawn = [frame for frame in frames if not any("Tj" in line for line in frame)]
    printed = [frame for frame in frames if frame not in drawn]
    if look.order == "shuffled":
        rng.shuffle(printed)
    sheet.frames = [*drawn, *printed]
