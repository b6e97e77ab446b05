"""On a share each person has marks of their own."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.store.archive.archive import Archive
from reader.store.marks import shares
from reader.store.marks.marks_of_archive import marks_path
from tests.store.invented_readings import TEA, NoIndex, page, reading

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /srv/shared\\040papers rw - cifs //archive/papers rw
31 22 0:41 / /mnt/nfs rw - nfs4 archive:/papers rw
32 31 8:2 / /mnt/nfs/local rw - ext4 /dev/sdb1 rw
33 22 0:42 / /media/usb rw - fuseblk /dev/sdc1 rw
broken
"""


@pytest.mark.parametrize(
    ("place", "is_remote"),
    [
        ("/srv/shared papers/county/a.yuebao", True),
        ("/mnt/nfs/a.yuebao", True),
        ("/mnt/nfs/local/a.yuebao", False),
        ("/mnt/nfsother/a.yuebao", False),
        ("/media/usb/a.yuebao", False),
        ("/home/li/a.yuebao", False),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of other systems")
def test_a_share_is_told_by_its_mount(place: str, is_remote: bool) -> None:
    assert shares._is_remote(Path(place), MOUNTS) is is_remote


def test_what_is_ones_own_is_no_share(tmp_path: Path) -> None:
    assert not shares.is_shared(tmp_path / "a.yuebao")


def test_on_a_share_marks_lie_with_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share, own = tmp_path / "share", tmp_path / "own"
    share.mkdir()
    monkeypatch.setattr(shares, "is_shared", lambda path: path.parent == share)
    found = marks_path(share / "a.yuebao", own / "archive.yuebao", own / "marks.sqlite")
    assert found.parent == own
    assert found.name.startswith("a-")
    beside = marks_path(tmp_path / "a.yuebao", own / "archive.yuebao", own / "marks.sqlite")
    assert beside == tmp_path / "a.marks.sqlite"
    (share / "b.marks.sqlite").touch()  # of a version that put it there
    there = marks_path(share / "b.yuebao", own / "archive.yuebao", own / "marks.sqlite")
    assert there == share / "b.marks.sqlite"


def test_many_read_one_archive_at_once(tmp_path: Path) -> None:
    with closing(Archive.open(tmp_path / "a.yuebao")) as archive:
        archive.store(reading(page("1", TEA)), NoIndex())
        readers = [Archive.open(tmp_path / "a.yuebao", read_only=True) for _nth in range(12)]
        assert {reader.size().articles for reader in readers} == {1}
        archive.store(reading(page("2", TEA)), NoIndex())
        assert {reader.size().articles for reader in readers} == {2}
        for reader in readers:
            reader.close()
