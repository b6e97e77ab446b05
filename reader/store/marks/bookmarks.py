"""Which articles bear a bookmark: their own, or that of an article that was joined into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks
    from reader.store.records import Bookmark


def starred(archive: Archive, marks: Marks, keys: Iterable[str]) -> frozenset[str]:
    """Those of the articles, by key, that bear a bookmark."""
    own = dict.fromkeys(keys)
    joined = archive.joined_into(own)
    return frozenset(joined.get(key, key) for key in marks.bookmarked([*own, *joined]))


def bookmarks_on(archive: Archive, marks: Marks, key: str) -> tuple[Bookmark, ...]:
    """All bookmarks that an article bears."""
    found = (marks.bookmark(it) for it in (key, *archive.joined_into([key])))
    return tuple(bookmark for bookmark in found if bookmark)


def bookmarks_now(archive: Archive, marks: Marks) -> list[Bookmark]:
    """All bookmarks, the newest first, with the headline and the page that their articles have by now.

    One on an article that was joined into another, or that is not held, says what it was put on.
    """
    bookmarks = marks.bookmarks()
    lines = archive.lines_by_key(bookmark.key for bookmark in bookmarks)
    return [
        replace(it, headline=line.name, page_number=line.page_number) if (line := lines.get(it.key)) else it
        for it in bookmarks
    ]


def stars_at(archive: Archive, marks: Marks, keys: Iterable[str]) -> dict[str, bool]:
    """For articles named by the keys of bookmarks: the keys that they go by, and whether they bear one now."""
    names = archive.names_of(keys)
    bearing = starred(archive, marks, names)
    return {name: name in bearing for name in names}
