"""What the store asks of a find index that is kept in its own transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager

    from reader.core.paper import Article
    from reader.core.progress import Report
    from reader.store.records import ArticleId


class Indexer(Protocol):
    """Keeps the find index in the archive's own transactions."""

    def add(self, article_id: ArticleId, article: Article, original: Article | None = None) -> None:
        """Take up an article whose row is being written, and what was read in its place."""

    def remove(self, article_id: ArticleId) -> None:
        """Drop an article whose row is being deleted."""

    def changing(self, connection: sqlite3.Connection) -> AbstractContextManager[None]:
        """What is added and dropped within is written at the end, once all rows are; of what fails, nothing."""

    def tidy(self, connection: sqlite3.Connection, report: Report) -> None:
        """Put in order what much that came in has left."""
