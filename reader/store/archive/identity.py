"""Ids and keys of articles: the former ones wherever an article was held before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.core.keys import article_key
from reader.store.archive.article_ids import day_of, new_ids
from reader.store.archive.similarity import pair_up

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from reader.core.paper import Article
    from reader.store.records import ArticleId, ArticleRecord


def name_articles(
    connection: sqlite3.Connection,
    title: str,
    day: date,
    articles: Sequence[Article],
    gone: Sequence[ArticleRecord],
    edition: str = "",
) -> list[tuple[ArticleId, str]]:
    """An id and a key for each article: its former ones where it was held, even if read differently.

    `edition` tells its issue from others of the day.
    """
    keys = _new_keys(connection, title, day, articles, edition)
    former = {old.key: old for old in gone}
    strangers = [at for at, key in enumerate(keys) if key not in former]
    made = set(keys)
    missed = [old for old in gone if old.key not in made]
    pairs = pair_up([articles[at] for at in strangers], [old.clipping.article for old in missed])
    for mine, other in pairs.items():
        keys[strangers[mine]] = missed[other].key
    # An id it had stays its own, unless the day was wrong.
    known = [_former_id(former.get(key), day) for key in keys]
    fresh = iter(new_ids(connection, day, known.count(None)))
    return [(article_id or next(fresh), key) for article_id, key in zip(known, keys, strict=True)]


def _former_id(old: ArticleRecord | None, day: date) -> ArticleId | None:
    return old.id if old is not None and day_of(old.id) == day else None


def _new_keys(
    connection: sqlite3.Connection, title: str, day: date, articles: Sequence[Article], edition: str
) -> list[str]:
    """Keys made from the text, each different from the others and from those in the archive.

    Where another issue has an article that opens alike, as a second edition does, the edition tells them apart.
    """
    wanted = [article_key(title, day, article) for article in articles]
    keys: dict[str, None] = {}
    held = _held(connection, wanted)
    for key, article in zip(wanted, articles, strict=True):
        nth, found = 0, key
        if edition and key in held and key not in keys:
            nth, found = -1, key
        while found in keys or (found in held if found == key else bool(_held(connection, [found]))):
            nth += 1
            found = article_key(title, day, article, nth, edition=edition if key in held else "")
        keys[found] = None
    return list(keys)


def _held(connection: sqlite3.Connection, keys: Sequence[str]) -> set[str]:
    """Those of the keys that articles in the archive have."""
    found = connection.execute(
        "SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    return {key for (key,) in found}
