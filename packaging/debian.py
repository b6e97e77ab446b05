"""A Debian package of the frozen program, with all that makes it an application of the desktop.

It holds the folder PyInstaller made, so nothing is fetched when it is installed, and nothing of the system's Python is
used. Where things go is told by the Debian policy, the desktop entry, AppStream and shared-mime-info specifications.
"""

from __future__ import annotations

import gzip
import hashlib
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APP_ID = "org.yuebao.Yuebao"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
DEPENDS = "libc6 (>= 2.36), libegl1, libgl1, libfontconfig1, libdbus-1-3, libxkbcommon0, libxcb-cursor0"
"""What the program takes from the system: PyInstaller leaves the C library, graphics and fonts to it."""
RECOMMENDS = "fonts-noto-cjk, shared-mime-info, desktop-file-utils"
COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/yuebao",
    "zsh": "usr/share/zsh/vendor-completions/_yuebao",
}


def build(root: Path, frozen: Path, version: str) -> Path:
    """Make dist/yuebao_VERSION_ARCH.deb under `root` from the folder `frozen`; where it is."""
    architecture = ARCHITECTURES[platform.machine()]
    tree = root / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(root, frozen, tree)
    _write(tree / "DEBIAN" / "control", control(version, architecture, _kilobytes(tree)))
    _write(tree / "DEBIAN" / "md5sums", md5sums(tree))
    package = root / "dist" / f"yuebao_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(package)], check=True
    )
    return package


def lay_out(root: Path, frozen: Path, tree: Path) -> None:
    """Put every file where it goes, under `tree`."""
    shutil.copytree(frozen, tree / "usr/lib/yuebao", symlinks=True)
    command = tree / "usr/bin/yuebao"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/yuebao/yuebao")
    here = root / "packaging" / "linux"
    _copy(here / "yuebao.desktop", tree / f"usr/share/applications/{APP_ID}.desktop")
    _copy(here / "yuebao.metainfo.xml", tree / f"usr/share/metainfo/{APP_ID}.metainfo.xml")
    _copy(here / "yuebao.mime.xml", tree / "usr/share/mime/packages/yuebao.xml")
    _copy(root / "resources/icons/yuebao.svg", tree / f"usr/share/icons/hicolor/scalable/apps/{APP_ID}.svg")
    _copy(root / "LICENSE", tree / "usr/share/doc/yuebao/copyright")
    _write_gzipped(tree / "usr/share/doc/yuebao/changelog.gz", (root / "CHANGELOG.md").read_bytes())
    _write_gzipped(tree / "usr/share/man/man1/yuebao.1.gz", (here / "yuebao.1").read_bytes())
    for shell, place in COMPLETIONS.items():
        _write(tree / place, completion(frozen / "yuebao", shell))


def completion(program: Path, shell: str) -> str:
    """What makes a shell complete calls, as the program itself tells it."""
    told = subprocess.run(
        [str(program), "--print-completion", shell], check=True, capture_output=True, text=True
    )
    return told.stdout


def control(version: str, architecture: str, kilobytes: int) -> str:
    """The control file; its fields are those of the Debian policy, chapter 5."""
    fields = {
        "Package": "yuebao",
        "Version": version,
        "Architecture": architecture,
        "Maintainer": "The Yuebao authors <authors@yuebao.invalid>",
        "Installed-Size": str(kilobytes),
        "Depends": DEPENDS,
        "Recommends": RECOMMENDS,
        "Section": "text",
        "Priority": "optional",
        "Description": "desktop reader for newspaper archives\n"
        " Give it the pages of a paper and it rebuilds the issues and their articles: a\n"
        " calendar of the days that have issues, articles set by the rules of the Chinese\n"
        " page, find that misses nothing, bookmarks, corrections and citations. Offline.",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def md5sums(tree: Path) -> str:
    """A line for each file, as dpkg checks them."""
    lines = []
    for path in sorted((tree / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def _kilobytes(tree: Path) -> int:
    return sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_text("utf-8"))


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")


def _write_gzipped(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))
