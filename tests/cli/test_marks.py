"""`yuebao marks`."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader import cli, paths
from reader.cli.exits import Exit
from reader.jobs.annotations import new_highlight
from reader.library import LibraryLocation, personal_segmenter
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.checkout import SPECIMEN
from tests.store.marks.invented_annotations import fill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def kept() -> Path:
    """The person's marks: two highlights, one of them with a note, and an area; the archive is empty."""
    where = paths.personal().make()
    Archive.open(where.archive).close()
    with closing(Marks.open(where.marks)) as marks:
        fill(marks.annotations)
    return where.marks


def test_marks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["marks", "list"]) == Exit.DONE
    out = capsys.readouterr().out
    assert "过河只要五分钟" in out
    assert "    查1957年的渡口" in out
    assert cli.main(["marks", "list", "--json", "--kind", "note"]) == Exit.DONE
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["note"], told["tags"], told["orphan"]) == ("查1957年的渡口", ["渡口史"], True)
    assert cli.main(["marks", "list", "--tag", "没有"]) == Exit.NOTHING
    capsys.readouterr()
    # The archive is empty: no mark's place is certain in it.
    assert cli.main(["marks", "list", "--colour", "blue", "--orphans"]) == Exit.DONE
    assert "“渡口添新船” #船 (place not certain)" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["json", "jsonld"])
def test_marks_go_from_one_computer_to_another(
    ending: str, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"marks.{ending}"
    assert cli.main(["marks", "export", "-o", str(file)]) == Exit.DONE
    assert "3 marks written" in capsys.readouterr().err
    assert cli.main(["marks", "export", "-o", str(file)]) == Exit.NOT_WRITTEN
    with closing(Marks.open(kept)) as marks:
        marks.annotations.remove_highlights(["h1", "h2"])
    assert cli.main(["marks", "import", str(file)]) == Exit.DONE
    assert "New: 2. Newer than here: 0. Already there: 1." in capsys.readouterr().err
    with closing(Marks.open(kept)) as marks:
        assert {it.uid for it in marks.annotations.highlights()} == {"h1", "h2"}


def test_marks_into_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["marks", "export", "-o", "-", "--format", "html"]) == Exit.DONE
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_a_file_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}", "utf-8")
    assert cli.main(["marks", "import", str(file)]) != Exit.DONE
    assert "other.json" in capsys.readouterr().err


@pytest.fixture
def noted(tmp_path: Path) -> str:
    """A word of an article that is in the archive and has a note on it."""
    (source,) = SPECIMEN.glob("*2024-03-05.txt")
    assert cli.main(["import", str(source)]) == Exit.DONE
    where = paths.personal()
    with closing(LibraryLocation(where.archive, personal_segmenter(where), where).open()) as library:
        (day,) = library.archive.held_days(date(2024, 3, 5), date(2024, 3, 5))
        (record,) = library.archive.articles([library.archive.issue(day.issue_id).articles[0].id])
        made = new_highlight(library, record, 0, 4, "red", "查档案", ())
        library.marks.annotations.put_highlights([made.highlight], [made.text], [made.place])
    return made.highlight.quote


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_articles_are_written_with_their_notes(ending: str, noted: str, tmp_path: Path) -> None:
    plain, full = tmp_path / f"plain.{ending}", tmp_path / f"full.{ending}"
    assert cli.main(["export", "--date", "2024-03-05", "-o", str(plain)]) == Exit.DONE
    assert cli.main(["export", "--date", "2024-03-05", "--with-marks", "-o", str(full)]) == Exit.DONE
    assert "查档案" not in plain.read_text("utf-8")
    assert noted in full.read_text("utf-8")
    assert "查档案" in full.read_text("utf-8")


@pytest.mark.parametrize("ending", ["csv", "zip", "csl.json"])
def test_where_a_form_holds_no_notes_that_is_said(
    ending: str, noted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"full.{ending}"
    call = ["export", "--date", "2024-03-05", "--with-marks", "-o", str(path)]
    assert noted
    assert cli.main(call) == Exit.WRONG_CALL
    assert "txt, md, html, docx, epub, pdf" in capsys.readouterr().err
    assert not path.exists()


def test_marks_go_through_a_folder_and_a_carried_database_is_warned_about(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "carried"
    assert cli.main(["marks", "sync", str(folder)]) == Exit.NOT_WRITTEN
    assert "There is no folder" in capsys.readouterr().err
    folder.mkdir()
    assert cli.main(["marks", "sync", str(folder)]) == Exit.DONE
    assert "on 0 other computers" in capsys.readouterr().err
    monkeypatch.setenv("YUEBAO_HOME", str(tmp_path / "Dropbox" / "home"))
    assert cli.main(["marks", "sync", str(folder)]) == Exit.DONE
    said = capsys.readouterr().err
    assert "on 1 other computer. New: 3." in said
    assert "Dropbox synchronises" in said
    assert "yuebao marks sync FOLDER" in said
    (folder / "marks-x.json").write_text("{", "utf-8")
    assert cli.main(["marks", "sync", str(folder)]) == Exit.SOME_FAILED
    assert kept.exists()
