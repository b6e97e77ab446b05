"""Dates as papers print them and as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = str.maketrans(
    "〇零○OＯ一二三四五六七八九元０１２３４５６７８９", "00000" + "123456789" + "1" + "0123456789"
)
_WEEKDAYS = "一二三四五六日"

# Characters a year, a month and a day are written with. 廿 and 卅 are old prints' 20 and 30.
_YEAR = r"[0-9０-９〇零○一二三四五六七八九十百廿卅元][0-9０-９〇零○OＯ一二三四五六七八九十百]{0,4}"
_COUNT = r"[0-9０-９〇零○一二三四五六七八九十廿卅正元]{1,4}"
_GAP = r"[ \t\u3000]*"
_SEPARATOR = r"[-－—–.．·/／]"
_ERA = r"中[華华]民[國国]|民[國国]"

_WRITTEN = re.compile(
    rf"(?<![0-9０-９])(?P<era>{_ERA})?{_GAP}(?P<year>{_YEAR}){_GAP}年{_GAP}"
    rf"(?P<month>{_COUNT}){_GAP}月{_GAP}(?P<day>{_COUNT}){_GAP}[日号號]",
)
_NUMBERED = re.compile(
    rf"(?<![0-9０-９.])(?P<era>{_ERA})?{_GAP}(?P<year>[0-9０-９]{{4}}){_GAP}(?P<mark>{_SEPARATOR}){_GAP}"
    rf"(?P<month>[0-9０-９]{{1,2}}){_GAP}(?P=mark){_GAP}(?P<day>[0-9０-９]{{1,2}})(?![0-9０-９])",
)
_RUN_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_SPACED = re.compile(r"(?P<year>[0-9]{4})\s+(?P<month>[0-9]{1,2})\s+(?P<day>[0-9]{1,2})")
_REPUBLIC = 1911
"""The year before the first of the Republic: 民国元年 is 1912."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in print. `text` is what stands there; `date` is None where there is no such day."""

    text: str
    date: date | None
    year: int
    month: int
    day: int


def parse_printed_date(text: str) -> PrintedDate | None:
    """The first whole date printed anywhere in `text`; None where there is none.

    Reads 2022年7月19日, 2022-07-19, 2022.7.19, 二〇二二年七月十九日, 民国二十二年八月十一日, and all of
    them in full-width digits or with white space between.
    """
    found = [printed for pattern in (_WRITTEN, _NUMBERED) if (printed := _first(pattern, text))]
    return min(found, key=lambda pair: pair[0])[1] if found else None


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


def chinese_date(day: date) -> str:
    """2022年7月19日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_name(day: date) -> str:
    """星期二."""
    return "星期" + _WEEKDAYS[day.weekday()]


def _first(pattern: re.Pattern[str], text: str) -> tuple[int, PrintedDate] | None:
    """The first match that can be read as numbers, with the place it stands at."""
    for match in pattern.finditer(text):
        year = _year(match["year"], is_republic=match["era"] is not None)
        month, day = _count(match["month"]), _count(match["day"])
        if year is not None and month is not None and day is not None:
            return match.start(), PrintedDate(match[0].strip(), _day(year, month, day), year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str, *, is_republic: bool) -> int | None:
    """The year in our count. A year of the Republic is 1 to 199, any other has four digits."""
    if is_republic:
        count = _count_over_hundred(written)
        return None if count is None or not 1 <= count < 200 else _REPUBLIC + count
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
