"""An import killed at any moment leaves whole issues, and goes on to the same archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.article_folder import PAPER, write_folder
from tests.benchmarks.killing import Ground, differences, finish, kill_and_go_on

if TYPE_CHECKING:
    from pathlib import Path


def test_killed_three_times_and_started_again(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / PAPER, 2_400)
    calm, killed = Ground(tmp_path / "calm", folder), Ground(tmp_path / "killed", folder)
    for ground in (calm, killed):
        ground.home.mkdir()
    seconds = finish(calm)
    kill_and_go_on(killed, 3, (seconds * 0.3, seconds * 0.95))
    assert differences(killed, calm) == []


def test_the_comparison_finds_what_is_lost(tmp_path: Path) -> None:
    grounds = [
        Ground(tmp_path / name, write_folder(tmp_path / name / PAPER, files))
        for name, files in (("a", 20), ("b", 40))
    ]
    for ground in grounds:
        finish(ground)
    assert len(differences(*grounds)) > 3
