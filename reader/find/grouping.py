"""How many of the articles found each paper, page and year has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.find.records import By, Group
from reader.store.ids import day_of

if TYPE_CHECKING:
    import sqlite3

    from reader.find.plan import Members

_BY_PLACE = {
    By.PAPER: (
        "title.name, count(*), title.id, title.name FROM article JOIN title ON title.id = article.title_id",
        "title.id ORDER BY count(*) DESC, title.name",
    ),
    By.PAGE: (
        "page.number, count(*), title.id, title.name FROM article JOIN title ON title.id = article.title_id"
        " JOIN page ON page.id = article.page_id",
        "title.id, page.number ORDER BY title.name, length(page.number), page.number",
    ),
}


def groups(connection: sqlite3.Connection, found: Members, by: By) -> list[Group]:
    """The groups that have any: years from the first to the last, papers from the largest to the smallest."""
    where = found.where()
    ids = f"SELECT rowid FROM {found.table} WHERE {where.sql}"
    if by is By.YEAR:
        years = Counter(day_of(article_id).year for (article_id,) in connection.execute(ids, where.values))
        return [Group(year, count) for year, count in sorted(years.items())]
    columns, grouped = _BY_PLACE[by]
    rows = connection.execute(
        f"SELECT {columns} WHERE article.id IN ({ids}) GROUP BY {grouped}", where.values
    )
    return [Group(*row) for row in rows]
