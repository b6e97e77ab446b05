"""An invented issue for the tests of the lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from reader.core.findings.finding import Finding, Level, told
from reader.core.paper import Author
from reader.store.records import ArticleId, ArticleLine, IssueId, IssueRecord, TitleId


def line(number: int, page: str = "1", headline: str | None = "企业说难处", **other: Any) -> ArticleLine:
    """An article with `number` as its id and "k<number>" as its key; `other` are fields of ArticleLine."""
    fields: dict[str, Any] = {
        "page_name": "要闻",
        "kicker": None,
        "rubric": None,
        "authors": (Author("林禾"), Author("苏晚舟")),
        "length": 625,
        "truncated": False,
        "opening": "堤上只放着一块倒计时牌",
    }
    return ArticleLine(
        id=ArticleId(number), key=f"k{number}", page_number=page, headline=headline, **(fields | other)
    )


def issue(*lines: ArticleLine, findings: tuple[Finding, ...] = ()) -> IssueRecord:
    """19 July 2022 of an invented paper."""
    return IssueRecord(
        IssueId(1), TitleId(1), "今日青溪", date(2022, 7, 19), "2022年7月19日", 3576, 8, "星期二",
        "农历六月廿一", "青溪报社", lines, findings,
    )  # fmt: skip


FIVE = issue(line(1), line(2), line(3), line(4, "2"), line(5, "2"))
"""Rows: heading, 1, 2, 3, heading, 4, 5."""

DOUBTS = (
    told(Level.WARNING, "Page 4 was not read, so one article stops early."),
    told(Level.NOTE, "The masthead counts 8 pages; 2 were read."),
)
