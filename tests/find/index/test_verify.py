from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.paper import Article, Author
from reader.find.index.segments import LISTS, Kind
from reader.find.records import Tier
from reader.find.search import count, find
from reader.store.archive.archive import Archive
from reader.store.archive.damage import Damage
from tests.find.paper import reading
from tests.indexing import index_of, writer

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter

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
        connection.execute("DELETE FROM _block WHERE id >> 32 & 2 = ?", (kind,))
    found = jobs.check(index_of(filled))
    assert ["does not fit" in fault.text for fault in found] == [True, True]
    assert {fault.kind for fault in found} == {Damage.FIND_INDEX}
    assert "1980-01-01" in found[0].text
    jobs.reindex(index_of(filled))
    assert jobs.check(index_of(filled)) == []
    assert find(filled, "国产").articles[0].tier is not Tier.CHARACTERS


def test_text_that_changed_by_itself_is_no_fault_of_the_index(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE body SET text = '别的' WHERE article_id = (SELECT min(id) FROM article)")
        connection.execute("DELETE FROM body WHERE article_id = (SELECT max(id) FROM article)")
    found = jobs.check(index_of(filled))
    assert [fault.kind for fault in found] == [Damage.TEXT, Damage.TEXT]
    assert ["1980-01-01" in found[0].text, "1981-01-01" in found[1].text] == [True, True]


def test_text_that_was_changed_before_there_were_digests_and_a_stray_article_are_told(
    filled: Archive,
) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE article SET digest = NULL")
        connection.execute("UPDATE body SET text = '别的' WHERE article_id = (SELECT min(id) FROM article)")
        connection.execute("DELETE FROM body WHERE article_id = (SELECT max(id) FROM article)")
    found = jobs.check(index_of(filled))
    assert sum("does not fit" in fault.text for fault in found) == 1
    assert sum("is gone" in fault.text for fault in found) == 1
    jobs.reindex(index_of(filled))
    assert count(filled, "产品和服务") == 0


def test_an_index_that_is_none_is_told(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE _block SET data = x'00' || substr(data, 3)")
    assert {fault.kind for fault in jobs.check(index_of(filled))} == {Damage.FIND_INDEX}
    jobs.reindex(index_of(filled))
    assert jobs.check(index_of(filled)) == []


def test_index_of_another_version_is_told(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE _stamp SET value = 'other' WHERE name = 'words'")
    (fault,) = jobs.check(index_of(filled))
    assert fault.text == "The index was made by another version or dictionary."


def test_what_is_stored_meanwhile_is_no_fault(filled: Archive) -> None:
    """Another process stores, takes out and makes anew while articles are compared."""
    waiting = iter((_store_more, _take_out, _make_anew))
    with closing(Archive.open(filled.path)) as other:
        found = jobs.check(index_of(filled), lambda _progress: next(waiting, _nothing)(other))
        assert found == []
        assert next(waiting, None) is None
    assert jobs.check(index_of(filled)) == []


def _store_more(other: Archive) -> None:
    other.store(reading(MIXED, Article(paragraphs=("渡口",)), day=date(1979, 1, 1)), writer())
    other.store(reading(Article(paragraphs=("渡口的桥",)), day=date(1981, 1, 1)), writer())


def _take_out(other: Archive) -> None:
    other.remove_issue(other.held_days(date(1980, 1, 1), date(1980, 1, 1))[0].issue_id, writer())


def _make_anew(other: Archive) -> None:
    index_of(other).renew(whole=True)


def _nothing(_other: Archive) -> None:
    """Nobody writes any more."""
