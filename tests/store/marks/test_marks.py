from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import ArchiveError
from reader.core.paper import Article, Clipping
from reader.store.marks.marks import Marks
from reader.store.records import ArticleId, ArticleRecord, IssueId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    opened = Marks.open(tmp_path / "marks.sqlite")
    yield opened
    opened.close()


def record(key: str, headline: str | None = "新茶上市") -> ArticleRecord:
    article = Article(headline=headline, paragraphs=("　　头一批春茶运到县城。", "　　价钱略高。" * 20))
    clipping = Clipping("溪口报", date(1987, 5, 12), "2", article)
    return ArticleRecord(ArticleId(1), key, IssueId(1), clipping)


def test_bookmark_keeps_enough_to_be_read_alone(marks: Marks) -> None:
    made = marks.add_bookmark(record("k"), NOON)
    assert marks.bookmarks() == [made]
    assert (made.key, made.title, made.date, made.page_number) == ("k", "溪口报", date(1987, 5, 12), "2")
    assert (made.headline, made.created) == ("新茶上市", NOON)
    assert made.quote.startswith("　　头一批春茶运到县城。　　价钱略高。")
    assert len(made.quote) == 80


def test_article_without_headline_is_named_by_its_opening(marks: Marks) -> None:
    assert marks.add_bookmark(record("k", None), NOON).headline == "　　头一批春茶运到县城。"


def test_bookmarks_newest_first(marks: Marks) -> None:
    for at, key in enumerate("abc"):
        marks.add_bookmark(record(key), NOON + timedelta(minutes=at))
    assert [it.key for it in marks.bookmarks()] == ["c", "b", "a"]
    assert marks.bookmarked(["a", "c", "x"]) == {"a", "c"}
    assert marks.bookmark("b") is not None
    assert marks.bookmark("x") is None


def test_second_bookmark_keeps_the_first(marks: Marks) -> None:
    first = marks.add_bookmark(record("k"), NOON)
    assert marks.add_bookmark(record("k"), NOON + timedelta(days=1)) == first


def test_removed_bookmark_can_be_put_back(marks: Marks) -> None:
    made = marks.add_bookmark(record("k"), NOON)
    assert marks.remove_bookmark("k") == made
    assert marks.bookmarks() == []
    assert marks.remove_bookmark("k") is None
    marks.restore_bookmark(made)
    assert marks.bookmarks() == [made]


def test_read_and_unread(marks: Marks) -> None:
    marks.set_read(["a", "b", "a"], True)
    assert marks.read(["a", "b", "c"]) == {"a", "b"}
    marks.set_read(["a"], False)
    assert marks.read(["a", "b"]) == {"b"}


def test_places(marks: Marks) -> None:
    assert marks.place("a") is None
    marks.set_place("a", 0.25)
    marks.set_place("a", 0.5)
    assert marks.place("a") == 0.5


def test_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    first = Marks.open(path)
    first.add_bookmark(record("k"), NOON)
    first.close()
    again = Marks.open(path)
    assert again.bookmark("k") is not None
    assert again.notice is None
    again.close()


def test_torn_page_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    marks = Marks.open(path, lambda: NOON)
    marks.set_read([f"key {at}" for at in range(3000)], True)
    marks.close()
    whole = bytearray(path.read_bytes())
    whole[8192:12288] = b"\xff" * 4096
    path.write_bytes(whole)
    again = Marks.open(path, lambda: NOON)
    assert again.notice is not None
    again.close()


def test_marks_of_another_program_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    with pytest.raises(ArchiveError, match="belongs to another program"):
        Marks.open(path)
    assert not list(tmp_path.glob("marks.damaged*"))
    assert not (tmp_path / "backups").exists()


def test_marks_open_though_no_copy_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    (tmp_path / "backups").write_text("a file where the folder should be")
    marks = Marks.open(path)
    marks.add_bookmark(record("k"), NOON)
    marks.close()
    marks = Marks.open(path)
    assert marks.notice is not None
    assert marks.notice.startswith("No copy of the bookmarks could be made.")
    assert marks.bookmark("k") is not None
    marks.close()


def test_marks_are_on_the_disk_before_they_count(marks: Marks) -> None:
    connection = marks._file.connection
    (extra,) = connection.execute("PRAGMA synchronous").fetchone()
    assert extra == 3
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
