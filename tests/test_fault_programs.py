"""A small part of what the fault programs try; whole they are run by hand: see tests/benchmarks."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tests.archive_faults import imported, location, sources
from tests.benchmarks.hostile import OWN, ask_anything, read_changed
from tests.benchmarks.kills import Place, kill_at_work

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_programs_killed_at_work_lose_nothing_they_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path)
    monkeypatch.setenv("YUEBAO_HOME", str(tmp_path / "home"))
    told = kill_at_work(place, 2, 2, (1.0, 1.5))
    assert told.faults == []
    assert told.kills == 2


def test_any_query_ends_in_an_answer(tmp_path: Path) -> None:
    archive = tmp_path / "asked.yuebao"
    imported(archive, sources(tmp_path / "papers", 3))
    with closing(location(archive).open()) as library:
        found = ask_anything(library.archive, 20, seed=5)
    assert (found.tried, found.faults) == (20, [])


def test_any_file_of_marks_or_corrections_ends_in_a_sentence(tmp_path: Path) -> None:
    found = read_changed(tmp_path, 36, 5, [OWN])
    assert (found.tried, found.faults) == (36, [])
