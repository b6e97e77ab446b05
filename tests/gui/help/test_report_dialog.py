from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.gui.help.report_dialog import ReportDialog, report_text
from reader.store.sqlite.file import sqlite_version
from tests.archive_faults import imported, location, sources

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_report_tells_versions_counts_and_the_log_and_nothing_of_the_persons_own(
    qtbot: QtBot, tmp_path: Path
) -> None:
    imported(tmp_path / "溪口.yuebao", sources(tmp_path / "papers", 2))
    with closing(location(tmp_path / "溪口.yuebao").open()) as library:
        library.folders.log.write_text("2026-01-01 ERROR reader.app: Uncaught\n", "utf-8")
        text = report_text(library)
    assert f"SQLite {sqlite_version()}" in text
    assert "1 papers, 2 issues, 6 articles" in text
    assert "Uncaught" in text
    assert not any(own in text for own in ("柳溪", "溪口", "papers/", str(tmp_path)))
    dialog = ReportDialog(text)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
