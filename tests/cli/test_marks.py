"""`yuebao marks`."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import cli, paths
from reader.cli.exits import Exit
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
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
