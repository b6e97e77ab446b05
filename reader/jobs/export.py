"""Taking articles out: which ones are asked for, and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import export
from reader.core.errors import QueryError
from reader.core.paper import ClippedMark
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.find.search import found_ids
from reader.store.marks.highlight_places import marks_of_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.annotations.nouns import Highlight, Place
    from reader.core.paper import Clipping
    from reader.core.progress import Report
    from reader.export.format import ExportFormat
    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks
    from reader.store.records import ArticleId, ArticleRecord, Bookmark

AT_A_TIME = 200
"""Articles fetched between two reports."""


def export_clippings(
    path: Path,
    clippings: Sequence[Clipping],
    kind: ExportFormat | None = None,
    *,
    overwrite: bool = False,
    report: Report = no_report,
) -> Path:
    """Write articles to a file and give its path back; in which format, its ending says. Raises ExportError."""
    report(Progress(0, len(clippings), path.name))
    export.write_clippings(path, clippings, kind or export.format_for(path), overwrite=overwrite)
    report(Progress(len(clippings), len(clippings), path.name))
    return path


def clippings_of(records: Iterable[ArticleRecord]) -> list[Clipping]:
    """Articles to be taken away, each with what a link back names it by."""
    return [record.clipping._replace(key=record.key) for record in records]


def marked_clippings(
    archive: Archive, marks: Marks, records: Sequence[ArticleRecord], report: Report = no_report
) -> list[Clipping]:
    """The same with the highlights and notes of each."""
    found = []
    for nth, record in enumerate(records):
        report(Progress(nth, len(records), record.clipping.article.name))
        there = marks_of_article(archive, marks, record)
        kept = tuple(_clipped(*it) for it in sorted(there, key=_by_place))
        found.append(record.clipping._replace(key=record.key, marks=kept))
    return found


def _clipped(mark: Highlight, place: Place) -> ClippedMark:
    return ClippedMark(mark.quote, mark.colour.value, mark.note, mark.tags, place.start, place.end)


def _by_place(marked: tuple[Highlight, Place]) -> tuple[bool, int, int]:
    """As they stand; what has no certain place last."""
    place = marked[1]
    return place.start is None, place.start or 0, place.end or 0


def fetch_articles(
    archive: Archive, ids: Sequence[ArticleId], report: Report = no_report
) -> tuple[ArticleRecord, ...]:
    """The articles in the order asked; those no longer there are left out."""
    records: list[ArticleRecord] = []
    for start in range(0, len(ids), AT_A_TIME):
        report(Progress(start, len(ids)))
        records += archive.articles(ids[start : start + AT_A_TIME])
    return tuple(records)


def day_articles(archive: Archive, day: date, report: Report = no_report) -> tuple[ArticleRecord, ...]:
    """All articles of a day, paper by paper in reading order."""
    held = archive.held_days(day, day)
    ids = [line.id for one in held for line in archive.issue(one.issue_id).articles]
    return fetch_articles(archive, ids, report)


def found_articles(archive: Archive, query: str, report: Report = no_report) -> tuple[ArticleRecord, ...]:
    """Everything a query finds, newest first."""
    return fetch_articles(archive, found_ids(archive, query), report)


def bookmarked_articles(
    archive: Archive, marks: Marks, report: Report = no_report
) -> tuple[tuple[ArticleRecord, ...], tuple[Bookmark, ...]]:
    """The bookmarked articles, newest bookmark first, and the bookmarks whose article is not here."""
    bookmarks = marks.bookmarks()
    known = archive.by_keys([bookmark.key for bookmark in bookmarks])
    ids = list(dict.fromkeys(known[bookmark.key] for bookmark in bookmarks if bookmark.key in known))
    gone = tuple(bookmark for bookmark in bookmarks if bookmark.key not in known)
    return fetch_articles(archive, ids, report), gone


def of_paper(archive: Archive, records: Iterable[ArticleRecord], name: str) -> tuple[ArticleRecord, ...]:
    """Those of the paper `name`. Raises QueryError where the archive has no such paper."""
    papers = [title.name for title in archive.titles()]
    if name not in papers:
        sentence = _("There is no paper called {name} in the archive. It has: {papers}.")
        raise QueryError(sentence.format(name=name, papers="、".join(papers) or _("no paper yet")))
    return tuple(record for record in records if record.clipping.title == name)
