"""Bodies and heading lines into articles 稿件."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.importers.layout.bodies import Body, find_bodies
from reader.importers.layout.bylines import joined_bylines, split_credit
from reader.importers.layout.headings import Headings, read_headings
from reader.importers.layout.line_kinds import bare_rubric, is_label
from reader.importers.layout.passages import Kind, Passage, make_passages
from reader.importers.layout.sharing import share_headings

if TYPE_CHECKING:
    from reader.importers.layout.jumps import Jump
    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_MOST_HEADINGS = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """An article of one page with the jumps printed in it."""

    article: Article
    jumps: tuple[Jump, ...] = ()
    is_cut: bool = False


def read_articles(lines: list[Line], setting: Setting) -> list[Draft]:
    """The articles of one page, in the order of the text."""
    passages = make_passages(lines, setting)
    bodies, gaps = find_bodies(passages, setting)
    before, after = share_headings(bodies, gaps)
    drafts: list[Draft] = []
    for body, above, below in zip(bodies, before, after, strict=True):
        surplus = above[: max(0, len(above) - _MOST_HEADINGS)]
        if surplus:
            drafts.append(_loose(surplus))
        drafts += _drafts(body, above[len(surplus) :], below)
    loose = gaps[-1].lines if not bodies else gaps[-1].lines[len(after[-1]) :]
    if loose:
        drafts.append(_loose(loose))
    return drafts


def _drafts(body: Body, above: list[Passage], below: list[Passage]) -> list[Draft]:
    """The article; where its heading stands above it, the lines below it that nothing else takes follow it."""
    left = [line for line in below if line.kind is not Kind.CAPTION] if above else []
    kept = [line for line in below if line not in left]
    return [_draft(body, above, kept), *([_loose(left)] if left else [])]


def _draft(body: Body, above: list[Passage], below: list[Passage]) -> Draft:
    captions = [line.text for line in (*above, *below) if line.kind is Kind.CAPTION]
    lines = [line.text for line in (above or below) if line.kind is not Kind.CAPTION]
    rubric = body.rubric
    if rubric is None and len(lines) > 1 and above and is_label(lines[0]):
        rubric = bare_rubric(lines.pop(0))
    is_one_frame = not any(line.gap for line in below[1:])
    headings = read_headings(lines, is_in_order=bool(above), is_one_frame=is_one_frame)
    paragraphs, photographers = _paragraphs(body, captions)
    article = Article(
        headline=headings.headline,
        kicker=headings.kicker,
        deck=headings.deck,
        rubric=rubric,
        dateline=body.dateline,
        authors=(*body.authors, *photographers),
        byline=joined_bylines(body.bylines),
        paragraphs=paragraphs,
        truncated=body.is_open or any(not jump.is_from for jump in body.jumps),
    )
    return Draft(article, tuple(body.jumps), body.is_open)


def _paragraphs(body: Body, captions: list[str]) -> tuple[tuple[str, ...], tuple[Author, ...]]:
    """The paragraphs with the captions at their end; in picture news the photographer is the author."""
    paragraphs = (*body.paragraphs, *body.captions, *captions)
    if len(paragraphs) != 1 or body.authors:
        return paragraphs, ()
    text, photographers = split_credit(paragraphs[0])
    return (text,), photographers


def _loose(lines: list[Passage]) -> Draft:
    """Heading lines that no body follows: a list of what is inside, or a picture's caption."""
    texts = [line.text for line in lines]
    if len(texts) <= 3 and not any(line.kind is Kind.CAPTION for line in lines):
        headings = read_headings(texts, is_in_order=False)
    else:
        headings = Headings()
    rest = () if headings.headline else tuple(texts)
    return Draft(Article(headings.headline, headings.kicker, headings.deck, paragraphs=rest))
