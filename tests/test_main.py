from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import __main__, __version__, paths
from reader.cli.exits import Exit
from reader.store.sqlite.file import sqlite_version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROOT = paths.resources().parent
WITHOUT_QT = """
import sys
sys.modules["PySide6.QtCore"] = None
sys.argv = ["yuebao"]
from reader.__main__ import main
sys.exit(main())
"""


def test_does_what_the_command_line_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yuebao", "--version"])
    assert __main__.main() == Exit.DONE
    assert capsys.readouterr().out == f"yuebao {__version__} (SQLite {sqlite_version()})\n"


def test_paths_open_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from reader import app  # noqa: PLC0415 - Qt, wanted here alone

    asked: list[Sequence[Path]] = []

    def run(sources: Sequence[Path], _archive: Path | None = None, *, specimen: bool = False) -> int:
        assert not gc.isenabled()
        gc.enable()
        asked.append(sources)
        return 40 + specimen

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(sys, "argv", ["yuebao", "--specimen", str(tmp_path / "a.txt")])
    assert __main__.main() == 41
    assert asked == [[tmp_path / "a.txt"]]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YUEBAO_LANGUAGE", "en")
    monkeypatch.setattr(sys, "argv", ["yuebao"])
    assert __main__.main() == Exit.NO_WINDOW
    said = capsys.readouterr().err
    assert said.startswith("There is no screen here")
    assert "QT_QPA_PLATFORM=offscreen" in said


def test_a_missing_library_is_said() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"YUEBAO_LANGUAGE": "en"},
    )
    assert done.returncode == Exit.NO_WINDOW
    assert done.stderr.decode().startswith("The window cannot be opened, because a library is missing: ")
    assert b"Traceback" not in done.stderr
