"""A frame's lines into an article: heading, byline, paragraphs, captions, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.han_forms import ordinary
from reader.core.paper import Article, Author
from reader.importers.formats.page_pdf.geometry.captions import caption_text
from reader.importers.formats.page_pdf.geometry.column_names import is_column_name, is_named_as_column
from reader.importers.formats.page_pdf.geometry.heads import Head, HeadParts, read_head
from reader.importers.formats.page_pdf.geometry.paragraphs import find_paragraphs, is_poem
from reader.importers.formats.page_pdf.geometry.standing_lines import read_standing
from reader.importers.layout.articles import Draft
from reader.importers.layout.bylines import (
    Closing,
    is_house_commentator,
    is_unsigned,
    joined_bylines,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
    split_credit,
)
from reader.importers.layout.headings import Headings
from reader.importers.layout.jumps import Jump, take_jumps
from reader.importers.layout.line_kinds import bare_rubric, is_rubric
from reader.importers.layout.lines import width
from reader.importers.layout.punctuation import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Region
    from reader.importers.formats.page_pdf.geometry.frame import Frame
    from reader.importers.formats.page_pdf.geometry.rows import Row

_WIDEST_SIGNATURE = 12
_LONGEST_NAME = 5
_SMALL_HEADING = 1.2
_MARKS = "□■●○◎◆▲ "


@dataclass
class _Told:
    """What an article's text tells besides itself, while it is read."""

    rubric: str | None = None
    dateline: str | None = None
    authors: list[Author] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)

    def name(self, authors: Sequence[Author], printed: str = "") -> None:
        """Add the authors that are not named yet, and what is printed of them."""
        self.authors += [author for author in authors if author not in self.authors]
        self.bylines.append(printed)

    def close(self, closing: Closing, printed: str) -> None:
        """Add what closes the text."""
        self.name(closing.authors, printed)
        self.dateline = self.dateline or closing.dateline


def make_draft(frame: Frame, regions: tuple[Region, ...]) -> Draft:
    """The article a frame holds."""
    told = _Told()
    parts = _without_column_name(_read_head(frame.head, told), told, is_small=_is_small(frame))
    kickers = _take_over(frame.over, told)
    decks = _take_standing(frame.standing, told)
    paragraphs = _take_jumps(find_paragraphs(frame.legs), told)
    paragraphs = _take_opening(paragraphs, told, is_list=is_poem(frame.legs))
    paragraphs = _take_closing(paragraphs, told)
    is_cut = bool(paragraphs) and not is_finished(paragraphs[-1])
    paragraphs = _with_captions(paragraphs, [caption_text(caption) for caption in frame.captions], told)
    article = Article(
        headline=ordinary(parts.headings.headline) if parts.headings.headline else None,
        kicker=_together(*kickers, parts.headings.kicker),
        deck=_together(parts.headings.deck, *decks),
        rubric=told.rubric or parts.rubric,
        dateline=told.dateline,
        authors=tuple(told.authors),
        paragraphs=tuple(paragraphs),
        truncated=any(not jump.is_from for jump in told.jumps),
        regions=regions,
        byline=joined_bylines(told.bylines),
    )
    return Draft(article, tuple(told.jumps), is_cut)


def _read_head(head: Head | None, told: _Told) -> HeadParts:
    """The heading's parts; a byline that stands below the deck goes to the authors, a jump line to the jumps."""
    if head is None:
        return HeadParts(Headings())
    rows = []
    for row in head.rows:
        text, jumps = take_jumps(row.text)
        authors = parse_byline(ordinary(row.text)) if row.size < head.size else None
        told.jumps += jumps
        told.name(authors or (), row.text if authors else "")
        if text and not authors:
            rows.append(row)
    return read_head(Head(tuple(rows))) if rows else HeadParts(Headings())


def _is_small(frame: Frame) -> bool:
    """Whether a heading is hardly larger than the text below it."""
    if frame.head is None or not frame.legs:
        return False
    return frame.head.size < _SMALL_HEADING * frame.legs[0].size


def _without_column_name(parts: HeadParts, told: _Told, *, is_small: bool) -> HeadParts:
    """The heading's parts; what stands in the kicker's place and is the name of a column is told as the rubric.

    So is a heading in small type that is nothing but such a name, over a text without a headline.
    """
    headline = parts.headings.headline
    if is_small and headline and is_named_as_column(headline):
        told.rubric = told.rubric or bare_rubric(headline)
        return replace(parts, headings=replace(parts.headings, headline=None))
    kicker = parts.headings.kicker
    if not kicker or not is_named_as_column(kicker):
        return parts
    told.rubric = told.rubric or bare_rubric(kicker)
    return replace(parts, headings=replace(parts.headings, kicker=None))


def _together(*texts: str | None) -> str | None:
    """Lines of a kicker or a deck as one, in ordinary characters."""
    return ordinary(" ".join(filter(None, texts))) or None


def _take_over(rows: Sequence[Row], told: _Told) -> list[str]:
    """The lines above a heading that are kickers; the name of a column is told as its rubric."""
    names = [row.text for row in rows if is_column_name(row.text)]
    if names and not told.rubric:
        told.rubric = bare_rubric(names[0])
    return [row.text for row in rows if row.text not in names]


def _take_standing(rows: Sequence[Row], told: _Told) -> list[str]:
    """The lines between heading and text that are part of the deck; writers and rubrics are told."""
    decks: list[str] = []
    for row in rows:
        authors = read_standing(row.text)
        is_nobody = is_unsigned(row.text)
        told.name(authors, row.text if authors or is_nobody else "")
        if is_rubric(row.text.strip("（）()")):
            told.rubric = told.rubric or bare_rubric(row.text).strip("（）()")
        elif not authors and not is_nobody:
            decks.append(row.text)
    return decks


def _take_jumps(paragraphs: Sequence[str], told: _Told) -> list[str]:
    left: list[str] = []
    for paragraph in paragraphs:
        text, jumps = take_jumps(paragraph)
        told.jumps += jumps
        if text:
            left.append(text)
    return left


def _take_opening(paragraphs: list[str], told: _Told, *, is_list: bool) -> list[str]:
    """The paragraphs without the standing name, bylines and dateline they begin with.

    `is_list`: line after line, as of a table or a poem, in which several names may stand on a line.
    """
    rest = list(paragraphs)
    while rest:
        text = rest[0]
        is_bare = not is_list or len(text) <= _LONGEST_NAME
        authors = _whole_byline(text, has_more=is_bare and len(rest) > 1 and not told.authors)
        if is_rubric(text) and not told.rubric:
            told.rubric = text.strip("【】〔〕《》◆■● ")
        elif authors:
            told.name(authors, text)
        else:
            break
        rest.pop(0)
    lead = parse_lead(ordinary(rest[0])) if rest else None
    if lead:
        told.name(lead.authors, lead.printed(rest[0]))
        told.dateline = lead.dateline
        rest[0] = rest[0][len(rest[0]) - len(lead.rest) :]
    return [text for text in rest if text]


def _whole_byline(text: str, *, has_more: bool) -> tuple[Author, ...] | None:
    """The authors a paragraph of nothing else names; a name alone only where text follows and none was named."""
    text = ordinary(text)
    if is_house_commentator(text):
        return (Author(text.strip(_MARKS)),)
    bare = parse_signature(text) if has_more and width(text) <= _WIDEST_SIGNATURE else None
    return parse_byline(text) or bare


def _take_closing(paragraphs: list[str], told: _Told) -> list[str]:
    """The paragraphs without what closes the text."""
    if len(paragraphs) > 1:
        authors = _whole_byline(paragraphs[-1], has_more=not told.authors)
        closing = Closing("", authors) if authors else parse_closing(paragraphs[-1])
        if closing:
            told.close(closing, paragraphs[-1])
            return paragraphs[:-1]
    if not paragraphs:
        return paragraphs
    text, photographers = split_credit(paragraphs[-1]) if not told.authors else ("", ())
    if photographers and is_finished(text):
        told.name(photographers, paragraphs[-1][len(text) :].strip())
        return [*paragraphs[:-1], text]
    closing = split_closing(paragraphs[-1])
    told.close(closing, closing.printed(paragraphs[-1]))
    return [*paragraphs[:-1], closing.rest]


def _with_captions(paragraphs: list[str], captions: list[str], told: _Told) -> list[str]:
    """The captions follow the text. In picture news 图片新闻, which is nothing else, the photographer is the author."""
    if paragraphs or len(captions) != 1 or told.authors:
        return paragraphs + captions
    text, photographers = split_credit(captions[0])
    if photographers:
        told.name(photographers, captions[0][len(text) :].strip())
        return [text]
    closing = split_closing(captions[0])
    told.close(closing, closing.printed(captions[0]))
    return [closing.rest]
