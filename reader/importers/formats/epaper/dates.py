"""The day a saved page belongs to: as it is printed in the page, or told by the addresses of its files."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate, parse_printed_date
from reader.importers.layout.masthead import read_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_/]?(?P<month>[01]\d)[-_/]?(?P<day>[0-3]\d)(?!\d)"
)
_LONGEST = 2000
"""Characters of an address or a line that are looked at."""
_AFTER = 24
"""Characters behind a date in which the weekday or the page follows."""


def date_in_address(address: str) -> date | None:
    """The day in …/2022-07/19/…, …/202412/25/…, …_20200119_…; the last one counts."""
    days = (
        parse_printed_date("-".join(found.groups())) for found in _IN_ADDRESS.finditer(address[-_LONGEST:])
    )
    return next((day.date for day in reversed(list(days)) if day and day.date), None)


def common_date(addresses: Iterable[str]) -> date | None:
    """The day that most addresses tell."""
    days = Counter(day for address in addresses if (day := date_in_address(address)))
    return days.most_common(1)[0][0] if days else None


def find_printed_date(lines: Sequence[str], told: date | None) -> PrintedDate | None:
    """The date of the paper among the lines of a page. `told`: the day its address tells.

    A paper's date has the weekday or the page's number beside it; any other counts only where it is the
    day told already, or where none is.
    """
    dates = [(_likeness(line, printed, told), -place, printed) for place, line in enumerate(lines)
             if (printed := parse_printed_date(line[:_LONGEST]))]  # fmt: skip
    best = max(dates, key=lambda one: one[:2], default=None)
    return best[2] if best and (best[0] or told is None) else None


def _likeness(line: str, printed: PrintedDate, told: date | None) -> int:
    start = line.find(printed.text)
    around = line[max(0, start - _AFTER) : start + len(printed.text) + _AFTER]
    score = 2 if read_weekday(around) else 0
    score += 2 if "版" in around or "》" in line[:start] else 0
    return score + (3 if told and printed.date == told else 0)
