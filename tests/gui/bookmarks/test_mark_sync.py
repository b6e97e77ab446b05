"""Marks kept alike on several computers, from the window."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from reader import app, paths, settings
from reader.jobs.mark_sync import synchronise
from tests.archive_faults import imported, sources
from tests.gui.settling import settle
from tests.indexing import location_in
from tests.store.marks.invented_annotations import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.gui.shell.window import MainWindow


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    """A folder with the marks of another computer."""
    folder = tmp_path / "carried"
    folder.mkdir()
    location = location_in(tmp_path / "other")
    with closing(location._replace(archive_path=location.folders.archive).open()) as other:
        fill(other.marks.annotations)
        synchronise(other, folder)
    return folder


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[app.App]:
    where = paths.personal().make()
    imported(where.archive, sources(tmp_path / "papers", 1))
    made = app.App(qapp, where, None)
    assert made.open()
    settle(qtbot, made)
    yield made
    made.close()
    qapp.setStyleSheet("")


def window_of(program: app.App) -> MainWindow:
    assert program.window
    return program.window


def test_the_folder_is_asked_for_once_and_told_at_the_end(
    program: app.App, qtbot: QtBot, carried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def choose(*asking: object) -> str:
        asked.append(asking)
        return str(carried)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    window = window_of(program)
    for _time in range(2):
        with qtbot.waitSignal(window.rooms.annotations.said):
            window.commands["sync_marks"].trigger()
    settle(qtbot, program)
    assert len(asked) == 1
    assert {it.uid for it in window.library.marks.annotations.highlights()} == {"h1", "h2"}
    assert "on 1 other computer" in window.status.text
    window.library.marks.annotations.remove_highlights(["h1"])
    program.close()
    assert settings.load(paths.personal().config).marks_folder == str(carried)
    own = next(it for it in carried.iterdir() if "h1" not in it.read_text("utf-8").partition('"removed"')[0])
    assert '"h1"' in own.read_text("utf-8").partition('"removed"')[2]


def test_what_others_say_is_heard_at_the_start(program: app.App, qtbot: QtBot, carried: Path) -> None:
    window = window_of(program)
    window.setting_chosen.emit("marks_folder", str(carried))
    with qtbot.waitSignal(window.rooms.annotations.said):
        program.hear_other_computers()
    settle(qtbot, program)
    assert {it.uid for it in window.library.marks.annotations.highlights()} == {"h1", "h2"}
    window.commands["sync_end"].trigger()
    assert settings.load(paths.personal().config).marks_folder is None


def test_a_folder_that_is_away_is_said_in_the_status_line_only(
    program: app.App, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window = window_of(program)
    window.setting_chosen.emit("marks_folder", str(tmp_path / "away"))
    with qtbot.waitSignal(window.rooms.annotations.said):
        program.hear_other_computers()
    settle(qtbot, program)
    assert "There is no folder" in window.status.text
    program.close()
    caplog.clear()


def test_a_carried_database_is_warned_about_once(
    program: app.App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(program)
    told: list[str] = []
    monkeypatch.setattr("reader.store.marks.carried.carrying_service", lambda _path: "坚果云")
    monkeypatch.setattr(window, "show_problem", told.append)
    for _time in range(2):
        program.hear_other_computers()
    assert len(told) == 1
    assert "坚果云" in told[0]
