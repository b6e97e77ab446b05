"""Saved finds and the finds of before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.store.marks.marks import Marks
from reader.store.marks.saved_finds import MOST_KEPT, SavedFinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
LATER = datetime(2024, 3, 6, 12, tzinfo=UTC)
HERE, THERE = "/one.yuebao", "/two.yuebao"


@pytest.fixture
def finds(tmp_path: Path) -> Iterator[SavedFinds]:
    marks = Marks.open(tmp_path / "marks.sqlite", lambda: NOON)
    yield marks.saved_finds
    marks.close()


def test_what_is_saved_is_there_in_the_order_it_was_saved(finds: SavedFinds) -> None:
    first = finds.save("老桥", "标题:桥 日期:2024", NOON)
    second = finds.save("渡口", "渡口", LATER)
    assert finds.all(HERE) == [first, second]
    assert (first.query, first.created, first.seen) == ("标题:桥 日期:2024", NOON, None)


def test_the_same_query_is_kept_once_and_takes_the_new_name(finds: SavedFinds) -> None:
    first = finds.save("渡口", "渡口", NOON)
    again = finds.save("老渡口", "渡口", LATER)
    assert again.id == first.id
    assert [(it.name, it.created) for it in finds.all(HERE)] == [("老渡口", NOON)]


def test_seen_hits_are_kept_an_archive_each(finds: SavedFinds) -> None:
    saved = finds.save("渡口", "渡口", NOON)
    finds.note_seen(saved.id, HERE, 5)
    finds.note_seen(saved.id, HERE, 7)
    assert [it.seen for it in finds.all(HERE)] == [7]
    assert [it.seen for it in finds.all(THERE)] == [None]


def test_what_was_removed_can_be_put_back(finds: SavedFinds) -> None:
    saved = finds.save("渡口", "渡口", NOON)
    finds.note_seen(saved.id, HERE, 5)
    finds.remove(saved.id)
    assert finds.all(HERE) == []
    finds.note_seen(saved.id, HERE, 6)
    finds.restore(saved)
    finds.restore(saved)
    assert finds.all(HERE) == [saved]


def test_an_id_is_never_given_twice(finds: SavedFinds) -> None:
    gone = finds.save("渡口", "渡口", NOON)
    finds.remove(gone.id)
    assert finds.save("桥", "桥", NOON).id != gone.id


def test_renaming(finds: SavedFinds) -> None:
    saved = finds.save("渡口", "渡口", NOON)
    finds.rename(saved.id, "云溪渡口")
    assert [it.name for it in finds.all(HERE)] == ["云溪渡口"]


def test_the_finds_of_before_are_the_newest_fifty_each_once(finds: SavedFinds) -> None:
    for number in range(MOST_KEPT + 5):
        finds.note_past(f"第{number}次")
    finds.note_past("第20次")
    past = finds.past()
    assert len(past) == MOST_KEPT
    assert past[:2] == ["第20次", f"第{MOST_KEPT + 4}次"]
    assert past.count("第20次") == 1
    finds.clear_past()
    assert finds.past() == []


def test_marks_of_the_first_schema_are_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    marks = Marks.open(path, lambda: NOON)
    marks.set_place("key", 0.5)
    with marks._file.writing() as connection:
        for table in ("saved_find_seen", "saved_find", "past_find"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'saved_finds'")
        connection.execute("PRAGMA user_version = 1")
    marks.close()
    marks = Marks.open(path, lambda: LATER)
    assert marks.place("key") == 0.5
    assert marks.saved_finds.all(HERE) == []
    marks.close()
