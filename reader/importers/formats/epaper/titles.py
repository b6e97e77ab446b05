"""The paper's name in saved pages: beside the date, in the window's title, in the name of a folder."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.epaper.wording import plain
from reader.importers.layout.rules import rule
from reader.importers.layout.titles import title_in_header, title_in_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r"《\s*([\u3400-\u9fff\s]{2,16})\s*》\s*[（(]?")
_CUT = re.compile(r"\s*[-_|｜—–>»]+\s*")
_DIGITS = re.compile(r"[\d./-]+")
_PARTED = re.compile(r"[-_—–|｜·:：/\s>»]+")
_KIND_OF_SITE = rule(
    r"多媒体|数字报刊?(?:平台)?|数字报纸|数字版|数字报系统|电子版|电子报纸?|在线阅读|网络版|手机版|官方网站|首页|阅读版|欢迎阅读"
)
_BEFORE_PAGE = re.compile(r"\s*([\u3400-\u9fff]{2,10})\s*[-_—–|｜]+\s*(?:第\s*)?[A-Z]?\d{1,3}\s*版")
"""A window's title that begins with the paper and the page: 石桥电讯-01版：要闻-….."""
_PAGE = rule(r"第?\s*[A-Z]?\d{1,3}\s*版.*$|第[一二三四五六七八九十]{1,3}版.*$")
_HAN = re.compile(r"[\u3400-\u9fff]{2,10}")


def find_titles(
    head_title: str, lines: Sequence[str], addresses: Sequence[str], *, headline: str, is_node: bool
) -> Counter[str]:
    """The names a page may mean, with what speaks for each.

    `head_title`: that of the window; beside the paper's name it has the headline, a page, the kind of site.
    """
    votes: Counter[str] = Counter()
    for line in lines:
        for name in _quoted(line):
            votes[name] += 5
    if before := _BEFORE_PAGE.match(head_title):
        votes[before[1]] += 2
    for part in _parts(head_title, headline):
        if title_in_name(part) == part:
            votes[part] += 3
        elif is_node and _HAN.fullmatch(part):
            votes[part] += 1
    named = [title_in_header(line) for line in lines] + [title_in_name(address) for address in addresses]
    votes.update(name for name in named if name)
    return votes


def window_headline(window: str) -> str:
    """The headline in a window's title: what is behind --, else the longest part that is no page, date or paper."""
    _before, mark, behind = window.partition("--")
    if mark and behind.strip(" -"):
        return behind.strip(" -")
    parts = (_KIND_OF_SITE.sub("", part).strip() for part in _CUT.split(window))
    return max((part for part in parts if _may_be_headline(part)), key=len, default="")


def _may_be_headline(part: str) -> bool:
    return bool(plain(part)) and not (
        _PAGE.search(part)
        or parse_printed_date(part)
        or title_in_name(part) == part
        or _DIGITS.fullmatch(part)
    )


def _quoted(line: str) -> Iterator[str]:
    """A name in 《》 with the date behind it."""
    for found in _QUOTED.finditer(line[:2000]):
        if parse_printed_date(line[found.end() : found.end() + 40]):
            yield "".join(found[1].split())


def _parts(head_title: str, headline: str) -> list[str]:
    """The parts of a window's title that are not the headline, a date, a page or a kind of site."""
    printed = parse_printed_date(head_title)
    text = head_title.replace(printed.text, " ") if printed else head_title
    if headline:
        text = text.replace(headline, " ")
    parts = (_KIND_OF_SITE.sub("", _PAGE.sub("", part)) for part in _PARTED.split(text))
    return [part for part in parts if part and plain(part) not in plain(headline)]
