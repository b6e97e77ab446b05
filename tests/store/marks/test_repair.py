"""Marks that are missing, empty, poorer than their copies, damaged, removed or replaced while open."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import ArchiveError
from reader.store.archive.archive import Archive
from reader.store.marks import repair
from reader.store.marks.contents import rows_of
from reader.store.marks.copies import copies_of
from reader.store.marks.marks import Marks
from reader.store.marks.repair import Condition, MarksLostError
from reader.store.marks.salvage import salvaged
from reader.store.marks.schema import MARKS
from reader.store.records import Bookmark
from reader.store.sqlite.errors import FileGoneError
from tests.benchmarks.faults import BOOKMARKS, correction, fill, flips, kill_at_work
from tests.checkout import ARCHIVES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def bookmark(nth: int) -> Bookmark:
    return Bookmark(f"key {nth}", "溪口报", date(1987, 5, 12), "2", f"新茶{nth}", "　　头一批。" * 9, NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Marks with 30 bookmarks and a copy of them."""
    made = tmp_path / "marks.sqlite"
    with closing(Marks.open(made)) as marks:
        for nth in range(30):
            marks.restore_bookmark(bookmark(nth))
        marks.add_corrections([correction(1)])
    return made


def held(path: Path) -> int:
    with closing(Marks.open(path)) as marks:
        return len(marks.bookmarks())


def emptied(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM bookmark")
        connection.commit()


def new_one(path: Path) -> None:
    other = path.with_name("other.sqlite")
    with closing(Marks.open(other)) as marks:
        for nth in range(3):
            marks.restore_bookmark(bookmark(nth))
    other.replace(path)


LOSSES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "emptied": emptied,
    "new": new_one,
}


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES.keys())
def test_what_was_lost_is_asked_about_and_comes_back(path: Path, lose: Callable[[Path], object]) -> None:
    lose(path)
    with pytest.raises(MarksLostError):
        Marks.open(path)
    with pytest.raises(MarksLostError, match="holds 30 bookmarks, 1 correction, 0 saved finds") as told:
        Marks.open(path)
    assert told.value.offered is not None
    assert told.value.offered.contents.bookmarks == 30
    assert repair.restore_newest(path, NOON) is not None
    assert held(path) == 30


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES.keys())
def test_the_file_can_be_taken_as_it_is(path: Path, lose: Callable[[Path], object]) -> None:
    lose(path)
    with repair.marks_lock(path):
        taken = repair.accept(path, NOON)
    assert held(path) == taken.bookmarks < 30
    assert max(copy.contents.bookmarks for copy in copies_of(path)) == 30


def test_what_was_taken_out_by_hand_is_not_asked_about(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        for nth in range(30):
            marks.remove_bookmark(bookmark(nth).key)
    assert held(path) == 0


@pytest.mark.parametrize("kept", sorted(ARCHIVES.glob("marks-*.sqlite")), ids=lambda path: path.stem)
def test_a_copy_of_each_schema_is_offered_and_restored(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    (tmp_path / "backups").mkdir()
    shutil.copy(kept, tmp_path / "backups" / "marks-2024-03-01.sqlite")
    with pytest.raises(MarksLostError, match="is missing"):
        Marks.open(path)
    repair.restore_newest(path, NOON)
    assert held(path) == 1


def test_a_damaged_copy_is_not_offered(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        marks.restore_bookmark(bookmark(31))
    newest, whole = copies_of(path)[:2]
    newest.path.write_bytes(newest.path.read_bytes()[:-4096])
    path.unlink()
    with pytest.raises(MarksLostError) as told:
        Marks.open(path)
    assert told.value.offered is not None
    assert told.value.offered.path == whole.path


def test_a_loss_is_told_by_another_process_too(path: Path) -> None:
    path.unlink()
    with pytest.raises(MarksLostError) as told:
        Marks.open(path)
    again = pickle.loads(pickle.dumps(told.value))  # noqa: S301 - our own
    assert (str(again), again.offered) == (str(told.value), told.value.offered)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_what_an_other_file_left_beside_it_does_not_spoil_a_restored_one(path: Path, ending: str) -> None:
    path.unlink()
    path.with_name(path.name + ending).write_bytes(b"\x37\x7f\x06\x82" + bytes(4096))
    repair.restore_newest(path, NOON)
    assert held(path) == 30


def test_damage_is_mended_from_what_can_be_read_and_the_newest_copy(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        for nth in range(30, 45):
            marks.restore_bookmark(bookmark(nth))
        marks._pace.begin_again()  # so that the end makes no copy
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)
    with closing(Marks.open(path)) as marks:
        assert marks.notice is not None
        assert "it holds 45 bookmarks" in marks.notice
        assert len(marks.bookmarks()) == 45
        assert len(marks.corrections()) == 1
    (aside,) = path.parent.glob("marks.damaged-*.sqlite")
    assert aside.read_bytes() == bytes(data)
    with closing(Marks.open(path)) as again:
        assert again.notice is None


def test_a_byte_that_is_no_character_is_shown_and_does_not_hide_its_row(path: Path) -> None:
    for copy in copies_of(path):
        copy.path.unlink()
    data = path.read_bytes()
    path.write_bytes(data.replace("新茶7".encode(), b"\xff" + "新茶7".encode()[1:]))
    with closing(Marks.open(path)) as marks:
        found = marks.bookmark("key 7")
        assert found is not None
        assert found.headline.endswith("茶7")
        assert "\N{REPLACEMENT CHARACTER}" in found.headline
        assert len(marks.bookmarks()) == 30


def test_all_rows_are_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = {table: set(found) for table, found in rows_of(connection).items()}
    read = {table: set(found) for table, found in salvaged(path.read_bytes()).items()}
    assert len(read["bookmark"]) == BOOKMARKS
    for table in ("bookmark", "correction", "saved_find", "saved_find_seen", "past_find", "read"):
        assert read[table] == rows[table]


def test_a_correction_longer_than_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks.open(path)) as marks:
        marks.restore_bookmark(replace(bookmark(1), quote="长" * 20_000))
    (row,) = salvaged(path.read_bytes())["bookmark"]
    assert row[5] == "长" * 20_000


def test_single_bits(tmp_path: Path) -> None:
    found = flips(tmp_path, 16, seed=3)
    assert [it for it in found if not it.is_right] == []
    assert min(it.came_back for it in found) >= BOOKMARKS - 12


def test_what_was_seen_of_a_find_that_is_lost_does_not_hide_the_rest(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        find = marks.saved_finds.save("渡口", "渡口 新船", NOON)
        marks.saved_finds.note_seen(find.id, "a", 3)
    for copy in copies_of(path):
        copy.path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM saved_find")
        connection.execute("PRAGMA application_id = 7")
        connection.commit()
    assert repair.judge(path).condition is Condition.DAMAGED
    assert held(path) == 30


def test_an_archive_is_no_damaged_marks_file(tmp_path: Path) -> None:
    Archive.open(tmp_path / "a.yuebao").close()
    assert repair.judge(tmp_path / "a.yuebao").condition is Condition.FOREIGN


def test_a_file_with_another_version_number_is_damaged_not_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 260")
    assert repair.judge(path).condition is Condition.DAMAGED
    assert held(path) == 30


def test_a_newer_file_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {MARKS.version + 1}")
        connection.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('marks', 'later', '')"
        )
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="newer version"):
        Marks.open(path)
    assert path.read_bytes() == before


def test_a_file_removed_while_open_is_noticed_and_kept(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        marks.restore_bookmark(bookmark(40))
        path.unlink()
        with pytest.raises(FileGoneError, match=r"was removed while it was open.*yuebao restore"):
            marks.restore_bookmark(bookmark(41))
        assert not path.exists()
        repair.restore_newest(path, NOON)
        marks.restore_bookmark(bookmark(42))
        assert len(marks.bookmarks()) == 32


def test_a_file_restored_by_another_program_is_followed(path: Path) -> None:
    with closing(Marks.open(path)) as marks:
        repair.restore_newest(path, NOON)
        marks.restore_bookmark(bookmark(40))
        assert len(marks.bookmarks()) == 31
    assert held(path) == 31


@pytest.mark.parametrize("in_place", [True, False])
def test_an_older_state_put_in_its_place_while_open_is_noticed(path: Path, in_place: bool) -> None:
    older = path.with_name("older")
    shutil.copy(path, older)
    with closing(Marks.open(path)) as marks:
        marks.restore_bookmark(bookmark(40))
        shutil.copy(older, path) if in_place else older.replace(path)
        with pytest.raises(ArchiveError, match="an older state of itself"):
            marks.restore_bookmark(bookmark(41))
    if not in_place:
        assert max(copy.contents.bookmarks for copy in copies_of(path)) == 31


def test_killed_at_work(tmp_path: Path) -> None:
    killed = kill_at_work(tmp_path / "marks.sqlite", 2, 2, (0.2, 0.6))
    assert killed.faults == ()
    assert killed.acknowledged > 0
