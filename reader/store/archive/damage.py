"""What is wrong with an archive's file and with what stands in it: told apart, since each is mended in its own way."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.store.archive.digests import article_digests, issue_digest
from reader.store.sqlite.errors import DamagedError, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.progress import Report
    from reader.store.archive.archive import Archive

_OF_SQL_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry in index")
"""What SQLite says of an index whose table is whole: PRAGMA integrity_check."""
_MOST_TOLD = 100


class Damage(StrEnum):
    """What is damaged, and so what mends it."""

    FILE = "file"
    """The file itself: it is made anew from its sources."""
    SQL_INDEX = "sql index"
    """An index of SQLite's, which can be made from its table."""
    TEXT = "text"
    """What was read: its sources are read again."""
    FIND_INDEX = "find index"
    """The find index, which can be made from the texts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, in a sentence; the issue and the article whose text is damaged, where it is one's."""

    kind: Damage
    text: str
    issue_id: int | None = None
    article_id: int | None = None


def file_faults(archive: Archive) -> Iterator[Fault]:
    """What SQLite itself finds wrong with the file."""
    try:
        with in_words(archive.path):
            for (said,) in archive.connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})"):
                if said != "ok":
                    yield _told_by_sqlite(said)
            for found in archive.connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_TOLD):
                yield _damaged(" ".join(map(str, found[:3])))
            yield from _view_faults(archive.connection)
    except DamagedError as error:
        yield _damaged(str(error.__cause__))


def _view_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What is wrong with the views, which only other programs read."""
    for (name,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'view'").fetchall():
        try:
            connection.execute(f'SELECT * FROM main."{name}" LIMIT 1').fetchall()
        except sqlite3.OperationalError as error:
            yield _damaged(str(error))


def _told_by_sqlite(said: str) -> Fault:
    if _OF_SQL_INDEX.search(said):
        return Fault(Damage.SQL_INDEX, _("An index of the file is damaged: {reason}").format(reason=said))
    return _damaged(said)


def text_faults(archive: Archive, report: Report = no_report) -> Iterator[Fault]:
    """Articles and issues that are not any more what was stored."""
    try:
        with in_words(archive.path):
            yield from _text_faults(archive.connection, report)
    except DamagedError as error:
        yield _damaged(str(error.__cause__))


def _text_faults(connection: sqlite3.Connection, report: Report) -> Iterator[Fault]:
    for digest in article_digests(connection):
        report(Progress(0, 0, _("Comparing the texts")))
        if digest.is_broken:
            yield _broken_article(connection, digest.id)
    for (issue_id,) in connection.execute("SELECT id FROM issue ORDER BY id").fetchall():
        report(Progress(0, 0, _("Comparing the texts")))
        found = issue_digest(connection, issue_id)
        if found is not None and found.is_broken:
            yield _broken_issue(connection, issue_id)


def _damaged(reason: str) -> Fault:
    return Fault(Damage.FILE, _("The file is damaged: {reason}").format(reason=reason))


def _broken_article(connection: sqlite3.Connection, article_id: int) -> Fault:
    found = connection.execute(
        "SELECT issue.id, title.name, issue.date, page.number, coalesce(headline, opening) FROM article"
        " JOIN page ON page.id = page_id JOIN issue ON issue.id = page.issue_id"
        " JOIN title ON title.id = issue.title_id WHERE article.id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return _damaged(f"article {article_id}")
    issue_id, paper, day, page, name = found
    said = _("The text of {paper} {date}, page {page}, is damaged: {headline}")
    text = said.format(paper=paper, date=day, page=page, headline=name)
    return Fault(Damage.TEXT, text, issue_id, article_id)


def _broken_issue(connection: sqlite3.Connection, issue_id: int) -> Fault:
    found = connection.execute(
        "SELECT name, date FROM issue LEFT JOIN title ON title.id = title_id WHERE issue.id = ?", (issue_id,)
    ).fetchone()
    said = _("What is told of {paper} {date}, its pages and sources, is damaged.")
    return Fault(Damage.TEXT, said.format(paper=found[0], date=found[1]), issue_id)
