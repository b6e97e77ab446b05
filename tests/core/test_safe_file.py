from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_a_new_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    replace_file(tmp_path / "报.txt", b"one")
    assert (tmp_path / "报.txt").read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [tmp_path / "报.txt"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    replace_file(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_keeps_the_permissions_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_bytes(b"before")
    path.chmod(0o600)
    replace_file(path, b"after")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"after", 0o600)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_follows_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"before")
    link.symlink_to(target)
    replace_file(link, b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_write_that_fails_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - not on every system
    import signal  # noqa: PLC0415

    path = tmp_path / "kept"
    path.write_bytes(b"before")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))
    try:
        with pytest.raises(OSError, match="large"):
            replace_file(path, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_no_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "missing" / "file", b"")
