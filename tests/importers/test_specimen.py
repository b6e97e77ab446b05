"""The specimen paper is read as it was written: every issue, page and article of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.importers import read_sources
from tests.checkout import SPECIMEN

if TYPE_CHECKING:
    from reader.core.paper import Article, Issue
    from reader.core.source import Reading

TRUTH: dict[str, Any] = json.loads(  # Any: a JSON document, read key by key below
    Path(__file__).with_name("specimen_truth.json").read_text("utf-8")
)
ENDS = 12
"""Characters of a first paragraph's beginning and of a last paragraph's end that the truth holds."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the truth holds of an article."""

    rubric: str | None
    kicker: str | None
    headline: str | None
    deck: str | None
    authors: tuple[tuple[str | None, str], ...]
    paragraphs: int
    length: int
    first: str
    last: str
    truncated: bool


def _told(article: dict[str, Any]) -> Shape:
    authors = tuple((author["role"], author["name"]) for author in article["authors"])
    return Shape(**{**article, "authors": authors})


def _shape(article: Article) -> Shape:
    return Shape(
        article.rubric,
        article.kicker,
        article.headline,
        article.deck,
        tuple(((author.role or "").removeprefix("本报") or None, author.name) for author in article.authors),
        len(article.paragraphs),
        article.length,
        article.paragraphs[0][:ENDS],
        article.paragraphs[-1][-ENDS:],
        article.truncated,
    )


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {reading.source.path.name: reading for reading in read_sources(sorted(SPECIMEN.glob("*.txt")))}


def _issue(readings: dict[str, Reading], name: str) -> Issue:
    issue = readings[name].issue
    assert issue is not None
    return issue


def test_truth_and_files_are_the_same_issues() -> None:
    assert sorted(TRUTH) == sorted(path.name for path in SPECIMEN.glob("*.txt"))


@pytest.mark.parametrize("name", TRUTH)
def test_masthead(readings: dict[str, Reading], name: str) -> None:
    issue, told = _issue(readings, name), TRUTH[name]
    assert issue.title == told["title"]
    assert issue.date == date.fromisoformat(told["date"])
    assert (issue.number, issue.page_count) == (told["number"], told["page_count"])
    assert (issue.weekday, issue.lunar_date) == (told["weekday"], told["lunar_date"])
    assert issue.publisher == "中共霁川县委主办 霁川县融媒体中心承办"


@pytest.mark.parametrize("name", TRUTH)
def test_nothing_is_doubtful(readings: dict[str, Reading], name: str) -> None:
    assert readings[name].findings == ()


@pytest.mark.parametrize("name", TRUTH)
def test_pages(readings: dict[str, Reading], name: str) -> None:
    pages = [(page.number, page.name) for page in _issue(readings, name).pages]
    assert pages == [(page["number"], page["name"]) for page in TRUTH[name]["pages"]]


@pytest.mark.parametrize("place", range(4), ids=lambda place: f"page{place + 1}")
@pytest.mark.parametrize("name", TRUTH)
def test_articles(readings: dict[str, Reading], name: str, place: int) -> None:
    told = [_told(article) for article in TRUTH[name]["pages"][place]["articles"]]
    assert [_shape(article) for article in _issue(readings, name).pages[place].articles] == told


def test_it_is_a_living_paper(readings: dict[str, Reading]) -> None:
    issues = [_issue(readings, name) for name in sorted(TRUTH)]
    numbers = [issue.number for issue in issues if issue.number]
    assert numbers == list(range(numbers[0], numbers[0] + len(issues)))
    assert sum(issue.article_count for issue in issues) >= 72
