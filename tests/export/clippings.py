"""Invented articles for the tests of export."""

from __future__ import annotations

from datetime import date

from reader.core.paper import Article, Author, Clipping

BRIDGE = Article(
    headline="石桥修好了 南岸的孩子不再绕路",
    kicker="三年等待 一朝通行",
    deck="镇里说 明年再修北桥",
    rubric="民生",
    authors=(Author("林小溪", "记者"), Author("周远", "记者"), Author("何田", "通讯员")),
    paragraphs=("　　本报讯 七月初，柳溪镇的石桥通行了。", "从此上学只要一刻钟。"),
)
DAY = date(2022, 7, 9)


def clip(article: Article = BRIDGE, **place: object) -> Clipping:
    named: dict[str, object] = {"title": "柳溪报", "date": DAY, "page_number": "1"} | place
    return Clipping(article=article, **named)  # type: ignore[arg-type]  # tests name real fields


def written_by(*names: str, headline: str | None = "石桥修好了") -> Article:
    return Article(headline=headline, authors=tuple(Author(name) for name in names), paragraphs=("通了。",))
