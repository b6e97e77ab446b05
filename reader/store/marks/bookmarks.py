"""Which articles bear a bookmark: their own, or that of an article that was joined into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    return _as_now(archive, marks.bookmarks())


def bookmarks_at(archive: Archive, marks: Marks, keys: Iterable[str]) -> dict[str, Bookmark | None]:
    """For each of the keys the bookmark that stands at it, as `bookmarks_now` has it, or None."""
    found = {key: marks.bookmark(key) for key in keys}
    named = {it.key: it for it in _as_now(archive, [it for it in found.values() if it])}
    return {key: named.get(key) for key in found}


def _as_now(archive: Archive, bookmarks: Sequence[Bookmark]) -> list[Bookmark]:
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
