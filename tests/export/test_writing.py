from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import ExportError
from reader.export import FORMATS, plain_text, write_clippings, write_words
from reader.export.file_writer import _why
from tests.export.clippings import clip

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_writes_utf8(tmp_path: Path) -> None:
    write_clippings(tmp_path / "桥.txt", [clip()], FORMATS[0])
    assert (tmp_path / "桥.txt").read_bytes() == plain_text([clip()]).encode()


def test_what_stands_there_stays_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(ExportError, match=r"mine\.txt stands there already"):
        write_clippings(path, [clip()], FORMATS[0])
    assert path.read_text() == "mine"
    write_clippings(path, [clip()], FORMATS[0], overwrite=True)
    assert path.read_text("utf-8") == plain_text([clip()])


def test_nothing_to_write_is_said_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(ExportError, match="no article"):
        write_clippings(path, [], FORMATS[0], overwrite=True)
    assert path.read_text() == "mine"


def test_words_end_with_one_line_break(tmp_path: Path) -> None:
    write_words(tmp_path / "a", "桥")
    write_words(tmp_path / "b", "桥\n")
    assert [(tmp_path / name).read_text("utf-8") for name in "ab"] == ["桥\n", "桥\n"]


def test_half_a_character_does_not_stop_an_export(tmp_path: Path) -> None:
    write_words(tmp_path / "a", "桥\ud83d。")
    assert (tmp_path / "a").read_text("utf-8") == "桥?。\n"


def test_archives_marks_and_copies_are_never_replaced(tmp_path: Path, home: Path) -> None:
    base = tmp_path / "a.yuebao"
    base.write_bytes(b"SQLite format 3\0" + bytes(84))
    link, hard = tmp_path / "link.txt", tmp_path / "hard.txt"
    link.symlink_to(base)
    hard.hardlink_to(base)
    pages = tmp_path / "a.yuebao.pages"
    pages.mkdir()
    beside = [tmp_path / f"a.yuebao{ending}" for ending in ("-wal", "-shm", "-journal")]
    data = home / "data" / "backups"
    data.mkdir(parents=True)
    for path in (base, link, hard, *beside, pages / "page.pdf", data / "b.txt", data.parent / "marks.sqlite"):
        with pytest.raises(ExportError, match="is an archive, bookmarks or a part of them"):
            write_words(path, "words", overwrite=True)
    assert base.read_bytes() == b"SQLite format 3\0" + bytes(84)
    assert not any(path.exists() for path in beside)


@pytest.mark.skipif(os.name == "nt", reason="none of these there")
def test_only_files_are_replaced(tmp_path: Path) -> None:
    pipe, out, dangling = tmp_path / "pipe", tmp_path / "out.txt", tmp_path / "dangling"
    os.mkfifo(pipe)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "theirs.txt").write_text("theirs")
    out.symlink_to(elsewhere / "theirs.txt")
    dangling.symlink_to(tmp_path / "nowhere")
    for path, why in (
        (pipe, "a device or a pipe"),
        (Path(os.devnull), "a device or a pipe"),
        (out, "a file elsewhere"),
        (dangling, "a link to nothing"),
    ):
        with pytest.raises(ExportError, match=why):
            write_words(path, "words", overwrite=True)
    assert pipe.is_fifo()
    assert (elsewhere / "theirs.txt").read_text() == "theirs"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        write_clippings(tmp_path, [clip()], FORMATS[0], overwrite=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no folder .*missing"):
        write_clippings(tmp_path / "missing" / "a.txt", [clip()], FORMATS[0])


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"桥.*could not be written"):
        write_clippings(tmp_path / ("桥" * 200), [clip()], FORMATS[0])


def test_an_impossible_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        write_words(tmp_path / "a\0b", "桥")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not write"), (errno.EROFS, "may not write")],
)
def test_the_systems_complaints_become_sentences(number: int, said: str) -> None:
    assert said in _why(Path("a.txt"), OSError(number, os.strerror(number)))


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs a person who may not write everywhere"
)
def test_where_one_may_not_write_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="may not write"):
            write_clippings(tmp_path / "a.txt", [clip()], FORMATS[0])
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs a person who may not write everywhere"
)
def test_a_write_protected_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    path.chmod(0o400)
    with pytest.raises(ExportError, match="write-protected"):
        write_clippings(path, [clip()], FORMATS[0], overwrite=True)
    assert path.read_text() == "mine"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB, where the machine lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None or sys.platform != "linux":
        pytest.skip("no small disk on this system")
    call = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(call, capture_output=True, check=False).returncode:
        pytest.skip("no right to make a small disk")
    yield folder
    subprocess.run([unmount, str(folder)], check=True)


def test_a_full_disk_is_said_and_what_stood_there_stays(small_disk: Path) -> None:
    path = small_disk / "mine.txt"
    path.write_text("mine")
    with pytest.raises(ExportError, match="disk is full"):
        write_clippings(path, [clip()] * 2000, FORMATS[0], overwrite=True)
    assert path.read_text() == "mine"
    assert list(small_disk.iterdir()) == [path]
