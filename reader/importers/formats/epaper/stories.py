"""The article of a saved file: its fields and its text put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.importers.formats.article_folder.body import named_authors, read_body
from reader.importers.layout.articles import Draft
from reader.importers.layout.bylines import is_house_commentator, split_credit
from reader.importers.layout.jumps import take_jumps
from reader.importers.layout.punctuation import is_finished
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Region
    from reader.importers.formats.epaper.page import Story

_LONGEST_BYLINE = 80
_NOBODY = rule(r"(?:作者|记者|来源|编辑)?\s*[：:]?\s*")
"""A field that names nobody."""


def make_draft(story: Story, regions: tuple[Region, ...]) -> Draft:
    """The article as it is kept. Captions follow the text; names of the field follow those of the text."""
    body = read_body(story.written.paragraphs)
    paragraphs, photographers = _with_captions(list(body.paragraphs), story.written.captions)
    headline, headline_jumps = take_jumps(story.fields.title)
    jumps = (*headline_jumps, *body.jumps)
    article = Article(
        headline=headline or None,
        kicker=story.fields.introtitle or None,
        deck=story.fields.subtitle or None,
        dateline=body.dateline,
        authors=_merged(body.authors, _field_authors(story.fields.author), photographers),
        paragraphs=tuple(paragraphs),
        truncated=any(not jump.is_from for jump in jumps),
        regions=regions,
        byline=body.byline,
    )
    is_cut = bool(body.paragraphs) and not is_finished(body.paragraphs[-1])
    return Draft(article, jumps, is_cut)


def _with_captions(paragraphs: list[str], captions: Sequence[str]) -> tuple[list[str], tuple[Author, ...]]:
    """In picture news, which has a caption and nothing else, the photographer is the author."""
    if paragraphs or len(captions) != 1:
        return [*paragraphs, *captions], ()
    text, photographers = split_credit(captions[0])
    return [text], photographers


def _field_authors(text: str) -> tuple[Author, ...]:
    if len(text) > _LONGEST_BYLINE or _NOBODY.fullmatch(text):
        return ()
    return (Author(text),) if is_house_commentator(text) else named_authors(text)


def _merged(*groups: Sequence[Author]) -> tuple[Author, ...]:
    """Each name once; a role counts from wherever it is told."""
    found: dict[str, Author] = {}
    for author in (author for group in groups for author in group):
        known = found.setdefault(author.name, author)
        if known.role is None and author.role:
            found[author.name] = known._replace(role=author.role)
    return tuple(found.values())
