"""What values say: days as data has them, pages, names of papers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date, parse_typed_date
from reader.importers.formats.epaper.dates import date_in_address
from reader.importers.formats.epaper.numbering import PageName, parse_page_name
from reader.importers.layout.jumps import page_number

if TYPE_CHECKING:
    from pathlib import Path

_RUN_TOGETHER = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_STAMP = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_SEPARATED = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_HERE = timezone(timedelta(hours=8))
"""Systems write the midnight of a day in Chinese time."""
_PAGE = re.compile(r"[A-Za-zＡ-Ｚ]{0,2}[0-9０-９]{1,3}")
_LONGEST = 200
_LONGEST_PAPER = 20
_FOLDERS = 3


def day_of(text: str) -> PrintedDate | None:
    """The day in a value: 20020101, 2002-01-01T08:00:00, 2002年1月1日, 1009843200 (a moment, by Chinese time)."""
    text = text.strip()[:_LONGEST]
    if stamp := _STAMP.fullmatch(text):
        return _of_moment(int(stamp[1]) if stamp[1] else int(stamp[2]) // 1000)
    typed = parse_typed_date(text)
    if typed:
        return PrintedDate(text, typed, typed.year, typed.month, typed.day)
    if printed := parse_printed_date(text):
        return printed
    found = _SEPARATED.search(text) or _RUN_TOGETHER.search(text)
    return _of_parts(found[0], *map(int, found.groups())) if found else None


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
    """The page in a value: 1, 01, A01, 第1版, 01版：要闻."""
    text = text.strip()
    if _PAGE.fullmatch(text):
        return PageName(page_number(text))
    return parse_page_name(text) if len(text) <= _LONGEST else None


def paper_of(text: str) -> str | None:
    """The paper that a value names: any short name, but no address and no number."""
    text = " ".join(text.split())
    if (
        not text
        or len(text) > _LONGEST_PAPER
        or not any(map(str.isalpha, text))
        or re.search(r"[/.。]", text)
    ):
        return None
    return text
