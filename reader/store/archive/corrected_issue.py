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

from reader.core.corrections.changes import Split, about
from reader.core.corrections.replay import CorrectedArticle, CorrectedPage, as_read, replay
from reader.core.findings.codes import Code
from reader.core.findings.finding import Level, doubt, told
from reader.store.archive.article_ids import new_ids
from reader.store.archive.article_json import HeldArticle, article_to_json, held_from_json, held_to_json
from reader.store.archive.pages import numbers_missing, page_order
from reader.store.archive.rows import (
    ArticlePlace,
    articles_of_issue,
    delete_article,
    insert_articles,
    storable,
    update_article,
)
from reader.store.sqlite.errors import decoded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.corrections.changes import Correction
    from reader.core.corrections.replay import CorrectedPages
    from reader.core.findings.codes import Value
    from reader.core.findings.finding import Finding
    from reader.store.archive.indexer import Indexer
    from reader.store.records import ArticleId, ArticleRecord, IssueId


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
    """A page with the articles that were read from it; `id` is None where nothing is held of it.

    `is_kept`: what was read of it is kept in a table of its own.
    """

    id: int | None
    number: str
    articles: tuple[HeldArticle, ...]
    is_made: bool = False
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """An article row as it stands, or as it is to stand."""

    id: ArticleId
    page_id: int
    position: int
    one: CorrectedArticle


@dataclass(frozen=True, slots=True)
class IssueRows:
    """All rows of an issue, read together: its pages as they were read, its articles, by key, as they stand.

    `is_alone`: its paper has no other issue that day.
    """

    id: IssueId
    title_id: int
    paper: str
    day: date
    pages: tuple[PageAsRead, ...]
    rows: Mapping[str, _Row]
    is_alone: bool = True

    @property
    def as_read(self) -> list[CorrectedPage]:
        """The pages as they were read, whatever was corrected since, as the core mends them."""
        return [_as_read(page) for page in self.pages]


def rows_of(connection: sqlite3.Connection, issue_id: IssueId) -> IssueRows | None:
    """The rows of an issue; None where it is gone."""
    found = connection.execute(
        "SELECT title_id, name, date, page_count,"
        " (SELECT count(*) FROM issue AS other WHERE other.title_id = issue.title_id AND other.date = issue.date)"
        " FROM issue JOIN title ON title.id = title_id WHERE issue.id = ?",
        (issue_id,),
    ).fetchone()
    if found is None:
        return None
    title_id, paper, day, page_count, of_day = found
    rows = [_row(*it) for it in articles_of_issue(connection, issue_id)]
    pages = connection.execute(
        "SELECT page.id, page.number, page_as_read.articles FROM page"
        " LEFT JOIN page_as_read ON page_as_read.page_id = page.id WHERE issue_id = ? ORDER BY page.id",
        (issue_id,),
    ).fetchall()
    # Pages stand in the order of their numbers, whichever was read last.
    held = sorted((_page_as_read(rows, *page) for page in pages), key=lambda page: page_order(page.number))
    missing = numbers_missing(page_count, [page.number for page in held])
    return IssueRows(
        issue_id, title_id, paper, decoded(date.fromisoformat, day),
        (*held, *(PageAsRead(None, number, ()) for number in missing)), {row.one.key: row for row in rows},
        of_day == 1,
    )  # fmt: skip


def _row(record: ArticleRecord, page_id: int, position: int) -> _Row:
    article = record.clipping.article
    return _Row(
        record.id, page_id, position, CorrectedArticle(record.key, article, record.original or article)
    )


def _page_as_read(rows: Iterable[_Row], page_id: int, number: str, kept: str | None) -> PageAsRead:
    if kept is not None:
        is_made = kept == MADE
        return PageAsRead(page_id, number, () if is_made else held_from_json(kept), is_made, is_kept=True)
    there = sorted((row for row in rows if row.page_id == page_id), key=lambda row: row.position)
    return PageAsRead(page_id, number, tuple(HeldArticle(it.id, it.one.key, it.one.article) for it in there))


def _as_read(page: PageAsRead) -> CorrectedPage:
    return as_read(page.number, ((it.key, it.article) for it in page.articles))


def replay_corrections(
    connection: sqlite3.Connection, held: IssueRows, corrections: Sequence[Correction], index: Indexer
) -> tuple[Finding, ...]:
    """Bring an issue's rows, its index rows included, to what its corrections make of what was read.

    Gives a finding for each correction that does not fit and waits.
    """
    corrected = replay(held.as_read, corrections, keys_elsewhere(connection, held.id, corrections))
    read = _with_rows(connection, held, corrected)
    _keep_as_read(connection, read, corrected)
    _write_changes(connection, held, _rows_wanted(connection, held, read, corrected), index)
    _drop_made(connection, read, corrected)
    _keep_absorbed(connection, held.id, corrected.absorbed)
    waiting = tuple(waits_because(one.reason) for one in corrected.waiting)
    _keep_stamp(connection, held.id, corrections, waiting)
    return waiting


class CorrectedIssue:
    """An issue within the transaction in which it is corrected; `Archive.correcting` gives it."""

    def __init__(self, connection: sqlite3.Connection, held: IssueRows, index: Indexer) -> None:
        self._connection, self._held, self._index = connection, held, index
        self.paper, self.day = held.paper, held.day

    @property
    def as_read(self) -> list[CorrectedPage]:
        """The pages as they were read, whatever was corrected since."""
        return self._held.as_read

    def keys_elsewhere(self, corrections: Iterable[Correction]) -> frozenset[str]:
        """Keys that corrections would give to new articles, though articles of other issues have them."""
        return keys_elsewhere(self._connection, self._held.id, corrections)

    def own(self, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
        """Those of the day's corrections that are about this issue."""
        if self._held.is_alone:
            return tuple(corrections)
        return corrections_of(self._connection, self._held.id, corrections)

    def show(self, corrections: Sequence[Correction]) -> tuple[Finding, ...]:
        """Bring the rows to what these corrections make of what was read; a finding for each that does not fit."""
        return replay_corrections(self._connection, self._held, corrections, self._index)


def keys_elsewhere(
    connection: sqlite3.Connection, issue_id: IssueId, corrections: Iterable[Correction]
) -> frozenset[str]:
    """Keys that corrections would give to new articles, though an article of another issue has them."""
    new = [it.change.new_key for it in corrections if isinstance(it.change, Split)]
    if not new:
        return frozenset()
    found = connection.execute(
        "SELECT key FROM article JOIN page ON page.id = page_id WHERE issue_id <> ?"
        " AND key IN (SELECT value FROM json_each(?))",
        (issue_id, json.dumps(new)),
    )
    return frozenset(key for (key,) in found)


def corrections_of(
    connection: sqlite3.Connection, issue_id: IssueId, corrections: Sequence[Correction]
) -> tuple[Correction, ...]:
    """Those of a day's corrections that are about this issue, where its paper has several that day."""
    siblings = connection.execute(
        "SELECT other.id FROM issue JOIN issue AS other USING (title_id, date) WHERE issue.id = ?"
        " ORDER BY other.precision, other.edition, other.id",
        (issue_id,),
    ).fetchall()
    if not corrections or len(siblings) < 2:
        return tuple(corrections)
    keys = {other: _keys_in(connection, other) for (other,) in siblings}
    mine = keys.pop(issue_id)
    is_first = siblings[0][0] == issue_id
    return about(corrections, mine, frozenset().union(*keys.values()), takes_rest=is_first)


def _keys_in(connection: sqlite3.Connection, issue_id: IssueId) -> frozenset[str]:
    """The keys of an issue's articles, those joined into others included."""
    found = connection.execute(
        "WITH held AS (SELECT article.id, key FROM page JOIN article ON page_id = page.id WHERE issue_id = ?)"
        " SELECT key FROM held UNION ALL"
        " SELECT merged_article.key FROM merged_article JOIN held ON article_id = held.id",
        (issue_id,),
    )
    return frozenset(key for (key,) in found)


def waits_because(reason: Finding) -> Finding:
    """What to tell of a correction that waits."""
    return doubt(Code.CORRECTION_WAITS, because=reason.code.value, **reason.parameters)


def restore_as_read(connection: sqlite3.Connection, issue_id: IssueId, index: Indexer) -> None:
    """Bring an issue's rows back to what was read; nothing is done where nothing was corrected."""
    if stamp_of(connection, issue_id) is not None and (held := rows_of(connection, issue_id)):
        replay_corrections(connection, held, (), index)


def stamp(corrections: Iterable[Correction]) -> str | None:
    """A digest of the corrections that count; None where there are none."""
    counting = [it.uid for it in corrections if not it.is_undone]
    return hashlib.sha256("\n".join(counting).encode("utf-8", "replace")).hexdigest() if counting else None


def stamp_of(connection: sqlite3.Connection, issue_id: IssueId) -> str | None:
    """The digest of the corrections that an issue's rows show; None where they show what was read."""
    row = connection.execute("SELECT stamp FROM corrected_issue WHERE issue_id = ?", (issue_id,)).fetchone()
    return str(row[0]) if row else None


def waiting_of(text: str) -> tuple[Finding, ...]:
    """What is kept in `mended.waiting`: parameters; in archives of former versions, sentences."""
    return tuple(map(_waiting, decoded(json.loads, text)))


def _waiting(kept: str | dict[str, Value]) -> Finding:
    return told(Level.WARNING, kept) if isinstance(kept, str) else doubt(Code.CORRECTION_WAITS, **kept)


def _with_rows(
    connection: sqlite3.Connection, held: IssueRows, corrected: CorrectedPages
) -> tuple[PageAsRead, ...]:
    """The pages, those that an article was moved to and that were not held with a row now."""
    return tuple(
        PageAsRead(_make_page(connection, held.id, page.number), page.number, (), is_made=True)
        if page.id is None and now.articles
        else page
        for page, now in zip(held.pages, corrected.pages, strict=True)
    )


def _make_page(connection: sqlite3.Connection, issue_id: IssueId, number: str) -> int | None:
    """A row for a page nothing was read of; it goes by the first source of the issue."""
    return connection.execute(
        "INSERT INTO page(issue_id, source_id, number)"
        " SELECT issue_id, source_id, ?2 FROM page WHERE issue_id = ?1 ORDER BY id LIMIT 1",
        (issue_id, number),
    ).lastrowid


def _drop_made(connection: sqlite3.Connection, read: Sequence[PageAsRead], corrected: CorrectedPages) -> None:
    """Take out pages that were made and that no article stands on any more."""
    pairs = zip(read, corrected.pages, strict=True)
    gone = [(page.id,) for page, now in pairs if page.is_made and not now.articles]
    connection.executemany("DELETE FROM page WHERE id = ?", gone)


def _keep_as_read(
    connection: sqlite3.Connection, read: Iterable[PageAsRead], corrected: CorrectedPages
) -> None:
    """Keep what was read of the pages that corrections touch, and of those alone."""
    for page, now in zip(read, corrected.pages, strict=True):
        is_touched = now != _as_read(page)
        if page.is_kept and not is_touched:
            connection.execute("DELETE FROM page_as_read WHERE page_id = ?", (page.id,))
        elif is_touched and not page.is_kept:
            kept = MADE if page.is_made else held_to_json(page.articles)
            connection.execute("INSERT INTO page_as_read VALUES (?, ?)", (page.id, kept))


def _rows_wanted(
    connection: sqlite3.Connection, held: IssueRows, read: Sequence[PageAsRead], corrected: CorrectedPages
) -> dict[str, _Row]:
    """The issue's rows as they are to stand, by key; an article has its former id, or a new one."""
    ids = {key: row.id for key, row in held.rows.items()}
    ids |= {it.key: it.id for page in read for it in page.articles}
    rows = {}
    for page, now in zip(read, corrected.pages, strict=True):
        for position, one in enumerate(now.articles):
            assert page.id is not None  # noqa: S101 - _with_rows
            article_id = ids.get(one.key) or new_ids(connection, held.day, 1)[0]
            kept = CorrectedArticle(one.key, storable(one.article), storable(one.original))
            rows[one.key] = _Row(article_id, page.id, position, kept)
    return rows


def _write_changes(
    connection: sqlite3.Connection, held: IssueRows, wanted: Mapping[str, _Row], index: Indexer
) -> None:
    """Take out what is not wanted, write what is new or reads otherwise, move the rest; leave what stands alone."""
    for key, row in held.rows.items():
        other = wanted.get(key)
        if other is None or other.id != row.id:
            index.remove(row.id)
            delete_article(connection, row.id)
    for key, row in wanted.items():
        former = held.rows.get(key)
        if former is None or former.id != row.id:
            _insert(connection, held, row, index)
        elif former.one != row.one:
            _update(connection, held, former, row, index)
        elif former != row:
            _move(connection, former, row, index)


def _insert(connection: sqlite3.Connection, held: IssueRows, row: _Row, index: Indexer) -> None:
    insert_articles(connection, [(_place(held, row), row.one.article)])
    if row.one.is_edited:
        _keep_original(connection, row)
    index.add(row.id, row.one.article, row.one.original)


def _update(connection: sqlite3.Connection, held: IssueRows, former: _Row, row: _Row, index: Indexer) -> None:
    index.remove(row.id)
    update_article(connection, _place(held, row), row.one.article)
    if row.one.is_edited:
        _keep_original(connection, row)
    elif former.one.is_edited:
        connection.execute("DELETE FROM article_as_read WHERE article_id = ?", (row.id,))
    index.add(row.id, row.one.article, row.one.original)


def _move(connection: sqlite3.Connection, former: _Row, row: _Row, index: Indexer) -> None:
    connection.execute(
        "UPDATE article SET page_id = ?, position = ? WHERE id = ?", (row.page_id, row.position, row.id)
    )
    if former.page_id != row.page_id:  # the index knows the page's number
        index.remove(row.id)
        index.add(row.id, row.one.article, row.one.original)


def _place(held: IssueRows, row: _Row) -> ArticlePlace:
    return ArticlePlace(row.id, row.one.key, held.title_id, row.page_id, row.position)


def _keep_original(connection: sqlite3.Connection, row: _Row) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO article_as_read VALUES (?, ?)", (row.id, article_to_json(row.one.original))
    )


def _keep_absorbed(connection: sqlite3.Connection, issue_id: IssueId, absorbed: Mapping[str, str]) -> None:
    """Where the keys of joined articles lead."""
    connection.execute(
        "DELETE FROM merged_article WHERE article_id IN"
        " (SELECT article.id FROM article JOIN page ON page.id = page_id WHERE issue_id = ?)",
        (issue_id,),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO merged_article SELECT ?, id FROM article WHERE key = ?",
        list(absorbed.items()),
    )


def _keep_stamp(
    connection: sqlite3.Connection,
    issue_id: IssueId,
    corrections: Iterable[Correction],
    findings: tuple[Finding, ...],
) -> None:
    now = stamp(corrections)
    if now is None:
        connection.execute("DELETE FROM corrected_issue WHERE issue_id = ?", (issue_id,))
    else:
        waiting = json.dumps([finding.parameters for finding in findings], ensure_ascii=False)
        connection.execute(
            "INSERT OR REPLACE INTO corrected_issue VALUES (?, ?, ?)", (issue_id, now, waiting)
        )
