"""Keys of articles that a damaged file has changed: a letter off the one that the article's text gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.keys import article_key
from reader.store.archive.rows import ArticlePlace, articles_of_issue, update_article
from reader.store.records import IssueId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.archive.archive import Archive
    from reader.store.archive.indexer import Indexer
    from reader.store.records import ArticleRecord


def renew_damaged_keys(archive: Archive, issue_ids: Iterable[int], index: Indexer) -> None:
    """Give articles that were read again from their sources the keys that marks know them by.

    An article keeps its key when it is read anew; where that was damaged it would keep the damaged one. A key of
    an older reading is another one altogether. Raises ArchiveError.
    """
    for issue_id in map(IssueId, issue_ids):
        with archive.changing_issue(issue_id, index) as connection:
            for record, page_id, position in articles_of_issue(connection, issue_id):
                key = _key_meant(record)
                if key is not None:
                    found = connection.execute(
                        "SELECT title_id FROM article WHERE id = ?", (record.id,)
                    ).fetchone()
                    place = ArticlePlace(record.id, key, found[0], page_id, position)
                    update_article(connection, place, record.clipping.article)


def _key_meant(record: ArticleRecord) -> str | None:
    """The key that a damaged one was; None where it is none."""
    clipping = record.clipping
    meant = article_key(clipping.title, clipping.date, record.original or clipping.article)
    if len(meant) != len(record.key):
        return None
    differing = sum(one != other for one, other in zip(meant, record.key, strict=True))
    return meant if differing == 1 else None
