"""Days in one name, whole or in part: rmrb2024030402, 石桥日报-2022-07-19-02, 1946year05month, 民国22年8月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.days.western_dates import month_number, parse_western_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_MONTH, _DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_SPACED = re.compile(rf"(?<!\d){_YEAR}(?P<mark>[-_./ ]+){_MONTH}(?P=mark){_DAY}(?!\d)")
_CLOSED = re.compile(
    r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?=(?:\d{2}|\d{4})?(?!\d))"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[-_.])(?P<two>\d{1,2})(?P=mark)(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
)
_ERA = r"(?:中[華华])?民[國国]\s*"
_REPUBLIC = re.compile(
    rf"{_ERA}(?P<year>\d{{1,3}})\s*[-_.年]\s*{_MONTH}\s*[-_.月]\s*{_DAY}(?!\d)",
)
_REPUBLIC_START = 1911
_LEAST_SURE = 0.3
"""Of a day that stands amid words: 1978年12月18日至22日公报 is what a text is about."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day in a name. `start` and `end` are where it stands; `sure`: how sure it is that it is the issue's."""

    day: date
    text: str
    start: int
    end: int
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class PartialDay:
    """What one folder's name tells of a day: a year, a month, a day, or a number that may be any of them."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None


def find_day(name: str) -> NamedDay | None:
    """The first whole day in a name, in ordinary digits; None where there is none."""
    found = [one for one in _days(name) if one]
    return min(found, key=lambda one: (one.start, -one.end), default=None)


def _days(name: str) -> Iterator[NamedDay | None]:
    for parse in (parse_printed_date, parse_western_date):
        printed = parse(name)
        if printed and printed.date:
            start = name.find(printed.text)
            yield _placed(name, printed.date, start, start + len(printed.text))
    for pattern in (_SPACED, _CLOSED):
        for match in pattern.finditer(name):
            yield _matched(name, match, int(match["year"]), int(match["month"]), int(match["day"]))
    for match in _REPUBLIC.finditer(name):
        year = _REPUBLIC_START + int(match["year"])
        yield _matched(name, match, year, int(match["month"]), int(match["day"]))
    for match in _DAY_FIRST.finditer(name):
        one, two = int(match["one"]), int(match["two"])
        # 12 is a month in either place: libraries write the day first, and so do most papers.
        day, month = (two, one) if two > 12 else (one, two)
        yield _matched(name, match, int(match["year"]), month, day)


def _matched(name: str, match: re.Match[str], year: int, month: int, day: int) -> NamedDay | None:
    real = _real(year, month, day)
    return _placed(name, real, match.start(), match.end()) if real else None


def _placed(name: str, day: date, start: int, end: int) -> NamedDay:
    after, text = name[end : end + 1], name[start:end]
    is_amid = bool(_HAN.match(after)) and after not in "第版期" and text[-1:] in "日号號"
    return NamedDay(day, text, start, end, _LEAST_SURE if is_amid else 1.0)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_NUMERAL = r"[0-9〇零一二三四五六七八九十廿卅]"
_PARTS = (
    re.compile(
        rf"(?P<year>{_ERA}[0-9〇零一二三四五六七八九十百元]{{1,5}}|(?:1[5-9]|20)\d\d|[一二][〇零一二三四五六七八九]{{3}})"
        rf"\s*(?:年|year|y|[-_.])\s*(?P<month>{_NUMERAL}{{1,3}}|[A-Za-z]{{3,9}})\s*(?:月份?|month|m)?",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])"),
    re.compile(
        rf"(?:y|year[-_ ]?)?(?P<year>(?:1[5-9]|20)\d\d|{_ERA}[0-9〇零一二三四五六七八九十百元]{{1,5}}"
        r"|[一二][〇零一二三四五六七八九]{3})\s*(?:年度?|year|y)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>{_NUMERAL}{{1,3}})\s*(?:月|month|[-_.])\s*(?P<day>{_NUMERAL}{{1,3}})\s*(?:[日号號]|day)?",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"),
    re.compile(
        rf"(?P<month>{_NUMERAL}{{1,3}})\s*(?:月份?|month|m)|(?:m|month[-_ ]?)(?P<month2>\d{{1,2}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<day>{_NUMERAL}{{1,3}})\s*(?:[日号號]|day|d)|(?:d|day[-_ ]?)(?P<day2>\d{{1,2}})", re.IGNORECASE
    ),
    re.compile(r"(?P<number>\d{1,2})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})"),
)


def read_partial(name: str) -> PartialDay | None:
    """What a name that is nothing else tells of a day; None for any other name."""
    for pattern in _PARTS:
        match = pattern.fullmatch(name.strip())
        read = _partial(match.groupdict()) if match else None
        if read:
            return read
    return None


def _partial(found: dict[str, str | None]) -> PartialDay | None:
    """The numbers in the parts of a name; None where one of them can be none."""
    month_word = found.get("month") or found.get("month2")
    day_word = found.get("day") or found.get("day2")
    year_word = found.get("year")
    year = _year(year_word) if year_word else None
    month = (month_number(month_word) or _count(month_word)) if month_word else None
    day = _count(day_word) if day_word else None
    number = found.get("number")
    if (
        (year_word and year is None)
        or (month_word and not (month and 1 <= month <= 12))
        or (day_word and not (day and 1 <= day <= 31))
    ):
        return None
    return PartialDay(year, month, day, int(number) if number else None)


def _year(written: str) -> int | None:
    """A year as parse_printed_date reads it, of the Republic too."""
    printed = parse_printed_date(f"{written}年1月1日")
    return printed.year if printed else None


def _count(written: str) -> int | None:
    printed = parse_printed_date(f"2000年1月{written}日")
    return printed.day if printed else None
