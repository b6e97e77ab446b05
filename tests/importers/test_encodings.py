"""The same pages in every encoding are read to the same issues: page text, article folders, e-papers, zips."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import opencc
import pytest

from reader.importers import Choice, read_sources
from tests.importers.article_files import write_day
from tests.importers.mutations import SAMPLES, SPECIMEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.paper import Issue
    from reader.core.source import Reading

WRITTEN = {
    "gb18030": ("gb18030", b""),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-le with a mark": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be with a mark": ("utf-16-be", b"\xfe\xff"),
    "utf-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
}
"""A codec and what stands before the text."""
TO_TRADITIONAL = opencc.OpenCC("s2t")
PAPER = "柳溪报"


def issues(*paths: Path) -> list[Issue | None]:
    return [reading.issue for reading in read(*paths)]


def read(*paths: Path, choice: Choice | None = None) -> list[Reading]:
    return list(read_sources(paths, title_for=lambda _folder: PAPER, choice=choice or Choice()))


def copied(source: Path, target: Path, change: Callable[[Path, str], bytes]) -> Path:
    """A folder with each file changed; `change` is given its path and text."""
    shutil.copytree(source, target)
    for path in sorted(target.rglob("*")):
        if path.is_file():
            path.write_bytes(change(path, path.read_text("utf-8-sig")))
    return target


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("specimen")
    for path in sorted(SPECIMEN.glob("*.txt"))[:3]:
        shutil.copy(path, folder)
    return folder


@pytest.mark.parametrize("written", WRITTEN)
def test_page_text(specimen: Path, tmp_path: Path, written: str) -> None:
    codec, mark = WRITTEN[written]
    folder = copied(specimen, tmp_path / "copy", lambda _path, text: mark + text.encode(codec))
    assert issues(folder) == issues(specimen)
    assert {reading.source.encoding for reading in read(folder)} == {codec}


def in_big5(text: str) -> str:
    """Traditional characters, those that Big5 lacks left out."""
    traditional: str = TO_TRADITIONAL.convert(text)
    return traditional.encode("big5hkscs", "ignore").decode("big5hkscs")


def test_page_text_in_big5(specimen: Path, tmp_path: Path) -> None:
    plain = copied(specimen, tmp_path / "plain", lambda _path, text: in_big5(text).encode())
    folder = copied(specimen, tmp_path / "big5", lambda _path, text: in_big5(text).encode("big5hkscs"))
    assert issues(folder) == issues(plain)
    assert {reading.source.encoding for reading in read(folder)} == {"big5"}


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-16-be"])
def test_article_folders(tmp_path: Path, codec: str) -> None:
    write_day(tmp_path / "plain")
    write_day(tmp_path / "copy", encoding=codec)
    assert issues(tmp_path / "copy") == issues(tmp_path / "plain")


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("utf-16", "utf-16"),
        ("utf-8", "gb2312"),
    ],
)
def test_e_papers_whatever_they_declare(tmp_path: Path, codec: str, declared: str) -> None:
    source = SAMPLES / "epaper" / "founder"

    def written(_path: Path, text: str) -> bytes:
        return re.sub(r"charset=[\"']?[\w-]+", f"charset={declared}", text).encode(codec)

    folder = copied(source, tmp_path / "copy", written)
    assert issues(folder) == issues(source)


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-16-be"])
def test_zips_with_names_in_gbk(specimen: Path, tmp_path: Path, codec: str) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for page in sorted(specimen.iterdir()):
            name = f"一月/{page.name}".encode("gbk").decode("cp437")
            packed.writestr(_BareName(name), page.read_text("utf-8-sig").encode(codec))
    found = read(path)
    assert [reading.issue for reading in found] == issues(specimen)
    names = [reading.source.path.name for reading in found]
    assert names == [page.name for page in sorted(specimen.iterdir())]
    assert found[0].source.path.parent.name == "一月"


class _BareName(zipfile.ZipInfo):
    """A member whose name is bare bytes, as old programs write it: zipfile itself would mark it as UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp437"), self.flag_bits & ~0x800


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_one_bad_byte_costs_its_line_at_most(specimen: Path, tmp_path: Path, codec: str) -> None:
    source = min(specimen.iterdir())
    data = source.read_text("utf-8-sig").encode(codec)
    place = len(data) // 2 & ~1
    path = tmp_path / source.name
    path.write_bytes(data[:place] + b"\xff" + data[place:])
    (reading,) = read(path)
    assert reading.source.encoding == codec
    before, after = _paragraphs(issues(source)[0]), _paragraphs(reading.issue)
    assert len(before - after) <= 2
    assert any("�" in finding.text for finding in reading.findings) or before == after


def _paragraphs(issue: Issue | None) -> set[str]:
    assert issue is not None
    return {text for page in issue.pages for one in page.articles for text in one.paragraphs}


def test_an_encoding_chosen_for_an_article_folder(tmp_path: Path) -> None:
    write_day(tmp_path / "x", encoding="gb18030")
    (wrong,) = read(tmp_path / "x", choice=Choice("big5"))
    (right,) = read(tmp_path / "x", choice=Choice("gb18030"))
    assert (wrong.source.encoding, right.source.encoding) == ("big5", "gb18030")
    assert wrong.issue != right.issue
    assert right.findings == read(tmp_path / "x")[0].findings
