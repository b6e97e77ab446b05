"""Which paper, day and number an issue is, as the METS describes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.mets_alto.dialects import ARTICLES, ISSUES, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importers.formats.mets_alto.mets import Division, Mets
    from reader.importers.formats.mets_alto.mods import Mods

_YEAR_FIRST = re.compile(
    r"(?<!\d)(1[4-9]\d\d|20\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\d\d(?!\d)|(?!\d))"
)
_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([-./])(0?[1-9]|1[0-2])\2(1[4-9]\d\d|20\d\d)(?!\d)")
_DATE_AT_END = re.compile(r"[\s,;:–—-]*(?:\[[^\]]*\]\s*)?,?\s*\d{4}-\d{2}-\d{2}.*$|\s+no\.\s.*$")
_PLACE_AT_END = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_ELECTRONIC = "ELEC"
"""In the IDs of descriptions of the scans: their publisher is who scanned, not who printed."""

_NUMBER = re.compile(r"(?<![\d.])\d{1,7}(?![\d.]*\d)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an issue as a whole."""

    title: str | None = None
    date: date | None = None
    date_text: str | None = None
    number: int | None = None
    publisher: str | None = None
    language: str | None = None


def find_facts(mets: Mets) -> Facts:
    """The facts in a METS."""
    known = _descriptions(mets)
    dated = _first(one.date for one in known if parse_library_date(one.date))
    return Facts(
        title=_title(mets, known),
        date=parse_library_date(dated or ""),
        date_text=dated,
        number=_number(known),
        publisher=_first(one.publisher for one in known),
        language=_language(mets, known),
    )


def parse_library_date(text: str) -> date | None:
    """The day in 1858-12-07, 18581207, 07.12.1858 or a Chinese date; None where there is no such day."""
    if found := _YEAR_FIRST.search(text):
        return _day(found[1], found[3], found[4])
    if found := _DAY_FIRST.search(text):
        return _day(found[4], found[3], found[1])
    printed = parse_printed_date(text)
    return printed.date if printed else None


def _descriptions(mets: Mets) -> list[Mods]:
    """The descriptions of the issue and of its paper, the issue's first."""
    named = [one for kind in ISSUES for division in mets.divisions() if division.kind == kind
             for one in division.descriptions]  # fmt: skip
    named += [one for one in mets.descriptions if "ISSUE" in one.upper()]
    known = [
        one for one in dict.fromkeys(named) if one in mets.descriptions and _ELECTRONIC not in one.upper()
    ]
    return [mets.descriptions[one] for one in known]


def _title(mets: Mets, known: Sequence[Mods]) -> str | None:
    """The paper's name: MODS, else the METS's label without its place and date."""
    title = _first(one.title for one in known if not is_placeholder(one.title))
    if title is None and not is_placeholder(mets.label):
        label = _DATE_AT_END.sub("", mets.label).strip()
        title = _PLACE_AT_END.sub("", label).strip() if label != mets.label else None
    # Catalogues end a name with a full stop.
    return title.removesuffix(".").strip() or None if title else None


def _number(known: Sequence[Mods]) -> int | None:
    for one in known:
        numbers = _NUMBER.findall(one.issue_number)
        if numbers:
            return int(numbers[-1])
    return None


def _language(mets: Mets, known: Sequence[Mods]) -> str | None:
    """Codes as the libraries write them, the issue's own first; where they are silent, its articles'."""
    codes = [code for one in known for code in one.languages]
    if not codes:
        codes = [code for division in mets.divisions() if division.kind in ARTICLES
                 for code in _article_languages(mets, division)]  # fmt: skip
    return " ".join(dict.fromkeys(codes)) or None


def _article_languages(mets: Mets, division: Division) -> list[str]:
    return [code for name in division.descriptions if name in mets.descriptions
            for code in mets.descriptions[name].languages]  # fmt: skip


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _first(texts: Iterable[str]) -> str | None:
    return next((text for text in texts if text), None)
