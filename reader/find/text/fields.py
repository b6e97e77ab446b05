"""The texts of an article in which a term can be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.paper import Article

Texts = tuple[list[str], list[str], list[str], list[str]]


def all_texts(article: Article, original: Article | None = None) -> Texts:
    """All that can be found of an article: its body, its headings, its byline, its rubric.

    What was read in its place (`original`) follows in each of them, where it reads otherwise.
    No match runs over the end of one text. An author's role and name are one text, as they are printed.
    """
    now, then = _texts(article), read_only_texts(article, original)
    return now[0] + then[0], now[1] + then[1], now[2] + then[2], now[3] + then[3]


def read_only_texts(article: Article, original: Article | None) -> Texts:
    """The texts that stand in what was read only."""
    if original is None or original == article:
        return [], [], [], []
    body, head, byline, rubric = (
        [text for text in then if text not in set(now)]
        for now, then in zip(_texts(article), _texts(original), strict=True)
    )
    return body, head, byline, rubric


def is_word(text: str) -> bool:
    """Whether a piece of text is more than marks."""
    return any(map(str.isalnum, text))


def _texts(article: Article) -> Texts:
    names = [f"{author.role or ''}{author.name}" for author in article.authors]
    return (
        list(article.paragraphs),
        [text for text in (article.kicker, article.headline, article.deck) if text],
        [text for text in (*names, article.dateline, article.byline) if text],
        [article.rubric] if article.rubric else [],
    )
