from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import app, paths
from reader.core.errors import ArchiveError
from reader.gui.shell.rebuild_dialog import RebuildDialog
from tests.archive_faults import imported, location, shown, sources

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A damaged archive of three issues, the first of which has lost its source."""
    folder = tmp_path / "own"
    imported(folder / "a.yuebao", sources(folder / "papers", 3))
    (folder / "papers" / "2022-07-16.txt").unlink()
    data = (folder / "a.yuebao").read_bytes()
    (folder / "a.yuebao").write_bytes(data[:100] + bytes(16_284) + data[16_384:])
    return folder / "a.yuebao"


def test_the_program_offers_to_make_a_damaged_archive_anew_and_opens_it(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, archive: Path
) -> None:
    told: list[str] = []

    def answer(dialog: RebuildDialog) -> int:
        told.append(dialog.told.text())
        dialog.rebuild_button.click()
        qtbot.waitUntil(lambda: not dialog.open_button.isHidden())
        told.append(dialog.told.text())
        dialog.open_button.click()
        return dialog.result()

    monkeypatch.setattr(RebuildDialog, "exec", answer)
    program = app.App(qapp, paths.personal().make(), archive)
    assert program.open()
    qtbot.waitUntil(lambda: program.is_idle)
    program.close()
    qapp.setStyleSheet("")
    assert "is damaged" in told[0]
    assert "2 files read" in told[1]
    assert "2022-07-16.txt" in told[1]
    assert len(shown(archive)[1]) == 2


def test_one_that_tells_of_no_sources_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.yuebao"
    path.write_bytes(b"nothing of ours")
    dialog = RebuildDialog(location(path), ArchiveError("It is damaged."))
    qtbot.addWidget(dialog)
    dialog.rebuild_button.click()
    qtbot.waitUntil(dialog.rebuild_button.isEnabled)
    assert "yuebao rebuild PATH" in dialog.told.text()
    dialog.reject()
    assert path.read_bytes() == b"nothing of ours"
