"""Pages: their order by their printed numbers, and which of them were read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from reader.store.records import IssueId

IS_READ = "NOT EXISTS (SELECT 1 FROM page_as_read WHERE page_id = page.id AND articles = '')"
"""Whether a page was read, and is not there only because articles were moved to it."""
PAGES_HELD = f"(SELECT count(*) FROM page WHERE issue_id = issue.id AND {IS_READ})"
"""How many pages of an issue were read."""
IS_TOLD = (
    "(finding.code = 'page kept' OR EXISTS (SELECT 1 FROM page WHERE page.source_id = source.id)"
    " OR NOT EXISTS (SELECT 1 FROM other_page WHERE other_page.source_id = source.id))"
)
"""Whether a finding is about what is shown; of a source whose pages are all kept beside, only that."""
MOST_PAGES = 400
"""More pages than a masthead can mean: what says more was misread."""
_PARTS = re.compile(r"\d+|\D+")


def page_order(number: str) -> tuple[tuple[int, str], ...]:
    """A sort key: "2" before "10", "A2" before "A10", plain numbers before sections."""
    return tuple((int(part), "") if part.isdecimal() else (1 << 30, part) for part in _PARTS.findall(number))


def pages_missing(
    connection: sqlite3.Connection, issue_id: IssueId, held: Collection[str]
) -> tuple[str, ...]:
    """Numbers of pages that the masthead counts and that are not held; none where pages have letters."""
    found = connection.execute("SELECT page_count FROM issue WHERE id = ?", (issue_id,)).fetchone()
    return numbers_missing(found and found[0], held)


def numbers_missing(page_count: int | None, held: Collection[str]) -> tuple[str, ...]:
    """Of the pages that a masthead counts, the numbers of those not held; none where pages have letters."""
    count = page_count or 0
    if count > MOST_PAGES or not all(number.isdecimal() for number in held):
        return ()
    known = {int(number) for number in held}
    return tuple(str(number) for number in range(1, count + 1) if number not in known)
