"""An article as named values, for the formats that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citations import CitationStyle, citation

if TYPE_CHECKING:
    from reader.core.paper import Author, Clipping


def article_fields(clipping: Clipping, style: CitationStyle = CitationStyle.GB2025) -> dict[str, object]:
    """All that is known of an article and where it was printed, as JSON can hold it; missing ones are null."""
    article = clipping.article
    return {
        "paper": clipping.title,
        "date": clipping.date.isoformat(),
        "last_date": clipping.last_date.isoformat() if clipping.last_date else None,
        "precision": clipping.precision.value,
        "edition": clipping.edition,
        "date_text": clipping.date_text,
        "number": clipping.issue_number,
        "page": clipping.page_number,
        "pages": list(clipping.pages),
        "page_name": clipping.page_name,
        "rubric": article.rubric,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "dateline": article.dateline,
        "byline": article.byline,
        "authors": author_fields(article.authors),
        "paragraphs": list(article.paragraphs),
        "truncated": article.truncated,
        "citation": citation(clipping, style),
    }


def author_fields(authors: tuple[Author, ...]) -> list[dict[str, str | None]]:
    """Those of a byline, in its order."""
    return [{"role": author.role, "name": author.name} for author in authors]
