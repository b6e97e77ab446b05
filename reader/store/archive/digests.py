"""Digests of what an archive says, kept beside it: what has changed on the disk by itself is told from what was stored.

An article's digest covers its headings, authors and text, an issue's all else that belongs to the issue. Columns
that hold nothing are left out, so that one that is added later changes no digest that is kept. A migration that
changes what columns hold sets the digests to NULL: "not known".
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from reader.store.records import IssueId

ARTICLE_COLUMNS = (
    "key", "rubric", "kicker", "headline", "deck", "dateline", "regions", "truncated", "length", "opening", "byline",
    "continued_on",
)  # fmt: skip
"""What an article's digest covers of its row, in this order; its authors and its text come after them."""
_PAGES = "JOIN page ON page.id = page_id WHERE issue_id = :issue"
_ARTICLES = "JOIN article ON article.id = article_id JOIN page ON page.id = page_id WHERE issue_id = :issue"
_OF_ISSUE = (
    ("title.name date date_text number page_count weekday lunar_date publisher last_date nullif(precision,'day')"
        " nullif(edition,'')",
        "issue JOIN title ON title.id = title_id WHERE issue.id = :issue"),
    ("id sha256 reading name kind encoding size read_at", "source WHERE issue_id = :issue"),
    ("finding.id source_id level code parameters", "finding JOIN source ON source.id = source_id"
        " WHERE issue_id = :issue"),
    ("id source_id number name section nullif(is_chosen,0)", "page WHERE issue_id = :issue"),
    ("page_id kind sha256 place", f"facsimile {_PAGES}"),
    ("page_id articles", f"page_as_read {_PAGES}"),
    ("article.id page_id position", f"article {_PAGES}"),
    ("article_id article_as_read.article", f"article_as_read {_ARTICLES}"),
    ("merged_article.key article_id", f"merged_article {_ARTICLES}"),
    ("stamp waiting", "corrected_issue WHERE issue_id = :issue"),
    ("id source_id number name section articles facsimile_kind facsimile_sha256 facsimile_place",
        "other_page WHERE issue_id = :issue"),
)  # fmt: skip
"""All that belongs to an issue but its articles' texts, and where the files of its pages lie now: columns, and rows.

What is added later is added at the end, and is NULL where it holds nothing."""
_WIDEST = max(len(columns.split()) for columns, _rows in _OF_ISSUE)
_AT_ONCE = 500


class Digest(NamedTuple):
    """The digest of an article or an issue: as it was kept, None where none was, and as it is now."""

    id: int
    kept: int | None
    now: int

    @property
    def is_broken(self) -> bool:
        """Whether something has changed by itself."""
        return self.kept is not None and self.kept != self.now


def article_digest(row: Sequence[object], authors: Iterable[Sequence[object]], text: object) -> int:
    """The digest of an article: the values of ARTICLE_COLUMNS, the name and role of each author, the body."""
    told = [*_told(ARTICLE_COLUMNS, row), *(f"{name}\0{role}" for name, role in authors), f"{text}"]
    return _digest(told)


class ChangedIssues:
    """The issues that are changed in a transaction: their digests are kept once, at its end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes = connection.total_changes
        self._is_broken: dict[int, bool] = {}

    def note(self, issue_ids: Iterable[IssueId]) -> None:
        """Issues that are about to be changed, or have just been made."""
        for issue_id in issue_ids:
            if issue_id not in self._is_broken:
                found = issue_digest(self._connection, issue_id)
                self._is_broken[issue_id] = found is not None and found.is_broken

    def keep(self) -> None:
        """Keep the digests of those that are still there.

        One that was broken before keeps the digest that does not fit: what is wrong with it is still told.
        """
        if self._connection.total_changes == self._changes:
            return
        for issue_id in (it for it, is_broken in self._is_broken.items() if not is_broken):
            found = issue_digest(self._connection, issue_id)
            if found is not None and found.kept != found.now:
                sql = "UPDATE issue SET digest = ? WHERE id = ?"
                self._connection.execute(sql, (found.now, issue_id))


def issue_digest(connection: sqlite3.Connection, issue_id: int) -> Digest | None:
    """The digest of an issue; None where it is not there."""
    (_kept, is_there, kept, *_none), *rows = connection.execute(_issue_query(), {"issue": issue_id})
    told = (_told(map(str, range(len(row))), row) for row in rows)
    return Digest(issue_id, kept, _digest(part for row in told for part in (*row, ""))) if is_there else None


def _issue_query() -> str:
    """One query for all that belongs to an issue, rows of all widths, its digest before them."""
    kept = "count(*)", "max(digest)", *["NULL"] * (_WIDEST - 2)
    parts = [f"SELECT -1, {', '.join(kept)} FROM issue WHERE id = :issue"]
    for at, (columns, rows) in enumerate(_OF_ISSUE):
        told = [*columns.split(), *["NULL"] * (_WIDEST - len(columns.split()))]
        parts.append(f"SELECT {at}, {', '.join(told)} FROM {rows}")
    return " UNION ALL ".join(parts) + " ORDER BY 1, 2, 3"


def article_digests(connection: sqlite3.Connection) -> Iterator[Digest]:
    """The digests of all articles in the order of ids."""
    columns = ", ".join(ARTICLE_COLUMNS)
    last = -1
    while rows := connection.execute(
        f"SELECT article.id, digest, text, {columns} FROM article LEFT JOIN body ON article_id = article.id"
        " WHERE article.id > ? ORDER BY article.id LIMIT ?",
        (last, _AT_ONCE),
    ).fetchall():
        authors = _authors(connection, rows[0][0], rows[-1][0])
        for article_id, kept, text, *row in rows:
            yield Digest(article_id, kept, article_digest(row, authors[article_id], text))
        last = rows[-1][0]


def _authors(connection: sqlite3.Connection, first: int, last: int) -> dict[int, list[Sequence[object]]]:
    """The authors of the articles from `first` to `last`, both included."""
    found: dict[int, list[Sequence[object]]] = defaultdict(list)
    for article_id, *author in connection.execute(
        "SELECT article_id, name, role FROM author WHERE article_id BETWEEN ? AND ?"
        " ORDER BY article_id, position",
        (first, last),
    ):
        found[article_id].append(author)
    return found


def _told(names: Iterable[str], row: Iterable[object]) -> Iterator[str]:
    """What stands in a row, but for what stands empty."""
    for name, value in zip(names, row, strict=True):
        if value is not None:
            yield f"{name}\0{value}"


def _digest(parts: Iterable[str]) -> int:
    """64 bits, as SQLite keeps a number."""
    told = "\1".join(parts).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big", signed=True)
