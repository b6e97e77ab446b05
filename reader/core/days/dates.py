"""Dates as papers print them and as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.core.days.eras import ERAS, Era, era_year
from reader.core.days.lunar import day_of_lunar

if TYPE_CHECKING:
    import datetime as dt

_DIGITS = str.maketrans(
    "〇零○OＯ一二三四五六七八九元０１２３４５６７８９", "00000" + "123456789" + "1" + "0123456789"
)

# Characters a year, a month and a day are written with. 廿 and 卅 are old prints' 20 and 30.
_YEAR = (
    r"(?:[0-9０-９〇零○一二三四五六七八九十百廿卅元][0-9０-９〇零○OＯ一二三四五六七八九十百]{0,4}"
    r"|一千[一二三四五六七八九]百零?[一二三四五六七八九十]{0,3})"
)
_COUNT = r"[0-9０-９〇零○一二三四五六七八九十廿卅正元]{1,4}"
_GAP = r"[ \t\u3000]*"
_SEPARATOR = r"[-－—–.．·/／]"
_ERA = "|".join(ERAS)

_WRITTEN = re.compile(
    rf"(?<![0-9０-９])(?P<era>{_ERA})?{_GAP}(?P<year>{_YEAR}){_GAP}年{_GAP}"
    rf"(?P<month>{_COUNT}){_GAP}月{_GAP}(?P<day>{_COUNT}){_GAP}[日号號]",
)
_NUMBERED = re.compile(
    rf"(?<![0-9０-９.])(?P<era>{_ERA})?{_GAP}(?P<year>(?(era)[0-9０-９]{{1,3}}|[0-9０-９]{{4}})){_GAP}(?P<mark>{_SEPARATOR}){_GAP}"
    rf"(?P<month>[0-9０-９]{{1,2}}){_GAP}(?P=mark){_GAP}(?P<day>[0-9０-９]{{1,2}})(?![0-9０-９])",
)
_RUN_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_SPACED = re.compile(r"(?P<year>[0-9]{4})\s+(?P<month>[0-9]{1,2})\s+(?P<day>[0-9]{1,2})")
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅)"
_OLD_STYLE = re.compile(
    rf"(?:大清|清|皇[清国])?(?P<era>{_ERA}){_GAP}(?P<year>{_YEAR}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]){_GAP}"
    rf"年?{_GAP}(?:歲次|岁次)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])?年?{_GAP}"
    rf"(?P<leap>[闰閏]?){_GAP}(?P<month>正|冬|[腊臘]|十[一二]?|[一二三四五六七八九]){_GAP}月{_GAP}(?P<day>{_LUNAR_DAY})日?"
)
"""A lunar day of a Qing reign: 光绪三十二年五月廿一日, 大清同治壬申三月廿三日."""
_MONTH_ONLY = re.compile(
    rf"(?<![0-9０-９])(?P<era>{_ERA})?{_GAP}(?P<year>{_YEAR}){_GAP}年{_GAP}(?P<month>{_COUNT}){_GAP}月(?!{_GAP}[0-9０-９一二三四五六七八九十廿卅初])"
)
_YEAR_ONLY = re.compile(
    rf"(?<![0-9０-９])(?P<era>{_ERA})?{_GAP}(?P<year>{_YEAR}){_GAP}年"
    rf"(?!{_GAP}[0-9０-９一二三四五六七八九十廿卅正冬])"
)
_WEEKDAY = r"(?:[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][）)]?)?"
_TO = re.compile(
    rf"{_GAP}{_WEEKDAY}{_GAP}(?:[-－—–―~～〜至到、/／]|——){_GAP}"
    rf"(?:(?P<year>{_YEAR}){_GAP}年{_GAP})?(?:(?P<month>{_COUNT}){_GAP}月{_GAP})?(?P<day>{_COUNT}){_GAP}[日号號]"
)
"""What makes several days of one that is written out: —3日, 至7月3日, 、2日."""
_TO_NUMBERED = re.compile(
    rf"{_GAP}(?:[—–―~～〜至到/／]|——|_to_|_){_GAP}(?P<year>[0-9]{{4}})(?P<mark>{_SEPARATOR}?)(?P<month>[0-9]{{1,2}})(?P=mark)"
    r"(?P<day>[0-9]{1,2})(?![0-9])"
)
_LONGEST = timedelta(days=62)
"""More days than an issue is printed for: what says so is no date of an issue."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in print. `text` is what stands there; `date` is None where there is no such day."""

    text: str
    date: date | None
    year: int
    month: int
    day: int
    last: dt.date | None = None
    """The last day, where several are printed: 7月1日—3日."""


def parse_printed_date(text: str) -> PrintedDate | None:
    """The first whole date printed anywhere in `text`; None where there is none.

    Reads 2022年7月19日, 2022-07-19, 2022.7.19, 二〇二二年七月十九日, 民国二十二年八月十一日, 昭和十五年五月三日,
    光绪三十二年五月廿一日, and all of them in full-width digits or with white space between; with the days that
    follow where there are several.
    """
    found = [printed for pattern in (_WRITTEN, _NUMBERED) if (printed := _first(pattern, text))]
    found += [old] if (old := _first_lunar(text)) else []
    if not found:
        return None
    start, whole = min(found, key=lambda pair: (pair[0], -len(pair[1].text)))
    return _with_last_day(whole, text[text.index(whole.text, start) + len(whole.text) :])


def parse_printed_period(text: str) -> tuple[str, int, int | None] | None:
    """What is printed of a year and a month, or of a year alone: text, year, month; None where neither stands there."""
    for pattern in (_MONTH_ONLY, _YEAR_ONLY):
        for match in pattern.finditer(text):
            year = _year(match["year"], ERAS.get(match["era"] or ""))
            month = _count(match["month"]) if pattern is _MONTH_ONLY else None
            if year is not None and (month is None or 1 <= month <= 12):
                return match[0].strip(), year, month
    return None


def parse_typed_date(text: str) -> date | None:
    """The day a person typed; None where it names no day.

    Reads any printed form, also 20220719, 2022 7 19 and 2022年7月19.
    """
    typed = text.strip()
    bare = _RUN_TOGETHER.fullmatch(typed.translate(_DIGITS)) or _SPACED.fullmatch(typed.translate(_DIGITS))
    if bare:
        return _day(*(int(bare[part]) for part in ("year", "month", "day")))
    for attempt in (typed, typed + "日"):
        printed = parse_printed_date(attempt)
        if printed is not None and printed.text == attempt:
            return printed.date
    return None


def _first(pattern: re.Pattern[str], text: str) -> tuple[int, PrintedDate] | None:
    """The first match that can be read as numbers, with the place it stands at."""
    for match in pattern.finditer(text):
        year = _year(match["year"], ERAS.get(match["era"] or ""))
        month, day = _count(match["month"]), _count(match["day"])
        if year is not None and month is not None and day is not None and not _is_lunar(match, year):
            return match.start(), PrintedDate(match[0].strip(), _day(year, month, day), year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_lunar(match: re.Match[str], year: int) -> bool:
    """Whether a date of an era is one of the lunar calendar, which the era's country kept then."""
    era = ERAS.get(match["era"] or "")
    return era is not None and year < era.solar_from


def _first_lunar(text: str) -> tuple[int, PrintedDate] | None:
    """The first lunar date of a reign, on its day of our calendar."""
    for match in _OLD_STYLE.finditer(text):
        era = ERAS[match["era"]]
        year = _year(match["year"], era) or era_year(era, match["year"])
        month, day = _lunar_month(match["month"]), _count(match["day"].removeprefix("初"))
        if year is None or month is None or day is None or year >= era.solar_from:
            continue
        found = day_of_lunar(year, month, day, is_leap=bool(match["leap"]))
        shown = (found.year, found.month, found.day) if found else (year, month, day)
        return match.start(), PrintedDate(match[0].strip(), found, *shown)
    return None


def _lunar_month(written: str) -> int | None:
    return {"冬": 11, "腊": 12, "臘": 12}.get(written) or _count(written)


def _with_last_day(printed: PrintedDate, rest: str) -> PrintedDate:
    """The date with its last day, where what follows names one."""
    first = printed.date
    match = _TO.match(rest) or (_TO_NUMBERED.match(rest) if printed.text.isascii() else None)
    if first is None or match is None:
        return printed
    year = _year(match["year"], None) if match["year"] else first.year
    month = _count(match["month"]) if match["month"] else first.month
    day = _count(match["day"])
    last = _day(year, month, day) if year and month and day else None
    if last is None or not first < last <= first + _LONGEST:
        return printed
    return replace(printed, text=printed.text + match[0], last=last)


def _year(written: str, era: Era | None) -> int | None:
    """The year in our count. A year of an era counts from its first, any other has four digits."""
    if era is not None:
        count = _count_over_hundred(written)
        return None if count is None or not 1 <= count <= era.years else era.before + count
    thousand = re.fullmatch(r"一千([一二三四五六七八九])百零?([一二三四五六七八九十]*)", written)
    if thousand:
        below = _count(thousand[2]) if thousand[2] else 0
        return None if below is None else 1000 + 100 * (_count(thousand[1]) or 0) + below
    digits = written.translate(_DIGITS)
    is_year = len(digits) == 4 and digits.isdecimal() and "元" not in written
    return int(digits) if is_year else None


def _count_over_hundred(written: str) -> int | None:
    """As `_count`, also 一百零八 and three digits (111, 一一一)."""
    digits = written.translate(_DIGITS)
    if len(digits) == 3 and digits.isdecimal():
        return int(digits)
    hundred, mark, rest = written.rpartition("百")
    if not mark:
        return _count(written)
    below = _count(rest.lstrip("零〇") or "〇")
    return None if hundred not in {"", "一"} or below is None else 100 + below


def _count(written: str) -> int | None:
    """A number below 100 in digits (19), in words (十九, 廿一, 卅) or digit by digit (二一); else None."""
    text = written.replace("正", "一").replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    if "十" not in text:
        digits = text.translate(_DIGITS)
        return int(digits) if digits.isdecimal() and len(digits) <= 2 else None
    tens, _ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    parts = [part.translate(_DIGITS) for part in (tens or "一", ones or "〇")]
    return int(parts[0]) * 10 + int(parts[1]) if all(part.isdecimal() for part in parts) else None
