"""Citations of newspaper articles after GB/T 7714, and as historians' footnotes.

GB/T 7714—2025 is in force since 1 July 2026 and sets full-width commas and brackets in Chinese entries;
—2015 sets half-width ones. An entry of a paper in Latin script has half-width marks in both.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.export.authors import author_names
from reader.export.provenance import (
    chinese_day,
    chinese_pages,
    cited_pages,
    is_chinese,
    iso_day,
    one_line,
    paper_name,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article, Clipping

NAMED_AUTHORS = 3
"""How many authors are named before 等 (GB/T 7714, 8.1.2)."""

_INNER_MARKS = str.maketrans("《》", "〈〉")


class CitationStyle(StrEnum):
    """How to cite."""

    GB2025 = "gb2025"
    GB2015 = "gb2015"
    FOOTNOTE = "footnote"


def citation(clipping: Clipping, style: CitationStyle = CitationStyle.GB2025) -> str:
    """One entry, without a line break, its full stop included."""
    if style is CitationStyle.FOOTNOTE:
        return _footnote(clipping)
    return _gb7714(clipping, is_full_width=style is CitationStyle.GB2025 and is_chinese(clipping))


def quotation(clipping: Clipping, words: str, style: CitationStyle = CitationStyle.GB2025) -> str:
    """Words copied from an article, and under them where they stand."""
    return f"{words.strip()}\n——{citation(clipping, style)}"


def _gb7714(clipping: Clipping, *, is_full_width: bool) -> str:
    """Author. Headline[N]. Paper, date(page)."""
    comma, opening, closing = ("，", "（", "）") if is_full_width else (", ", "(", ")")
    authors = _joined(
        author_names(clipping.article), ", ", others=", 等" if is_chinese(clipping) else ", et al"
    )
    before = f"{authors}. " if authors else ""
    source = f"{paper_name(clipping)}{comma}{iso_day(clipping)}{opening}{cited_pages(clipping)}{closing}"
    return f"{before}{cited_headline(clipping.article)}[N]. {source}."


def _footnote(clipping: Clipping) -> str:
    """Authors：《headline》，《paper》date，page。"""
    authors = _joined(author_names(clipping.article), "、", others="等")
    before = f"{authors}：" if authors else ""
    headline = cited_headline(clipping.article).translate(_INNER_MARKS)
    edition = f"（{one_line(clipping.edition)}）" if clipping.edition else ""
    place = f"{chinese_day(clipping)}{edition}，{chinese_pages(clipping)}"
    return f"{before}《{headline}》，《{one_line(clipping.title)}》{place}。"


def cited_headline(article: Article) -> str:
    """The headline; an article that has none is named by its rubric, its kicker or how it begins."""
    name = one_line(article.name)
    is_opening = bool(article.paragraphs) and not (article.headline or article.rubric or article.kicker)
    is_cut = is_opening and len(article.paragraphs[0]) > len(article.name)
    return name + "……" if is_cut else name


def _joined(names: Sequence[str], mark: str, *, others: str) -> str:
    """All names up to three; of more, the first three and that there are others."""
    if len(names) <= NAMED_AUTHORS:
        return mark.join(names)
    return mark.join(names[:NAMED_AUTHORS]) + others
