"""Articles as rows: what is written, and the records made of what is read."""

from __future__ import annotations

import json
import re
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.core.days.issue_date import Precision
from reader.core.paper import Article, Author, Clipping, Region
from reader.store.records import ArticleId, ArticleLine, ArticleRecord, IssueId
from reader.store.sqlite.errors import decoded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

OPENING = 60
"""Characters of the body a list shows where there is no headline."""

_NOT_UNICODE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\n\r]")
_UNFIT = re.compile("[\n\r\ud800-\udfff]")
_HEADINGS = ("rubric", "kicker", "headline", "deck", "dateline")
_headings_of = attrgetter(*_HEADINGS)
_lines_of = attrgetter(*_HEADINGS, "byline")

_AUTHORS = (
    "(SELECT json_group_array(json_array(name, role)) FROM"
    " (SELECT name, role FROM author WHERE article_id = article.id ORDER BY position))"
)
LINE_COLUMNS = (
    "article.id, article.key, page.number, page.name, article.headline, article.kicker, article.rubric,"
    f" {_AUTHORS}, article.length, article.truncated, article.opening, article.continued_on"
)
_RECORD_COLUMNS = (
    "article.id, article.key, issue.id, title.name, issue.date, page.number, page.name, issue.date_text,"
    " issue.number, article.rubric, article.kicker, article.headline, article.deck, article.dateline,"
    f" {_AUTHORS}, body.text, article.truncated, article.regions, article.byline, article.continued_on,"
    " issue.last_date, issue.precision, issue.edition, article_as_read.article"
)
_RECORD_TABLES = (
    "article JOIN body ON body.article_id = article.id JOIN page ON page.id = article.page_id"
    " JOIN issue ON issue.id = page.issue_id JOIN title ON title.id = issue.title_id"
    " LEFT JOIN article_as_read ON article_as_read.article_id = article.id"
)
WITHIN = "(issue.date BETWEEN ?1 AND ?2 OR (issue.last_date >= ?1 AND issue.date < ?1))"
"""Which issues have a day from ?1 to ?2, both included; each half has an index.

A paper is asked for by +title_id beside it: with the index of papers every issue of one would be looked at."""
_AT_ONCE = 500
_INSERT_ARTICLE = f"INSERT INTO article VALUES ({', '.join('?' * 17)})"
_UPDATE_ARTICLE = (
    "UPDATE article SET title_id = ?, page_id = ?, position = ?, key = ?, rubric = ?, kicker = ?, headline = ?,"
    " deck = ?, dateline = ?, regions = ?, truncated = ?, length = ?, opening = ?, byline = ?, digest = ?,"
    " continued_on = ?"
    " WHERE id = ?"
)
_TO_JSON = json.JSONEncoder(ensure_ascii=False).encode
_FROM_JSON = json.JSONDecoder().decode


class ArticlePlace(NamedTuple):
    """Where an article's row goes."""

    id: ArticleId
    key: str
    title_id: int
    page_id: int
    position: int


def storable(article: Article) -> Article:
    """The article as a database can keep it: exactly this is read back.

    Half surrogates are no text, a paragraph or a heading is a line, a blank one is none.
    """
    if _is_storable(article):
        return article
    headings = {name: _text(getattr(article, name)) for name in _HEADINGS}
    return Article(
        **headings,
        authors=tuple(Author(_text(author.name) or "", _text(author.role)) for author in article.authors),
        paragraphs=tuple(filter(None, map(_text, article.paragraphs))),
        truncated=article.truncated,
        regions=article.regions,
        byline=_text(article.byline),
        continued_on=article.continued_on,
    )


def _is_storable(it: Article) -> bool:
    """Whether an article can be kept as it is, as nearly all can."""
    texts = [text for text in _lines_of(it) if text is not None]
    texts += it.paragraphs
    for author in it.authors:
        texts.append(author.name)
        if author.role is not None:
            texts.append(author.role)
    return all(map(str.strip, texts)) and _is_fit("".join(texts))


def _is_fit(text: str) -> bool:
    """Whether a text has neither line breaks nor half surrogates: what UTF-8 can write has none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\n" not in text and "\r" not in text


def insert_articles(connection: sqlite3.Connection, placed: Sequence[tuple[ArticlePlace, Article]]) -> None:
    """Write storable articles."""
    connection.executemany(_INSERT_ARTICLE, [_values(place, article) for place, article in placed])
    connection.executemany(
        "INSERT INTO body VALUES (?, ?)",
        [(place.id, "\n".join(article.paragraphs)) for place, article in placed],
    )
    _insert_authors(connection, placed)


def _insert_authors(connection: sqlite3.Connection, placed: Sequence[tuple[ArticlePlace, Article]]) -> None:
    connection.executemany(
        "INSERT INTO author VALUES (?, ?, ?, ?)",
        [
            (place.id, at, author.name, author.role)
            for place, article in placed
            for at, author in enumerate(article.authors)
        ],
    )


def update_article(connection: sqlite3.Connection, place: ArticlePlace, article: Article) -> None:
    """Write a storable article over the row that has its id."""
    article_id, *values = _values(place, article)
    connection.execute(_UPDATE_ARTICLE, (*values, article_id))
    connection.execute("DELETE FROM author WHERE article_id = ?", (article_id,))
    _insert_authors(connection, [(place, article)])
    connection.execute(
        "UPDATE body SET text = ? WHERE article_id = ?", ("\n".join(article.paragraphs), article_id)
    )


def _values(place: ArticlePlace, it: Article) -> tuple[object, ...]:
    """An article's row."""
    from reader.store.archive.digests import article_digest

    regions = _TO_JSON([_place(region) for region in it.regions]) if it.regions else "[]"
    opening = it.paragraphs[0][:OPENING] if it.paragraphs else ""
    on = _TO_JSON(it.continued_on) if it.continued_on else None
    row = (place.key, *_headings_of(it), regions, int(it.truncated), it.length, opening, it.byline, on)
    authors = [(author.name, author.role) for author in it.authors]
    digest = article_digest(row, authors, "\n".join(it.paragraphs))
    return (place.id, place.title_id, place.page_id, place.position, *row[:-1], digest, on)


def _place(region: Region) -> list[float | str]:
    """A region as it is kept: four sides, and the page where it is not the article's own."""
    sides: list[float | str] = [region.left, region.top, region.right, region.bottom]
    return sides if region.page is None else [*sides, region.page]


def delete_article(connection: sqlite3.Connection, article_id: ArticleId) -> None:
    """Take an article's rows out."""
    connection.execute("DELETE FROM body WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM author WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))


def articles_by_id(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[ArticleId, ArticleRecord]:
    """The articles that are there, by id."""
    wanted = json.dumps(list(ids))
    rows = connection.execute(
        f"SELECT {_RECORD_COLUMNS} FROM {_RECORD_TABLES}"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return {record.id: record for record in _records(rows)}


def articles_of_issue(
    connection: sqlite3.Connection, issue_id: IssueId
) -> list[tuple[ArticleRecord, int, int]]:
    """The articles of an issue, each with its page's id and its position there."""
    rows = connection.execute(
        f"SELECT page.id, article.position, {_RECORD_COLUMNS} FROM {_RECORD_TABLES} WHERE page.issue_id = ?",
        (issue_id,),
    )
    return [(decoded(_record, tuple(values)), page_id, position) for page_id, position, *values in rows]


def articles_of_page(connection: sqlite3.Connection, page_id: int) -> list[ArticleRecord]:
    """The articles of a page in their order."""
    rows = connection.execute(
        f"SELECT {_RECORD_COLUMNS} FROM {_RECORD_TABLES} WHERE page.id = ? ORDER BY article.position",
        (page_id,),
    )
    return list(_records(rows))


def all_articles(connection: sqlite3.Connection) -> Iterator[ArticleRecord]:
    """Every article in the order of ids, a batch in memory at a time."""
    last = 0
    while True:
        rows = connection.execute(
            f"SELECT {_RECORD_COLUMNS} FROM {_RECORD_TABLES} WHERE article.id > ?"
            " ORDER BY article.id LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        yield from _records(rows)
        last = rows[-1][0]


def line(row: tuple[Any, ...]) -> ArticleLine:
    """The record of a row of LINE_COLUMNS."""
    return decoded(_line, row)


def _line(row: tuple[Any, ...]) -> ArticleLine:
    article_id, key, page, page_name, headline, kicker, rubric, authors, length, truncated, opening, on = row
    return ArticleLine(
        article_id, key, page, page_name, headline, kicker, rubric, _authors(authors), length,
        bool(truncated), opening, tuple(decoded(_FROM_JSON, on)) if on else (),
    )  # fmt: skip


def _records(rows: Iterable[tuple[Any, ...]]) -> Iterator[ArticleRecord]:
    return (decoded(_record, row) for row in rows)


def _record(row: tuple[Any, ...]) -> ArticleRecord:
    article_id, key, issue_id, title, day, page, page_name, date_text, issue_number, *rest = row
    *told, last, precision, edition, original = rest
    clipping = Clipping(
        title=title, date=decoded(date.fromisoformat, day), page_number=page, article=_article(tuple(told)),
        page_name=page_name, date_text=date_text, issue_number=issue_number, last_date=day_or_none(last),
        precision=decoded(Precision, precision), edition=edition or None,
    )  # fmt: skip
    return ArticleRecord(ArticleId(article_id), key, IssueId(issue_id), clipping, _as_read(original))


def _as_read(told: str | None) -> Article | None:
    """What was read, of an article whose text was corrected."""
    if not told:
        return None
    from reader.store.archive.article_json import article_from_json

    return article_from_json(told)


def day_or_none(text: str | None) -> date | None:
    """A day as a column holds it."""
    return decoded(date.fromisoformat, text) if text else None


def _article(row: tuple[Any, ...]) -> Article:
    rubric, kicker, headline, deck, dateline, authors, text, truncated, regions, byline, on = row
    return Article(
        headline=headline, kicker=kicker, deck=deck, rubric=rubric, dateline=dateline,
        authors=_authors(authors), paragraphs=tuple(text.split("\n")) if text else (),
        truncated=bool(truncated), regions=_regions(regions), byline=byline,
        continued_on=tuple(decoded(_FROM_JSON, on)) if on else (),
    )  # fmt: skip


def _authors(text: str) -> tuple[Author, ...]:
    return tuple(Author(name, role) for name, role in decoded(_FROM_JSON, text))


def _regions(text: str) -> tuple[Region, ...]:
    return () if text == "[]" else tuple(Region(*it) for it in decoded(_FROM_JSON, text))


def _text(text: str | None) -> str | None:
    """The text on one line, without half surrogates; None where nothing stands in it."""
    if text is None or not text.strip():
        return None
    if _UNFIT.search(text) is None:
        return text
    return _LINE_BREAK.sub(" ", _NOT_UNICODE.sub("\ufffd", text))
