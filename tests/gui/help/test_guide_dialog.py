"""The user's guide in the window: every page in both languages, links that stay inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from reader.gui.help.guide_dialog import PAGES, GuideDialog, guide_folder, heading_of
from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RESOURCES = CHECKOUT / "resources"


@pytest.fixture(params=["zh_CN", "en"])
def dialog(qtbot: QtBot, request: pytest.FixtureRequest) -> GuideDialog:
    made = GuideDialog(None, guide_folder(RESOURCES, request.param))
    qtbot.addWidget(made)
    return made


def test_each_page_of_the_guide_is_in_the_list_and_is_shown(dialog: GuideDialog) -> None:
    folder = dialog._folder
    assert sorted(f"{name}.md" for name in PAGES) == sorted(path.name for path in folder.iterdir())
    for row, name in enumerate(PAGES):
        dialog._contents.setCurrentRow(row)
        heading = heading_of((folder / f"{name}.md").read_text("utf-8"))
        assert dialog._contents.item(row).text() == heading
        assert dialog.page.toPlainText().startswith(heading)


def test_every_page_is_shown_from_its_beginning(dialog: GuideDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    bar = dialog.page.verticalScrollBar()
    assert bar.maximum() > 0
    for name in (*PAGES, PAGES[0]):
        bar.setValue(bar.maximum())
        dialog.show_page(name)
        QApplication.processEvents()
        assert bar.value() == 0, name


def test_no_mark_of_the_file_format_is_shown(dialog: GuideDialog) -> None:
    for name in PAGES:
        dialog.show_page(name)
        assert "\\|" not in dialog.page.toPlainText(), name


def test_tables_are_set_as_tables(dialog: GuideDialog) -> None:
    dialog.show_page("keys")
    assert "|---" not in dialog.page.toPlainText()
    assert "<table" in dialog.page.toHtml()


def test_a_link_to_a_page_is_followed_and_no_other(dialog: GuideDialog) -> None:
    dialog.page.anchorClicked.emit(QUrl("find.md"))
    assert dialog._contents.currentRow() == PAGES.index("find")
    dialog.page.anchorClicked.emit(QUrl("https://example.org/keys"))
    assert dialog._contents.currentRow() == PAGES.index("find")


def test_a_language_without_a_guide_has_the_english_one() -> None:
    assert guide_folder(RESOURCES, "de") == RESOURCES / "guide" / "en"
