"""The program's icon as Windows and macOS want it: python packaging/app_icons.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

SVG = Path(__file__).resolve().parent.parent / "resources" / "icons" / "yuebao.svg"
SIZES = {"yuebao.ico": 256, "yuebao.icns": 512}
"""Pixels; each system makes the smaller ones of it."""


def write_icons(folder: Path) -> None:
    """Draw the icon into files of `folder`. Raises OSError where one cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, size in SIZES.items():
        if not QIcon(str(SVG)).pixmap(QSize(size, size)).toImage().save(str(folder / name)):
            message = f"{folder / name} could not be written."
            raise OSError(message)


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    write_icons(Path(sys.argv[1]))
