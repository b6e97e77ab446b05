"""A day that a collector has set on small sheets: the page that an article was printed on is told with the article.

《石桥日报》（2020年01月19日 第 01 版） stands below each text, or below its headline with the authors. Texts run over
several sheets, so the sheets' own numbers are those of no page.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.importers.layout.bylines import parse_byline
from reader.importers.layout.colophons import part_colophon, read_colophon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.formats.page_pdf.geometry.pages import SheetReading
    from reader.importers.layout.articles import Draft
    from reader.importers.layout.colophons import Colophon


@dataclass(frozen=True, slots=True)
class SmallPage:
    """A page with its articles; `sheet` is the first that any of them stands on."""

    number: str
    sheet: int
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class SmallDay:
    """The pages of a day on small sheets, and all that is told of the paper and the day."""

    pages: tuple[SmallPage, ...]
    colophons: tuple[Colophon, ...]


@dataclass
class _Article:
    """An article that may go on on the next sheet. `page` is None until it is told."""

    draft: Draft
    sheet: int
    told: Colophon | None = None
    page: str | None = None


def small_day(readings: Sequence[SheetReading]) -> SmallDay | None:
    """The day, where articles tell their pages and no sheet is a page of its own; None where it is not so."""
    if any(reading.header or reading.masthead.line_count for reading in readings):
        return None
    articles = list(_articles(readings))
    colophons = tuple(one.told for one in articles if one.told)
    if not colophons:
        return None
    for one in articles:
        one.page = one.told.page if one.told else None
    following: str | None = None
    for one in reversed(articles):
        following = one.page = one.page or following
    last = next(one.page for one in reversed(articles) if one.page)
    pages: dict[str, list[_Article]] = {}
    for one in articles:
        pages.setdefault(one.page or last, []).append(one)
    return SmallDay(tuple(_page(number, ones) for number, ones in pages.items()), colophons)


def _page(number: str, ones: Sequence[_Article]) -> SmallPage:
    """A page, which is shown by its first sheet: what stands on another has no place on it."""
    first = ones[0].sheet
    drafts = tuple(one.draft if one.sheet == first else _placeless(one.draft) for one in ones)
    return SmallPage(number, first, drafts)


def _placeless(draft: Draft) -> Draft:
    return replace(draft, article=replace(draft.article, regions=()))


def _articles(readings: Sequence[SheetReading]) -> Iterator[_Article]:
    """The articles, whole. What tells a page belongs to the first article that has none yet."""
    found: list[_Article] = []
    untold: deque[_Article] = deque()
    for sheet, reading in enumerate(readings):
        for draft in reading.drafts:
            own, colophon = _take_colophon(draft)
            last = found[-1] if found else None
            if last and not own.article.headline and last.sheet < sheet and (last in untold or not colophon):
                last.draft = _joined(last.draft, own)
            else:
                last = _Article(own, sheet)
                found.append(last)
                untold.append(last)
            if colophon and last in untold:
                last.told = colophon
                untold.remove(last)
        for colophon in filter(None, map(read_colophon, reading.leftovers)):
            if untold:
                untold.popleft().told = colophon
    yield from found


def _take_colophon(draft: Draft) -> tuple[Draft, Colophon | None]:
    """An article without the line that tells its page, and what that tells. Who is named before it are the authors."""
    article = draft.article
    lines = (article.deck, article.kicker, article.byline, *article.paragraphs[:1], *article.paragraphs[-1:])
    for text in filter(None, lines):
        before, colophon = part_colophon(text)
        if colophon is None:
            continue
        authors = parse_byline(before) or () if before else ()
        added = tuple(one for one in authors if one not in article.authors)
        kept = None if authors or not before else before
        own = replace(
            article,
            deck=kept if article.deck == text else article.deck,
            kicker=kept if article.kicker == text else article.kicker,
            byline=(before or None) if article.byline == text else article.byline,
            paragraphs=tuple(
                it for one in article.paragraphs if (it := (kept or "") if one == text else one)
            ),
            authors=(*article.authors, *added),
        )
        return replace(draft, article=own), colophon
    return draft, None


def _joined(first: Draft, rest: Draft) -> Draft:
    """An article and what goes on of it on the next sheet."""
    paragraphs, more = list(first.article.paragraphs), list(rest.article.paragraphs)
    if first.is_cut and paragraphs and more:
        paragraphs[-1] += more.pop(0)
    authors = (
        *first.article.authors,
        *(one for one in rest.article.authors if one not in first.article.authors),
    )
    article = replace(
        first.article, paragraphs=(*paragraphs, *more), authors=authors, truncated=rest.article.truncated
    )
    return replace(first, article=article, jumps=(*first.jumps, *rest.jumps), is_cut=rest.is_cut)
