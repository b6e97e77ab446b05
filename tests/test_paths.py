"""The person's folders and temporary files."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reader import cli, paths
from reader.core.safe_file import replace_file
from reader.scratch import own_scratch
from tests.checkout import CHECKOUT

HANGS = """
import tempfile, time, sys
from pathlib import Path
from reader import paths
from reader.scratch import own_scratch
with own_scratch(paths.personal().scratch):
    print(tempfile.mkdtemp(), flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_folders_are_the_persons_alone(home: Path) -> None:
    (home / "data").mkdir(mode=0o755)
    where = paths.personal().make()
    modes = [folder.stat().st_mode & 0o777 for folder in (where.config, where.data, where.cache)]
    assert modes == [0o700] * 3
    cli.main(["corrections", "list"])
    replace_file(where.config / "ours", b"", is_private=True)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_temporary_files_are_in_the_cache_and_gone_at_the_end() -> None:
    where, before = paths.personal(), tempfile.gettempdir()
    with own_scratch(where.scratch):
        made = Path(tempfile.mkdtemp())
        assert where.scratch in made.parents
    assert not made.exists()
    assert list(where.scratch.iterdir()) == []
    assert tempfile.gettempdir() == before


def test_what_a_killed_program_left_goes_at_the_next_start_and_nothing_else(home: Path) -> None:
    running = [_start(home) for _nth in range(2)]
    left = [Path(process.stdout.readline().strip()) for process in running if process.stdout]
    running[0].kill()
    running[0].wait()
    with own_scratch(paths.personal().scratch):
        assert [path.exists() for path in left] == [False, True]
    running[1].kill()
    for process in running:
        process.communicate()


def _start(home: Path) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "YUEBAO_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-c", HANGS], env=surroundings, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )


def test_where_no_folder_can_be_made_the_systems_is_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = tempfile.gettempdir()
    with own_scratch(tmp_path / "file" / "scratch"):
        assert tempfile.gettempdir() == before
