"""What the program is handed out as: python3 packaging/dev.py build NAME, into dist/.

Only what this system can make is made; the others say what they need.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import debian
import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"


class CannotBuildError(Exception):
    """What is asked for cannot be made here; the message says what it needs."""


def main(names: list[str]) -> int:
    """Make each of `names`; the exit code."""
    if not names or not set(names) <= set(BUILDS):
        print(f"Say what to build: {', '.join(BUILDS)}.", file=sys.stderr)
        return 2
    for name in names:
        try:
            made = BUILDS[name]()
        except (CannotBuildError, subprocess.CalledProcessError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        print(f"{name}: {made} ({frozen.megabytes(made)} MB)")
    return 0


def wheel() -> Path:
    """For pipx and pip."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(DIST)]
    subprocess.run(command, check=True, cwd=ROOT)
    return DIST / f"yuebao-{version()}-py3-none-any.whl"


def folder() -> Path:
    """The program as a folder that needs no Python."""
    return frozen.build(ROOT)


def deb() -> Path:
    """For Debian and Ubuntu."""
    _need("dpkg-deb", "Debian or Ubuntu")
    return debian.build(ROOT, folder(), version())


def flatpak() -> Path:
    """For any Linux with Flatpak, as one file."""
    _need("flatpak-builder", "the package flatpak-builder")
    folder()
    work, bundle = ROOT / "build" / "flatpak", DIST / f"yuebao-{version()}.flatpak"
    manifest = ROOT / "packaging" / "linux" / f"{debian.APP_ID}.yml"
    repository = f"--repo={work / 'repo'}"
    subprocess.run(
        ["flatpak-builder", "--force-clean", repository, str(work / "app"), str(manifest)], check=True
    )
    subprocess.run(["flatpak", "build-bundle", str(work / "repo"), str(bundle), debian.APP_ID], check=True)
    return bundle


def windows() -> Path:
    """An installer for Windows, made by Inno Setup."""
    _need("iscc", "Windows with Inno Setup 6 in PATH")
    folder()
    script = ROOT / "packaging" / "windows" / "yuebao.iss"
    subprocess.run(["iscc", f"/DVersion={version()}", f"/O{DIST}", str(script)], check=True)
    return DIST / f"yuebao-{version()}-setup.exe"


def macos() -> Path:
    """A disk image for macOS with the application in it; signed only for this machine."""
    _need("hdiutil", "macOS")
    folder()
    image = DIST / f"yuebao-{version()}.dmg"
    application = DIST / "Yuebao.app"
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(application)], check=True)
    create = [
        "hdiutil",
        "create",
        "-ov",
        "-volname",
        "Yuebao",
        "-srcfolder",
        str(application),
        "-format",
        "UDZO",
    ]
    subprocess.run([*create, str(image)], check=True)
    return image


BUILDS: dict[str, Callable[[], Path]] = {
    "wheel": wheel,
    "frozen": folder,
    "deb": deb,
    "flatpak": flatpak,
    "windows": windows,
    "macos": macos,
}


def version() -> str:
    """The program's version, as it tells it itself."""
    found = re.search(r'__version__ = "(.+)"', (ROOT / "reader" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise CannotBuildError("reader/__init__.py tells no version.")
    return found[1]


def _need(program: str, brought_by: str) -> None:
    if shutil.which(program) is None:
        raise CannotBuildError(f"this needs {program}, which comes with {brought_by}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
