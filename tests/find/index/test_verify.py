from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.paper import Article, Author
from reader.find.index.segments import LISTS, Kind
from reader.find.records import Tier
from reader.find.search import count, find
from tests.find.paper import reading
from tests.indexing import index_of

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive

MIXED = Article(
    headline="國产 Radio\x80-1，上市", rubric="要闻", authors=(Author("林晓", "记者"),),
    paragraphs=("　　产品和服务。", "和服展 A-B"),
)  # fmt: skip


@pytest.fixture
def filled(archive: Archive, index: IndexWriter) -> Archive:
    archive.store(reading(MIXED, day=date(1980, 1, 1)), index)
    archive.store(reading(MIXED, day=date(1981, 1, 1)), index)
    return archive


def test_whole_archive_has_no_faults(filled: Archive) -> None:
    assert jobs.check(index_of(filled)) == []
    assert jobs.check(index_of(filled)) == []


@pytest.mark.parametrize("kind", LISTS)
def test_each_article_whose_lists_are_gone_is_told(filled: Archive, kind: Kind) -> None:
    with filled.writing() as connection:
        connection.execute("DELETE FROM block WHERE id >> 32 & 2 = ?", (kind,))
    found = jobs.check(index_of(filled))
    assert ["does not fit" in fault for fault in found] == [True, True]
    assert "1980-01-01" in found[0]
    jobs.reindex(index_of(filled))
    assert jobs.check(index_of(filled)) == []
    assert find(filled, "国产").articles[0].tier is not Tier.CHARACTERS


def test_changed_text_and_stray_article_are_told(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE body SET text = '别的' WHERE article_id = (SELECT min(id) FROM article)")
        connection.execute("DELETE FROM body WHERE article_id = (SELECT max(id) FROM article)")
    found = jobs.check(index_of(filled))
    assert sum("does not fit" in fault for fault in found) == 1
    assert sum("is gone" in fault for fault in found) == 1
    jobs.reindex(index_of(filled))
    assert count(filled, "产品和服务") == 0


def test_index_of_another_version_is_told(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE stamp SET value = 'other' WHERE name = 'words'")
    assert jobs.check(index_of(filled)) == ["The index was made by another version or dictionary."]
