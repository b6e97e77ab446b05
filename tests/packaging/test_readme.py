"""README and guide: they name all there is, and point at what is there."""

from __future__ import annotations

import re
import tomllib

import pytest

import dev
from reader.cli import arguments
from reader.cli.exits import Exit
from tests.checkout import CHECKOUT

README = CHECKOUT / "README.md"
GUIDE = CHECKOUT / "resources" / "guide"
LONGEST_README = 9_000
"""Characters: a page to land on, not a manual."""


@pytest.fixture(params=["zh_CN", "en"])
def command_line(request: pytest.FixtureRequest) -> str:
    """What the guide says of the command line, in each language."""
    language: str = request.param
    return (GUIDE / language / "command-line.md").read_text("utf-8")


def test_the_readme_is_short() -> None:
    assert len(README.read_text("utf-8")) <= LONGEST_README


def test_each_dependency_and_its_licence_stand_in_the_table_of_what_it_is_built_on() -> None:
    told = (CHECKOUT / "reader" / "README.md").read_text("utf-8")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        name = re.split(r"[<>=!]", line)[0]
        cells = (
            rf"^\| {re.escape(name)} \|[^|]+\| (MIT|Apache-2\.0|BSD-3-Clause|LGPL-3\.0|MPL-2\.0) \|[^|]+\|$"
        )
        assert re.search(cells, told, re.MULTILINE), name
    for line in project["optional-dependencies"]["dev"]:
        name = re.split(r"[<>=!]", line)[0]
        assert name in told.lower(), name


def test_the_guide_names_each_option_of_each_command(
    command_line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (["--help"], *([command, "--help"] for command in arguments.COMMANDS)):
        with pytest.raises(SystemExit):
            arguments.read_arguments(call)
        for option in set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}:
            assert option in command_line, (call, option)


def test_the_guide_names_each_exit_code(command_line: str) -> None:
    told = [int(code) for code in re.findall(r"^\| (\d+) \|", command_line, re.MULTILINE)]
    assert told == [code.value for code in Exit]


def test_the_two_commands_stand_on_the_first_screen_and_exist() -> None:
    first = README.read_text("utf-8").split("\n## ")[0]
    for command in ("run", "test"):
        assert f"python3 packaging/dev.py {command}\n" in first
        assert callable(getattr(dev, command))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "reader/README.md"])
def test_what_is_pointed_at_is_there(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (CHECKOUT / page).read_text("utf-8")):
        assert ((CHECKOUT / page).parent / target).is_file(), target


PAGES = [
    str(path.relative_to(CHECKOUT))
    for path in (*CHECKOUT.glob("*.md"), *CHECKOUT.glob("resources/guide/*/*.md"))
]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_page_holds_two_versions_of_a_passage(page: str) -> None:
    text = (CHECKOUT / page).read_text("utf-8")
    assert not re.search(r"^(?:<{7} |>{7} |={7}$)", text, re.MULTILINE)
