"""An issue's rows as its corrections want them, made within the transaction at hand.

Every mending starts from what was read: pages that corrections touched keep their articles as read in a
table of their own, all others are in the article rows as they were read. A page that the masthead counts and
nothing was read of gets a row once an article is moved there; that it was made so is kept as MADE.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from reader.core.corrections.changes import Split
from reader.core.corrections.replay import MendedArticle, MendedPage, as_read, replay
from reader.core.findings.codes import Code
from reader.core.findings.finding import Level, doubt, told
from reader.store.archive.article_ids import new_ids
from reader.store.archive.article_json import HeldArticle, article_to_json, held_from_json, held_to_json
from reader.store.archive.pages import pages_missing
from reader.store.archive.rows import ArticlePlace, articles_by_id, delete_article, insert_articles, storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.corrections.changes import Correction
    from reader.core.corrections.replay import Mended
    from reader.core.findings.codes import Value
    from reader.core.findings.finding import Finding
    from reader.store.archive.indexer import Indexer
    from reader.store.records import ArticleId, IssueId


MADE = ""
"""What `as_read.articles` says of a page that there is because articles were moved to it."""


class CorrectionsOf(Protocol):
    """Gives the corrections made to an issue, told by its paper and its day, in their order."""

    def __call__(self, paper: str, day: date, /) -> Sequence[Correction]:
        """Undone ones too."""


def no_corrections(_paper: str, _day: date) -> tuple[Correction, ...]:
    """Nothing has been corrected."""
    return ()


@dataclass(frozen=True, slots=True)
class PageAsRead:
    """A page with the articles that were read from it; `id` is None where nothing is held of it."""

    id: int | None
    number: str
    articles: tuple[HeldArticle, ...]
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """An article row as it stands, or as it is to stand."""

    id: ArticleId
    page_id: int
    position: int
    one: MendedArticle


def pages_as_read(connection: sqlite3.Connection, issue_id: IssueId) -> tuple[PageAsRead, ...]:
    """The pages of an issue with the articles that were read, whatever was corrected since."""
    rows = connection.execute(
        "SELECT page.id, page.number, as_read.articles FROM page"
        " LEFT JOIN as_read ON as_read.page_id = page.id WHERE issue_id = ? ORDER BY page.id",
        (issue_id,),
    ).fetchall()
    held = [_page_as_read(connection, *row) for row in rows]
    missing = pages_missing(connection, issue_id, [page.number for page in held])
    return (*held, *(PageAsRead(None, number, ()) for number in missing))


def _page_as_read(connection: sqlite3.Connection, page_id: int, number: str, kept: str | None) -> PageAsRead:
    if kept == MADE:
        return PageAsRead(page_id, number, (), is_made=True)
    read = held_from_json(kept) if kept else _articles_of(connection, page_id)
    return PageAsRead(page_id, number, read)


def mended_pages(pages: Iterable[PageAsRead]) -> list[MendedPage]:
    """Pages as the core mends them."""
    return [as_read(page.number, ((it.key, it.article) for it in page.articles)) for page in pages]


def mend_issue(
    connection: sqlite3.Connection, issue_id: IssueId, corrections: Sequence[Correction], index: Indexer
) -> tuple[Finding, ...]:
    """Bring an issue's rows, its index rows included, to what its corrections make of what was read.

    Gives a finding for each correction that does not fit and waits.
    """
    read = pages_as_read(connection, issue_id)
    mended = replay(mended_pages(read), corrections, keys_elsewhere(connection, issue_id, corrections))
    read = _with_rows(connection, issue_id, read, mended)
    _keep_as_read(connection, read, mended)
    _bring_to(
        connection, _rows_now(connection, issue_id), _rows_wanted(connection, issue_id, read, mended), index
    )
    _drop_made(connection, read, mended)
    _keep_absorbed(connection, issue_id, mended.absorbed)
    waiting = tuple(waits_because(one.reason) for one in mended.waiting)
    _keep_stamp(connection, issue_id, corrections, waiting)
    return waiting


def keys_elsewhere(
    connection: sqlite3.Connection, issue_id: IssueId, corrections: Iterable[Correction]
) -> frozenset[str]:
    """Keys that corrections would give to new articles, though an article of another issue has them."""
    new = [it.change.new_key for it in corrections if isinstance(it.change, Split)]
    found = connection.execute(
        "SELECT key FROM article JOIN page ON page.id = page_id WHERE issue_id <> ?"
        " AND key IN (SELECT value FROM json_each(?))",
        (issue_id, json.dumps(new)),
    )
    return frozenset(key for (key,) in found)


def waits_because(reason: Finding) -> Finding:
    """What to tell of a correction that waits."""
    return doubt(Code.CORRECTION_WAITS, because=reason.code.value, **reason.parameters)


def unmend_issue(connection: sqlite3.Connection, issue_id: IssueId, index: Indexer) -> None:
    """Bring an issue's rows back to what was read; nothing is done where nothing was corrected."""
    if stamp_of(connection, issue_id) is not None:
        mend_issue(connection, issue_id, (), index)


def stamp(corrections: Iterable[Correction]) -> str | None:
    """A digest of the corrections that count; None where there are none."""
    counting = [it.uid for it in corrections if not it.is_undone]
    return hashlib.sha256("\n".join(counting).encode("utf-8", "replace")).hexdigest() if counting else None


def stamp_of(connection: sqlite3.Connection, issue_id: IssueId) -> str | None:
    """The digest of the corrections that an issue's rows show; None where they show what was read."""
    row = connection.execute("SELECT stamp FROM mended WHERE issue_id = ?", (issue_id,)).fetchone()
    return str(row[0]) if row else None


def waiting_of(text: str) -> tuple[Finding, ...]:
    """What is kept in `mended.waiting`: parameters; in archives of former versions, sentences."""
    return tuple(map(_waiting, json.loads(text)))


def _waiting(kept: str | dict[str, Value]) -> Finding:
    return told(Level.WARNING, kept) if isinstance(kept, str) else doubt(Code.CORRECTION_WAITS, **kept)


def _articles_of(connection: sqlite3.Connection, page_id: int) -> tuple[HeldArticle, ...]:
    ids = [
        article_id
        for (article_id,) in connection.execute(
            "SELECT id FROM article WHERE page_id = ? ORDER BY position", (page_id,)
        )
    ]
    found = articles_by_id(connection, ids)
    return tuple(HeldArticle(it, found[it].key, found[it].clipping.article) for it in ids)


def _with_rows(
    connection: sqlite3.Connection, issue_id: IssueId, read: Sequence[PageAsRead], mended: Mended
) -> tuple[PageAsRead, ...]:
    """The pages, those that an article was moved to and that were not held with a row now."""
    return tuple(
        PageAsRead(_make_page(connection, issue_id, page.number), page.number, (), is_made=True)
        if page.id is None and now.articles
        else page
        for page, now in zip(read, mended.pages, strict=True)
    )


def _make_page(connection: sqlite3.Connection, issue_id: IssueId, number: str) -> int | None:
    """A row for a page nothing was read of; it goes by the first source of the issue."""
    return connection.execute(
        "INSERT INTO page(issue_id, source_id, number)"
        " SELECT issue_id, source_id, ?2 FROM page WHERE issue_id = ?1 ORDER BY id LIMIT 1",
        (issue_id, number),
    ).lastrowid


def _drop_made(connection: sqlite3.Connection, read: Sequence[PageAsRead], mended: Mended) -> None:
    """Take out pages that were made and that no article stands on any more."""
    pairs = zip(read, mended.pages, strict=True)
    gone = [(page.id,) for page, now in pairs if page.is_made and not now.articles]
    connection.executemany("DELETE FROM page WHERE id = ?", gone)


def _keep_as_read(connection: sqlite3.Connection, read: Iterable[PageAsRead], mended: Mended) -> None:
    """Keep what was read of the pages that corrections touch, and of those alone."""
    for page, now in zip(read, mended.pages, strict=True):
        if now == as_read(page.number, ((it.key, it.article) for it in page.articles)):
            connection.execute("DELETE FROM as_read WHERE page_id = ?", (page.id,))
        else:
            kept = MADE if page.is_made else held_to_json(page.articles)
            connection.execute("INSERT OR REPLACE INTO as_read VALUES (?, ?)", (page.id, kept))


def _rows_now(connection: sqlite3.Connection, issue_id: IssueId) -> dict[str, _Row]:
    """The issue's rows as they stand, by key."""
    found = connection.execute(
        "SELECT article.id, page_id, position FROM article JOIN page ON page.id = page_id WHERE issue_id = ?",
        (issue_id,),
    ).fetchall()
    records = articles_by_id(connection, [article_id for article_id, *_place in found])
    rows = {}
    for article_id, page_id, position in found:
        record = records[article_id]
        article = record.clipping.article
        one = MendedArticle(record.key, article, record.original or article)
        rows[record.key] = _Row(article_id, page_id, position, one)
    return rows


def _rows_wanted(
    connection: sqlite3.Connection, issue_id: IssueId, read: Sequence[PageAsRead], mended: Mended
) -> dict[str, _Row]:
    """The issue's rows as they are to stand, by key; an article has its former id, or a new one."""
    day = date.fromisoformat(
        connection.execute("SELECT date FROM issue WHERE id = ?", (issue_id,)).fetchone()[0]
    )
    ids = {it.key: it.id for page in read for it in page.articles}
    known = connection.execute(
        "SELECT key, article.id FROM article JOIN page ON page.id = page_id WHERE issue_id = ?", (issue_id,)
    )
    ids = dict(known.fetchall()) | ids
    rows = {}
    for page, now in zip(read, mended.pages, strict=True):
        for position, one in enumerate(now.articles):
            assert page.id is not None  # noqa: S101 - _with_rows
            article_id = ids.get(one.key) or new_ids(connection, day, 1)[0]
            kept = MendedArticle(one.key, storable(one.article), storable(one.original))
            rows[one.key] = _Row(article_id, page.id, position, kept)
    return rows


def _bring_to(
    connection: sqlite3.Connection, now: Mapping[str, _Row], wanted: Mapping[str, _Row], index: Indexer
) -> None:
    """Take out what is not wanted, write what is new, move what stands elsewhere; leave the rest alone."""
    for key, row in now.items():
        other = wanted.get(key)
        if other is None or other.one != row.one:
            index.remove(row.id)
            delete_article(connection, row.id)
    for key, row in wanted.items():
        former = now.get(key)
        if former is None or former.one != row.one:
            _write(connection, row, index)
        elif former != row:
            connection.execute(
                "UPDATE article SET page_id = ?, position = ? WHERE id = ?",
                (row.page_id, row.position, row.id),
            )
            if former.page_id != row.page_id:  # the index knows the page's number
                index.remove(row.id)
                index.add(row.id, row.one.article, row.one.original)


def _write(connection: sqlite3.Connection, row: _Row, index: Indexer) -> None:
    title_id = connection.execute(
        "SELECT title_id FROM page JOIN issue ON issue.id = issue_id WHERE page.id = ?", (row.page_id,)
    ).fetchone()[0]
    one = row.one
    place = ArticlePlace(row.id, one.key, title_id, row.page_id, row.position)
    insert_articles(connection, [(place, one.article)])
    if one.is_edited:
        connection.execute("INSERT INTO original VALUES (?, ?)", (row.id, article_to_json(one.original)))
    index.add(row.id, one.article, one.original)


def _keep_absorbed(connection: sqlite3.Connection, issue_id: IssueId, absorbed: Mapping[str, str]) -> None:
    """Where the keys of joined articles lead."""
    connection.execute(
        "DELETE FROM absorbed WHERE article_id IN"
        " (SELECT article.id FROM article JOIN page ON page.id = page_id WHERE issue_id = ?)",
        (issue_id,),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO absorbed SELECT ?, id FROM article WHERE key = ?", list(absorbed.items())
    )


def _keep_stamp(
    connection: sqlite3.Connection,
    issue_id: IssueId,
    corrections: Iterable[Correction],
    findings: tuple[Finding, ...],
) -> None:
    now = stamp(corrections)
    connection.execute("DELETE FROM mended WHERE issue_id = ?", (issue_id,))
    if now is not None:
        waiting = json.dumps([finding.parameters for finding in findings], ensure_ascii=False)
        connection.execute("INSERT INTO mended VALUES (?, ?, ?)", (issue_id, now, waiting))
