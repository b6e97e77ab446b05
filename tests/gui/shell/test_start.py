"""What a start loads, until the first article is shown: counted, since a count is the same on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from contextlib import closing
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import paths
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.checkout import CHECKOUT
from tests.gui.shell.test_first_look import fill
from tests.indexing import library_of

if TYPE_CHECKING:
    from pathlib import Path

MOST_OWN = 157
"""Modules of our own, packages among them. Before you raise it: can what is new be imported where it is used?"""
OF_OTHERS = {"PySide6", "shiboken6", "platformdirs"}
TOOLS = {"reader", "_distutils_hack", "coverage"}
"""Ourselves, and what an environment may load into every process."""
START = """
import linecache, sys
from reader import app, paths
qt = app.make_qt(["yuebao"])
program = app.App(qt, paths.personal(), None)
program.open()
rooms = program.window.rooms
def tell():
    print(*sys.modules, *linecache.cache, sep="\\n")
def tell_read():
    print("--", *sys.modules, sep="\\n")
    qt.exit(rooms.reading.record is None)
program.window.usable.connect(tell)
rooms.annotations.marks_shown.connect(tell_read)
sys.exit(qt.exec())
"""


class Loaded(NamedTuple):
    """What is loaded when the first article stands there, with each file whose source was read; then with its marks."""

    first: frozenset[str]
    read: frozenset[str]


def loaded_late() -> list[str]:
    """The modules that pyproject.toml lets nobody import at the top of a file."""
    table = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    names: list[str] = table["flake8-tidy-imports"]["banned-module-level-imports"]
    return names


@pytest.fixture
def loaded(home: Path) -> Loaded:
    """By a start on an archive of two issues."""
    where = paths.personal().make()
    with closing(Archive.open(where.archive)) as archive, closing(Marks.open(where.marks)) as marks:
        fill(library_of(archive, marks, where.data))
    # A run that measures coverage would load what it needs itself into the process.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    surroundings = {**inherited, "YUEBAO_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", START],
        env=surroundings,
        cwd=paths.resources().parent,
        capture_output=True,
        text=True,
        check=True,
    )
    first, read = (frozenset(part.split("\n")) for part in told.stdout.split("\n--\n"))
    return Loaded(first, read)


def test_a_start_loads_nothing_it_does_not_need(loaded: Loaded) -> None:
    there = loaded.first
    assert "reader.gui.shell.window" in there
    late = loaded_late()
    assert {"numpy", "reader.importers", "reader.gui.shell.dialogs"} <= set(late)
    assert [name for name in late if name in there and name != "reader.app"] == []
    own = sorted(name for name in there if name.split(".")[0] == "reader")
    assert len(own) <= MOST_OWN, own
    others = there & packages_distributions().keys() - TOOLS
    assert others == OF_OTHERS
    # PySide would read the source of every module, and keep it, had Python's own import not been put back.
    assert [name for name in there if name.endswith("window.py")] == []


def test_an_article_is_read_without_what_imports_and_exports(loaded: Loaded) -> None:
    assert "reader.store.marks.highlight_places" in loaded.read
    assert loaded.read & {"reader.importers", "reader.export", "reader.jobs"} == set()
