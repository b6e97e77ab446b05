from __future__ import annotations

import re
import tomllib

import pytest

import dev
from reader.cli import arguments
from reader.cli.exits import Exit
from tests.checkout import CHECKOUT


@pytest.fixture(scope="module")
def halves() -> tuple[str, str]:
    """The Chinese and the English part."""
    chinese, _mark, english = (CHECKOUT / "README.md").read_text("utf-8").partition("\n## In English\n")
    return chinese, english


def test_both_languages_name_each_dependency_and_its_licence(halves: tuple[str, str]) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        name = re.split(r"[<>=!]", line)[0]
        cells = rf"^\| {re.escape(name)} \|[^|]+\| (MIT|Apache-2\.0|BSD-3-Clause|LGPL-3\.0) \|[^|]+\|$"
        row = re.compile(cells, re.MULTILINE)
        assert all(row.search(half) for half in halves), name
    for line in project["optional-dependencies"]["dev"]:
        name = re.split(r"[<>=!]", line)[0]
        assert all(name in half.lower() for half in halves), name


def test_both_languages_name_each_option_of_each_command(
    halves: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (["--help"], *([command, "--help"] for command in arguments.COMMANDS)):
        with pytest.raises(SystemExit):
            arguments.read_arguments(call)
        for option in set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}:
            assert all(option in half for half in halves), (call, option)


def test_both_languages_name_each_exit_code(halves: tuple[str, str]) -> None:
    for half in halves:
        told = [int(code) for code in re.findall(r"^\| (\d+) \|", half, re.MULTILINE)]
        assert told == [code.value for code in Exit]


def test_the_two_commands_stand_on_the_first_screen_and_exist(halves: tuple[str, str]) -> None:
    first = halves[0].split("\n## ")[0]
    for command in ("run", "test"):
        assert f"python3 packaging/dev.py {command}\n" in first
        assert callable(getattr(dev, command))


def test_what_is_pointed_at_is_there(halves: tuple[str, str]) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", "".join(halves)):
        assert (CHECKOUT / target).is_file(), target
