"""Taking an issue, a page, an article or a source out of the archive, and putting back exactly what was there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.store.archive.corrected_issue import restore_as_read
from reader.store.archive.digests import issue_digest
from reader.store.archive.rows import articles_by_id, delete_article
from reader.store.archive.write import (
    bring_to_corrections,
    drop_if_empty,
    remove_issue,
    show_orphaned,
    take_out,
)
from reader.store.records import ArticleId, IssueId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.store.archive.corrected_issue import CorrectionsOf
    from reader.store.archive.indexer import Indexer

_PAGES = "page_id IN (SELECT id FROM page WHERE issue_id = :issue)"
_ARTICLES = f"article_id IN (SELECT id FROM article WHERE {_PAGES})"
_OF_ISSUE = {
    "title": "id = (SELECT title_id FROM issue WHERE id = :issue)",
    "issue": "id = :issue",
    "source": "issue_id = :issue",
    "finding": "source_id IN (SELECT id FROM source WHERE issue_id = :issue)",
    "page": "issue_id = :issue",
    "other_page": "issue_id = :issue",
    "facsimile": _PAGES,
    "page_as_read": _PAGES,
    "article": _PAGES,
    "author": _ARTICLES,
    "body": _ARTICLES,
    "article_as_read": _ARTICLES,
    "merged_article": _ARTICLES,
    "corrected_issue": "issue_id = :issue",
}
"""The rows that belong to an issue, by table: each table after those that its rows refer to."""


@dataclass(frozen=True, slots=True)
class WholeIssue:
    """What is to be taken out: all of an issue."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """A page of an issue, with what other sources gave of it."""

    number: str


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles, by key."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneSource:
    """What one source gave. Pages that others gave, too, are shown as they have them."""

    id: int


Removable = WholeIssue | OnePage | Articles | OneSource


@dataclass(frozen=True, slots=True)
class Removed:
    """An issue as it was before something was taken out: its rows by table, and its digest after that.

    `digest` is None where nothing of the issue was left.
    """

    issue_id: IssueId
    rows: dict[str, list[tuple[object, ...]]]
    digest: int | None


def remove(
    connection: sqlite3.Connection,
    issue_id: IssueId,
    what: Removable,
    index: Indexer,
    corrections: CorrectionsOf,
) -> Removed:
    """Take out a part of an issue, or all of it. Raises ArchiveError where it is not there.

    What is taken out in part is read again where its source is read again on purpose; an import that finds the
    source where it lay leaves it out.
    """
    rows = _rows_of(connection, issue_id)
    if not rows["issue"]:
        raise _gone()
    restore_as_read(connection, issue_id, index)
    if isinstance(what, WholeIssue):
        remove_issue(connection, issue_id, index)
    else:
        _remove_part(connection, issue_id, what, index)
        show_orphaned(connection, issue_id, index)
        _drop_idle_sources(connection, issue_id)
        drop_if_empty(connection, issue_id)
        bring_to_corrections(connection, issue_id, index, corrections)
    after = issue_digest(connection, issue_id)
    return Removed(issue_id, rows, after.now if after else None)


def put_back(connection: sqlite3.Connection, removed: Removed, index: Indexer) -> None:
    """Make an issue what it was before something was taken out.

    Raises ArchiveError where it has changed since: what was read meanwhile is not thrown away.
    """
    now = issue_digest(connection, removed.issue_id)
    if (now.now if now else None) != removed.digest or _is_taken(connection, removed):
        raise ArchiveError(
            _("The issue has changed since, so it cannot be put back as it was. Import its files again.")
        )
    _clear(connection, removed.issue_id, index)
    for table, rows in removed.rows.items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
    ids = [ArticleId(int(str(row[0]))) for row in removed.rows["article"]]
    for article_id, record in articles_by_id(connection, ids).items():
        index.add(article_id, record.clipping.article, record.original)


def _remove_part(
    connection: sqlite3.Connection, issue_id: IssueId, what: OnePage | Articles | OneSource, index: Indexer
) -> None:
    if isinstance(what, OnePage):
        _remove_page(connection, issue_id, what.number, index)
    elif isinstance(what, OneSource):
        _remove_source(connection, issue_id, what.id, index)
    else:
        _remove_articles(connection, issue_id, what.keys, index)


def _remove_page(connection: sqlite3.Connection, issue_id: IssueId, number: str, index: Indexer) -> None:
    pages = connection.execute(
        "SELECT id, source_id FROM page WHERE issue_id = ? AND number = ?", (issue_id, number)
    ).fetchall()
    others = connection.execute(
        "DELETE FROM other_page WHERE issue_id = ? AND number = ? RETURNING source_id", (issue_id, number)
    ).fetchall()
    if not pages and not others:
        raise _gone()
    take_out(connection, [page_id for page_id, _source in pages], index)
    _forget_reading(connection, [*(source for _page, source in pages), *(source for (source,) in others)])


def _remove_source(connection: sqlite3.Connection, issue_id: IssueId, source_id: int, index: Indexer) -> None:
    pages = connection.execute(
        "SELECT id FROM page WHERE issue_id = ? AND source_id = ?", (issue_id, source_id)
    ).fetchall()
    take_out(connection, [page_id for (page_id,) in pages], index)
    gone = connection.execute(
        "DELETE FROM source WHERE issue_id = ? AND id = ? RETURNING id", (issue_id, source_id)
    ).fetchall()
    if not gone:
        raise _gone()


def _remove_articles(
    connection: sqlite3.Connection, issue_id: IssueId, keys: Sequence[str], index: Indexer
) -> None:
    found = connection.execute(
        "SELECT article.id, source_id FROM article JOIN page ON page.id = page_id WHERE issue_id = ?"
        " AND key IN (SELECT value FROM json_each(?))",
        (issue_id, json.dumps(list(keys))),
    ).fetchall()
    if not found:
        raise _gone()
    for article_id, _source in found:
        index.remove(article_id)
        delete_article(connection, article_id)
    _forget_reading(connection, [source for _article, source in found])


def _forget_reading(connection: sqlite3.Connection, sources: Sequence[int]) -> None:
    """Let a source that is read again on purpose be stored again: it is not held any more as it was read."""
    connection.executemany(
        "UPDATE source SET reading = '' WHERE id = ?", [(source,) for source in set(sources)]
    )


def _drop_idle_sources(connection: sqlite3.Connection, issue_id: IssueId) -> None:
    """Drop the sources of which nothing is held any more."""
    connection.execute(
        "DELETE FROM source WHERE issue_id = ? AND reading = '' AND id NOT IN (SELECT source_id FROM page)"
        " AND id NOT IN (SELECT source_id FROM other_page)",
        (issue_id,),
    )


def _rows_of(connection: sqlite3.Connection, issue_id: IssueId) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: connection.execute(f"SELECT * FROM {table} WHERE {own}", {"issue": issue_id}).fetchall()
        for table, own in _OF_ISSUE.items()
    }


def _is_taken(connection: sqlite3.Connection, removed: Removed) -> bool:
    """Whether an issue of the same paper and day, or one of its sources, was read anew meanwhile."""
    sources = json.dumps([row[2] for row in removed.rows["source"]])
    (_id, title_id, day, precision, _last, edition, *_others) = removed.rows["issue"][0]
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM source WHERE issue_id <> ?1 AND sha256 IN (SELECT value FROM json_each(?2)))"
        " OR EXISTS (SELECT 1 FROM issue JOIN title ON title.id = title_id WHERE issue.id <> ?1"
        " AND (title_id = ?3 OR name = ?7) AND date = ?4 AND precision = ?5 AND edition = ?6)"
        " OR EXISTS (SELECT 1 FROM title WHERE (id = ?3) <> (name = ?7))",
        (removed.issue_id, sources, title_id, day, precision, edition, removed.rows["title"][0][1]),
    ).fetchone()
    return bool(row[0])


def _clear(connection: sqlite3.Connection, issue_id: IssueId, index: Indexer) -> None:
    """Take out what is left of an issue, its paper but for last."""
    pages = connection.execute("SELECT id FROM page WHERE issue_id = ?", (issue_id,)).fetchall()
    take_out(connection, [page_id for (page_id,) in pages], index)
    connection.execute("DELETE FROM source WHERE issue_id = ?", (issue_id,))
    connection.execute("DELETE FROM issue WHERE id = ?", (issue_id,))


def _gone() -> ArchiveError:
    return ArchiveError(_("This is no longer in the archive; nothing was removed."))
