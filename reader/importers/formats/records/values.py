"""What values say: days as data has them, pages, names of papers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date, parse_typed_date
from reader.core.days.western_dates import parse_western_date
from reader.importers.formats.epaper.dates import date_in_address
from reader.importers.formats.epaper.numbering import PageName, parse_page_name
from reader.importers.layout.jumps import page_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_RUN_TOGETHER = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_STAMP = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_SEPARATED = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(1[5-9]\d\d|20\d\d)(?!\d)")
_WHOLE_DAY = re.compile(
    r"\D{0,4}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:[T\s].{0,20})?|(?:1[5-9]|20)\d{6}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:民[国國]|[昭大明]).{2,12}日|[一二][〇零○一二三四五六七八九]{3}年.{2,6}[日号]"
    r"|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4}"
)
_HERE = timezone(timedelta(hours=8))
"""Systems write the midnight of a day in Chinese time."""
_PAGE = re.compile(r"[A-Za-zＡ-Ｚ]{0,2}[0-9０-９]{1,3}|[一二三四五六七八九十][〇一二三四五六七八九十]{0,2}")
_NUMBER_AND_NAME = re.compile(r"([A-Za-z]?\d{1,3})\s*[_\-:：]\s*([\u3400-\u9fff][^\s\d]{0,13})")
"""As collectors name the folder of a page: 01_要闻."""
_LATIN_PAGE = re.compile(
    r"(?:page|pg\.?|p\.)\s*(?:no\.?\s*)?([a-z]?\d{1,3})(?:\s*[:：|–—-]\s*(\S.{0,40}))?", re.IGNORECASE
)
_LONGEST = 200
_LONGEST_PAPER = 20
_LONGEST_LATIN_PAPER = 60
_WHEN = re.compile(r"\s*[(（][^()（）]*\d{4}[^()（）]*[)）]\s*$")
"""Behind a paper's name in catalogues: (Vic. : 1880 - 1910), (Paris. 1863)."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOLDERS = 3


def day_of(text: str, *, is_month_first: bool = False) -> PrintedDate | None:
    """The day in a value: 20020101, 2002-01-01T08:00:00, 2002年1月1日, 1009843200 (a moment, by Chinese time).

    10/11/1898 is the tenth of November, as most of the world writes it, unless `is_month_first`.
    """
    text = text.strip()[:_LONGEST]
    if stamp := _STAMP.fullmatch(text):
        return _of_moment(int(stamp[1]) if stamp[1] else int(stamp[2]) // 1000)
    typed = parse_typed_date(text)
    if typed:
        return PrintedDate(text, typed, typed.year, typed.month, typed.day)
    if printed := parse_printed_date(text) or parse_western_date(text):
        return printed
    if (found := _YEAR_LAST.search(text)) and not _SEPARATED.search(text):
        one, two = int(found[1]), int(found[3])
        day, month = (two, one) if is_month_first or two > 12 else (one, two)
        return _of_parts(found[0], int(found[4]), month, day)
    found = _SEPARATED.search(text) or _RUN_TOGETHER.search(text)
    return _of_parts(found[0], *map(int, found.groups())) if found else None


def is_whole_day(text: str) -> bool:
    """Whether a value is a day, perhaps with an hour, and nothing else."""
    return _WHOLE_DAY.fullmatch(text.strip()) is not None


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether of days that end with their year the month comes first: 11/30/1898 among them can be no other."""
    found = [match for text in texts if (match := _YEAR_LAST.search(text))]
    return any(int(one[3]) > 12 for one in found) and not any(int(one[1]) > 12 for one in found)


def _of_moment(seconds: int) -> PrintedDate | None:
    try:
        day = datetime.fromtimestamp(seconds, UTC).astimezone(_HERE).date()
    except (OverflowError, ValueError, OSError):
        return None
    return PrintedDate("", day, day.year, day.month, day.day)


def _of_parts(text: str, year: int, month: int, day: int) -> PrintedDate:
    try:
        return PrintedDate(text, date(year, month, day), year, month, day)
    except ValueError:
        return PrintedDate(text, None, year, month, day)


def day_of_path(path: Path) -> date | None:
    """The day that a file's name or the folders above it tell, the nearest first."""
    names = (path.stem, *(folder.name for folder in list(path.parents)[:_FOLDERS]))
    named = (printed.date for name in names if (printed := day_of(name)))
    return next(filter(None, named), None) or date_in_address(path.as_posix())


def page_of(text: str) -> PageName | None:
    """The page in a value: 1, 01, A01, 十二, 第1版, 01版：要闻."""
    text = text.strip()
    if _PAGE.fullmatch(text):
        return PageName(page_number(text))
    if parted := _NUMBER_AND_NAME.fullmatch(text):
        return PageName(page_number(parted[1]), parted[2].strip())
    return named_page(text) if len(text) <= _LONGEST else None


def named_page(text: str) -> PageName | None:
    """The page that a line names in words: 第1版, A02版 综合, Page 3, Page A1: News."""
    if latin := _LATIN_PAGE.fullmatch(text.strip()):
        return PageName(page_number(latin[1].upper()), latin[2] or None)
    return parse_page_name(text)


def paper_of(text: str) -> str | None:
    """The paper that a value names: any short name, but no address and no number.

    What catalogues put behind it is left out: The Argus (Melbourne, Vic. : 1848 - 1957), Valley herald.
    """
    text = _WHEN.sub("", " ".join(text.split())).removesuffix(".")
    longest = _LONGEST_PAPER if _HAN.search(text) else _LONGEST_LATIN_PAPER
    if (
        not text
        or len(text) > longest
        or not any(map(str.isalpha, text))
        or re.search(r"[/。]|[.](?! )", text)
    ):
        return None
    return text
