"""--column says which column of a table holds what; the next table of that shape is read alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader import cli
from reader.cli.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "甲,乙,丙\n" + "2024-05-06,渡口修起新码头,码头完工。\n" * 3


def headlines(path: Path, capsys: pytest.CaptureFixture[str], *said: str) -> list[str]:
    cli.main(["preview", "--json", *said, str(path)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    pages = [page for line in lines if line["issue"] for page in line["issue"]["pages"]]
    return [article["headline"] for page in pages for article in page["articles"]]


@pytest.mark.usefixtures("home")
def test_what_is_said_of_columns_holds_for_the_next_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for path in (first, second):
        path.write_text(TABLE, "utf-8")
    said = ("--column", "day=甲", "--column", "标题=乙", "--column", "text=丙")
    assert headlines(first, capsys) == []
    assert headlines(first, capsys, *said) == ["渡口修起新码头"] * 3
    cli.main(["import", "--paper", "芦湾日报", *said, str(first)])
    capsys.readouterr()
    assert headlines(second, capsys) == ["渡口修起新码头"] * 3


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("said", ["甲", "weather=甲"])
def test_what_is_no_field_is_said_so(said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["preview", "--column", said, str(tmp_path)]) == Exit.WRONG_CALL
    assert said in capsys.readouterr().err
