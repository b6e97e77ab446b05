"""Article ids: the day in the upper bits, a serial of that day in the lower ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.records import ArticleId

if TYPE_CHECKING:
    import sqlite3

SERIAL_BITS = 12
"""4,095 articles a day in one archive. Seven bits more would cost the index a byte for each pair of
characters in each article, because it writes down the gaps between ids."""


def first_id(day: date) -> ArticleId:
    """No article of `day` has an id below this; none of an earlier day has one as great."""
    return ArticleId(day.toordinal() << SERIAL_BITS)


def day_of(article_id: ArticleId) -> date:
    """The day an article id stands for."""
    return date.fromordinal(article_id >> SERIAL_BITS)


def new_ids(connection: sqlite3.Connection, day: date, count: int) -> list[ArticleId]:
    """Ids that no article has had. Raises ArchiveError when the day has no more."""
    if not count:
        return []
    row = connection.execute(
        "INSERT INTO _day VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last_serial = last_serial + ?2"
        " RETURNING last_serial",
        (day.toordinal(), count),
    ).fetchone()
    if row[0] >> SERIAL_BITS:
        raise ArchiveError(
            _("The archive holds too many articles of {date}; put other papers in an archive of their own.")
            .format(date=day.isoformat())
        )  # fmt: skip
    return [ArticleId(first_id(day) + serial) for serial in range(row[0] - count + 1, row[0] + 1)]


def last_id(day: date) -> ArticleId:
    """No article of `day` has an id above this."""
    return ArticleId(first_id(day) + (1 << SERIAL_BITS) - 1)
