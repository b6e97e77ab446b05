"""Pages: their order by their printed numbers, and which of them were read."""

from __future__ import annotations

import re

IS_READ = "NOT EXISTS (SELECT 1 FROM as_read WHERE page_id = page.id AND articles = '')"
"""Whether a page was read, and is not there only because articles were moved to it."""
PAGES_HELD = f"(SELECT count(*) FROM page WHERE issue_id = issue.id AND {IS_READ})"
"""How many pages of an issue were read."""
_PARTS = re.compile(r"\d+|\D+")


def page_order(number: str) -> tuple[tuple[int, str], ...]:
    """A sort key: "2" before "10", "A2" before "A10", plain numbers before sections."""
    return tuple((int(part), "") if part.isdecimal() else (1 << 30, part) for part in _PARTS.findall(number))
