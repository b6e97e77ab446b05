from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.find import words
from reader.find.records import Tier
from reader.find.search import count, find
from reader.store.archive import Archive
from tests.find.paper import body, reading

if TYPE_CHECKING:
    from reader.core.progress import Progress
    from reader.find.index import ArticleIndex

ONE = reading(body("　　和服展昨天开幕。"), day=date(1980, 1, 1))
TWO = reading(body("　　产品和服务。"), day=date(1981, 1, 1))


@pytest.fixture
def filled(archive: Archive, index: ArticleIndex) -> Archive:
    archive.store(ONE, index)
    archive.store(TWO, index)
    return archive


def tiers(archive: Archive) -> list[Tier]:
    return [hit.tier for hit in find(archive, "和服").articles]


def make_rows_of_another_dictionary(archive: Archive) -> None:
    """As if a dictionary without any words of two characters had made the table of words."""
    with archive.writing() as connection:
        connection.execute("INSERT INTO word(word) VALUES ('delete-all')")
        for (article_id,) in connection.execute("SELECT id FROM article").fetchall():
            connection.execute("INSERT INTO word(rowid, body, head) VALUES (?, '和 服', '')", (article_id,))
        connection.execute("UPDATE stamp SET value = 'another' WHERE name = 'word'")


def test_removed_article_leaves_no_row(filled: Archive, index: ArticleIndex) -> None:
    for issue in filled.held_days(date.min, date.max):
        filled.remove_issue(issue.issue_id, index)
    for text in ("和服", "和", "产品", "昨天开幕"):
        assert count(filled, text) == 0
        assert find(filled, text).articles == ()
    assert filled.connection.execute("SELECT rowid FROM word WHERE word MATCH '和服'").fetchall() == []


def test_index_of_another_dictionary_is_known(filled: Archive, index: ArticleIndex) -> None:
    assert index.is_current(filled)
    make_rows_of_another_dictionary(filled)
    assert not index.is_current(filled)


def test_renewed_index_has_our_words(filled: Archive, index: ArticleIndex) -> None:
    make_rows_of_another_dictionary(filled)
    assert tiers(filled) == [Tier.CHARACTERS, Tier.CHARACTERS]
    told: list[Progress] = []
    index.renew(filled, told.append)
    assert index.is_current(filled)
    assert tiers(filled) == [Tier.WORD, Tier.CHARACTERS]
    assert [(it.done, it.total, it.what) for it in told] == [
        (0, 2, "Finding the words of 1980-01-01"),
        (1, 2, "Finding the words of 1981-01-01"),
    ]
    index.renew(filled, lambda _progress: pytest.fail("nothing was to be done"))


def test_cancelled_renewal_changes_nothing(filled: Archive, index: ArticleIndex) -> None:
    make_rows_of_another_dictionary(filled)

    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        index.renew(filled, stop)
    assert not index.is_current(filled)
    assert count(filled, "和服") == 2


def test_import_into_an_archive_of_another_dictionary(filled: Archive, index: ArticleIndex) -> None:
    make_rows_of_another_dictionary(filled)
    filled.store(reading(body("　　和服很美。"), day=date(1982, 1, 1)), index)
    assert tiers(filled) == [Tier.WORD, Tier.WORD, Tier.CHARACTERS]


def test_removal_from_an_archive_of_another_dictionary(filled: Archive, index: ArticleIndex) -> None:
    make_rows_of_another_dictionary(filled)
    (day,) = filled.held_days(date(1980, 1, 1), date(1980, 1, 1))
    filled.remove_issue(day.issue_id, index)
    assert tiers(filled) == [Tier.CHARACTERS]
    assert filled.connection.execute("SELECT rowid FROM word WHERE word MATCH '和服展'").fetchall() == []


def test_another_folding_makes_all_tables_anew(
    filled: Archive, index: ArticleIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.find.index.fold_stamp", lambda: "another")
    assert not index.is_current(filled)
    index.renew(filled)
    assert index.is_current(filled)
    assert count(filled, "和服") == 2


def test_stamp_names_the_dictionary(filled: Archive) -> None:
    stamps = dict(filled.connection.execute("SELECT name, value FROM stamp").fetchall())
    assert words.cutter_stamp() in stamps["word"]
    assert stamps["gram"] == stamps["chr"]


def test_index_of_the_first_schema_still_answers(tmp_path: Path) -> None:
    kept = Path(__file__).parent.parent / "archives" / "schema-1.yuebao"
    archive = Archive.open(Path(shutil.copy(kept, tmp_path / "old.yuebao")))
    assert [hit.tier for hit in find(archive, "图书角").articles] == [Tier.HEADING]
    assert count(archive, "春茶昨天") == count(archive, "茶") == 1
    archive.close()
