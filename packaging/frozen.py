"""The program as one folder that needs no Python: made by PyInstaller, trimmed, and tried.

PyInstaller has an environment of its own, build/venv, with the wheel and the packages it runs with and no others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PYINSTALLER = "pyinstaller==6.22.3"
LARGEST = 230
"""Megabytes that the folder may take."""
UNWANTED = (
    # Qt's other platforms, protocols and file types.
    "Qt6Qml", "Qt6Quick", "Qt6Pdf", "Qt6VirtualKeyboard", "Qt6OpenGL", "Qt6Network", "QtNetwork", "opengl32sw",
    "plugins/networkinformation", "plugins/tls", "plugins/platforminputcontexts/libqtvirtualkeyboard",
    "plugins/imageformats/libqpdf", "plugins/imageformats/qpdf", "plugins/egldeviceintegrations",
    "plugins/platforms/libqeglfs", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqvnc",
    "plugins/platforms/libqvkkhrdisplay", "plugins/platforms/libqminimal", "plugins/generic",
    # jieba's neural network, keywords and parts of speech; OpenCC's programs and headers.
    "jieba/lac_small", "jieba/analyse", "jieba/posseg", "opencc/clib/bin", "opencc/clib/include", "libopencc.a",
    # GTK is the desktop's own: Qt's plugin for it asks for it there, and does without.
    "libgtk-3", "libgdk-3", "libgdk_pixbuf", "libcairo", "libpango", "libatk", "libatspi", "libepoxy", "libharfbuzz",
    "libgio-2", "libgmodule", "libfribidi", "libthai", "libdatrie", "libpixman",
)  # fmt: skip
APP_ID = "org.yuebao.Yuebao"
PROPERTIES: Mapping[str, object] = {
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Yuebao archive",
            "CFBundleTypeExtensions": ["yuebao"],
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
        }
    ],
    "CFBundleURLTypes": [{"CFBundleURLName": APP_ID, "CFBundleURLSchemes": ["yuebao"]}],
    "CFBundleLocalizations": ["zh_CN", "en"],
    "NSHighResolutionCapable": True,
}
"""What the Info.plist of the application for macOS says beside what PyInstaller writes: files and links it opens."""
SPOKEN = ("qtbase_zh_CN", "qtbase_en")


def build(root: Path) -> Path:
    """Make dist/yuebao under `root` and try it; where it is.

    Raises CalledProcessError, and SystemExit where it is too large.
    """
    python = _environment(root)
    made, work = root / "dist", root / "build" / "frozen"
    shutil.rmtree(made / "yuebao", ignore_errors=True)
    icons = [str(python), str(root / "packaging" / "app_icons.py"), str(root / "build" / "icons")]
    subprocess.run(icons, check=True, env={**_bare(), "QT_QPA_PLATFORM": "offscreen"})
    command = [
        str(python),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--distpath",
        str(made),
        "--workpath",
        str(work),
    ]
    subprocess.run([*command, str(root / "packaging" / "yuebao.spec")], check=True, cwd=root, env=_bare())
    folder = made / "yuebao"
    _strip(folder)
    if (size := megabytes(folder)) > LARGEST:
        raise SystemExit(f"{folder} takes {size} MB, more than the {LARGEST} it may take.")
    print(f"{folder}: {size} MB")
    try_out(folder / ("yuebao.exe" if sys.platform == "win32" else "yuebao"))
    return folder


def try_out(program: Path) -> None:
    """Let the bundle import, find, read and draw, knowing nothing of the Python around it."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**_bare(), "YUEBAO_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([str(program), "--self-test"], check=True, env=surroundings)


def megabytes(path: Path) -> int:
    """What a file takes, or the files under a folder, links not followed."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if not each.is_dir()]
    return sum(each.lstat().st_size for each in files) // 1_000_000


def is_wanted(name: str) -> bool:
    """Whether a file that PyInstaller found goes into the bundle; `name` is its path there."""
    path = name.replace("\\", "/")
    if "/translations/" in path and path.endswith(".qm"):
        return any(spoken in path for spoken in SPOKEN)
    return not any(part in path for part in UNWANTED)


def _strip(folder: Path) -> None:
    """Take the debugger's tables out of Python's own library, where there is a `strip`."""
    if strip := shutil.which("strip"):
        for library in folder.glob("_internal/libpython*.so.*"):
            subprocess.run([strip, "--strip-unneeded", str(library)], check=True)


def _bare() -> dict[str, str]:
    """The surroundings without what tells a Python where to look."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }


def _environment(root: Path) -> Path:
    """The Python of build/venv, with the program's packages and PyInstaller in it."""
    folder = root / "build" / "venv"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    bound = {
        "PIP_CONSTRAINT": str(root / "packaging" / "constraints.txt"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    pip = [str(python), "-m", "pip", "install", "--quiet"]
    for wanted in ([PYINSTALLER, str(root)], ["--force-reinstall", "--no-deps", str(root)]):
        subprocess.run([*pip, *wanted], check=True, env={**_bare(), **bound})
    return python
