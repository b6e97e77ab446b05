"""The trial that a bundle and a person's computer are proved by."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from reader.cli.exits import Exit
from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_used_once_and_nothing_stays(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "YUEBAO_HOME": str(tmp_path / "home"),
        "YUEBAO_LANGUAGE": "en",
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "reader", "--self-test"]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=surroundings, capture_output=True, text=True, check=False
    )
    lines = done.stderr.splitlines()
    assert [line[0] for line in lines] == ["✓"] * 4, done.stderr
    assert lines[0].startswith("✓ Imported: 7 issues with ")
    assert done.returncode == Exit.DONE
    assert list(tmp_path.iterdir()) == []
