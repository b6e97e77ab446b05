"""The rooms of each part stay few, and so do the doors between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checkout import CHECKOUT
from tests.structure import PARTS, imports_between_rooms, structure_of

if TYPE_CHECKING:
    from pathlib import Path

CEILINGS = {"gui": (15, 6, 47), "find": (14, 9, 40), "importers": (5, 5, 8), "store": (4, 3, 6)}
"""Of each part the most rooms, floors, and pairs of rooms of which one imports the other."""


@pytest.mark.parametrize("part", PARTS)
def test_a_part_keeps_within_its_ceilings(part: str) -> None:
    found = structure_of(CHECKOUT, part)
    rooms, floors, doors = CEILINGS[part]
    assert found.circles == ()
    assert found.rooms <= rooms
    assert found.floors <= floors
    assert found.doors <= doors


def test_rooms_of_the_window_know_no_controller_but_their_own() -> None:
    """The shell alone makes and joins them; what a room is told or asked for goes by signals."""
    crossing = imports_between_rooms(CHECKOUT, "gui")
    assert crossing
    told = [one for one in crossing if one.imported.endswith((".controller", ".navigator"))]
    assert {one.importer for one in told} == {"reader.gui.shell.rooms"}
    to_shell = [one for one in crossing if one.imported.startswith("reader.gui.shell.")]
    assert to_shell == []


def _write(folder: Path, **modules: str) -> None:
    for name, text in modules.items():
        path = folder / "reader" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_the_count_tells_rooms_floors_and_kinds_of_imports(tmp_path: Path) -> None:
    _write(
        tmp_path,
        gui__top="from reader.gui.hall.door import go\nimport reader.gui.attic\n",
        gui__hall__door="def go():\n    from reader.gui import cellar\n",
        gui__hall__window="from reader.gui.hall.door import go\nfrom reader.gui.cellar import dig\n",
        gui__attic="if TYPE_CHECKING:\n    from reader.gui.cellar import dig\n",
        gui__cellar="from reader.store.shelf import jar\n",
        store__shelf="",
    )
    found = structure_of(tmp_path, "gui")
    assert (found.rooms, found.floors, found.doors, found.imports, found.imports_of_types) == (4, 3, 4, 5, 1)
    assert found.circles == ()


def test_rooms_in_a_circle_are_one_step_and_are_named(tmp_path: Path) -> None:
    _write(
        tmp_path,
        gui__top="from reader.gui import left\n",
        gui__left="from reader.gui import right\n",
        gui__right="from reader.gui import left, under\n",
        gui__under="",
    )
    found = structure_of(tmp_path, "gui")
    assert found.floors == 3
    assert found.circles == (("left", "right"),)
