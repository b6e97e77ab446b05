"""Marking: what is chosen in an article becomes a highlight, with all that finds it again kept beside it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.core.annotations.nouns import (
    Area,
    Colour,
    Highlight,
    MarkedText,
    Place,
    context_of,
    digest_of,
    paragraph_at,
    text_of,
)
from reader.store.marks.highlight_places import texts_of_issue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Region
    from reader.library import Library
    from reader.store.records import ArticleId, ArticleRecord, IssueId


class MadeHighlight(NamedTuple):
    """A highlight with the text it was put on and its place there."""

    highlight: Highlight
    text: MarkedText
    place: Place


def new_highlight(
    library: Library,
    record: ArticleRecord,
    start: int,
    end: int,
    colour: str,
    note: str = "",
    tags: Sequence[str] = (),
) -> MadeHighlight:
    """A highlight on characters `start` to `end` of an article's text; 0, 0 is the article as a whole."""
    clipping, text, now = record.clipping, text_of(record.clipping.article), datetime.now(UTC)
    prefix, suffix = context_of(text, start, end) if end > start else ("", "")
    marked = MarkedText(digest_of(text), text, _others(library, record))
    made = Highlight(
        uuid.uuid4().hex, record.key, clipping.title, clipping.date, clipping.page_number, clipping.article.name,
        text[start:end], prefix, suffix, paragraph_at(text, start), start, end, marked.digest,
        Colour(colour), note, tuple(tags), now, now,
    )  # fmt: skip
    return MadeHighlight(made, marked, Place(made.uid, record.key, marked.digest, start, end))


def new_area(
    library: Library,
    issue_id: IssueId,
    article_id: ArticleId | None,
    page_number: str,
    region: Region,
    facsimile: str,
    picture: bytes,
) -> Area:
    """An area of a page of an issue, with its picture, over an article where there is one."""
    paper, day = library.archive.issue_day(issue_id)
    found = library.archive.articles([article_id]) if article_id is not None else []
    key, headline = (found[0].key, found[0].clipping.article.name) if found else ("", "")
    now = datetime.now(UTC)
    return Area(
        uuid.uuid4().hex, key, paper, day, page_number, headline, region, facsimile, picture, Colour.YELLOW, "", (),
        now, now,
    )  # fmt: skip


def _others(library: Library, record: ArticleRecord) -> tuple[str, ...]:
    clipping = record.clipping
    there = texts_of_issue(library.archive, clipping.title, clipping.date)
    return tuple(key for key in there if key != record.key)


def put_anew(library: Library, mark: Highlight, record: ArticleRecord, start: int, end: int) -> MadeHighlight:
    """An orphan put where the person says that its words are: note, colour, tags and age stay."""
    made, text, place = new_highlight(library, record, start, end, mark.colour.value, mark.note, mark.tags)
    there = replace(made, uid=mark.uid, created=mark.created)
    return MadeHighlight(there, text, replace(place, uid=mark.uid))
