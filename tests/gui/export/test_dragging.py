"""Articles pulled out of the list, through the real window."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest

from reader.gui.find.result_list import ResultView
from tests.gui import test_stories
from tests.gui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.widgets.row_view import RowView

opened, pages = test_stories.opened, test_stories.pages


def test_articles_and_results_are_dragged_out_as_text_page_and_file(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = test_stories.read_in(qtbot, program, pages)
    dropped: list[tuple[str, str, str]] = []

    def drop(drag: QDrag, _action: Qt.DropAction) -> None:
        data = drag.mimeData()
        (address,) = data.urls()
        dropped.append((data.text(), data.html(), Path(address.toLocalFile()).read_text("utf-8")))

    monkeypatch.setattr(QDrag, "exec", drop)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    pull_out(window.rooms.articles.view, qtbot, program)
    ((text, markup, file),) = dropped
    assert text == file
    assert text.index("渡口的桥通车三天") < text.index("茶叶合作社开出第一锅")
    assert markup.count("<article") == 2
    dropped.clear()
    window.rooms.find.find_words("茶叶")
    settle(qtbot, program)
    pull_out(window.lists.shown.findChildren(ResultView)[0], qtbot, program)
    ((text, markup, _file),) = dropped
    assert "茶叶合作社开出第一锅" in text
    assert "渡口的桥通车三天" not in text
    assert markup.count("<article") == text.count("茶叶合作社开出第一锅") == 2


def pull_out(view: RowView, qtbot: QtBot, program: app.App) -> None:
    """Choose all rows and drag them over the edge of the list."""
    view.choose(view.next_row(-1, 1) or 0)
    view.selectAll()
    place = view.visualRect(view.currentIndex()).center()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), button, none, place)
    for step in (10, 30, 60):
        QTest.mouseMove(view.viewport(), place + QPoint(step, 0))
    settle(qtbot, program)
    QTest.mouseRelease(view.viewport(), button, none, place)
    settle(qtbot, program)
