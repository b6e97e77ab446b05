"""Articles shown as they will be printed, and printed into a file, through the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget

from reader.core.han_forms import ordinary
from tests.gui import test_stories
from tests.gui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.shell.window import MainWindow

opened, pages = test_stories.opened, test_stories.pages


@pytest.fixture
def window(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> Iterator[MainWindow]:
    program = opened()
    window = test_stories.read_in(qtbot, program, pages)
    yield window
    for dialog in window.findChildren(QPrintPreviewDialog):
        dialog.reject()
    settle(qtbot, program)


def preview_of(window: MainWindow, command: str, qtbot: QtBot) -> QPrintPreviewDialog:
    window.commands[command].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintPreviewDialog)))
    (dialog,) = window.findChildren(QPrintPreviewDialog)
    qtbot.waitUntil(lambda: widget_of(dialog).pageCount() > 0)
    return dialog


def widget_of(dialog: QPrintPreviewDialog) -> QPrintPreviewWidget:
    (widget,) = dialog.findChildren(QPrintPreviewWidget)
    return widget


def printed(dialog: QPrintPreviewDialog, path: Path) -> list[str]:
    """What stands on the sheets that a printer would get."""
    dialog.printer().setOutputFileName(str(path))
    widget_of(dialog).print_()
    with pdfium.PdfDocument(path) as pdf:
        return ["".join(ordinary(page.get_textpage().get_text_bounded()).split()) for page in pdf]


def test_the_open_article_is_shown_and_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview_of(window, "print", qtbot)
    (sheet,) = printed(dialog, tmp_path / "printed.pdf")
    assert "渡口的桥通车三天" in sheet
    assert sheet.endswith("1")


def test_an_issue_is_printed_an_article_a_sheet(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview_of(window, "print_issue", qtbot)
    sheets = printed(dialog, tmp_path / "printed.pdf")
    assert [("渡口的桥" in sheet, "茶叶合作社" in sheet) for sheet in sheets] == [
        (True, False),
        (False, True),
    ]


def test_for_other_paper_it_is_laid_out_anew(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview_of(window, "print", qtbot)
    preview = widget_of(dialog)
    preview.setOrientation(QPageLayout.Orientation.Landscape)
    qtbot.waitUntil(lambda: preview.pageCount() > 0)
    printed(dialog, tmp_path / "printed.pdf")
    with pdfium.PdfDocument(tmp_path / "printed.pdf") as pdf:
        width, height = pdf[0].get_size()
        text = pdf[0].get_textpage()
        reach = max(text.get_rect(nth)[2] for nth in range(text.count_rects()))
    assert width > height
    assert height < reach < width


def test_what_is_printed_at_once_on_other_paper_is_laid_out_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = preview_of(window, "print", qtbot)
    dialog.printer().setPageOrientation(QPageLayout.Orientation.Landscape)
    (sheet,) = printed(dialog, tmp_path / "printed.pdf")
    assert "渡口的桥通车三天" in sheet


def test_where_no_article_is_open_printing_says_so(opened: Callable[[], app.App]) -> None:
    program = opened()
    assert program.window
    assert not program.window.commands["print"].isEnabled()
