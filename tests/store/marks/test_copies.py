"""Copies of the marks: when they are made, what is kept of them, whatever the clock says."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.store.marks import copies
from reader.store.marks.contents import Contents
from reader.store.marks.copies import Copy, CopyPace, copies_of, thin
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark
from tests.checkout import ARCHIVES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def bookmark(nth: int) -> Bookmark:
    return Bookmark(f"key {nth}", "溪口报", date(1987, 5, 12), "2", f"新茶{nth}", "　　头一批。", NOON)


def add(path: Path, numbers: range, moment: datetime = NOON) -> None:
    marks = Marks.open(path, lambda: moment)
    for nth in numbers:
        marks.restore_bookmark(bookmark(nth))
    marks.close()


def counts(path: Path) -> list[int]:
    return [copy.contents.bookmarks for copy in copies_of(path)]


def test_twenty_changes_make_a_copy_and_so_does_the_end(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    marks = Marks.open(path, lambda: NOON)
    for nth in range(19):
        marks.restore_bookmark(bookmark(nth))
    assert counts(path) == []
    marks.restore_bookmark(bookmark(19))
    assert counts(path) == [20]
    marks.restore_bookmark(bookmark(20))
    marks.close()
    assert counts(path) == [21, 20]


def test_a_while_of_work_makes_a_copy() -> None:
    now = 0.0
    pace = CopyPace(lambda: now)
    now = copies.SECONDS_UNTIL_COPY
    assert not pace.is_due_after(0)
    assert pace.is_due_after(1)
    pace.begin_again()
    assert not pace.is_due_after(1)


def test_what_has_not_changed_is_not_copied_again(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    for day in range(3):
        add(path, range(2), NOON + timedelta(days=day))
    assert counts(path) == [2]


def test_where_the_last_copy_says_the_same_no_older_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "marks.sqlite", []
    for day in range(5):
        add(path, range(day, day + 1), NOON + timedelta(days=day))
    newest, *older = [copy.path for copy in copies_of(path)]
    assert len(older) == 4

    def copy_at(place: Path, look: Callable[[Path], Copy | None] = copies.copy_at) -> Copy | None:
        read.append(place)
        return look(place)

    monkeypatch.setattr(copies, "copy_at", copy_at)
    with closing(sqlite3.connect(path)) as connection:
        assert copies.keep_copy(connection, path, NOON + timedelta(days=9)) is None
    assert read == [newest]


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_set_wrong_neither_stops_copies_nor_hides_the_newest(tmp_path: Path, year: int) -> None:
    path = tmp_path / "marks.sqlite"
    add(path, range(3))
    add(path, range(6), NOON.replace(year=year))
    add(path, range(9), NOON + timedelta(days=1))
    assert counts(path) == [9, 6, 3]


def test_two_copies_of_one_second_have_two_names(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    for last in range(1, 5):
        add(path, range(last))
    assert counts(path) == [4, 3, 2, 1]


def test_a_copy_is_the_persons_alone(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    add(path, range(1))
    (copy,) = copies_of(path)
    modes = [it.stat().st_mode & 0o777 for it in (path, copy.path, copy.path.parent)]
    assert modes == [0o600, 0o600, 0o700]
    assert not list(copy.path.parent.glob(".*"))


def made(folder: Path, nth: int, moment: datetime, bookmarks: int) -> Copy:
    path = folder / f"{nth}"
    path.write_text("")
    return Copy(path, moment, Contents(changes=nth, bookmarks=bookmarks))


def test_copies_are_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    found = [made(tmp_path, nth, NOON + timedelta(hours=6 * nth - 12), nth) for nth in range(4 * 200)]
    found.reverse()
    thin(found)
    left = sorted(int(it.name) for it in tmp_path.iterdir())
    assert left[-copies.NEWEST :] == list(range(800 - copies.NEWEST, 800))
    days = {found[799 - nth].made.date() for nth in left}
    assert {(NOON + timedelta(days=199 - ago)).date() for ago in range(copies.DAYS)} <= days
    assert {(day.year, day.month) for day in days} >= {(2024, month) for month in range(3, 10)}
    assert len(left) < 40


def test_the_last_copy_with_something_in_it_is_never_thinned_away(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    add(path, range(30))
    marks = Marks.open(path, lambda: NOON)
    for nth in range(30):
        marks.remove_bookmark(bookmark(nth).key)
    marks.close()
    for day in range(60):
        marks = Marks.open(path, lambda day=day: NOON + timedelta(hours=day))  # type: ignore[misc]
        marks.saved_finds.save("茶", "茶", NOON)
        marks.saved_finds.remove_query("茶")
        marks.close()
    assert max(counts(path)) == 30
    assert len(counts(path)) < 20


def test_a_file_that_is_no_good_is_not_kept_as_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    add(path, range(3))
    marks = Marks.open(path, lambda: NOON)
    marks._file.connection.execute("UPDATE bookmark SET created = 'never' WHERE key = 'key 1'")
    with pytest.raises(Exception, match="could not be read again"):
        marks.copy()
    marks.close()
    assert counts(path) == [3]
    assert not list((tmp_path / "backups").glob(".*"))


@pytest.mark.parametrize("kept", sorted(ARCHIVES.glob("marks-*.sqlite")), ids=lambda path: path.stem)
def test_marks_of_each_schema_are_copied_before_they_are_migrated(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    shutil.copy(kept, path)
    with closing(sqlite3.connect(path)) as connection:
        ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    Marks.open(path).close()
    copied = (tmp_path / "backups").glob("*.sqlite")
    versions = set()
    for copy in copied:
        with closing(sqlite3.connect(copy)) as connection:
            versions |= set(connection.execute("PRAGMA user_version").fetchall())
    assert (version,) in versions
    assert set(counts(path)) == {1}


def test_days_go_by_the_names_though_the_copies_were_copied(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    for day in range(12):
        for nth in range(2):
            add(path, range(2 * day + nth + 1), NOON + timedelta(days=day, hours=nth))
    dates = [copy.made.date() for copy in copies_of(path)]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) == 12
    assert len(dates) < 20
