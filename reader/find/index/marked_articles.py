"""Which articles bear a person's marks: told by the marks file that is attached to the archive's connection."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.find.text.folding import fold
from reader.find.text.patterns import SoughtText, stands_in
from reader.store.archive.archive import MARKS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_KEYS = {
    "bookmark": f"SELECT key FROM {MARKS}.bookmark",
    "unread": f"SELECT key FROM {MARKS}.read",
    "note": f"SELECT coalesce(at.key, it.key) FROM {MARKS}.highlight AS it"
    f" LEFT JOIN {MARKS}.highlight_place AS at USING (uid) WHERE note <> ''"
    f" UNION SELECT key FROM {MARKS}.area WHERE note <> ''",
    "highlight": f"SELECT coalesce(at.key, it.key) FROM {MARKS}.highlight AS it"
    f" LEFT JOIN {MARKS}.highlight_place AS at USING (uid) WHERE quote <> ''"
    f" UNION SELECT key FROM {MARKS}.area",
}
"""The keys of the articles that bear a mark; of `unread` those that have been read."""
_NOTES = (
    f"SELECT coalesce(at.key, it.key), note FROM {MARKS}.highlight AS it"
    f" LEFT JOIN {MARKS}.highlight_place AS at USING (uid) WHERE note <> ''"
    f" UNION ALL SELECT key, note FROM {MARKS}.area WHERE note <> ''"
)
_TAGS = (
    f"SELECT coalesce(at.key, it.key), value FROM {MARKS}.highlight AS it"
    f" LEFT JOIN {MARKS}.highlight_place AS at USING (uid), json_each(it.tags)"
    f" UNION ALL SELECT it.key, value FROM {MARKS}.area AS it, json_each(it.tags)"
    f" UNION ALL SELECT it.key, value FROM {MARKS}.bookmark_filing AS it, json_each(it.tags)"
    f" WHERE it.key IN (SELECT key FROM {MARKS}.bookmark)"
)
_OWN = "SELECT id FROM article WHERE key IN (SELECT value FROM json_each(?1))"
_IDS = f"{_OWN} UNION SELECT article_id FROM merged_article WHERE key IN (SELECT value FROM json_each(?1))"
"""A mark of an article that was joined into another one is that one's; what was read of it is not."""


def ids_marked(connection: sqlite3.Connection, mark: str) -> Iterator[int]:
    """The articles that bear a mark; for `unread` those that have been read. None where no marks are attached."""
    if _is_there(connection, "highlight" if mark in {"note", "highlight"} else "bookmark"):
        keys = json.dumps([key for (key,) in connection.execute(_KEYS[mark])])
        found = connection.execute(_OWN if mark == "unread" else _IDS, (keys,))
        yield from (article_id for (article_id,) in found)


def ids_noted(connection: sqlite3.Connection, text: str) -> Iterator[int]:
    """The articles with a note in which a text stands, in whatever form."""
    wanted = SoughtText(text)
    if _is_there(connection, "highlight"):
        notes = connection.execute(_NOTES)
        yield from _ids(connection, (key for key, note in notes if stands_in(note, wanted)))


def ids_tagged(connection: sqlite3.Connection, tag: str) -> Iterator[int]:
    """The articles with a mark that has this tag, in whatever form."""
    wanted = fold(tag.lstrip("#"))
    if _is_there(connection, "highlight"):
        yield from _ids(connection, (key for key, it in connection.execute(_TAGS) if fold(it) == wanted))


def tags_like(connection: sqlite3.Connection, typed: str, limit: int) -> list[tuple[str, int]]:
    """Tags that have what was typed in them, and how many marks have each: the most used first."""
    wanted, uses = fold(typed.lstrip("#")), dict[str, int]()
    if _is_there(connection, "highlight"):
        for _key, tag in connection.execute(_TAGS):
            if wanted in fold(tag):
                uses[tag] = uses.get(tag, 0) + 1
    return sorted(uses.items(), key=lambda it: (-it[1], it[0]))[:limit]


def _is_there(connection: sqlite3.Connection, table: str) -> bool:
    """Whether marks are attached, and of a version that has the table."""
    attached = any(name == MARKS for _at, name, _file in connection.execute("PRAGMA database_list"))
    sql = f"SELECT 1 FROM {MARKS}.sqlite_schema WHERE name = ?"
    return attached and connection.execute(sql, (table,)).fetchone() is not None


def _ids(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[int]:
    return (article_id for (article_id,) in connection.execute(_IDS, (json.dumps(list(keys)),)))
