"""Blocks into records: which headings are the day's, a page's, a section's, an article's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.records.fields import Field, field_of
from reader.importers.formats.records.markdown import Block, Kind
from reader.importers.formats.records.record import Record
from reader.importers.formats.records.values import day_of, named_page
from reader.importers.layout.bylines import is_house_commentator, parse_byline
from reader.importers.layout.masthead import read_issue_number
from reader.importers.layout.names import has_surname, split_names
from reader.importers.layout.rules import rule
from reader.importers.layout.titles import title_in_header, title_in_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.formats.epaper.numbering import PageName

_NUMBERED = re.compile(
    r"^\s*(?:[（(]?\d{1,3}\s*[.．、)）]\s*(?!\d)|[一二三四五六七八九十]{1,3}、\s*|[•·▪◆■●○]\s*)"
)
_LABELLED = re.compile(r"^\s*([^：:\s]{1,8})\s*[：:]\s*(\S.{0,200})$")
_ELSEWHERE = rule(
    r"^(?:\[?(?:阅读|查看|点击)?(?:原文|全文)(?:链接|地址)?\]?|来源链接|返回目录|目录|导读|https?://\S+)$"
)
_COUNTED = rule(r"共\s*\d+\s*(?:个)?(?:版|篇)|收录")
_LONGEST_PAGE, _LONGEST_DATE = 40, 30
_LONGEST_NAMES = 20
"""Characters of names that stand by themselves, without a mark that sets them off."""
_MOST_ABOVE = 3
"""Lines between a headline and its text that may be deck and author."""


@dataclass
class Outline:
    """What the blocks say. `pages` counts the headings that name pages; `numbers` stand in lines that name the day."""

    records: list[Record] = field(default_factory=list)
    day: str = ""
    paper: str = ""
    numbers: set[int] = field(default_factory=set)
    pages: int = 0
    headings: int = 0


@dataclass
class _Article:
    """An article whose blocks are still coming."""

    values: dict[Field, str]
    paragraphs: list[str] = field(default_factory=list)
    above: int = 0


def outline(found: Sequence[Block]) -> Outline:
    """The articles among blocks, and the day and the paper that the blocks above them name."""
    found = [replace(block, text=block.text.strip()) for block in found if block.text.strip()]
    whole = Outline()
    level = _article_level(found)
    reader = _Reader(whole, level)
    for block in found:
        reader.take(block)
    reader.close()
    return whole


def _article_level(found: Sequence[Block]) -> int | None:
    """The level of the articles' headings: the highest whose headings mostly have text right below them.

    None where no heading is an article's: lines that are emphasised as a whole are taken for headlines then.
    """
    with_text: Counter[int] = Counter()
    counted: Counter[int] = Counter()
    for at, block in enumerate(found):
        is_title = title_in_name(block.text) == block.text and all(
            above.kind is Kind.HEADING for above in found[:at]
        )
        if block.kind is Kind.HEADING and not (is_title or _is_masthead(block) or _page_of(block)):
            after = next(
                (found[place] for place in range(at + 1, len(found)) if found[place].kind is not Kind.RULE),
                None,
            )
            counted[block.level] += 1
            with_text[block.level] += after is not None and after.kind is not Kind.HEADING
    return next((level for level in sorted(counted) if 2 * with_text[level] > counted[level]), None)


def _is_masthead(block: Block) -> bool:
    """Whether a heading only names the day: paper, date, weekday."""
    printed = parse_printed_date(block.text) or (day_of(block.text) if len(block.text) < 40 else None)
    if printed is None:
        return False
    rest = re.sub(r"[\W\d_]|星期.|周.|第|期|版", "", block.text.replace(printed.text, "", 1))
    return len(rest) <= 16


def _page_of(block: Block) -> PageName | None:
    return named_page(block.text) if len(block.text) <= _LONGEST_PAGE else None


class _Reader:
    """Takes blocks one by one."""

    def __init__(self, whole: Outline, level: int | None) -> None:
        self._whole, self._level = whole, level
        self._page: dict[Field, str] = {}
        self._day = ""
        self._article: _Article | None = None

    def take(self, block: Block) -> None:
        if block.kind is Kind.HEADING:
            self._heading(block)
        elif self._level is None and block.kind is Kind.EMPHASISED and self._page:
            self._begin(block.text)
        elif self._article is None:
            self._above(block.text)
        elif block.kind is not Kind.RULE and not _ELSEWHERE.fullmatch(block.text):
            self._text(self._article, block)

    def close(self) -> None:
        """End the article that is open."""
        one, self._article = self._article, None
        if one is not None:
            values = {**one.values, Field.TEXT: "\n".join(one.paragraphs)}
            self._whole.records.append(Record(values, len(self._whole.records)))

    def _heading(self, block: Block) -> None:
        if page := _page_of(block):
            self.close()
            self._page = {Field.PAGE: page.number, Field.PAGE_NAME: page.name or ""}
            self._whole.pages += 1
            self._above(block.text)
        elif _is_masthead(block) or self._is_title(block.text):
            self.close()
            self._page = {}
            self._above(block.text, begins_day=True)
        elif self._level is None or block.level < self._level:
            self.close()
            self._above(block.text)
            self._page = (
                {**self._page, Field.RUBRIC: block.text} if self._page else {Field.RUBRIC: block.text}
            )
        elif block.level == self._level:
            self._begin(block.text)
        elif self._article is not None:
            self._article.paragraphs.append(block.text)

    def _is_title(self, text: str) -> bool:
        """Whether a heading above all articles is the paper's name alone."""
        return not self._whole.headings and title_in_name(text) == text

    def _begin(self, text: str) -> None:
        self.close()
        self._whole.headings += 1
        day = {Field.DAY: self._day} if self._day else {}
        self._article = _Article({**day, **self._page, Field.HEADLINE: _NUMBERED.sub("", text) or text})

    def _above(self, text: str, *, begins_day: bool = False) -> None:
        """What stands above all articles, or between pages: it may name paper and day, a heading that of a day."""
        printed = parse_printed_date(text) or (day_of(text) if len(text) < 40 else None)
        if printed and not self._whole.day:
            self._whole.day = printed.text
        if printed and begins_day:
            self._day = printed.text
        if printed and (number := read_issue_number(text)):
            self._whole.numbers.add(number)
        if not self._whole.paper:
            bare = text.replace(printed.text, " ") if printed else text
            named = title_in_header(" ".join(re.split(r"[^\u3400-\u9fff]+", bare))) or title_in_name(bare)
            self._whole.paper = named or ""

    def _text(self, one: _Article, block: Block) -> None:
        if not one.paragraphs and one.above < _MOST_ABOVE and (told := _told_above(block, one)):
            one.above += 1
            one.values.update(told)
        else:
            one.paragraphs.append(block.text)


def _told_above(block: Block, one: _Article) -> dict[Field, str]:
    """What a line between headline and text tells: a field with its name, the author, or the deck."""
    labelled = _LABELLED.match(block.text)
    told = field_of(labelled[1]) if labelled else None
    if labelled and told not in {None, Field.TEXT}:
        assert told is not None  # noqa: S101 - as just asked
        return {told: labelled[2]}
    is_dated = (
        Field.DAY not in one.values and len(block.text) <= _LONGEST_DATE and not block.text.endswith("。")
    )
    if is_dated and parse_printed_date(block.text):
        return {Field.DAY: block.text}
    is_short = len(block.text) <= _LONGEST_NAMES
    if (
        Field.AUTHORS not in one.values
        and (is_short or block.kind is not Kind.TEXT)
        and _is_author(block.text)
    ):
        return {Field.AUTHORS: block.text}
    if block.kind not in {Kind.EMPHASISED, Kind.QUOTE}:
        return {}
    is_deck = Field.DECK not in one.values and block.kind is Kind.EMPHASISED and not block.text.endswith("。")
    return {Field.DECK: block.text} if is_deck else {}


def _is_author(text: str) -> bool:
    """Whether a line is an author's and nothing else: with a role, or names alone."""
    names = split_names(text)
    return (
        bool(parse_byline(text))
        or is_house_commentator(text)
        or (bool(names) and all(map(has_surname, names or ())))
    )


def is_digest(whole: Outline) -> bool:
    """Whether blocks are a paper's day: they name pages or the paper, or have several articles below a day."""
    return bool(whole.records) and bool(whole.pages or whole.paper or (whole.day and whole.headings > 1))


def with_facts(whole: Outline, paper: str, day: str) -> Iterator[Record]:
    """The records with the paper and the day of their file, where they name none themselves."""
    for record in whole.records:
        values = {Field.PAPER: whole.paper or paper, Field.DAY: whole.day or day, **record.values}
        yield replace(record, values={field: text for field, text in values.items() if text})
