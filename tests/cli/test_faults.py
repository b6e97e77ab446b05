"""What is damaged told and mended, and sources that come through a pipe, by calls."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import cli, paths
from reader.cli.exits import Exit
from tests.archive_faults import shown, sources
from tests.pages import BRIDGE, TEA_DAY, page_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert cli.main(["import", str(sources(tmp_path / "papers", 3))]) == Exit.DONE
    capsys.readouterr()
    return paths.personal().archive


def change(archive: Path, sql: str) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_whole_archive(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == Exit.DONE
    assert "The file is whole" in capsys.readouterr().err
    assert cli.main(["check", "--quiet"]) == Exit.DONE
    assert capsys.readouterr() == ("", "")


def test_a_text_is_told_and_mended(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = shown(archive)
    change(archive, "UPDATE body SET text = '别的' WHERE article_id = (SELECT min(id) FROM article)")
    assert cli.main(["check", "--json"]) == Exit.SOME_FAILED
    out, err = capsys.readouterr()
    assert json.loads(out)["kind"] == "text"
    assert "yuebao check --mend" in err
    assert cli.main(["check", "--mend"]) == Exit.DONE
    assert "Mended." in capsys.readouterr().err
    assert shown(archive) == before


def test_what_cannot_be_mended_is_said_with_the_way_out(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(archive, "UPDATE body SET text = '别的'")
    (tmp_path / "papers" / "2022-07-16.txt").unlink()
    assert cli.main(["check", "--mend"]) == Exit.SOME_FAILED
    err = capsys.readouterr().err
    assert "Not there any more" in err
    assert "yuebao rebuild" in err


def test_an_archive_that_cannot_be_opened_is_made_anew(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = shown(archive)
    archive.write_bytes(archive.read_bytes()[:-60_000])
    assert cli.main(["find", "石桥"]) in {Exit.NO_ARCHIVE, Exit.NOTHING, Exit.DONE}
    assert cli.main(["check"]) in {Exit.NO_ARCHIVE, Exit.SOME_FAILED}
    assert "yuebao rebuild" in capsys.readouterr().err
    assert cli.main(["rebuild"]) == Exit.DONE
    out = capsys.readouterr().out
    assert "3 files read" in out
    assert ".damaged-" in out
    assert shown(archive) == before


# pipes, and how much is said


@pytest.mark.parametrize("command", ["import", "preview"])
def test_standard_input_is_read(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = page_text(TEA_DAY, BRIDGE).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    assert cli.main([command, "-", "--json"]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert (told.get("issue") or told)["date"] == "2022-07-16"


def test_what_is_held_already_is_counted(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(tmp_path / "papers")]) == Exit.DONE
    assert capsys.readouterr().out.splitlines() == ["3 files were held already."]
    (tmp_path / "papers" / "new.txt").write_text("", "utf-8")
    assert cli.main(["import", "--quiet", str(tmp_path / "papers")]) == Exit.SOME_FAILED
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Not read", "    Error"]


def test_an_import_for_a_program(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", "--json", "--again", str(tmp_path / "papers")]) == Exit.DONE
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["status"], line["paper"], line["articles"]) for line in lines] == [
        ("unchanged", "柳溪报", 3)
    ] * 3
