"""The window on a real screen under a window manager, where both are installed: frames, focus and keys are real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.checkout import CHECKOUT
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = ("Xvfb", "openbox")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"a screen and a window manager are needed, and missing: {', '.join(MISSING)}"
)
SCREENS = {"1366x768": ("1366x768x24", "1"), "200 % at 1440x900": ("1440x900x24", "2")}


@pytest.fixture(params=SCREENS.values(), ids=list(SCREENS))
def surroundings(request: pytest.FixtureRequest, home: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of its own, with a window manager on it."""
    size, scale = request.param
    read, write = os.pipe()
    screen = subprocess.Popen(
        [str(shutil.which("Xvfb")), "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()  # comes when the screen is there
    found = {
        **os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": scale,
        "YUEBAO_HOME": str(home), "YUEBAO_LANGUAGE": "en", "PYTHONPATH": str(CHECKOUT),
    }  # fmt: skip
    openbox = str(shutil.which("openbox"))
    manager = subprocess.Popen([openbox], env=found, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert number, "the screen did not come up"
        yield found
    finally:
        for process in (manager, screen):
            process.terminate()
            process.wait()


def test_every_window_fits_and_keys_go_where_one_looks(surroundings: dict[str, str]) -> None:
    story = subprocess.run(
        [sys.executable, "-m", "tests.gui.story_on_a_screen"],
        env=surroundings, cwd=CHECKOUT, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    if "no Qt platform plugin could be initialized" in story.stderr:
        pytest.skip(f"Qt cannot open a window on this screen: {story.stderr.strip().splitlines()[-1]}")
    assert (story.returncode, story.stdout.splitlines()) == (0, ["done"]), story.stderr
