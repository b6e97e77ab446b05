"""Files changed at random: always one reading each, never a fault of ours, work in proportion."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import jobs
from reader.importers import read_source, read_sources
from reader.store.archive.archive import Archive
from tests.checkout import SPECIMEN
from tests.growth import MOST_GROWTH, growth
from tests.importers.mutations import MAKERS, fill
from tests.store.invented_readings import NoIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = [path.read_bytes() for path in sorted(SPECIMEN.glob("*.txt"))[:3]]
CHANGED = {
    "page texts": 60,
    "articles": 160,
    "e-paper": 100,
    "METS and ALTO": 80,
    "fields": 60,
    "page PDFs": 30,
    "web archives": 40,
    "zips": 50,
}
"""Changed files of each kind in each of four blocks: more than two thousand in all."""
NETWORK = frozenset(
    {"urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "subprocess.Popen"}
)
CHANGES = frozenset(
    {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate"}
)
PIECES = (
    b"\n",
    b"\n\n\n",
    b"\x0c",
    b"\x00",
    b"9" * 300,
    *(
        piece.encode()
        for piece in (
            "\u3000\u3000",
            "（",
            "“",
            "□" * 40,
            "本报讯（记者 ",
            "第3版 ",
            "（下转第2版）",
            "（上接第1版）",
            "评论\n",
            "摄）",
        )
    ),
)

change = st.tuples(
    st.integers(0, 6000), st.integers(0, 400), st.sampled_from(PIECES) | st.binary(max_size=60)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(source=st.sampled_from(SOURCES), changes=st.lists(change, max_size=20), keep=st.integers(0, 20000))
def test_any_change_gives_a_reading(
    tmp_path: Path, source: bytes, changes: list[tuple[int, int, bytes]], keep: int
) -> None:
    data = source
    for place, cut, piece in changes:
        data = data[:place] + piece + data[place + cut :]
    path = tmp_path / "page.txt"
    path.write_bytes(data[:keep])
    readings = list(read_sources([path]))
    assert len(readings) == 1
    assert not [finding for finding in readings[0].findings if "report this" in finding.text]
    assert (readings[0].issue is None) == any(finding.level == "error" for finding in readings[0].findings)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "（",
        "□ 张 ",
        "标题\n\n",
        "评论\n\n你好。 张三\n\n",
        "（上接第1版）你好。（下转第1版）\n\n",
        "第2版 要闻\n",
        "x\f",
    ],
)
def test_the_same_thing_many_times_takes_work_in_proportion(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "page.txt"

    def work(size: int) -> None:
        path.write_text("梧溪日报\n2023年3月3日 星期五\n\n" + piece * (size // len(piece)), "utf-8")
        read_source(path)

    assert growth(work, 6_000) < MOST_GROWTH


# every format, into an archive


@dataclass
class _Watch:
    """What the interpreter tells of files opened for writing and of the network while `is_on`."""

    is_on: bool = False
    allowed: tuple[str, ...] = ()
    told: list[str] = field(default_factory=list)

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event.startswith("socket.") or event in NETWORK:
            self.told.append(f"{event} {arguments}")
        elif event == "open" and _is_writing(arguments) and not self._may_write(arguments[0]):
            self.told.append(f"written: {arguments[0]!r}")
        elif event in CHANGES and not self._may_write(_place(event, arguments)):
            self.told.append(f"{event} {arguments[0]!r}")

    def _may_write(self, place: object) -> bool:
        path = os.path.realpath(os.fsdecode(place)) if isinstance(place, (str, bytes, os.PathLike)) else ""
        return not path or "__pycache__" in path or path == os.devnull or path.startswith(self.allowed)


def _place(event: str, arguments: tuple[object, ...]) -> object:
    """The path of a change; one given from an open folder, as a tree is removed, with that folder's before it."""
    folder = arguments[1] if event in {"os.remove", "os.rmdir"} else -1
    if not isinstance(folder, int) or folder < 0 or not isinstance(arguments[0], (str, bytes)):
        return arguments[0]
    opened = Path(f"/proc/self/fd/{folder}")
    return opened.resolve() / os.fsdecode(arguments[0]) if opened.exists() else ""


def _is_writing(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


WATCH = _Watch()
sys.addaudithook(WATCH.hook)  # for the process's life: it does nothing but where a test turns it on


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[_Watch]:
    """Only the test's folder and the folder where zips are unpacked may be written."""
    places = (tmp_path, Path(tempfile.gettempdir()) / "yuebao-")
    WATCH.allowed = tuple(str(place.parent.resolve() / place.name) for place in places)
    WATCH.told, WATCH.is_on = [], True
    yield WATCH
    WATCH.is_on = False


@pytest.mark.parametrize("block", range(4))
@pytest.mark.parametrize("kind", MAKERS)
def test_changed_files_of_every_format(tmp_path: Path, kind: str, block: int, watch: _Watch) -> None:
    dice = random.Random(f"{kind} {block}")
    archive = Archive.open(tmp_path / "a.yuebao")
    folders: list[Path] = []
    changed = 0
    while changed < CHANGED[kind]:
        folders.append(tmp_path / "sources" / str(len(folders) + 1))
        changed += fill(folders[-1], kind, dice)
    before = {path: path.read_bytes() for path in (tmp_path / "sources").rglob("*") if path.is_file()}
    report = jobs.import_paths(archive, folders, NoIndex(), title_for=lambda _folder: "柳溪报")
    assert report.stopped is None
    faults = [
        one.text for outcome in report.readings for one in outcome.findings if "report this" in one.text
    ]
    assert faults == []
    assert {path: path.read_bytes() for path in before} == before
    assert all(path in before for path in (tmp_path / "sources").rglob("*") if path.is_file())
    archive.close()
    assert watch.told == []


def test_what_is_changed_comes_to_two_thousand_files() -> None:
    assert 4 * sum(CHANGED.values()) >= 2000
    assert CHANGED.keys() == MAKERS.keys()


def test_the_watch_sees_what_it_is_to_see(tmp_path: Path, watch: _Watch) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert watch.told == []
    outside = tmp_path.parent / f"outside-{tmp_path.name}"
    outside.write_text("x")
    outside.unlink()
    with contextlib.suppress(OSError), socket.socket() as tried:
        tried.connect(("127.0.0.1", 9))
    assert any("written" in told for told in watch.told)
    assert any(told.startswith("os.remove") for told in watch.told)
    assert any(told.startswith("socket.connect") for told in watch.told)
