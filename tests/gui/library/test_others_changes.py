"""What another program changes in the archive or the marks shows without a restart."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader import app, jobs, paths
from reader.library import LibraryLocation, personal_segmenter
from tests.archive_faults import imported, sources
from tests.gui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.gui.shell.window import MainWindow


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[app.App]:
    """The window over an archive of two issues; what is there has been noted."""
    where = paths.personal().make()
    imported(where.archive, sources(tmp_path / "papers", 2))
    made = app.App(qapp, where, None)
    assert made.open()
    settle(qtbot, made)
    made.look_for_changes()
    settle(qtbot, made)
    yield made
    made.close()
    qapp.setStyleSheet("")


def window_of(program: app.App) -> MainWindow:
    assert program.window
    return program.window


def look(program: app.App, qtbot: QtBot) -> bool:
    """Look once; whether anything was seen to have changed."""
    seen: list[bool] = []
    window = window_of(program)
    window.changed_elsewhere.connect(lambda: seen.append(True))
    program.look_for_changes()
    settle(qtbot, program)
    return bool(seen)


def elsewhere() -> LibraryLocation:
    where = paths.personal()
    return LibraryLocation(where.archive, personal_segmenter(where), where)


def test_issues_that_another_program_reads_in_show(program: app.App, qtbot: QtBot, tmp_path: Path) -> None:
    assert not look(program, qtbot)
    before = window_of(program).rooms.navigator.article
    with closing(elsewhere().open()) as library:
        jobs.import_paths(library.archive, [sources(tmp_path / "more", 5)], library.index.writer())
    overviews: list[int] = []
    window_of(program).rooms.navigator.overview_changed.connect(
        lambda told: overviews.append(told.size.issues)
    )
    assert look(program, qtbot)
    assert overviews == [5]
    assert window_of(program).rooms.navigator.article == before
    assert "Another program" in window_of(program).status.text
    assert not look(program, qtbot)


def test_bookmarks_that_another_program_adds_show(program: app.App, qtbot: QtBot) -> None:
    article = window_of(program).rooms.navigator.article
    assert article is not None
    with closing(elsewhere().open()) as library:
        library.marks.add_bookmark(article, datetime(2024, 3, 1, 12, tzinfo=UTC))
    assert look(program, qtbot)
    assert [it.key for it in window_of(program).rooms.bookmarks.panel.model.rows] == [article.key]


def test_what_this_window_does_is_no_news(program: app.App, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(program)
    with qtbot.waitSignal(window.rooms.importing.ended):
        window.import_paths([sources(tmp_path / "more", 4)])
    settle(qtbot, program)
    window.commands["star"].trigger()
    settle(qtbot, program)
    assert not look(program, qtbot)


def test_an_archive_that_was_put_in_its_place_is_opened_anew(
    program: app.App, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "b.yuebao"
    imported(other, sources(tmp_path / "more", 6))
    first = window_of(program)
    shutil.move(other, paths.personal().archive)
    program.look_for_changes()
    qtbot.waitUntil(lambda: program.window is not first)
    settle(qtbot, program)
    assert program.library
    assert program.library.archive.size().issues == 6
