"""Whether a text is Markdown whose headings make an outline of a day."""

from __future__ import annotations

import re

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.records.markdown import Block, Kind, blocks
from reader.importers.formats.records.values import day_of, named_page

_MOST_ABOVE = 6
_LONGEST = 60
_MARKED = re.compile(r"\s{0,3}#{1,6}\s+\S")
"""A heading that a number sign marks: a line below a heading may be a rule of the page, too."""


def is_headed(text: str) -> bool:
    """Whether a heading with its number sign stands at the top, and text below.

    One that only a line below marks counts where it or a line right below names the day or a page.
    """
    found = [block for block in blocks(text) if block.kind is not Kind.RULE]
    if not found or found[0].kind is not Kind.HEADING:
        return False
    top = [
        block.text
        for block in found[:_MOST_ABOVE]
        if block.kind in {Kind.HEADING, Kind.QUOTE} or _is_short(block)
    ]
    headings = [block for block in found if block.kind is Kind.HEADING]
    if any(_names_day_or_page(text) for text in top) and len(found) > 1:
        return len(headings) > 1 or named_page(found[0].text[:_LONGEST]) is not None
    first = next(line for line in text.removeprefix("\ufeff").split("\n") if line.strip())
    return _MARKED.match(first) is not None and len(found) > 1


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST and not block.text.endswith("。")


def _names_day_or_page(text: str) -> bool:
    line = text[:_LONGEST]
    return parse_printed_date(line) is not None or day_of(line) is not None or named_page(line) is not None
