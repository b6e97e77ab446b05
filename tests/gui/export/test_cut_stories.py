"""An article as printed, taken away through the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from tests.gui import test_stories
from tests.gui.facsimile import test_stories as page_stories
from tests.gui.settling import settle
from tests.importers.press import WHARF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from reader import app

opened, pages, paper = test_stories.opened, test_stories.pages, page_stories.paper


def darkness(image: QImage, first: int, last: int) -> int:
    """The darkest lightness between two rows."""
    return min(image.pixelColor(x, y).lightness() for y in range(first, last) for x in range(image.width()))


def test_an_article_is_copied_and_saved_as_printed_with_its_citation(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = test_stories.read_in(qtbot, program, [paper])
    with qtbot.waitSignal(window.rooms.export.said):
        window.commands["copy_cut"].trigger()
    copied = QGuiApplication.clipboard().mimeData()
    citation = copied.text()
    assert citation.endswith("[N]. 梧溪日报，2024-03-04（1）.")
    assert WHARF.headline[:4] in citation
    target = tmp_path / "cut.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(target), ""))
    with qtbot.waitSignal(window.rooms.export.said):
        window.commands["save_cut"].trigger()
    saved = QImage(str(target))
    assert saved.text("Description") == citation
    assert QImage(copied.imageData()).size() == saved.size()
    assert darkness(saved, 0, saved.height() // 3) < 100
    assert darkness(saved, saved.height() - 60, saved.height()) < 100
    settle(qtbot, program)


def test_an_article_without_a_picture_says_so(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = test_stories.read_in(qtbot, program, pages)
    with qtbot.waitSignal(window.rooms.export.said) as told:
        window.commands["copy_cut"].trigger()
    assert told.args == [
        "There is no picture of this article: its page has none, or its place on it is not known."
    ]
    settle(qtbot, program)
