"""CONTRIBUTING.md tells how to add a format in ten steps: they are followed to the letter in a copy of the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.table import FOLDERS
from tests.contributing_steps import added_lines, followed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_ten_steps_add_a_format(tmp_path: Path) -> None:
    followed("Add a format", tmp_path)
    assert added_lines("reader/importers/formats/table.py", tmp_path) == ['    "leaflet",']
    assert "leaflet" not in FOLDERS
