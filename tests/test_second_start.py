"""A second start hands over to the first, whatever one that was killed has left behind."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from reader import second_start
from reader.second_start import Start, first_start, first_start_or_hand_over, hand_over
from tests.checkout import CHECKOUT
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

START = Start(("/报/a.txt", "yuebao:/article/1987-05-12-0123456789abcdef"), is_specimen=True, activation="字")
KILLED = """
import sys, threading
from pathlib import Path
from reader.second_start import first_start
first = first_start(Path(sys.argv[1]), Path(sys.argv[2]))
first.listen(print)
print("ready", flush=True)
threading.Event().wait()
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "a.yuebao"


def test_what_a_second_start_was_to_open_reaches_the_first(tmp_path: Path, archive: Path) -> None:
    told: Queue[Start] = Queue()
    first = first_start_or_hand_over(tmp_path, archive, Start())
    assert first is not None
    with closing(first):
        first.listen(told.put)
        assert first_start_or_hand_over(tmp_path, archive, START) is None
        assert first_start_or_hand_over(tmp_path, archive, Start()) is None
        assert [told.get(timeout=PATIENCE) for _nth in range(2)] == [START, Start()]
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]


def test_a_second_start_waits_until_the_first_listens(tmp_path: Path, archive: Path) -> None:
    told: Queue[Start] = Queue()
    first = first_start(tmp_path, archive)
    assert first is not None
    found: Queue[object] = Queue()
    second = threading.Thread(target=lambda: found.put(first_start_or_hand_over(tmp_path, archive, START)))
    with closing(first):
        second.start()
        first.listen(told.put)
        assert told.get(timeout=PATIENCE) == START
        assert found.get(timeout=PATIENCE) is None
        second.join()


def test_a_first_one_that_never_answers_keeps_nobody_waiting(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_start, "ASKS_FOR", 0.0)
    first = first_start(tmp_path, archive)
    assert first is not None
    with closing(first):
        other = first_start_or_hand_over(tmp_path, archive, START)
        assert other is not None
        other.close()


def test_another_archive_has_a_window_of_its_own(tmp_path: Path, archive: Path) -> None:
    first, other = first_start(tmp_path, archive), first_start(tmp_path, tmp_path / "b.yuebao")
    assert first is not None
    assert other is not None
    assert first_start(tmp_path, archive) is None
    first.close()
    other.close()
    again = first_start(tmp_path, archive)
    assert again is not None
    again.close()


def test_what_a_killed_one_left_is_in_nobodys_way(tmp_path: Path, archive: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(archive)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout
        assert killed.stdout.readline() == "ready\n"
        assert hand_over(tmp_path, archive, Start())
        killed.kill()
    assert len(list(tmp_path.glob("window-*"))) == 3
    assert not hand_over(tmp_path, archive, Start())
    told: Queue[Start] = Queue()
    first = first_start_or_hand_over(tmp_path, archive, Start())
    assert first is not None
    with closing(first):
        first.listen(told.put)
        assert hand_over(tmp_path, archive, START)
        assert told.get(timeout=PATIENCE) == START


def test_who_does_not_know_the_secret_is_not_heard(tmp_path: Path, archive: Path) -> None:
    told: Queue[Start] = Queue()
    first = first_start(tmp_path, archive)
    assert first is not None
    with closing(first):
        first.listen(told.put)
        (secret,) = tmp_path.glob("*.secret")
        assert secret.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
        known = secret.read_bytes()
        secret.write_bytes(bytes(32))
        assert not hand_over(tmp_path, archive, START)
        secret.write_bytes(known)
        assert hand_over(tmp_path, archive, Start())
        assert told.get(timeout=PATIENCE) == Start()


def test_a_home_far_down_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("深" * 40) / ("远" * 40)
    deep.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path.parent.parent))
    told: Queue[Start] = Queue()
    first = first_start(deep, deep / "a.yuebao")
    assert first is not None
    with closing(first):
        first.listen(told.put)
        assert hand_over(deep, deep / "a.yuebao", START)
        assert told.get(timeout=PATIENCE) == START
    assert not list(tmp_path.parent.parent.glob("yuebao-*.socket"))
