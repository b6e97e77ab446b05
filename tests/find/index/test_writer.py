from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.errors import Cancelled
from reader.find.index.article_index import ArticleIndex
from reader.find.index.segments import segments_of
from reader.find.index.stand_in import IndexUnreadableError
from reader.find.index.writer import AT_ONCE, MERGE_FACTOR, IndexWriter
from reader.find.records import Tier
from reader.find.search import count, find, found_ids
from reader.find.text.segmenter import Segmenter
from reader.store.archive.archive import Archive
from tests.checkout import ARCHIVES
from tests.find.paper import body, reading
from tests.indexing import SEGMENTER, index_of, writer

if TYPE_CHECKING:
    from reader.core.progress import Progress

ONE = reading(body("　　和服展昨天开幕。"), day=date(1980, 1, 1))
TWO = reading(body("　　产品和服务。"), day=date(1981, 1, 1))


@pytest.fixture
def filled(archive: Archive, index: IndexWriter) -> Archive:
    archive.store(ONE, index)
    archive.store(TWO, index)
    return archive


@pytest.fixture
def of_other_words(filled: Archive) -> Archive:
    """As if a dictionary without any words of two characters had made the index."""
    ArticleIndex(filled, Letters()).renew()
    return filled


class Letters(Segmenter):
    """Takes each character for a word."""

    def cut(self, text: str) -> list[str]:
        return list(text)

    @property
    def stamp(self) -> str:
        return "another"


def tiers(archive: Archive) -> list[Tier]:
    return [hit.tier for hit in find(archive, "和服").articles]


def sizes(archive: Archive) -> list[int]:
    return [len(held.segment) for held in segments_of(archive, archive.connection)]


def test_removed_article_is_not_found(filled: Archive, index: IndexWriter) -> None:
    for issue in filled.held_days(date.min, date.max):
        filled.remove_issue(issue.issue_id, index)
    for text in ("和服", "和", "产品", "昨天开幕"):
        assert count(filled, text) == 0
        assert find(filled, text).articles == ()
    filled.tidy(index)
    assert sizes(filled) == []
    assert filled.connection.execute("SELECT count(*) FROM _block").fetchone() == (0,)


def test_index_of_another_dictionary_is_known(of_other_words: Archive) -> None:
    assert not index_of(of_other_words).is_current()
    assert tiers(of_other_words) == [Tier.WORD, Tier.WORD]


def test_renewed_index_has_our_words(of_other_words: Archive) -> None:
    told: list[Progress] = []
    index_of(of_other_words).renew(told.append)
    assert index_of(of_other_words).is_current()
    assert tiers(of_other_words) == [Tier.WORD, Tier.CHARACTERS]
    assert [(it.done, it.total, it.what) for it in told] == [(0, 2, "Finding the words of 1980-01-01")]
    index_of(of_other_words).renew(lambda _progress: pytest.fail("nothing was to be done"))


def test_cancelled_renewal_changes_nothing(of_other_words: Archive) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        index_of(of_other_words).renew(stop)
    assert not index_of(of_other_words).is_current()
    assert tiers(of_other_words) == [Tier.WORD, Tier.WORD]


def test_import_beside_another_dictionary_leaves_it_to_be_renewed(
    of_other_words: Archive, index: IndexWriter
) -> None:
    of_other_words.store(reading(body("　　和服很美。"), day=date(1982, 1, 1)), index)
    assert count(of_other_words, "和服") == 3
    assert not index_of(of_other_words).is_current()


def test_another_folding_makes_all_anew_before_anything_is_added(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("reader.find.index.writer.fold_stamp", lambda: "another")
        index_of(filled).renew()
    index = writer()
    assert not index_of(filled).is_current()
    filled.store(reading(body("　　和服很美。"), day=date(1982, 1, 1)), index)
    assert index_of(filled).is_current()
    assert count(filled, "和服") == 3
    assert jobs.check(index_of(filled)) == []


def test_what_fails_is_not_taken_up(filled: Archive, index: IndexWriter) -> None:
    def fail() -> None:
        with filled.changing(index):
            filled.store(reading(body("　　和服很美。"), day=date(1982, 1, 1)), index)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(filled, "和服") == 2
    with filled.changing(index):
        filled.store(reading(body("　　和服很贵。"), day=date(1983, 1, 1)), index)
        with pytest.raises(ZeroDivisionError):
            fail()
    assert count(filled, "和服") == 3
    assert count(filled, "很美") == 0
    assert jobs.check(index_of(filled)) == []


def test_many_small_changes_leave_few_segments(archive: Archive, index: IndexWriter) -> None:
    first = date(1980, 1, 1)
    for day in range(MERGE_FACTOR + 4):
        archive.store(reading(body(f"　　第{day}天，和服。"), day=first + timedelta(days=day)), index)
    assert sum(sizes(archive)) == MERGE_FACTOR + 4
    assert len(sizes(archive)) == 5
    assert len(found_ids(archive, "和服")) == MERGE_FACTOR + 4
    assert count(archive, "第7天") == 1
    archive.tidy(index)
    assert sizes(archive) == [MERGE_FACTOR + 4]
    assert found_ids(archive, "和服") == sorted(found_ids(archive, "和服"), reverse=True)
    assert jobs.check(index_of(archive)) == []


def test_what_was_taken_out_again_within_one_change_is_left_out(archive: Archive, index: IndexWriter) -> None:
    """More articles than one batch, of which one is read again before the end."""
    many = [body(f"第{number}号，和服。") for number in range(AT_ONCE + 3)]
    with archive.changing(index):
        archive.store(reading(*many), index)
        archive.store(reading(body("第0号，茶。"), *many[1:]), index)
    assert count(archive, "和服") == AT_ONCE + 2
    assert count(archive, "第0号") == count(archive, "第0号，茶") == 1
    assert jobs.check(index_of(archive)) == []


def test_stamps_name_the_folding_and_the_dictionary(filled: Archive) -> None:
    stamps = dict(filled.connection.execute("SELECT name, value FROM _stamp").fetchall())
    assert stamps["words"] == SEGMENTER.stamp
    assert set(stamps) == {"words", "folding"}


def test_archive_of_the_first_schema_says_that_its_index_must_be_made(
    tmp_path: Path,
) -> None:
    kept = ARCHIVES / "schema-1.yuebao"
    archive = Archive.open(Path(shutil.copy(kept, tmp_path / "old.yuebao")))
    assert not index_of(archive).is_current()
    with pytest.raises(IndexUnreadableError, match="being made anew"):
        find(archive, "图书角")
    index_of(archive).renew()
    assert find(archive, "图书角").note is None
    assert [hit.tier for hit in find(archive, "图书角").articles] == [Tier.HEADING]
    assert count(archive, "春茶昨天") == count(archive, "茶") == 1
    archive.close()
