"""An article as JSON, for the tables that keep what was read."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from reader.core.paper import FIELDS, Article, Author, Region
from reader.store.records import ArticleId
from reader.store.sqlite.errors import decoded


class HeldArticle(NamedTuple):
    """An article with the id and the key it is held under."""

    id: ArticleId
    key: str
    article: Article


def article_to_json(article: Article) -> str:
    """An article as a JSON object."""
    return json.dumps(_told(article), ensure_ascii=False)


def article_from_json(text: str) -> Article:
    """The article that `article_to_json` told."""
    return _article(decoded(json.loads, text))


def held_to_json(articles: tuple[HeldArticle, ...]) -> str:
    """The articles of a page as a JSON list, in order."""
    return json.dumps([[it.id, it.key, _told(it.article)] for it in articles], ensure_ascii=False)


def held_from_json(text: str) -> tuple[HeldArticle, ...]:
    """The articles that `held_to_json` told."""
    return tuple(
        HeldArticle(ArticleId(it), key, _article(told)) for it, key, told in decoded(json.loads, text)
    )


def _told(article: Article) -> dict[str, object]:
    fields = {name: value for name in (*FIELDS, "byline") if (value := getattr(article, name)) is not None}
    return {
        **fields,
        "authors": [[author.name, author.role] for author in article.authors],
        "paragraphs": article.paragraphs,
        "truncated": article.truncated,
        "regions": [[it.left, it.top, it.right, it.bottom, it.page] for it in article.regions],
        **({"continued_on": article.continued_on} if article.continued_on else {}),
    }


def _article(told: dict[str, Any]) -> Article:
    return Article(
        **{name: told.get(name) for name in (*FIELDS, "byline")},
        authors=tuple(Author(*it) for it in told["authors"]),
        paragraphs=tuple(told["paragraphs"]),
        truncated=told["truncated"],
        regions=tuple(Region(*it) for it in told["regions"]),
        continued_on=tuple(told.get("continued_on", ())),
    )
