from __future__ import annotations

import sys
from pathlib import Path

import pytest

import system_packages as system

DEBIAN_12 = {"ID": "debian", "VERSION_ID": "12", "VERSION_CODENAME": "bookworm"}
DEBIAN_13 = {"ID": "debian", "VERSION_ID": "13", "VERSION_CODENAME": "trixie"}
DEBIAN_UNSTABLE = {"ID": "debian", "VERSION_CODENAME": "forky"}
UBUNTU_22 = {"ID": "ubuntu", "VERSION_ID": "22.04"}
UBUNTU_24 = {"ID": "ubuntu", "VERSION_ID": "24.04"}

LDD = """\
/somewhere/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd2d5f2000)
\tlibxcb-cursor.so.0 => not found
\tlibQt6Gui.so.6 => /somewhere/libQt6Gui.so.6 (0x00007f0e5f000000)
\tlibEGL.so.1 => not found
/somewhere/QtGui.abi3.so:
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0e5ee00000)
"""


def test_what_the_loader_does_not_find_is_named_once() -> None:
    assert system.not_found(LDD) == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert system.not_found("\tlibc.so.6 => /lib/libc.so.6 (0x0)\n") == []


def test_a_library_is_brought_by_the_package_of_this_release() -> None:
    both = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
    assert system.packages_of(both, DEBIAN_12) == ["libegl1", "libglib2.0-0"]
    assert system.packages_of(both, DEBIAN_13) == ["libegl1", "libglib2.0-0t64"]


def test_a_library_nobody_has_heard_of_brings_no_package() -> None:
    assert system.packages_of(["libmoon.so.7"], DEBIAN_12) == []


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        (DEBIAN_12, False),
        (DEBIAN_13, True),
        (DEBIAN_UNSTABLE, True),
        (UBUNTU_22, False),
        (UBUNTU_24, True),
        ({}, True),
    ],
)
def test_packages_changed_their_names_with_64_bit_time(release: dict[str, str], expected: bool) -> None:
    assert system.has_64_bit_time_names(release) is expected


def test_one_line_is_to_be_typed() -> None:
    names = ["libegl1", "fonts-noto-cjk"]
    with_sudo = system.command(names, has_sudo=True)
    assert with_sudo.startswith("sudo apt-get update && sudo apt-get install")
    assert with_sudo.endswith("libegl1 fonts-noto-cjk")
    without = system.command(names, has_sudo=False)
    assert without.startswith("su -c 'apt-get update && apt-get install")
    assert without.endswith("libegl1 fonts-noto-cjk'")
    assert "\n" not in with_sudo + without


def test_an_older_glibc_is_told_from_a_newer_one() -> None:
    assert system.is_at_least("2.36", (2, 34))
    assert system.is_at_least("2.34", (2, 34))
    assert not system.is_at_least("2.9", (2, 34))
    assert system.loader_fault("win32") == ""


def test_nothing_missing_is_nothing_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    system.install(system.Wanted([], []))
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is Linux's")
def test_parts_of_qt_that_lack_a_library_are_found_out(tmp_path: Path) -> None:
    pyside = Path(pytest.importorskip("PySide6").__file__).parent
    platforms = tmp_path / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    # Away from its folder the plugin no longer finds the Qt libraries that lie beside it.
    (platforms / "libqoffscreen.so").write_bytes(
        (pyside / "Qt/plugins/platforms/libqoffscreen.so").read_bytes()
    )
    assert "libQt6Gui.so.6" in system.lacking_libraries(tmp_path)
