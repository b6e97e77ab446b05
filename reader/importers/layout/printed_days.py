"""Lines that end with a whole date, or are one: what stands below a notice, in a page's head, under a poem."""

from __future__ import annotations

from reader.core.days.dates import parse_printed_date
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule

_DATE_ENDS = rule(r"[日号\d]$")


@remembered
def ends_with_day(text: str) -> bool:
    """Whether a text ends with a whole date."""
    printed = parse_printed_date(text) if _DATE_ENDS.search(text) else None
    return printed is not None and text.endswith(printed.text)


@remembered
def is_day(text: str) -> bool:
    """Whether a text is a whole date and nothing else."""
    printed = parse_printed_date(text) if _DATE_ENDS.search(text) else None
    return printed is not None and printed.text == text
