"""Small invented readings for the store's tests."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.paper import Article, Author, Issue, Page
from reader.core.source import Reading, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.core.findings.finding import Finding
    from reader.core.progress import Report
    from reader.store.records import ArticleId

DAY = date(1987, 5, 12)
TITLE = "溪口报"


class NoIndex:
    """An index that keeps nothing but the order of what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, Article | None]] = []
        self.is_changing = False

    def add(self, article_id: ArticleId, article: Article, original: Article | None = None) -> None:  # noqa: ARG002
        assert self.is_changing
        self.told.append(("add", article_id, article))

    def remove(self, article_id: ArticleId) -> None:
        assert self.is_changing
        self.told.append(("remove", article_id, None))

    @contextmanager
    def changing(self, connection: sqlite3.Connection) -> Iterator[None]:
        assert connection.in_transaction
        was, self.is_changing = self.is_changing, True
        try:
            yield
        finally:
            self.is_changing = was

    def tidy(self, connection: sqlite3.Connection, report: Report) -> None:
        pass

    @property
    def held(self) -> dict[int, Article]:
        """What an index that had followed would now hold."""
        found: dict[int, Article] = {}
        for _what, article_id, article in self.told:
            if article is not None:
                assert article_id not in found
                found[article_id] = article
            else:
                found.pop(article_id)
        return found


def article(headline: str, *paragraphs: str) -> Article:
    return Article(headline=headline, authors=(Author("林晓", "记者"),), paragraphs=paragraphs)


FERRY = article("渡口添新船", "　　五月里，溪口渡添了一条能坐四十人的新船。", "　　老船工说，过河快了一半。")
SCHOOL = article("小学有了图书角", "　　三间教室的窗下都摆上了书架，课间总有人蹲着看。")
TEA = article("新茶上市", "　　头一批春茶昨天运到县城，价钱比去年略高。")


def reading(
    *pages: Page,
    day: date | None = DAY,
    title: str | None = TITLE,
    name: str = "a.txt",
    findings: tuple[Finding, ...] = (),
    number: int | None = None,
    content: str | None = None,
) -> Reading:
    """A reading whose source's hash is that of `content`, by default of all there is in it."""
    issue = Issue(title, day, number=number, pages=pages)
    digest = hashlib.sha256((content or repr(issue)).encode("utf-8", "replace")).hexdigest()
    return Reading(Source(Path(name), "page text", digest, 10, "utf-8"), issue, findings)


def page(number: str, *articles: Article, name: str | None = None) -> Page:
    return Page(number, name, articles=articles)
