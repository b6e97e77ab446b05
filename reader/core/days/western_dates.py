"""Dates with the month in words, as Latin papers print them: November 10, 1898; 10th Nov. 1898; 7 mars 1821."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from reader.core.days.dates import PrintedDate

_MONTHS = (
    ("january", "janvier", "januar", "enero", "gennaio", "janeiro", "januari"),
    ("february", "fevrier", "februar", "febrero", "febbraio", "fevereiro", "februari"),
    ("march", "mars", "marz", "marzo", "marco", "maart", "maerz"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio", "mei"),
    ("june", "juin", "juni", "junio", "giugno", "junho"),
    ("july", "juillet", "juli", "julio", "luglio", "julho"),
    ("august", "aout", "agosto", "augustus"),
    ("september", "septembre", "septiembre", "settembre", "setembro"),
    ("october", "octobre", "oktober", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "decembre", "dezember", "diciembre", "dicembre", "dezembro"),
)
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sept")
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names} | {
    name: number for number, name in enumerate(_SHORT[:12], 1)
}
_NUMBERS["sept"] = 9
_MONTH = r"(?P<month>[A-Za-zÀ-ÿ]{3,10})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_GAP = r"[\s,_-]{0,3}"
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ]{3}")
_FORMS = tuple(
    re.compile(rf"(?<![A-Za-zÀ-ÿ\d]){form}")
    for form in (
        rf"{_MONTH}{_GAP}{_DAY}(?![\d]){_GAP}{_YEAR}",
        rf"{_DAY}{_GAP}(?:de\s|of\s)?{_MONTH}{_GAP}(?:de\s)?{_YEAR}",
        rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}(?!\d)",
    )
)


def parse_western_date(text: str) -> PrintedDate | None:
    """The first date with its month in words; None where there is none."""
    if not _LETTERS.search(text):
        return None
    found = [
        (match.start(), printed)
        for form in _FORMS
        for match in form.finditer(text)
        if (printed := _printed(match))
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _printed(match: re.Match[str]) -> PrintedDate | None:
    month = month_number(match["month"])
    if month is None:
        return None
    year, day = int(match["year"]), int(match["day"])
    try:
        real = date(year, month, day)
    except ValueError:
        real = None
    return PrintedDate(match[0].strip(" ,_-"), real, year, month, day)


_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})day\b", re.IGNORECASE)


def western_weekday(text: str) -> str | None:
    """The first weekday in a text, as 星期四 for Thursday; None where there is none."""
    found = _WEEKDAY.search(text)
    return "星期" + "一二三四五六日"[_WEEKDAYS.index(found[1].lower())] if found else None


def month_number(word: str) -> int | None:
    """1 for January, Jan, janvier …; None for a word that is no month."""
    plain = unicodedata.normalize("NFD", word.lower())
    return _NUMBERS.get("".join(char for char in plain if not unicodedata.combining(char)))
