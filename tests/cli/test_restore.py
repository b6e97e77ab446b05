"""`yuebao backup` and `yuebao restore`."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reader import cli, paths
from reader.cli.exits import Exit
from reader.store.marks.copies import copies_of
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def path() -> Path:
    """The person's marks with two bookmarks and a copy of each state."""
    made = paths.personal().make().marks
    for nth in range(2):
        with closing(Marks.open(made)) as marks:
            marks.restore_bookmark(
                Bookmark(f"key {nth}", "溪口报", date(1987, 5, 12), "2", f"新茶{nth}", "　　头一批。", NOON)
            )
    return made


def held(path: Path) -> int:
    with closing(Marks.open(path)) as marks:
        return len(marks.bookmarks())


def test_a_copy_is_made_where_it_is_wanted(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", str(tmp_path)]) == Exit.DONE
    said = capsys.readouterr()
    (copy,) = tmp_path.glob("marks-*.sqlite")
    assert said.out.strip() == str(copy)
    assert "It holds 2 bookmarks, 0 corrections, 0 saved finds." in said.err
    assert cli.main(["backup", str(tmp_path)]) == Exit.DONE
    assert len(list(tmp_path.glob("marks-*.sqlite"))) == 2


def test_a_copy_beside_the_marks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["backup"]) == Exit.DONE
    assert capsys.readouterr().out.strip() == str(copies_of(path)[0].path)


def test_nothing_to_copy_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["backup"]) == Exit.NOTHING
    assert cli.main(["restore", "--list"]) == Exit.NOTHING
    assert "There are no copies of the bookmarks yet." in capsys.readouterr().err


def test_a_folder_that_is_not_there(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["backup", str(tmp_path / "none")]) == Exit.NO_ARCHIVE
    assert "Make it first" in capsys.readouterr().err


def test_copies_are_listed_the_newest_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", "--list"]) == Exit.DONE
    lines = capsys.readouterr().out.splitlines()
    assert [("2 bookmarks" in line, "1 bookmark," in line) for line in lines] == [
        (True, False),
        (False, True),
    ]


def test_a_copy_is_looked_into(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", "--list", "2"]) == Exit.DONE
    assert capsys.readouterr().out == "1987-05-12 溪口报 2 新茶0\n"


def test_marks_that_are_lost_are_told_and_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.unlink()
    assert cli.main(["corrections", "list"]) == Exit.NO_ARCHIVE
    said = capsys.readouterr().err
    assert "is missing." in said
    assert "yuebao restore" in said
    assert not path.exists()
    assert cli.main(["restore"]) == Exit.DONE
    assert "2 bookmarks" in capsys.readouterr().err
    assert held(path) == 2


def test_marks_that_are_lost_can_be_begun_anew(path: Path) -> None:
    path.unlink()
    assert cli.main(["restore", "--as-is"]) == Exit.DONE
    assert held(path) == 0
    assert cli.main(["corrections", "list"]) == Exit.NOTHING


@pytest.mark.parametrize("named", ["2", "name", "path"])
def test_an_older_state_is_restored_and_the_newer_one_kept(path: Path, named: str) -> None:
    older = copies_of(path)[1].path
    assert cli.main(["restore", {"2": "2", "name": older.name, "path": str(older)}[named]]) == Exit.DONE
    assert held(path) == 1
    assert max(copy.contents.bookmarks for copy in copies_of(path)) == 2


def test_nothing_is_restored_where_nothing_is_missing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore"]) == Exit.DONE
    assert "Nothing is missing." in capsys.readouterr().err
    assert held(path) == 2


def test_a_damaged_copy_is_told_and_not_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = copies_of(path)[0].path
    data = bytearray(newest.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    newest.write_bytes(data)
    assert cli.main(["restore", str(newest)]) == Exit.NO_ARCHIVE
    assert held(path) == 2


def test_no_such_copy(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("99", "nothing.sqlite"):
        assert cli.main(["restore", name]) == Exit.NO_ARCHIVE
    assert "yuebao restore --list" in capsys.readouterr().err


def test_what_was_mended_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(path.read_bytes())
    data[:16] = bytes(16)
    path.write_bytes(data)
    cli.main(["corrections", "list"])
    assert "The marks file was damaged and has been mended: it holds 2 bookmarks" in capsys.readouterr().err


def test_what_a_copy_holds_is_added_to_what_is_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Marks.open(path)) as marks:
        marks.remove_bookmark("key 0")
        marks.saved_finds.save("新茶", "新茶", NOON)
    assert cli.main(["restore", "--merge"]) == Exit.NO_ARCHIVE
    assert "yuebao restore --list" in capsys.readouterr().err
    assert cli.main(["restore", "--merge", "2"]) == Exit.DONE
    assert "New: 1." in capsys.readouterr().err
    with closing(Marks.open(path)) as marks:
        assert {it.key for it in marks.bookmarks()} == {"key 0", "key 1"}
        assert [it.query for it in marks.saved_finds.all("")] == ["新茶"]
