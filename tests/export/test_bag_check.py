"""Checking bundles: whatever was changed is told, and what is hostile harms nobody."""

from __future__ import annotations

import hashlib
import warnings
import zipfile
from typing import TYPE_CHECKING

import bagit
import pytest

from reader.core.errors import Cancelled, SourceError
from reader.export.bag_check import check_bag
from reader.export.bag_faults import Difference, Fault
from tests.export.bundles import repacked, write_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.progress import Progress

TEXT = "data/articles/0001.txt"
CRATE = "data/ro-crate-metadata.json"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_bundle(tmp_path / "a.zip")


def faults(path: Path) -> set[tuple[Fault, str]]:
    return {(one.fault, one.name) for one in check_bag(path).differences}


def test_an_untouched_bundle_is_found_whole_packed_and_unpacked(bundle: Path, tmp_path: Path) -> None:
    assert check_bag(bundle) == (11, ())
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(tmp_path / "out")
    assert check_bag(tmp_path / "out" / "bridge") == (11, ())


def test_a_bag_of_another_program_is_found_whole(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a%b.txt").write_text("词", "utf-8")
    bagit.make_bag(str(tmp_path / "other"), {"Contact-Name": "甲"}, checksums=["md5", "sha512"])
    assert check_bag(tmp_path / "other") == (1, ())
    (tmp_path / "other" / "data" / "a%b.txt").write_text("字", "utf-8")
    assert faults(tmp_path / "other") == {(Fault.CHANGED, "data/a%b.txt")}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({TEXT: b"x"}, {(Fault.CHANGED, TEXT), (Fault.SIZE, "bag-info.txt"), (Fault.CRATE, CRATE)}),
        ({TEXT: None}, {(Fault.MISSING, TEXT), (Fault.SIZE, "bag-info.txt"), (Fault.CRATE, CRATE)}),
        ({"data/new.txt": b""}, {(Fault.UNLISTED, "data/new.txt"), (Fault.SIZE, "bag-info.txt")}),
        ({"bagit.txt": b"BagIt-Version: 9\n"}, {(Fault.DECLARATION, "bagit.txt"), (Fault.CHANGED, "bagit.txt")}),
        ({"tagmanifest-sha256.txt": None}, {(Fault.NO_TAG_LIST, "tagmanifest-sha256.txt")}),
        ({"fetch.txt": b"http://a 1 data/x"}, {(Fault.FETCH, "fetch.txt")}),
        ({"data/../../x": b""}, {(Fault.LEADS_OUT, "data/../../x"), (Fault.UNLISTED, "data/../../x"),
                                 (Fault.SIZE, "bag-info.txt")}),
        ({"manifest-rot13.txt": b"ab  data/x\n"}, {(Fault.BAD_LIST, "manifest-rot13.txt")}),
    ],
    ids=["changed", "missing", "added", "declaration", "no tag list", "fetch", "escape", "odd list"],
)  # fmt: skip
def test_what_was_changed_is_told(
    bundle: Path, tmp_path: Path, changes: dict[str, bytes | None], found: set[tuple[Fault, str]]
) -> None:
    named = faults(repacked(bundle, tmp_path / "b.zip", **changes))
    assert found <= named
    assert {fault for fault, _name in named} - {Fault.MISSING, Fault.UNLISTED} <= {
        fault for fault, _n in found
    }


def test_a_change_covered_up_in_the_list_is_told_by_the_list_of_lists(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as packed:
        lines = packed.read("bridge/manifest-sha256.txt").decode().splitlines()
        length = len(packed.read(f"bridge/{TEXT}"))
    forged = b"x" * length
    lines = [
        f"{hashlib.sha256(forged).hexdigest()}  {TEXT}" if line.endswith(TEXT) else line for line in lines
    ]
    changes = {TEXT: forged, "manifest-sha256.txt": "\n".join(lines).encode()}
    assert faults(repacked(bundle, tmp_path / "b.zip", **changes)) == {(Fault.CHANGED, "manifest-sha256.txt")}


def test_a_list_that_names_what_is_outside_reads_nothing_there(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    line = f"{hashlib.sha256(b'x').hexdigest()}  data/../../secret.txt\n".encode()
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(tmp_path)
    (tmp_path / "bridge" / "manifest-sha256.txt").write_bytes(line)
    assert (Fault.LEADS_OUT, "data/../../secret.txt") in faults(tmp_path / "bridge")


def test_a_link_in_a_folder_is_not_followed(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(tmp_path)
    text = tmp_path / "bridge" / TEXT
    text.rename(tmp_path / "elsewhere.txt")
    try:
        text.symlink_to(tmp_path / "elsewhere.txt")
    except OSError:
        pytest.skip("no links here")
    assert (Fault.UNREADABLE, TEXT) in faults(tmp_path / "bridge")


def test_what_is_twice_or_beside_is_told(bundle: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(bundle, "a") as packed:
        warnings.simplefilter("ignore")
        packed.writestr("beside.txt", b"")
        packed.writestr(f"bridge/{TEXT}", b"x")
    assert {(Fault.OUTSIDE, "beside.txt"), (Fault.TWICE, TEXT)} <= faults(bundle)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for nth in range(80):
            packed.writestr(f"bridge/data/{nth}", bytes(1024 * 1024))
    with pytest.raises(SourceError, match="more than any bundle"):
        check_bag(tmp_path / "bomb.zip")


@pytest.mark.parametrize("graph", ["[", "[]", '{"@graph": 3}', "[" * 100_000, '{"@graph": [1]}'])
def test_a_crate_that_is_none_is_told(bundle: Path, tmp_path: Path, graph: str) -> None:
    assert (Fault.CRATE, CRATE) in faults(repacked(bundle, tmp_path / "b.zip", **{CRATE: graph.encode()}))


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.4", b"PK\5\6" + bytes(18)])
def test_what_is_no_bundle_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(SourceError, match=r"x\.zip is no bundle"):
        check_bag(tmp_path / "x.zip")
    with pytest.raises(SourceError, match="cannot be read"):
        check_bag(tmp_path / "nothing.zip")


def test_damage_anywhere_is_told_or_refused(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    for at in range(0, len(whole), len(whole) // 60):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        (tmp_path / "b.zip").write_bytes(damaged)
        try:
            differences = check_bag(tmp_path / "b.zip").differences
        except SourceError:
            continue
        with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(tmp_path / "b.zip") as new:
            is_same = not differences and all(old.read(name) == new.read(name) for name in old.namelist())
        assert differences or is_same


def test_a_check_can_be_stopped(bundle: Path) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_bag(bundle, stop)


def test_every_fault_has_a_sentence_that_names_the_file() -> None:
    assert all("a.txt" in Difference(fault, "a.txt").text for fault in Fault)
