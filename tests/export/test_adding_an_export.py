"""CONTRIBUTING.md tells how to add an export in ten steps: they are followed to the letter in a copy of the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export import format_called
from tests.contributing_steps import added_lines, followed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_ten_steps_add_an_export(tmp_path: Path) -> None:
    followed("Add an export", tmp_path)
    assert added_lines("reader/export/table.py", tmp_path) == [
        "    headlines,",
        "    headlines.FORMAT,",
    ]
    assert format_called("lst") is None
