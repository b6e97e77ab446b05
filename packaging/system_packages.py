"""What Qt and the window need of a Linux system, and the Debian and Ubuntu packages that bring it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LIBRARIES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Shared libraries that the parts of Qt below are linked with (readelf -d), and their packages."""

RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
"""Package names since 64-bit time: Debian 13, Ubuntu 24.04."""

QT_PARTS = (
    "*.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland*.so",
    "Qt/plugins/iconengines/*.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "Qt/plugins/platforminputcontexts/libcompose*.so",
    "Qt/plugins/platforminputcontexts/libibus*.so",
    "Qt/plugins/xcbglintegrations/*.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
)
"""What the window loads out of the PySide6 folder, as glob patterns."""

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")

CHINESE_FONT = "fonts-noto-cjk"
KAI_FONT = "fonts-lxgw-wenkai"
KAI_FAMILIES = ("LXGW WenKai", "AR PL UKai CN", "Kaiti SC", "KaiTi", "STKaiti")


LEAST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
"""What the Qt packages in the constraints are built for."""


class SetUpError(Exception):
    """A sentence for the person at the terminal: what is missing and what to type."""


class Wanted(NamedTuple):
    """Debian packages that this system lacks."""

    needed: list[str]
    welcome: list[str]
    """Without these the window is merely less handsome."""


def wanted_packages() -> Wanted:
    """What is missing before anything is installed, found by trying to load it."""
    libraries = [soname for soname in LIBRARIES if not _loads(soname)]
    needed = [*_missing_python_parts(), *packages_of(libraries)]
    if not _has_font(":lang=zh-cn"):
        needed.append(CHINESE_FONT)
    has_kai = any(_has_font(family) for family in KAI_FAMILIES)
    return Wanted(needed, [] if has_kai else [KAI_FONT])


def packages_of(sonames: Iterable[str], release: Mapping[str, str] | None = None) -> list[str]:
    """The packages with these libraries; `release` is what /etc/os-release says, this system's without it."""
    names = {LIBRARIES[soname] for soname in sonames if soname in LIBRARIES}
    if has_64_bit_time_names(_os_release() if release is None else release):
        names = {RENAMED.get(name, name) for name in names}
    return sorted(names)


def has_64_bit_time_names(release: Mapping[str, str]) -> bool:
    """Whether packages such as libglib2.0-0t64 are named so: what is not known to be older is newer."""
    first = {"debian": 13.0, "ubuntu": 24.04}.get(release.get("ID", ""), 0.0)
    try:
        return float(release["VERSION_ID"]) >= first
    except (KeyError, ValueError):
        return True


def lacking_libraries(pyside: Path) -> list[str]:
    """Sonames that the loader does not find for the Qt in the PySide6 folder `pyside`."""
    if not shutil.which("ldd"):
        return []
    parts = {path for pattern in QT_PARTS for path in pyside.glob(pattern)}
    wanted = {path for path in parts if path.parent != pyside or path.name.split(".")[0] in QT_MODULES}
    done = subprocess.run(["ldd", *sorted(map(str, wanted))], capture_output=True, text=True, check=False)
    return not_found(done.stdout)


def not_found(ldd_text: str) -> list[str]:
    """The sonames that `ldd` reports as not found."""
    lines = (line.strip() for line in ldd_text.splitlines())
    return sorted({line.split(" => ")[0] for line in lines if line.endswith("=> not found")})


def loader_fault(system: str) -> str:
    """Why no Qt of ours can be loaded on this system; "" if nothing speaks against it."""
    name, version = platform.libc_ver()
    least = LEAST_GLIBC.get(platform.machine())
    if system != "linux" or name != "glibc" or least is None or is_at_least(version, least):
        return ""
    needed = ".".join(map(str, least))
    return f"Qt needs glibc {needed} or newer on {platform.machine()}, and this system has {version}."


def is_at_least(version: str, least: tuple[int, int]) -> bool:
    """Whether a version such as "2.36" is `least` or newer."""
    return tuple(int(number) for number in version.split(".")[:2]) >= least


def install(packages: Wanted) -> None:
    """Install what is missing. Raises SetUpError with the command to type where that is not allowed."""
    names = [*packages.needed, *packages.welcome]
    typed = command(names, has_sudo=bool(shutil.which("sudo")))
    if not names:
        return
    if not shutil.which("apt-get"):
        _pass_over(packages)
        return
    prefix = _apt_prefix()
    if prefix is not None:
        _run_apt(prefix, names, typed)
    elif packages.needed:
        message = (
            "Yuebao needs packages of this system that only its administrator can install. Type:\n\n"
            f"  {typed}\n\nand then start this again."
        )
        raise SetUpError(message)
    else:
        print(f"Bylines look better with a Kai font: {typed}")


def command(packages: Iterable[str], *, has_sudo: bool) -> str:
    """One line that installs `packages`, as a person without rights has to type it."""
    listed = " ".join(packages)
    if has_sudo:
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {listed}"
    steps = f"apt-get update && apt-get install -y --no-install-recommends {listed}"
    return f"su -c {shlex.quote(steps)}"


def _pass_over(packages: Wanted) -> None:
    """Without apt, the person's own package tool has to bring what the check after the installation names."""
    if not _has_font(":lang=zh-cn") and packages.needed:
        print("No Chinese font was found: install Noto CJK or another one if you see empty boxes.")


def _apt_prefix() -> list[str] | None:
    """What stands before apt-get: nothing for root, sudo where it asks for no password; None if neither."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    ):
        return sudo
    return None


def _run_apt(prefix: list[str], packages: list[str], typed: str) -> None:
    print("Installing packages of the system:", " ".join(packages), flush=True)
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    # A failed update of one foreign source does not matter if the installation goes through.
    subprocess.run([*quietly, "update"], check=False, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [*quietly, "install", "--no-install-recommends", *packages], check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        message = (
            f"apt-get could not install them, for the reason above. Put that right, or type:\n\n  {typed}"
        )
        raise SetUpError(message)


def _missing_python_parts() -> list[str]:
    """Debian ships venv's ensurepip apart from Python."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_font(pattern: str) -> bool:
    """Whether fontconfig knows a font for `pattern`: a family, or ":lang=…"."""
    try:
        config = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(config, name).restype = ctypes.c_void_p
    parsed = ctypes.c_void_p(config.FcNameParse(pattern.encode()))
    fields = ctypes.c_void_p(config.FcObjectSetCreate())
    # The first field of FcFontSet is the number of fonts in it.
    address = config.FcFontList(None, parsed, fields)
    return bool(address) and ctypes.c_int.from_address(address).value > 0


def _os_release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}
