"""An archive is examined and mended while it is open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import app, paths
from reader.gui.shell.check_dialog import CheckDialog
from reader.gui.shell.rebuild_dialog import RebuildDialog
from tests.archive_faults import imported, location, shown, sources
from tests.gui.settling import settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    imported(tmp_path / "a.yuebao", sources(tmp_path / "papers", 2))
    return tmp_path / "a.yuebao"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def examined(dialog: CheckDialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.bar.isHidden)


def test_a_whole_archive_is_said_to_be_whole(archive: Path, qtbot: QtBot) -> None:
    dialog = CheckDialog(location(archive))
    examined(dialog, qtbot)
    assert "The file is whole" in dialog.told.text()
    assert (dialog.mend_button.isHidden(), dialog.rebuild_button.isHidden()) == (True, True)
    dialog.reject()


def test_damaged_texts_and_indexes_are_told_and_mended_in_the_open_window(
    archive: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    truth = shown(archive)
    program = app.App(qapp, paths.personal().make(), archive)
    assert program.open()
    settle(qtbot, program)
    change(archive, "UPDATE body SET text = replace(text, '新茶', '陈茶')")
    change(archive, "DELETE FROM _segment")
    assert program.window
    window = program.window
    window.commands["check"].trigger()
    (dialog,) = window.findChildren(CheckDialog)
    qtbot.waitUntil(dialog.bar.isHidden)
    assert "texts are not as they were stored" in dialog.told.text()
    with qtbot.waitSignal(window.changed_elsewhere):
        dialog.mend_button.click()
    assert "Mended." in dialog.told.text()
    dialog.reject()
    settle(qtbot, program)
    assert shown(archive) == truth
    program.close()
    qapp.setStyleSheet("")


def test_a_damaged_file_is_made_anew_and_opened(archive: Path, qapp: QApplication, qtbot: QtBot) -> None:
    truth = shown(archive)
    program = app.App(qapp, paths.personal().make(), archive)
    assert program.open()
    settle(qtbot, program)
    assert program.window
    first = program.window
    first.commands["check"].trigger()
    (dialog,) = first.findChildren(CheckDialog)
    qtbot.waitUntil(dialog.bar.isHidden)
    dialog.accept()
    dialog.rebuild_wanted.emit("The file is damaged.")
    qtbot.waitUntil(lambda: bool(first.findChildren(RebuildDialog)))
    (rebuilding,) = first.findChildren(RebuildDialog)
    rebuilding.rebuild_button.click()
    qtbot.waitUntil(lambda: not rebuilding.open_button.isHidden())
    rebuilding.open_button.click()
    qtbot.waitUntil(lambda: program.window is not first)
    settle(qtbot, program)
    assert shown(archive) == truth
    assert list(archive.parent.glob("a.damaged-*.yuebao"))
    program.close()
    qapp.setStyleSheet("")
