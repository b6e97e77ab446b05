"""Zips as they come from anywhere: odd names, bombs, ways out, zips in zips, locked and broken ones."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.finding import Level
from reader.importers import read_sources, unnamed_folders
from reader.importers.walk import zipped
from tests.importers.article_files import BRIDGE, lines_form
from tests.pages import BRIDGE as BRIDGE_PAGE
from tests.pages import BRIDGE_DAY, page_text

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

PAGE = page_text(BRIDGE_DAY, BRIDGE_PAGE).encode()


def packed(path: Path, members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name), data, method)
    return path


def read(path: Path) -> list[Reading]:
    return list(read_sources([path]))


def errors(readings: list[Reading]) -> list[str]:
    return [one.text for reading in readings for one in reading.findings if one.level is Level.ERROR]


def test_members_are_read_by_what_is_in_them(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"x/页.dat": PAGE, "__MACOSX/._页.dat": b"x", ".hidden": b"x"})
    (reading,) = read(path)
    assert reading.issue is not None
    assert reading.source.path == path / "x" / "页.dat"


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/out.txt", "C:/out.txt", "..\\out.txt"])
def test_no_member_leads_out(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {name: PAGE, "b.txt": PAGE})
    readings = read(path)
    assert [text for text in errors(readings) if "leads out of the zip" in text]
    assert [reading.source.path.name for reading in readings if reading.issue] == ["b.txt"]
    assert not list(tmp_path.parent.glob("out.txt"))
    assert not (tmp_path / "out.txt").exists()


def test_a_link_and_a_device_are_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, kind in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO)):
            member = zipfile.ZipInfo(name)
            member.external_attr = (kind | 0o644) << 16
            file.writestr(member, "/etc/passwd")
    assert len([text for text in errors(read(path)) if "is a link or a device" in text]) == 2


def test_a_bomb_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.txt", "w") as member:
        for _nth in range(80):
            member.write(bytes(1024 * 1024))
    assert path.stat().st_size < 200_000
    assert errors(read(path)) == [
        "bomb.zip would unpack to more than any archive of pages holds, so it was not read."
    ]


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.txt", "w") as member:
        for _nth in range(80):
            member.write(bytes(1024 * 1024))
    data = path.read_bytes()
    size = struct.pack("<L", 80 * 1024 * 1024)
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, struct.pack("<L", 1000)))
    assert errors(read(path))
    assert not any(reading.issue for reading in read(path))


def test_more_members_than_any_archive_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped.Budget, "of", classmethod(lambda cls, _size: cls(10**6, members_left=3)))
    path = packed(tmp_path / "a.zip", {f"{nth}.txt": PAGE for nth in range(4)})
    assert "more than any archive of pages holds" in errors(read(path))[0]


def test_zips_in_zips_are_read_three_deep(tmp_path: Path) -> None:
    data = PAGE
    for nth in range(5):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as file:
            file.writestr("inner.zip" if nth else "page.txt", data)
        data = held.getvalue()
        path = tmp_path / f"{nth}.zip"
        path.write_bytes(data)
    assert [reading.issue is not None for reading in read(tmp_path / "2.zip")] == [True]
    assert "zip within zips within zips" in errors(read(tmp_path / "4.zip"))[0]


def test_a_locked_member_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"locked.txt": PAGE, "open.txt": PAGE}, method=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    readings = read(path)
    assert errors(readings) == [
        "locked.txt is locked with a password. Unpack it yourself and import the files."
    ]
    assert [reading.source.path.name for reading in readings if reading.issue] == ["open.txt"]


def test_a_broken_member_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"broken.txt": PAGE, "whole.txt": PAGE}, method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace("石桥".encode(), "木桥".encode(), 1))
    readings = read(path)
    assert errors(readings) == ["broken.txt is broken and was not unpacked."]
    assert [reading.source.path.name for reading in readings if reading.issue] == ["whole.txt"]


@pytest.mark.parametrize("kept", [30, 0.5, 0.99])
def test_half_a_zip_is_told(tmp_path: Path, kept: float) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE})
    data = path.read_bytes()
    path.write_bytes(data[: int(kept if kept > 1 else len(data) * kept)])
    assert errors(read(path)) == ["a.zip is a broken zip and cannot be unpacked. Fetch or pack it again."]


@pytest.mark.parametrize("name", ["CON", "nul.txt", "a/LPT1.txt", "a\x01.txt"])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {name: PAGE})
    assert ["is no name for a file" in text for text in errors(read(path))] == [True]


def test_the_same_name_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo("a.txt"), PAGE)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(zipfile.ZipInfo("a.txt"), b"other")
    readings = read(path)
    assert errors(readings) == ["a.txt stands in the zip twice; the first was read."]
    assert sum(reading.issue is not None for reading in readings) == 1


def test_an_office_document_is_no_zip_of_pages(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})
    assert errors(read(path)) == ["a.docx is empty: there is nothing to read in it."]
    path = packed(tmp_path / "a.pptx", {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<a/>"})
    assert len(errors(read(path))) == 1


def test_many_refusals_are_told_in_one(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {f"../{nth}.txt": PAGE for nth in range(30)})
    told = errors(read(path))
    assert len(told) == 21
    assert told[-1] == "10 more files were not unpacked."


def test_the_paper_of_a_folder_in_a_zip_is_asked_for(tmp_path: Path) -> None:
    text = lines_form("", "石桥修好了", "", BRIDGE).encode()
    path = packed(tmp_path / "x.zip", {"x/20220709/20220709-01-01.txt": text})
    assert [(one.folder, one.files) for one in unnamed_folders([path])] == [(path / "x", 1)]
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    assert unnamed_folders([tmp_path / "broken.zip"]) == ()
