"""Ids and keys of articles: the former ones wherever an article was held before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.keys import article_key
from reader.store.ids import day_of, new_id
from reader.store.likeness import pair_up

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reader.core.paper import Article
    from reader.store.records import ArticleId, ArticleRecord


def name_articles(
    connection: sqlite3.Connection,
    title: str,
    day: date,
    articles: Sequence[Article],
    gone: Sequence[ArticleRecord],
) -> list[tuple[ArticleId, str]]:
    """An id and a key for each article: its former ones where it was held, even if read differently."""
    keys = _new_keys(connection, title, day, articles)
    former = {old.key: old for old in gone}
    strangers = [at for at, key in enumerate(keys) if key not in former]
    missed = [old for old in gone if old.key not in set(keys)]
    pairs = pair_up([articles[at] for at in strangers], [old.clipping.article for old in missed])
    for mine, other in pairs.items():
        keys[strangers[mine]] = missed[other].key
    return [(_id_for(connection, day, former.get(key)), key) for key in keys]


def _id_for(connection: sqlite3.Connection, day: date, old: ArticleRecord | None) -> ArticleId:
    """The id it had, unless the day was wrong; else a new one."""
    return old.id if old is not None and day_of(old.id) == day else new_id(connection, day)


def _new_keys(
    connection: sqlite3.Connection, title: str, day: date, articles: Iterable[Article]
) -> list[str]:
    """Keys made from the text, each different from the others and from those in the archive."""
    keys: list[str] = []
    for article in articles:
        nth = 0
        while (key := article_key(title, day, article, nth)) in keys or _is_held(connection, key):
            nth += 1
        keys.append(key)
    return keys


def _is_held(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone() is not None
