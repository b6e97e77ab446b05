"""The copies of the bookmarks in the window."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader import app, paths
from reader.gui.bookmarks.copies_dialog import CopiesDialog
from reader.store.marks.copies import copies_of
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def bookmark(nth: int) -> Bookmark:
    return Bookmark(f"key {nth}", "溪口报", date(1987, 5, 12), "2", f"新茶{nth}", "　　头一批。", NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Marks with two bookmarks and a copy of each state."""
    made = tmp_path / "marks.sqlite"
    for nth in range(2):
        with closing(Marks.open(made)) as marks:
            marks.restore_bookmark(bookmark(nth))
    return made


def held(path: Path) -> int:
    with closing(Marks.open(path)) as marks:
        return len(marks.bookmarks())


def column(dialog: CopiesDialog, nth: int) -> list[str]:
    items = [dialog.table.item(row, nth) for row in range(dialog.table.rowCount())]
    return [item.text() for item in items if item]


def test_what_is_lost_comes_back_with_the_copy_that_is_offered(path: Path, qtbot: QtBot) -> None:
    path.unlink()
    dialog = CopiesDialog(path, None, lost="It is missing.")
    qtbot.addWidget(dialog)
    assert column(dialog, 1) == ["2", "1"]
    with qtbot.waitSignal(dialog.restored):
        dialog.restore_button.click()
    assert dialog.result() == CopiesDialog.DialogCode.Accepted
    assert held(path) == 2


def test_an_older_copy_can_be_chosen(path: Path, qtbot: QtBot) -> None:
    dialog = CopiesDialog(path, None)
    qtbot.addWidget(dialog)
    dialog.table.selectRow(1)
    dialog.restore_button.click()
    assert held(path) == 1


def test_what_is_left_can_be_taken_as_it_is(path: Path, qtbot: QtBot) -> None:
    path.unlink()
    dialog = CopiesDialog(path, None, lost="It is missing.")
    qtbot.addWidget(dialog)
    dialog.as_is_button.click()
    assert held(path) == 0


def test_nothing_is_done_where_the_dialog_is_closed(path: Path, qtbot: QtBot) -> None:
    path.unlink()
    dialog = CopiesDialog(path, None, lost="It is missing.")
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.result() == CopiesDialog.DialogCode.Rejected
    assert not path.exists()


def test_a_copy_is_made_on_demand(path: Path, qtbot: QtBot) -> None:
    with closing(Marks.open(path)) as marks:
        dialog = CopiesDialog(path, None, marks=marks)
        qtbot.addWidget(dialog)
        marks.restore_bookmark(bookmark(2))
        dialog.copy_button.click()
        assert column(dialog, 1) == ["3", "2", "1"]


def test_a_damaged_copy_is_told(path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = copies_of(path)[0].path
    data = bytearray(newest.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    dialog = CopiesDialog(path, None)
    qtbot.addWidget(dialog)
    dialog.table.selectRow(0)
    newest.write_bytes(data)
    dialog.restore_button.click()
    assert len(told) == 1
    assert "is damaged" in told[0]
    assert held(path) == 2


def test_the_program_asks_before_it_opens(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = paths.personal().make()
    with closing(Marks.open(where.marks)) as marks:
        marks.restore_bookmark(bookmark(1))
    where.marks.unlink()
    answers = iter((False, True))

    def answer(dialog: CopiesDialog) -> int:
        if next(answers):
            dialog.restore_button.click()
        return dialog.result()

    monkeypatch.setattr(CopiesDialog, "exec", answer)
    program = app.App(qapp, where, None)
    assert not program.open()
    assert not where.marks.exists()
    assert program.open()
    qtbot.waitUntil(lambda: program.is_idle)
    assert held(where.marks) == 1
    # in the window, an older or the same state again
    assert program.window is not None
    first = program.window
    first.commands["copies"].trigger()
    (dialog,) = first.findChildren(CopiesDialog)
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: program.window is not first and program.is_idle)
    assert held(where.marks) == 1
    program.close()
    qapp.setStyleSheet("")


def test_a_copy_can_be_added_to_what_is_there(path: Path, qtbot: QtBot) -> None:
    with closing(Marks.open(path)) as marks:
        dialog = CopiesDialog(path, None, marks=marks)
        qtbot.addWidget(dialog)
        dialog.table.selectRow(1)
        with qtbot.waitSignal(dialog.merge_wanted) as wanted:
            dialog.merge_button.click()
        assert wanted.args == [copies_of(path)[1].path]
    assert held(path) == 2
