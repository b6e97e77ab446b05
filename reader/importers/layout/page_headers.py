"""The line at an inner page's head: 02版 要闻, 第2版：要闻, 2022年7月19日 星期二 第2版 综合 责任编辑：…"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date
from reader.importers.layout.jumps import page_number
from reader.importers.layout.lines import width
from reader.importers.layout.masthead import read_weekday
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule
from reader.importers.layout.titles import title_in_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line

_DIGITS = r"[A-ZＡ-Ｚ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_NUMBER = rule(
    rf"第\s*({_DIGITS})\s*版|(?<![0-9０-９第])({_DIGITS})\s*版(?![式面权本画图税块主])|^([A-Z]?0\d|[A-Z]\d{{1,2}})(?=[\s：:·|｜])|(?<=[\s：:·|｜])([A-Z]?0\d|[A-Z]\d{{1,2}})$"
)
_WEEKDAY = rule(r"(?:星期|周|礼拜)\s*[一二三四五六日天]")
_LUNAR = rule(r"(?:农历|夏历)\S{2,14}")
_MAKERS = rule(
    r"(?:本版|值班|责任|执行|美术)?(?:责任编辑|责编|执行编辑|编辑|版式设计|版式|版面设计|版面|美编|校对|组版|排版|制作|审读|统筹|电话|热线|邮箱|电子邮箱|投稿邮箱|E-?mail)\s*[：:／/]?\s*[^\s：:]*(?:\s+(?![^\s：:]{1,4}[：:])[\u4e00-\u9fff]{2,3}(?=\s|$))*",
    re.IGNORECASE,
)
_EMAIL = rule(r"\S+@\S+|(?:https?://|www\.)\S+|\d{3,4}-\d{7,8}")
_NO_HEADER = rule(
    r"[转接续]\s*[至自]?\s*第?\s*[A-ZＡ-Ｚ]?[0-9０-９一二三四五六七八九十]{1,3}\s*版|[转接]第"
    r"|[0-9]版\s*[）)]|[今本]日|今天|本期|总第|共\s*\d+\s*版"
)
_FOLIO = rule(r"[—–―－\-·\s]*(?:第\s*)?([A-ZＡ-Ｚ]?[0-9０-９]{1,3})(?:\s*页)?[—–―－\-·\s]*")
_NAMED_NUMBER = rule(
    r"(?P<first>[A-Z]?[0-9０-９]{1,2})[\s|｜·]+(?P<after>[\u4e00-\u9fff]{2,6})"
    r"|(?P<before>[\u4e00-\u9fff]{2,6})[\s|｜·]+(?P<last>[A-Z]?[0-9０-９]{1,2})"
)
_PLAIN = rule(r"[A-Z0-9]")
"""How a number by itself begins and ends."""
_NAME = rule(r"[\u4e00-\u9fff]{2,4}(?:[·\s][\u4e00-\u9fff]{2,4})?")
_FRAMED = rule(r"[=＝*#~]{2,}\s*(\S.*?)\s*[=＝*#~]{2,}")
_FRAMES = frozenset("=＝*#~")
_WIDEST_NAME = 9
_WIDEST_HEADER = 90


@dataclass(frozen=True, slots=True)
class PageHeader:
    """What a page's header says."""

    number: str
    name: str | None = None
    printed: PrintedDate | None = None
    weekday: str | None = None
    title: str | None = None


@remembered
def read_page_header(text: str) -> PageHeader | None:
    """The header a line is, or None. Beside number, date and makers only a short name may stand.

    Programs that put pages together frame it: === 第01版：要闻 ===.
    """
    if text[:1] in _FRAMES and (framed := _FRAMED.fullmatch(text)):
        text = framed[1]
    if "版" not in text and not (_PLAIN.match(text[:1]) or _PLAIN.match(text[-1:])):
        return None
    if width(text) > _WIDEST_HEADER or "。" in text or _NO_HEADER.search(text):
        return None
    number = _NUMBER.search(text)
    if number is None:
        return None
    printed = parse_printed_date(text)
    words = _words(text, number[0])
    title = title_in_header(" ".join(words))
    if title and (len(words) > 1 or not title.endswith("新闻")):
        words.remove(title)
    else:
        title = None
    if len(words) > 2 or any(width(word) > _WIDEST_NAME for word in words):
        return None
    printed_number = next(group for group in number.groups() if group)
    return PageHeader(
        page_number(printed_number), " ".join(words) or None, printed, read_weekday(text), title
    )


def _words(text: str, number: str) -> list[str]:
    """The words of a header that are not its number, date, weekday and makers."""
    printed = parse_printed_date(text)
    rest = text.replace(number, " ", 1) if number else text
    rest = rest.replace(printed.text, " ") if printed else rest
    for pattern in (_LUNAR, _WEEKDAY, _MAKERS, _EMAIL):
        rest = pattern.sub(" ", rest)
    words = re.split(r"[\s|｜：:\-—_/／()（）【】\[\]◆●■]+", rest)
    return [bare for word in words if (bare := word.strip("·•・．."))]


def is_header_rest(text: str) -> bool:
    """Whether a line beside a header holds only what headers do: date, weekday, makers, paper."""
    if width(text) > _WIDEST_HEADER:
        return False
    words = _words(text, "")
    title = title_in_header(" ".join(words))
    return len(words) == 0 or words == [title]


def is_folio(text: str) -> bool:
    """Whether a line is nothing but a page's number: 02, — 2 —."""
    return _FOLIO.fullmatch(text) is not None


def named_number(text: str) -> PageHeader | None:
    """The header that a number and a short name are where nothing says 版: 3 综合新闻."""
    found = _NAMED_NUMBER.fullmatch(text)
    if found is None or width(text) > _WIDEST_NAME + 4:
        return None
    number = next(group for group in (found["first"], found["last"]) if group)
    return PageHeader(page_number(number), (found["after"] or found["before"]).strip())


def read_furniture(lines: Sequence[Line]) -> PageHeader | None:
    """What the lines at a page's head or foot say together; None where none tells a number."""
    found: PageHeader | None = None
    names: list[str] = []
    for line in lines:
        header = read_page_header(line.text) or named_number(line.text)
        folio = _FOLIO.fullmatch(line.text)
        if header is None and folio:
            header = PageHeader(page_number(folio[1]))
        if header is None:
            names += [line.text] if _NAME.fullmatch(line.text) else []
        elif found is None or (found.name is None and header.name):
            found = replace(header, printed=header.printed or (found.printed if found else None))
    if found is None:
        return None
    text = "\n".join(line.text for line in lines)
    name = found.name or (names[0] if len(names) == 1 else None)
    return replace(
        found,
        name=name,
        title=found.title or title_in_header(text),
        printed=found.printed or parse_printed_date(text),
        weekday=found.weekday or read_weekday(text),
    )
