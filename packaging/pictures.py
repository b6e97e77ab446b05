"""Take the pictures of README from the real window: python packaging/pictures.py [FOLDER]."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from reader import app, paths, settings

HERE = Path(__file__).parent
SIZE = (1280, 800)
SETTLED_FOR = 300
"""Milliseconds with nothing under way after which the window is taken to have settled."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is shown, how, and in which language."""

    name: str
    language: str
    appearance: str
    scene: str


PICTURES = (
    Picture("reading-light", "zh_CN", "light", "reading"),
    Picture("reading-dark", "zh_CN", "dark", "reading"),
    Picture("reading-english", "en", "light", "reading"),
    Picture("find-light", "zh_CN", "light", "find"),
    Picture("welcome-light", "zh_CN", "light", "welcome"),
    Picture("welcome-english-dark", "en", "dark", "welcome"),
)
FIND = "停云桥"
DAY = "2024-04-25"


def main(folder: Path) -> int:
    """Take every picture, each in a process of its own with folders of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "YUEBAO_HOME": home}
            row = (picture.name, picture.language, picture.appearance, picture.scene)
            subprocess.run(
                [sys.executable, __file__, "--take", str(folder), *row], env=surroundings, check=True
            )
        print(folder / f"{picture.name}.png")
    return 0


def take(folder: Path, picture: Picture) -> None:
    """Open the window, bring the scene about and save what it shows."""
    where = paths.personal().make()
    chosen = settings.change(
        settings.load(where.config), language=picture.language, appearance=picture.appearance
    )
    settings.save(where.config, chosen)
    qt = app.make_qt(["yuebao"])
    shown = app.App(qt, where, None)
    shown.speak()
    if picture.scene == "welcome":
        shown.open()
    else:
        shown.open_specimen()
    window = shown.window
    if window is None:
        raise SystemExit("the window did not open")
    window.resize(*SIZE)
    settle(shown)
    if picture.scene == "reading":
        window.rooms.navigator.go_to(DAY)
        settle(shown)
        window.commands["star"].trigger()
        settle(shown)
    if picture.scene == "find":
        window.rooms.find.find_words(FIND)
        settle(shown)
        window.rooms.find.results.open_next()
        settle(shown)
    window.grab().save(str(folder / f"{picture.name}.png"))
    window.close()
    shown.close()


def settle(shown: app.App) -> None:
    """Let the window work until nothing has been under way for a while."""
    loop = QEventLoop()
    quiet = QTimer()
    quiet.setInterval(50)
    idle = [0]

    def look() -> None:
        idle[0] = idle[0] + 50 if shown.is_idle else 0
        if idle[0] >= SETTLED_FOR:
            loop.quit()

    quiet.timeout.connect(look)
    quiet.start()
    loop.exec()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(Path(sys.argv[2]), Picture(*sys.argv[3:7]))
    else:
        sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else HERE / "pictures"))
