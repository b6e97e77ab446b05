"""The find index: rows beside each article, written in the archive's own transactions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.find import tokens, words
from reader.find.folding import fold_stamp
from reader.store.rows import all_articles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.core.paper import Article
    from reader.core.progress import Report
    from reader.store.archive import Archive
    from reader.store.records import ArticleId

_FORM = "1"
"""Changed whenever an article's rows change for another reason than the folding or the dictionary."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index: what makes its rows, and what names whatever made them."""

    name: str
    columns: str
    values: Callable[[Article, Article | None], tuple[str, ...]]
    stamp: Callable[[], str]
    has_places: bool = True
    """Whether it keeps at which place of which column a token stands."""


def _gram_values(article: Article, original: Article | None) -> tuple[str, ...]:
    return tuple(map(tokens.grams, tokens.all_texts(article, original)))


def _chr_values(article: Article, original: Article | None) -> tuple[str, ...]:
    return (tokens.characters(chain.from_iterable(tokens.all_texts(article, original))),)


def _word_values(article: Article, original: Article | None) -> tuple[str, ...]:
    body, head, byline, rubric = tokens.all_texts(article, original)
    # A name is one word as it is printed, however a dictionary would cut it.
    authors = dict.fromkeys((*article.authors, *(original.authors if original else ())))
    names = tokens.words([author.name for author in authors], lambda name: [name])
    return tokens.words([*body, *byline, *rubric], words.cut) + " " + names, tokens.words(head, words.cut)


def _gram_stamp() -> str:
    return f"{_FORM} {fold_stamp()}"


def _word_stamp() -> str:
    return f"{_FORM} {fold_stamp()} {words.cutter_stamp()}"


TABLES = (
    Table("gram", "body, head, byline, rubric", _gram_values, _gram_stamp),
    Table("chr", "characters", _chr_values, _gram_stamp, has_places=False),
    Table("word", "body, head", _word_values, _word_stamp),
)


class ArticleIndex:
    """Takes articles up and drops them, within the transaction at hand.

    FTS5 drops a row only when told the very tokens it was made of. Each table's stamp says what made
    them; where this program would make others, the table is made anew before anything is dropped.
    """

    def add(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
        """Take up an article whose row has just been written, and what was read in its place."""
        for table in TABLES:
            if not is_current(connection, table):
                _make_anew(connection, table, no_report, leave_out=article_id)
            _insert(connection, table, article_id, table.values(article, original))

    def remove(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
        """Drop an article whose row is about to be deleted; `original` as it was added."""
        for table in TABLES:
            if not is_current(connection, table):
                _make_anew(connection, table, no_report)
            _delete(connection, table, article_id, table.values(article, original))

    def is_current(self, archive: Archive) -> bool:
        """Whether the index was made with this folding and this dictionary. Loads the dictionary."""
        return all(is_current(archive.connection, table) for table in TABLES)

    def renew(self, archive: Archive, report: Report = no_report, *, whole: bool = False) -> None:
        """Make anew those tables that were made with another folding or dictionary; all of them if `whole`.

        Nothing is changed when it is cancelled or fails; finds go on with the old rows until it is done.
        """
        with archive.writing() as connection:
            for table in TABLES:
                if whole or not is_current(connection, table):
                    _make_anew(connection, table, report)


def is_current(connection: sqlite3.Connection, table: Table) -> bool:
    """Whether a table was made as this program would make it."""
    row = connection.execute("SELECT value FROM stamp WHERE name = ?", (table.name,)).fetchone()
    return row is not None and row[0] == table.stamp()


def _make_anew(
    connection: sqlite3.Connection, table: Table, report: Report, leave_out: ArticleId | None = None
) -> None:
    """Empty a table and fill it from the articles kept, all but `leave_out`, which is about to be added."""
    connection.execute(f"INSERT INTO {table.name}({table.name}) VALUES ('delete-all')")
    total = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    for done, record in enumerate(all_articles(connection)):
        report(Progress(done, total, _("Finding the words of {date}").format(date=record.clipping.date)))
        if record.id != leave_out:
            values = table.values(record.clipping.article, record.original)
            _insert(connection, table, record.id, values)
    connection.execute("INSERT OR REPLACE INTO stamp VALUES (?, ?)", (table.name, table.stamp()))


def _insert(
    connection: sqlite3.Connection, table: Table, article_id: ArticleId, values: tuple[str, ...]
) -> None:
    marks = ", ?" * len(values)
    connection.execute(
        f"INSERT INTO {table.name}(rowid, {table.columns}) VALUES (?{marks})", (article_id, *values)
    )


def _delete(
    connection: sqlite3.Connection, table: Table, article_id: ArticleId, values: tuple[str, ...]
) -> None:
    marks = ", ?" * len(values)
    connection.execute(
        f"INSERT INTO {table.name}({table.name}, rowid, {table.columns}) VALUES ('delete', ?{marks})",
        (article_id, *values),
    )
