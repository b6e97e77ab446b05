"""The masthead 报头: paper, publisher, date, weekday, lunar date, number, page count, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date, parse_printed_period
from reader.core.days.western_dates import parse_western_date, western_weekday
from reader.core.editions import edition_called, edition_in
from reader.importers.layout.line_kinds import starts_article
from reader.importers.layout.lines import width
from reader.importers.layout.numbers import read_number
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule
from reader.importers.layout.titles import find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line

_MOST_LINES = 40
_WIDEST_LINE = 60
_NUMERAL = r"[0-9０-９〇零一二三四五六七八九十百千]"
_WEEKDAY = rule(r"(?:星期|周|週|礼拜|禮拜)\s*([一二三四五六日天])")
_LUNAR_MONTH = r"[闰閏]?(?:正|十[一二]?|[一二三四五六七八九冬腊臘])月"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅)"
_LUNAR = rule(
    rf"(?:(?P<named>农历|農曆|夏历|夏曆|阴历|陰曆|旧历|舊曆)\s*)?"
    rf"(?P<year>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬])?年)?\s*"
    rf"(?P<month>{_LUNAR_MONTH})\s*(?P<day>{_LUNAR_DAY})(?!日)"
)
_MONTH = rule(rf"{_NUMERAL}{{2,4}}\s*年\s*{_NUMERAL}{{1,3}}\s*月")
_DAY = rule(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})\s*日?")
_NUMBER = (
    rule(rf"总\s*第?\s*({_NUMERAL}{{1,9}})\s*[期号號]"),
    rule(rf"[总總]\s*[第字]?\s*({_NUMERAL}{{1,9}})\s*[期号號]?(?![0-9年月日版])"),
    rule(rf"第\s*({_NUMERAL}{{1,9}})\s*[期号號]"),
    rule(r"(?i)\bNo\.?\s*(\d{1,6})\b"),
)
_PAGE_COUNT = (
    rule(
        rf"(?:今日|本日|今天|本期|当日|今日本报)(?:共|出版?|发行|对开|[四4４]开|[A-Z]叠|\s)*({_NUMERAL}{{1,3}})\s*(?:个)?版"
    ),
    rule(rf"共\s*({_NUMERAL}{{1,3}})\s*(?:个)?版"),
    rule(rf"(?<![第0-9０-９一二三四五六七八九十A-Z])({_NUMERAL}{{1,2}})\s*版(?![本权面式])"),
)
_FURNITURE = rule(
    r"(?i)国内统一|国内连续|国际标准|刊号|刊號|代号[：:\s\d]|郵發代號|CN\s*\d|ISSN|网址|www\.|http|e-?mail|@"
    r"|零售(?:每份|价|[：:\s\d])|定价[：:\s\d]|今日天气|天气预报|(?:^|[\s：:])(?:晴|阴|多云|[小中大阵]雨|雷阵雨)(?:[\s转到]|$)|℃"
    r"|责任编辑|责编|编辑[:：]|版式|校对|第\s*[0-9一]\s*版|^0?1版|内部资料|准印证|赠阅|导读|^[今本]日(?:出版?)?.{1,2}大?张$"
    r"|(?:客户端|公众号|微信|微博|热线|电话|邮箱)(?:\s*[：:\d（(]|\s*[官A-Za-z]|下载)"
    r"|(?:官方|关注|扫码|下载|新闻|服务|广告|发行|[报爆]料|读者|订报)\S{0,8}(?:客户端|公众号|微信|微博|热线|电话|邮箱)$"
)
_STOPS = rule(r"[，；！？,;](?![^，]*℃)")
_FOUNDED = rule(rf"创刊于\s*{_NUMERAL}{{2,4}}\s*年\S*|{_NUMERAL}{{2,4}}\s*年[^\s，]*创刊")
_HAN = rule(r"[\u4e00-\u9fff]")
_PINYIN = rule(r"(?i)[A-ZÜ][A-ZÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ' ]{3,}")


LATIN_ISSUE = re.compile(
    r"\b(?:vol(?:ume)?|no|nr|n°|number|price|prix|established|edition)\b[. :]", re.IGNORECASE
)
"""What only the masthead of a Latin paper says beside its date."""
_MOST_LATIN = 70


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the masthead says, as printed; `line_count` is how many lines at the top belong to it."""

    line_count: int = 0
    title: str | None = None
    publisher: str | None = None
    printed: PrintedDate | None = None
    weekday: str | None = None
    lunar_date: str | None = None
    number: int | None = None
    page_count: int | None = None
    edition: str | None = None
    period: tuple[str, int, int | None] | None = None
    """Where no day is printed: text, year and month."""


def read_masthead(lines: Sequence[Line], file_name: str = "") -> Masthead:
    """The masthead at the top of a page; empty where there is none.

    It ends with the last line at the top that says something only a masthead says; what stands
    between its lines and says nothing of the kind are slogans.
    """
    texts = _lines_of_masthead(lines)
    if not texts:
        return Masthead()
    whole = "\n".join(texts)
    period = _period(texts)
    publisher = _publisher(texts)
    return Masthead(
        line_count=len(texts),
        title=find_title(_unclaimed(texts), publisher, file_name),
        publisher=publisher,
        printed=_printed(texts),
        weekday=read_weekday(whole),
        lunar_date=_lunar(whole),
        number=read_issue_number(whole),
        page_count=_page_count(whole),
        edition=next((found for text in texts if (found := edition_in(text))), None),
        period=period,
    )


def count_masthead_lines(lines: Sequence[Line]) -> int:
    """How many lines at the top belong to the masthead."""
    return len(_lines_of_masthead(lines))


def _lines_of_masthead(lines: Sequence[Line]) -> list[str]:
    top = _top(lines)
    telling = [place for place, text in enumerate(top) if _tells(text)]
    if not telling:
        return []
    texts = top[: _with_title(lines, top, telling[-1] + 1)]
    return texts if _printed(texts) or read_issue_number("\n".join(texts)) or _period(texts) else []


def _period(texts: Sequence[str]) -> tuple[str, int, int | None] | None:
    """Year and month, where no day is printed."""
    return None if _printed(texts) else parse_printed_period(_FOUNDED.sub(" ", "\n".join(texts)))


def read_weekday(text: str) -> str | None:
    """The weekday as 星期二, however it is printed."""
    found = _WEEKDAY.search(text)
    return "星期" + found[1].replace("天", "日") if found else western_weekday(text)


@remembered
def find_printed_date(text: str) -> PrintedDate | None:
    """The first date in a masthead's text, in the writing of Chinese or of Latin papers."""
    return parse_printed_date(text) or parse_western_date(text)


def _top(lines: Sequence[Line]) -> list[str]:
    """The lines at the top, down to the first that can only be an article's.

    Below the date a line with a pause in it is one, but for slogans that stand above.
    """
    top: list[str] = []
    is_dated = False
    for line in lines[:_MOST_LINES]:
        if width(line.text) > _WIDEST_LINE or starts_article(line.text) or "。" in line.text:
            break
        if is_dated and line.gap and _PINYIN.fullmatch(line.text) and not _HAN.search("".join(top)):
            break  # capitals below the masthead of a Latin paper are a headline
        is_date = find_printed_date(line.text) is not None
        if is_dated and _STOPS.search(line.text) and (is_date or not _tells(line.text)):
            break
        is_dated = is_dated or is_date
        top.append(line.text)
    return top


@remembered
def _tells(text: str) -> bool:
    """Whether a line says something that only a masthead says."""
    return (
        _is_date_line(text)
        or _is_publisher(text)
        or any(pattern.search(text) for pattern in _NUMBER[:1])
        or _PAGE_COUNT[0].search(text) is not None
        or _is_figures(text)
        or _PINYIN.fullmatch(text) is not None
        or _DAY.fullmatch(text) is not None
        or _MONTH.fullmatch(text) is not None
        or edition_called(text) is not None
        or (_FURNITURE.search(text) is not None and width(text) <= 40 and not _STOPS.search(text))
    )


def _is_date_line(text: str) -> bool:
    """Whether a line is a date with at most weekday, lunar date and the like beside it."""
    printed = find_printed_date(text)
    rest = text.replace(printed.text, "") if printed else text
    lunar, weekday = _LUNAR.search(rest), _WEEKDAY.search(rest)
    if rule(rf"{_NUMERAL}[时至]").search(rest):
        return False
    if printed is None and weekday is None and (lunar is None or not (lunar["named"] or lunar["year"])):
        return False
    bare = _WEEKDAY.sub("", _LUNAR.sub("", rest))
    for pattern in (*_NUMBER, *_PAGE_COUNT):
        bare = pattern.sub("", bare)
    most = _MOST_LATIN if printed and LATIN_ISSUE.search(rest) else 30 if printed else 12
    return len(re.sub(r"[\W_]", "", bare)) <= most


def _is_figures(text: str) -> bool:
    """Whether a line is nothing but a number and a page count."""
    bare = text
    for pattern in (*_NUMBER, *_PAGE_COUNT):
        bare = pattern.sub("", bare)
    return bare != text and len(re.sub(r"[\W_]", "", bare)) <= 2


def _is_publisher(text: str) -> bool:
    return (
        rule(
            r"(?:主管|主办|承办|协办|编印|出版|主辦|机关报|编辑出版|出版發行)(?:单位)?(?:[\s：:|]|$)"
        ).search(text)
        is not None
    )


def _with_title(lines: Sequence[Line], top: Sequence[str], last: int) -> int:
    """Where the masthead ends: the paper's own name right below its other lines is still part of it."""
    if last < len(top) and lines[last].gap == 0:
        publisher = _publisher(top[:last])
        if find_title([top[last]], publisher) and not find_title(_unclaimed(top[:last]), publisher):
            return last + 1
    return last


def _printed(texts: Sequence[str]) -> PrintedDate | None:
    """The date; also where the day is set large on a line of its own, beside the year and the month."""
    whole = find_printed_date(_FOUNDED.sub(" ", "\n".join(texts)))
    if whole:
        return whole
    month = next((text for text in texts if _MONTH.search(text)), None)
    day = next((text for text in texts if _DAY.fullmatch(text)), None)
    if month is None or day is None:
        return None
    found = _MONTH.search(month)
    return find_printed_date(f"{found[0]}{day.rstrip(chr(26085))}日") if found else None


def _publisher(texts: Sequence[str]) -> str | None:
    found = [text for text in texts if _is_publisher(text)]
    cleaned = [part for text in found if (part := _publisher_part(text))]
    return " ".join(cleaned) or None


def _publisher_part(text: str) -> str:
    """A line without what is not the publisher's: date, number and the like on the same line."""
    printed = find_printed_date(text)
    bare = text.replace(printed.text, " ") if printed else text
    for pattern in (_WEEKDAY, *_NUMBER[:1], _PAGE_COUNT[0]):
        bare = pattern.sub(" ", bare)
    bare = _LUNAR.sub(" ", bare) if printed else bare
    words = [word for word in bare.split() if not rule(r"刊号|代号|CN\s*\d|^\d+-\d+$").search(word)]
    return " ".join(words).strip(" |｜·")


def _unclaimed(texts: Sequence[str]) -> list[str]:
    """The lines without figures, dates and publishers: the paper's name is among what is left."""
    left: list[str] = []
    for text in texts:
        printed = find_printed_date(text)
        bare = text.replace(printed.text, " ") if printed else text
        for pattern in (_WEEKDAY, _LUNAR, *_NUMBER, *_PAGE_COUNT[:2]):
            bare = pattern.sub(" ", bare)
        words = [word for word in bare.split() if not _is_publisher(word)]
        if words and not _is_publisher(words[-1]) and not _is_publisher(bare):
            left.append(bare.strip())
        else:
            left += words
    return left


def _lunar(text: str) -> str | None:
    """The lunar date without the word 农历 and without spaces."""
    found = [match for match in _LUNAR.finditer(text) if match["named"] or match["year"]]
    match = found[0] if found else _bare_lunar(text)
    return "".join(f"{match['year'] or ''}{match['month']}{match['day']}".split()) if match else None


def _bare_lunar(text: str) -> re.Match[str] | None:
    """A lunar date with nothing before it to say so: 六月廿一 after the weekday."""
    return next(
        (
            match
            for match in _LUNAR.finditer(text)
            if "年" not in text[max(0, match.start() - 1) : match.start()]
        ),
        None,
    )


def read_issue_number(text: str) -> int | None:
    """The number of the issue 期号: 第415期, 总第2047期, No. 12."""
    for pattern in _NUMBER:
        for match in pattern.finditer(text):
            number = read_number(match[1])
            if number:
                return number
    return None


def _page_count(text: str) -> int | None:
    for pattern in _PAGE_COUNT:
        match = pattern.search(text)
        count = read_number(match[1]) if match else None
        if count and count < 500:
            return count
    return None


def is_masthead_line(text: str) -> bool:
    """Whether a line says something that only a masthead says; for those who know where it stands."""
    return _tells(text)
