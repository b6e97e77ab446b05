"""A record into the article it tells of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.paper import Author
from reader.importers.formats.article_folder.body import named_authors, read_body
from reader.importers.formats.article_folder.piece import Piece
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.texts import one_line, paragraphs_of, without_repeated
from reader.importers.formats.records.values import page_of
from reader.importers.layout.bylines import is_house_commentator, parse_byline
from reader.importers.layout.headings import Headings
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.records.record import Record

_LABEL = rule(r"^(?:作者|记者|文|来源|编辑|撰文|署名)\s*[：:]\s*|^[Bb][Yy]\s+(?=[A-Z])")
_LONGEST_BYLINE = 120
_NOBODY = frozenset(["", "-", "—", "无", "null", "none", "nan", "佚名", "n/a", "本报讯", "本報訊", "本刊讯"])
_EMPTY = frozenset(["null", "none", "nan", "n/a"])


def make_piece(record: Record) -> Piece:
    """The article of a record; its page is "" where the record does not tell it."""
    heads = Headings(*(_line(record, field) for field in (Field.KICKER, Field.HEADLINE, Field.DECK)))
    named = _authors(record[Field.AUTHORS])
    repeated = (heads.kicker, heads.headline, heads.deck, one_line(record[Field.AUTHORS]))
    paragraphs = without_repeated(paragraphs_of(record[Field.TEXT]), filter(None, repeated))
    others = _bylines_of_others(paragraphs, named)
    body = read_body(paragraphs[others:])
    body = replace(body, paragraphs=(*paragraphs[:others], *body.paragraphs))
    page = page_of(record[Field.PAGE]) or page_of(record[Field.PAGE_NAME])
    name = (page.name if page else None) or _page_name(record[Field.PAGE_NAME])
    return Piece(page.number if page else "", name, heads, _line(record, Field.RUBRIC), named, body)


def _bylines_of_others(paragraphs: Sequence[str], named: Sequence[Author]) -> int:
    """How many lines above the text name others than the record does: what it says goes before, and they stay text."""
    names = {author.name for author in named}
    for place, text in enumerate(paragraphs if named else ()):
        byline = parse_byline(text)
        if not byline or names & {author.name for author in byline}:
            return place
    return 0


def _line(record: Record, field: Field) -> str | None:
    text = one_line(record[field])
    return None if text.casefold() in _EMPTY else text or None


def _page_name(text: str) -> str | None:
    """A page's name that stands by itself."""
    text = one_line(text)
    page = page_of(text)
    return page.name if page else text or None


def _authors(text: str) -> tuple[Author, ...]:
    text = _LABEL.sub("", one_line(text)).strip()
    if text.casefold() in _NOBODY or len(text) > _LONGEST_BYLINE:
        return ()
    return (Author(text),) if is_house_commentator(text) else named_authors(text)
