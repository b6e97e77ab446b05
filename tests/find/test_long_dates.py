"""Issues of several days, and those whose month or year alone is known, found by their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.days.issue_date import IssueDate, of_month, of_year
from reader.core.paper import Issue, Page
from reader.find.search import find
from tests.find.paper import body, reading_of

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive

DATES = {
    "合刊": IssueDate(date(1946, 5, 30), date(1946, 6, 2)),
    "五月": of_month(1946, 5),
    "那年": of_year(1946),
    "一日": IssueDate(date(1946, 5, 1)),
    "元旦": IssueDate(date(1946, 1, 1)),
}


@pytest.fixture
def papers(archive: Archive, index: IndexWriter) -> Archive:
    for name, when in DATES.items():
        issue = Issue(
            "溪口报", when.first, pages=(Page("1", articles=(body(f"{name}里的事。", headline=name),)),)
        )
        told = replace(issue, last_date=when.last, precision=when.precision)
        archive.store(reading_of(replace(told, number=len(name) + when.first.day)), index)
    return archive


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("日期:1946-05", "合刊 五月 一日"), ("日期:1946年5月", "合刊 五月 一日"),
        ("日期:民国35年5月", "合刊 五月 一日"),
        ("日期:1946-05-01", "一日"), ("日期:1946-06-01", "合刊"), ("日期:1946-06", "合刊"),
        ("日期:1946", "合刊 五月 那年 一日 元旦"), ("日期:1946-01-01", "元旦"), ("日期:1946-05-02..1946-05-29", ""),
        ("after:1946-05", "合刊"), ("before:1946-05", "元旦"), ("日期:1946-05-30..1946-06-02", "合刊"),
        ("日期:1945..1947", "合刊 五月 那年 一日 元旦"),
    ],
)  # fmt: skip
def test_an_issue_is_found_by_the_days_it_is_of(papers: Archive, query: str, names: str) -> None:
    assert {it.headline.text for it in find(papers, query).articles} == set(names.split())


def test_results_tell_as_much_of_the_date_as_is_known(papers: Archive) -> None:
    (found,) = find(papers, "五月里的事").articles
    assert found.when == "1946-05"
