"""What the store asks of a find index that is kept in its own transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3

    from reader.core.paper import Article
    from reader.store.records import ArticleId


class Indexer(Protocol):
    """Keeps the find index in the archive's own transactions."""

    def add(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
        """Take up an article whose row is about to be written, or just was, and what was read in its place."""

    def remove(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
        """Drop an article whose row is about to be deleted; `original` as it was added."""
