"""All that a person has marked, of every kind, in one list: what the window lists and what is taken out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.store.marks.bookmarks import bookmarks_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from reader.core.annotations.nouns import Area, Filing, Folder, Highlight, Place
    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks
    from reader.store.records import ArticleLine, Bookmark


class MarkKind(StrEnum):
    """What a mark is: a highlight with words to it is a note."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, whatever its kind. `key` is of the article it stands in now.

    `colour` is its own, a bookmark's is its folder's, '' where it is in none.
    """

    uid: str
    kind: MarkKind
    key: str
    title: str
    date: date
    page_number: str
    headline: str
    words: str
    note: str
    colour: str
    tags: tuple[str, ...]
    folder: Folder | None
    created: datetime
    is_orphan: bool
    record: Bookmark | Highlight | Area
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class AllMarks:
    """The marks, the newest first, with the folders there are and how many marks have each tag."""

    marks: tuple[Mark, ...] = ()
    folders: tuple[Folder, ...] = ()
    tags: tuple[str, ...] = ()


def all_marks(archive: Archive, marks: Marks) -> AllMarks:
    """Every mark, with the headline and the page that its article has by now.

    One whose article or place in it is not held is an orphan that says what it was put on.
    """
    kept = marks.annotations
    folders = {it.uid: it for it in kept.folders()}
    filings = kept.filings()
    bookmarks = bookmarks_now(archive, marks)
    there = archive.by_keys(it.key for it in bookmarks)
    places, highlights, areas = kept.places(), kept.highlights(), kept.areas()
    lines = archive.lines_by_key(
        [it.key for it in places.values()] + [it.key for it in highlights] + [it.key for it in areas]
    )
    found = [
        *(_of_bookmark(it, filings.get(it.key), folders, is_orphan=it.key not in there) for it in bookmarks),
        *(_of_highlight(it, places.get(it.uid)) for it in highlights),
        *_of_areas(archive, areas),
    ]
    found = [_as_now(it, lines.get(it.key)) for it in found]
    found.sort(key=lambda it: (-it.created.timestamp(), it.uid))
    return AllMarks(tuple(found), tuple(folders.values()), tuple(kept.tags()))


def _as_now(it: Mark, line: ArticleLine | None) -> Mark:
    """An area stays on the page that it was cut out of."""
    if line is None or it.is_orphan:
        return it
    number = it.page_number if it.kind is MarkKind.AREA else line.page_number
    return replace(it, headline=line.name, page_number=number)


def _of_bookmark(it: Bookmark, filing: Filing | None, folders: dict[str, Folder], *, is_orphan: bool) -> Mark:
    folder = folders.get(filing.folder) if filing else None
    return Mark(
        it.key, MarkKind.BOOKMARK, it.key, it.title, it.date, it.page_number, it.headline, it.quote, "",
        folder.colour.value if folder else "", filing.tags if filing else (), folder, it.created, is_orphan, it,
    )  # fmt: skip


def _of_highlight(it: Highlight, place: Place | None) -> Mark:
    kind = MarkKind.NOTE if it.note else MarkKind.HIGHLIGHT
    is_orphan = place is not None and place.is_orphan
    return Mark(
        it.uid, kind, place.key if place else it.key, it.title, it.date, it.page_number, it.headline, it.quote,
        it.note, it.colour.value, it.tags, None, it.created, is_orphan, it, place,
    )  # fmt: skip


def _of_areas(archive: Archive, areas: list[Area]) -> Iterator[Mark]:
    """An area of a picture that is another one now, or is not held, is an orphan that shows its cut."""
    pictures = {issue: _pictures(archive, *issue) for issue in {(it.title, it.date) for it in areas}}
    for it in areas:
        is_there = (it.page_number, it.facsimile) in pictures[it.title, it.date]
        yield _of_area(it, is_orphan=not is_there)


def _pictures(archive: Archive, paper: str, day: date) -> set[tuple[str, str]]:
    """The pages of a day with the SHA-256 of their pictures."""
    pages = (page for issue_id in archive.issues_of(paper, day) for page in archive.pages(issue_id))
    return {(page.number, page.facsimile.sha256) for page in pages if page.facsimile}


def _of_area(it: Area, *, is_orphan: bool) -> Mark:
    return Mark(
        it.uid, MarkKind.AREA, it.key, it.title, it.date, it.page_number, it.headline, "", it.note,
        it.colour.value, it.tags, None, it.created, is_orphan, it,
    )  # fmt: skip
