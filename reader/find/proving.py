"""Whether the index holds what the texts say, article by article."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.find.index import TABLES, is_current
from reader.store.faults import in_words
from reader.store.rows import all_articles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.core.progress import Report
    from reader.find.index import Table
    from reader.store.archive import Archive

_WIDE = (1 << 64) - 1
_TOLD_EVERY = 100_000


def faults(archive: Archive, report: Report = no_report) -> Iterator[str]:
    """A sentence for each fault of the archive's file and of its index; none where all is well."""
    connection = archive.connection
    with in_words(archive.path):
        for (said,) in connection.execute("PRAGMA integrity_check(100)"):
            if said != "ok":
                yield _("The file is damaged: {reason}").format(reason=said)
        for table in TABLES:
            if is_current(connection, table):
                yield from _faults(connection, table, report)
            else:
                yield _("The index of {table} was made by another version or dictionary.").format(
                    table=table.name
                )


def _faults(connection: sqlite3.Connection, table: Table, report: Report) -> Iterator[str]:
    try:
        held = _held(connection, table, report)
    except ArchiveError as error:
        yield str(error)
        return
    for record in all_articles(connection):
        report(Progress(0, 0, _("Comparing {date}").format(date=record.clipping.date)))
        wanted = _sum(_tokens(table, table.values(record.clipping.article, record.original)))
        if held.pop(record.id, 0) != wanted:
            yield _("The index of {table} does not fit {paper} {date}, page {page}: {headline}").format(
                table=table.name, paper=record.clipping.title, date=record.clipping.date,
                page=record.clipping.page_number, headline=record.clipping.article.name,
            )  # fmt: skip
    for article_id in held:
        yield _("The index of {table} holds an article that is gone: {id}").format(
            table=table.name, id=article_id
        )


def _held(connection: sqlite3.Connection, table: Table, report: Report) -> Counter[int]:
    """For each article a number made of all that the index holds of it, in whatever order it was read."""
    name = f"temp.{table.name}_held"
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5vocab(main, {table.name}, instance)")
    try:
        found: Counter[int] = Counter()
        rows = connection.execute(f"SELECT term, doc, col, offset FROM {name}")
        for done, (term, article_id, column, place) in enumerate(rows):
            if done % _TOLD_EVERY == 0:
                report(Progress(0, 0, _("Reading the index")))
            found[article_id] = (found[article_id] + _one(term, column, place)) & _WIDE
    finally:
        connection.execute(f"DROP TABLE {name}")
    return found


def _tokens(table: Table, values: tuple[str, ...]) -> Iterator[tuple[str, str | None, int | None]]:
    """What FTS5 makes of the values: each token with its column and place, where the table keeps them."""
    names = table.columns.split(", ")
    for name, value in zip(names, values, strict=True):
        for place, token in enumerate(value.split(" ") if value else ()):
            yield (token, name, place) if table.has_places else (token, None, None)


def _sum(tokens: Iterator[tuple[str, str | None, int | None]]) -> int:
    return sum(_one(*token) for token in tokens) & _WIDE


def _one(term: str, column: str | None, place: int | None) -> int:
    text = f"{term} {column} {place}".encode()
    return zlib.crc32(text) << 32 | zlib.adler32(text)
