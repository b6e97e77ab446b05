from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

import dev
from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in dev.MADE_FROM:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(CHECKOUT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", dev.MADE_FROM)
def test_a_change_of_what_the_environment_is_made_from_shows(checkout: Path, name: str) -> None:
    before = dev.stamp(checkout)
    assert dev.stamp(checkout) == before
    with (checkout / name).open("a") as made_from:
        made_from.write("# one more line\n")
    assert dev.stamp(checkout) != before


def test_a_checkout_elsewhere_needs_an_environment_of_its_own(checkout: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(checkout / "packaging", moved / "packaging")
    shutil.copy(checkout / "pyproject.toml", moved)
    assert dev.stamp(moved) != dev.stamp(checkout)


def test_an_older_python_is_told_so() -> None:
    assert dev.python_fault((3, 11)) == ""
    assert dev.python_fault((3, 14)) == ""
    assert "needs Python 3.11 or newer, and this is 3.9" in dev.python_fault((3, 9))


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_looked_for_where_there_may_be_none(
    system: str, environment: dict[str, str], expected: bool
) -> None:
    assert dev.has_screen(system, environment) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a screen")
def test_without_a_screen_run_says_so_and_names_the_other_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.main(["run"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("There is no screen here")
    assert "QT_QPA_PLATFORM=offscreen python3 packaging/dev.py run" in told.err


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_what_it_does_not_know_it_answers_with_what_it_knows(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    told = capsys.readouterr().out
    assert all(f"dev.py {command}" in told for command in ("run", "test", "lint", "setup", "catalogue"))


def test_a_catalogue_older_than_its_source_is_stale(tmp_path: Path) -> None:
    source, made = tmp_path / "yuebao.po", tmp_path / "yuebao.mo"
    source.touch()
    assert dev.is_stale(source, made)
    made.touch()
    os.utime(source, (1000, 1000))
    os.utime(made, (2000, 2000))
    assert not dev.is_stale(source, made)
    os.utime(source, (3000, 3000))
    assert dev.is_stale(source, made)
