"""The import report: every file, the failed ones first, whole sentences, and a way to the issues."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from reader.core.findings.finding import Finding, Level, told
from reader.gui.importing.report import ImportReportDialog
from reader.gui.importing.report_model import GroupHeading, ImportModel, headline
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.theme import DARK, LIGHT
from reader.jobs import FileOutcome, ImportReport, Status
from reader.store.records import IssueId
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.gui.widgets.theme import Theme

WHY = "picture.txt is a picture, not a text. Save the page as text and import that."
DOUBT = "Page 4 was not read, so one article stops early."
NOTE = "Page 2 was held already and has been replaced."


def outcome(day: int, status: Status, *findings: Finding) -> FileOutcome:
    name = f"今日青溪-2022-07-{day}.txt"
    label = f"今日青溪 2022-07-{day}"
    return FileOutcome(
        Path("/papers") / name, "page text", "gb18030", label, "今日青溪", date(2022, 7, day), 6, status,
        findings, IssueId(day),
    )  # fmt: skip


FAILED = FileOutcome(
    Path("/papers/picture.txt"), "unknown", None, "picture.txt", None, None, 0, Status.FAILED,
    (told(Level.ERROR, WHY),),
)  # fmt: skip
REPORT = ImportReport(
    (
        outcome(18, Status.ADDED),
        outcome(19, Status.ADDED, told(Level.WARNING, DOUBT), told(Level.NOTE, NOTE)),
        FAILED,
        outcome(20, Status.UNCHANGED),
    )
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportReportDialog:
    made = ImportReportDialog(REPORT)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def labels(model: ImportModel) -> list[str]:
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ImportModel(REPORT))  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    qtmodeltester.check(ImportModel(ImportReport(())))  # type: ignore[no-untyped-call]


def test_failed_files_come_first_then_the_doubtful(qapp: object) -> None:
    model = ImportModel(REPORT)
    assert labels(model) == [
        "Not read",
        "picture.txt",
        "To check",
        "今日青溪 2022-07-19",
        "Read without a doubt",
        "今日青溪 2022-07-18",
        "今日青溪 2022-07-20",
    ]
    assert model.index(0).data(ROW_ROLE) == GroupHeading("Not read", 1)


def test_a_group_without_files_has_no_heading(qapp: object) -> None:
    assert labels(ImportModel(ImportReport(REPORT.readings[:1]))) == [
        "Read without a doubt",
        "今日青溪 2022-07-18",
    ]


def test_the_headline_counts_what_is_to_be_checked() -> None:
    assert headline(REPORT) == f"{REPORT.summary} 1 thing to check."
    assert headline(ImportReport(REPORT.readings[:1])) == ImportReport(REPORT.readings[:1]).summary


def test_a_screen_reader_hears_whole_sentences(qapp: object) -> None:
    model = ImportModel(REPORT)
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert said == [
        "Not read: 1 file.",
        f"picture.txt. Kind unknown. {WHY}",
        "To check: 1 file.",
        "今日青溪 2022-07-19 · 6 articles · added. "
        f"今日青溪-2022-07-19.txt · Page text · GB18030. {DOUBT} {NOTE}",
    ]
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == str(Path("/papers/picture.txt"))


def test_an_issue_is_opened_by_button_or_enter_and_the_report_stays(
    dialog: ImportReportDialog, qtbot: QtBot
) -> None:
    dialog._view.setFocus()
    QTest.keyClick(dialog._view, Qt.Key.Key_Down)
    assert dialog.chosen() == FAILED
    assert not dialog._open.isEnabled()
    with qtbot.assertNotEmitted(dialog.issue_chosen):
        QTest.keyClick(dialog._view, Qt.Key.Key_Return)
    QTest.keyClick(dialog._view, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.issue_chosen) as told:
        QTest.mouseClick(dialog._open, Qt.MouseButton.LeftButton)
    assert told.args == [19]
    with qtbot.waitSignal(dialog.issue_chosen):
        QTest.keyClick(dialog._view, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.isModal()


def test_the_report_can_be_copied_as_text(dialog: ImportReportDialog) -> None:
    QTest.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(headline(REPORT))
    for words in (WHY, DOUBT, NOTE, "Not read: 1 file.", str(Path("/papers/picture.txt"))):
        assert words in text
    assert text.index(WHY) < text.index(DOUBT)
    assert dialog._copy.text() == "Copied"


def test_it_can_be_closed(dialog: ImportReportDialog) -> None:
    QTest.mouseClick(dialog._close, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_findings_are_shown_whole(dialog: ImportReportDialog) -> None:
    """A narrower dialog gives a row with findings more height, one without the same."""
    model, view = dialog._model, dialog._view
    dialog.resize(640, 560)
    view.doItemsLayout()
    wide = [view.visualRect(model.index(row)).height() for row in (3, 5)]
    dialog.resize(240, 560)
    view.doItemsLayout()
    narrow = [view.visualRect(model.index(row)).height() for row in (3, 5)]
    assert narrow[0] > wide[0]
    assert narrow[1] == wide[1]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_why_a_file_failed_is_in_the_accent(dialog: ImportReportDialog, colours: Theme) -> None:
    wear(colours)
    picture = dialog._view.viewport().grab().toImage()
    row = dialog._view.visualRect(dialog._model.index(1))
    accent = QColor(colours.accent)
    assert any(
        picture.pixelColor(x, y) == accent
        for x in range(46, 300)
        for y in range(row.center().y(), row.bottom())
    )
