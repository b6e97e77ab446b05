"""A reading as the JSON that `preview` prints and that JSON export follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.core.findings.finding import Finding
    from reader.core.paper import Article, Issue, Page
    from reader.core.source import Reading

Json = dict[str, Any]
"""A JSON object: its values are whatever JSON allows."""


def reading_to_json(reading: Reading) -> Json:
    """The object printed for one file. Missing fields are null or empty."""
    return {
        "file": str(reading.source.path),
        "kind": reading.source.kind,
        "encoding": reading.source.encoding,
        "issue": None if reading.issue is None else issue_to_json(reading.issue),
        "findings": [finding_to_json(finding) for finding in reading.findings],
    }


def finding_to_json(finding: Finding) -> Json:
    """A finding; `code` and `parameters` are the same in every language."""
    return {
        "level": finding.level.value,
        "text": finding.text,
        "code": finding.code.value,
        "parameters": dict(finding.parameters),
    }


def issue_to_json(issue: Issue) -> Json:
    """An issue with its pages and articles."""
    return {
        "title": issue.title,
        "date": None if issue.date is None else issue.date.isoformat(),
        "last_date": None if issue.last_date is None else issue.last_date.isoformat(),
        "precision": issue.precision.value,
        "edition": issue.edition,
        "date_text": issue.date_text,
        "number": issue.number,
        "page_count": issue.page_count,
        "weekday": issue.weekday,
        "lunar_date": issue.lunar_date,
        "publisher": issue.publisher,
        "pages": [_page_to_json(page) for page in issue.pages],
    }


def _page_to_json(page: Page) -> Json:
    return {
        "number": page.number,
        "name": page.name,
        "articles": [_article_to_json(article) for article in page.articles],
    }


def _article_to_json(article: Article) -> Json:
    return {
        "rubric": article.rubric,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "dateline": article.dateline,
        "authors": [{"role": author.role, "name": author.name} for author in article.authors],
        "byline": article.byline,
        "paragraphs": list(article.paragraphs),
        "truncated": article.truncated,
    }
