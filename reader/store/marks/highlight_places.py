"""Where highlights stand in the archive as it is now: worked out issue by issue, and kept in the marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.annotations.anchoring import find_place
from reader.core.annotations.nouns import MarkedText, Place, digest_of, text_of
from reader.core.progress import Progress, no_report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reader.core.annotations.anchoring import Found
    from reader.core.annotations.nouns import Highlight
    from reader.core.progress import Report
    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks
    from reader.store.records import ArticleRecord


def place_all(archive: Archive, marks: Marks, report: Report = no_report) -> int:
    """Look where every highlight stands now; gives how many are orphans. Raises Cancelled."""
    issues, orphans = marks.annotations.marked_issues(), 0
    for done, (paper, day) in enumerate(issues):
        report(Progress(done, len(issues), f"{paper} {day.isoformat()}"))
        orphans += sum(it.is_orphan for it in place_in_issue(archive, marks, paper, day))
    return orphans


def place_in_issue(archive: Archive, marks: Marks, paper: str, day: date) -> list[Place]:
    """Look where an issue's highlights stand now, and keep that where it has changed."""
    kept = marks.annotations
    highlights = kept.highlights_in(paper, day)
    if not highlights:
        return []
    texts, before = texts_of_issue(archive, paper, day), kept.texts({it.text for it in highlights})
    joined = archive.joined_into({it.key for it in highlights})
    known = kept.places(it.uid for it in highlights)
    found = [_place(it, joined.get(it.key, it.key), before.get(it.text), texts) for it in highlights]
    if changed := [it for it in found if known.get(it.uid) != it]:
        kept.set_places(changed)
    return found


def marks_of_article(archive: Archive, marks: Marks, record: ArticleRecord) -> list[tuple[Highlight, Place]]:
    """The highlights and notes of an article, each where it stands in the text as it is now."""
    kept, digest = marks.annotations, digest_of(text_of(record.clipping.article))
    found = kept.highlights_at(record.key)
    if any(place.text != digest for _mark, place in found):
        place_in_issue(archive, marks, record.clipping.title, record.clipping.date)
        found = kept.highlights_at(record.key)
    return found


def texts_of_issue(archive: Archive, paper: str, day: date) -> dict[str, str]:
    """The text of each article that a paper has of a day, by key: of its editions, too."""
    lines = [line for it in archive.issues_of(paper, day) for line in archive.issue(it).articles]
    records = archive.articles([line.id for line in lines])
    return {record.key: text_of(record.clipping.article) for record in records}


def _place(mark: Highlight, key: str, before: MarkedText | None, texts: Mapping[str, str]) -> Place:
    """The place of one highlight; where its own text was lost, what stands about it must do."""
    digest = digest_of(texts[key]) if key in texts else ""
    if before is None and digest == mark.text:
        return Place(mark.uid, key, digest, mark.start, mark.end)
    here = replace(mark, key=key)
    found = find_place(here, before, texts) if before else _place_by_context(here, texts)
    if found is None:
        return Place(mark.uid, key, digest)
    return Place(mark.uid, found.key, digest_of(texts[found.key]), found.start, found.end)


def _place_by_context(mark: Highlight, texts: Mapping[str, str]) -> Found | None:
    """In its own article, where all that stood about it stands, once."""
    about = MarkedText("", mark.prefix + mark.quote + mark.suffix)
    start = len(mark.prefix)
    there = replace(mark, start=start, end=start + len(mark.quote))
    return find_place(there, about, {mark.key: texts[mark.key]}) if mark.key in texts else None
