"""An archive whose index has another form: it is found in all the same, or it is said that it can't be."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article
from reader.find.index import stand_in
from reader.find.index.stand_in import IndexUnreadableError
from reader.find.names import NameKind, Names
from reader.find.records import Order
from reader.find.search import count, find, found_ids
from reader.store.archive.archive import Archive
from tests.find.paper import body, pages_found, reading, spread_of
from tests.indexing import index_of, writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.find.records import Found

QUERIES = ("和服", "服", "展 -产品", "产品 NEAR/5 服务", "标题:和服", "日期:1980 和服", '"產品"', "无此字句")


@pytest.fixture
def path(archive: Archive) -> Path:
    """An archive whose index nobody can read: its form is another, and its lists are what that form has."""
    index = writer()
    archive.store(reading(body("　　和服展昨天开幕。", headline="和服"), day=date(1980, 1, 1)), index)
    archive.store(reading(body("　　产品和服务。"), Article(headline="產品展"), day=date(1981, 1, 1)), index)
    return archive.path


def spoil(path: Path, folding: str | None = "1 of another program") -> None:
    with closing(Archive.open(path)) as archive, archive.writing() as connection:
        connection.execute("DELETE FROM _stamp")
        if folding:
            connection.execute("INSERT INTO _stamp VALUES ('folding', ?)", (folding,))
        connection.execute("UPDATE _block SET data = zeroblob(3)")
        connection.execute("UPDATE _segment SET fields = x'', places = x'', numbers = 'old'")


@pytest.fixture
def locked(path: Path) -> Iterator[Archive]:
    spoil(path)
    with closing(Archive.open(path, read_only=True)) as archive:
        yield archive


def told(found: Found) -> list[tuple[int, float, str]]:
    return [(it.id, it.score, it.snippet.text) for it in found.articles]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("query", QUERIES)
def test_the_same_is_found_as_with_an_index_of_ours(path: Path, query: str, order: Order) -> None:
    with closing(Archive.open(path)) as archive:
        wanted = told(find(archive, query, order=order)), found_ids(archive, query)
        spread, pages = spread_of(archive, query), pages_found(archive, query)
    spoil(path)
    with closing(Archive.open(path, read_only=True)) as archive:
        assert (told(find(archive, query, order=order)), found_ids(archive, query)) == wanted
        assert (spread_of(archive, query), pages_found(archive, query)) == (spread, pages)


def test_it_is_said(locked: Archive) -> None:
    for query in ("和服", "无此字句"):
        assert "yuebao reindex" in (find(locked, query).note or "")


@pytest.mark.parametrize("folding", [None, "2 another folding", "9 of a later program"])
def test_whatever_the_stamp_says_otherwise(path: Path, folding: str | None) -> None:
    spoil(path, folding)
    with closing(Archive.open(path, read_only=True)) as archive:
        assert count(archive, "和服") == 2


def test_the_archive_is_not_touched(locked: Archive) -> None:
    before = locked.path.read_bytes()
    assert count(locked, "和服") == 2
    assert locked.path.read_bytes() == before
    assert not index_of(locked).is_current()


def test_what_another_program_stores_meanwhile_is_found_too(locked: Archive) -> None:
    assert count(locked, "河埠") == 0
    with closing(Archive.open(locked.path)) as other, other.writing() as connection:
        connection.execute("UPDATE body SET text = '河埠' WHERE article_id = (SELECT min(id) FROM article)")
    assert count(locked, "河埠") == 1
    with closing(Archive.open(locked.path)) as other:
        index_of(other).renew()
    assert find(locked, "河埠").note is None
    assert count(locked, "河埠") == 1


def test_of_many_articles_it_is_said_that_nothing_can_be_found(
    locked: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stand_in, "MOST_ARTICLES", 2)
    for ask in (find, count, found_ids, spread_of, pages_found):
        with pytest.raises(IndexUnreadableError, match="yuebao reindex"):
            ask(locked, "和服")


def test_where_it_can_be_written_it_is_being_made_anew(path: Path, tmp_path: Path) -> None:
    spoil(path)
    with closing(Archive.open(path)) as archive:
        with pytest.raises(IndexUnreadableError, match="being made anew"):
            find(archive, "和服")
        assert Names(archive, tmp_path).like("和服", NameKind.HEADLINE, 5) == []
        index_of(archive).renew()
        assert find(archive, "和服").note is None
        assert [it.text for it in Names(archive, tmp_path).like("和服", NameKind.HEADLINE, 5)] == ["和服"]


def test_an_archive_without_articles_says_nothing(archive: Archive) -> None:
    path = archive.path
    with closing(Archive.open(path, read_only=True)) as empty:
        assert find(empty, "和服").note is None
