from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_program_and_its_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "yuebao/program/reader/core/paper.py" in names
    assert "yuebao/program/reader/resources/icons/yuebao.svg" in names
    specimen = {
        f"yuebao/program/reader/resources/specimen/{path.name}"
        for path in CHECKOUT.glob("resources/specimen/*.txt")
    }
    assert specimen
    assert specimen <= names
    assert "yuebao/program/reader/resources/locale/zh_CN/LC_MESSAGES/yuebao.mo" in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"yuebao"}
    assert not [name for name in names if name.endswith((".po", ".pyc")) or "tests" in name]


def test_the_wheel_starts_the_command(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    (entry_points,) = (name for name in packed.namelist() if name.endswith("entry_points.txt"))
    assert "yuebao = yuebao:main" in packed.read(entry_points).decode()


def test_the_same_sources_make_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()
