"""Importing through the real window: at once where nothing is in doubt, else with the dialog that asks."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from reader import app, paths
from reader.gui.facsimile.regions import rect_of
from reader.gui.importing.preview_model import PreviewModel
from reader.gui.importing.report import ImportReportDialog
from reader.gui.importing.report_model import kind_text, plain_report
from reader.gui.importing.watched_folder import scan
from reader.importers.formats.table import formats
from reader.importers.source.file_types import foreign_kind
from reader.papers import Papers
from reader.unfinished_import import UnfinishedImport
from tests.gui.settling import settle
from tests.importers.article_files import write_day
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import SHOES, WHARF
from tests.pages import BRIDGE, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.gui.importing.dialog import ImportDialog
    from reader.gui.shell.window import MainWindow


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[app.App]:
    assert home.is_dir()
    running = app.App(qapp, paths.personal().make(), None)
    running.speak()
    assert running.open()
    settle(qtbot, running)
    yield running
    running.close()
    qapp.setStyleSheet("")


@pytest.fixture
def window(program: app.App) -> MainWindow:
    assert program.window is not None
    return program.window


@pytest.fixture
def look(program: app.App, window: MainWindow, qtbot: QtBot) -> Callable[[Path], ImportDialog]:
    def open_dialog(path: Path) -> ImportDialog:
        window.rooms.importing.look_first([path])
        settle(qtbot, program)
        dialog = window.rooms.importing.dialog
        assert dialog is not None
        return dialog

    return open_dialog


def cells(dialog: ImportDialog, row: int) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_nothing_is_stored_before_the_person_says_so(
    program: app.App, window: MainWindow, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = look(write_pages(tmp_path / "pages"))
    assert [row.outcome.articles for row in dialog.rows] == [2, 1]
    assert cells(dialog, 0)[1:6] == ["Page text", "UTF-8", "柳溪报", "2022-07-09", "2"]
    assert "石桥长六十米" in dialog.preview.page.toPlainText()
    assert "石桥修好了" in dialog.preview.articles.toPlainText()
    assert window.library.archive.size().articles == 0
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert window.library.archive.size().articles == 3
    assert window.rooms.importing.dialog is None


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    """A page PDF of two articles in a zip."""
    sheet = Sheet(540, 770)
    high = set_article(sheet, Piece(WHARF.headline, WHARF.paragraphs), (40, 60, 500, 0), 3, House())
    set_article(sheet, Piece(SHOES.headline, SHOES.paragraphs), (40, 100 + high, 500, 0), 3, House())
    pdf = save(tmp_path / "梧溪日报-2024-03-04.pdf", [sheet])
    packed = tmp_path / "三月.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(pdf, pdf.name)
    pdf.unlink()
    return packed


def test_a_page_out_of_a_zip_is_shown_before_and_after_it_is_stored(
    program: app.App, window: MainWindow, look: Callable[[Path], ImportDialog], zipped: Path, qtbot: QtBot
) -> None:
    dialog = look(zipped)
    preview, folder = dialog.preview, dialog._looking.spool.parent
    view = preview.facsimile.view
    assert preview.left.currentWidget() is preview.facsimile
    assert view.facsimile is not None
    assert [one.name for one in view._said.outlines] == [WHARF.headline, SHOES.headline]
    at = rect_of(view._said.outlines[1].regions[0], view._page_rect()).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view._said.open == 2
    assert preview.articles.verticalScrollBar().value() > 0
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert not folder.exists()
    window.rooms.reading.set_view("page")
    settle(qtbot, program)
    assert window.rooms.facsimile.pane.text == ""
    assert window.rooms.facsimile.pane.view.facsimile is not None


def test_a_source_without_pictures_is_shown_as_text_after_one_with(
    look: Callable[[Path], ImportDialog], program: app.App, zipped: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = look(zipped)
    dialog.look([write_pages(tmp_path / "pages")])
    settle(qtbot, program)
    dialog.table.selectRow(1)
    settle(qtbot, program)
    # The page is read in a process of its own, and shown when it comes.
    qtbot.waitUntil(lambda: "石桥长六十米" in dialog.preview.page.toPlainText())
    assert dialog.preview.left.currentWidget() is dialog.preview.page


def test_closing_the_dialog_stores_nothing(
    program: app.App, window: MainWindow, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = look(write_pages(tmp_path / "pages"))
    spool = dialog._looking.spool
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert window.library.archive.size().articles == 0
    assert not spool.exists()


def test_a_folder_of_an_unknown_paper_opens_the_dialog_and_is_asked_once(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for stamp in ("20220709", "20220710"):
        write_day(tmp_path / "x", stamp)
    window.import_paths([tmp_path / "x"])
    settle(qtbot, program)
    dialog = window.rooms.importing.dialog
    assert dialog is not None
    assert [row.is_ready for row in dialog.rows] == [False, False]
    assert not dialog.import_button.isEnabled()
    dialog.answers.paper.setEditText("山城报")
    QTest.keyClick(dialog.answers.paper, Qt.Key.Key_Return)
    assert [row.paper for row in dialog.rows] == ["山城报", "山城报"]
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert [title.name for title in window.library.archive.titles()] == ["山城报"]
    assert Papers(paths.personal().config).name_of(tmp_path / "x") == "山城报"
    write_day(tmp_path / "x", "20220711")
    with qtbot.waitSignal(window.rooms.importing.imported):
        window.import_paths([tmp_path / "x"])
    settle(qtbot, program)
    assert window.rooms.importing.dialog is None
    assert window.library.archive.size().issues == 3


def test_a_page_without_a_date_is_asked_for_its_day(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("柳溪报\n\n" + BRIDGE, "utf-8")
    window.import_paths([path])
    settle(qtbot, program)
    dialog = window.rooms.importing.dialog
    assert dialog is not None
    assert cells(dialog, 0)[6] == "Its day must be given"
    dialog.answers.day.setText("2022-07-09")
    QTest.keyClick(dialog.answers.day, Qt.Key.Key_Return)
    settle(qtbot, program)
    dialog.tell_paper("柳溪报")
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert [str(title.first) for title in window.library.archive.titles()] == ["2022-07-09"]


def test_what_waits_for_an_answer_is_gone_to_among_many_and_folders_tell_files_apart(
    look: Callable[[Path], ImportDialog], tmp_path: Path
) -> None:
    for nth in range(1, 13):
        day = tmp_path / "柳溪报" / f"2022-07-{nth:02}"
        day.mkdir(parents=True)
        (day / "01版.txt").write_text(BRIDGE, "utf-8")
    (tmp_path / "page.txt").write_text("柳溪报\n\n" + BRIDGE, "utf-8")
    dialog = look(tmp_path)
    (chosen,) = dialog.chosen()
    assert chosen.outcome.path.name == "page.txt"
    names = [cells(dialog, row)[0] for row in range(len(dialog.rows))]
    assert {"2022-07-01/01版.txt", "page.txt"} <= set(names)


def test_the_edition_of_a_source_can_be_said(
    program: app.App, window: MainWindow, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write_pages(tmp_path / "pages")
    dialog = look(folder / "2022-07-09.txt")
    for said, filed in (("號外", "号外"), ("", None), ("晚刊", "晚刊")):
        dialog.answers.edition.setEditText(said)
        typed = dialog.answers.edition.lineEdit()
        assert typed is not None
        typed.editingFinished.emit()
        settle(qtbot, program)
        assert dialog.rows[0].outcome.edition == filed
    assert cells(dialog, 0)[4].endswith("晚刊")
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    archive = window.library.archive
    (issue_id,) = archive.issues_of("柳溪报", date(2022, 7, 9))
    assert archive.issue(issue_id).edition == "晚刊"


def test_another_encoding_changes_the_preview(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write_pages(tmp_path / "pages")
    path = folder / "2022-07-09.txt"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    dialog = look(path)
    assert cells(dialog, 0)[2] == "GB18030"
    box = dialog.answers.encoding
    box.setCurrentIndex(box.findData("big5"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, program)
    assert "石桥" not in dialog.preview.page.toPlainText()
    box.setCurrentIndex(box.findData("gb18030"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, program)
    assert "石桥" in dialog.preview.page.toPlainText()
    assert dialog.rows[0].is_ready


def test_sources_are_added_and_taken_out(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write_pages(tmp_path / "pages")
    dialog = look(folder / "2022-07-09.txt")
    dialog.look([folder])
    settle(qtbot, program)
    assert [row.outcome.path.name for row in dialog.rows] == ["2022-07-09.txt", "2022-07-16.txt"]
    dialog.table.selectRow(0)
    dialog.remove_chosen()
    assert [row.outcome.path.name for row in dialog.rows] == ["2022-07-16.txt"]


def test_the_model_is_sound(
    qtmodeltester: ModelTester, look: Callable[[Path], ImportDialog], tmp_path: Path
) -> None:
    model = PreviewModel()
    model.put(look(write_pages(tmp_path / "pages")).rows)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_a_stopped_import_is_offered_again(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write_pages(tmp_path / "pages")
    window.rooms.importing.read_here([folder])
    window.rooms.importing.stop()
    settle(qtbot, program)
    assert window.status._go_on.isVisibleTo(window)
    assert window.commands["import_go_on"].isEnabled()
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(window.status._go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert window.library.archive.size().articles == 3
    assert not window.status._go_on.isVisibleTo(window)
    assert not window.commands["import_go_on"].isEnabled()


def test_what_was_left_by_a_run_that_broke_off_is_offered(home: Path, tmp_path: Path) -> None:
    left = UnfinishedImport(home)
    assert left.sources(tmp_path / "a.yuebao") == []
    left.note(tmp_path / "a.yuebao", [tmp_path, tmp_path / "gone"])
    assert UnfinishedImport(home).sources(tmp_path / "a.yuebao") == [tmp_path]
    assert left.sources(tmp_path / "b.yuebao") == []
    (home / "unfinished.json").write_text("{", "utf-8")
    assert left.sources(tmp_path / "a.yuebao") == []
    left.forget()
    assert not (home / "unfinished.json").exists()


def test_a_watched_folder_is_read_when_something_is_dropped_there(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    window.rooms.importing.watcher._soon.setInterval(50)
    window.rooms.importing.watcher.watch(str(folder))
    write_pages(folder)
    qtbot.waitUntil(lambda: window.library.archive.size().articles == 3)
    settle(qtbot, program)
    assert window.status.text == "From the watched folder: 2 files read, 3 articles."
    assert window.panes.isVisibleTo(window)


def test_a_file_that_still_grows_is_waited_for(window: MainWindow, tmp_path: Path) -> None:
    read: list[Path] = []
    watching = window.rooms.importing.watcher

    def take(sources: Sequence[Path]) -> bool:
        read.extend(sources)
        return True

    watching._read = take
    watching.folder = tmp_path
    path = tmp_path / "a.txt"
    for size in (1, 2, 3):
        path.write_text("x" * size)
        watching._take(scan(tmp_path))
        assert read == []
    watching._take(scan(tmp_path))
    assert read == [path]
    watching._take(scan(tmp_path))
    assert read == [path]
    watching.folder = None


def test_a_watched_folder_that_is_gone_is_told_once(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    window.rooms.importing.watcher.said.connect(told.append)
    window.rooms.importing.watcher.folder = tmp_path / "gone"
    for _look in range(2):
        window.rooms.importing.watcher._take(scan(tmp_path / "gone"))
    assert len(told) == 1
    assert "is gone" in told[0]
    window.rooms.importing.watcher.folder = None


def test_the_watched_folder_is_kept(program: app.App, window: MainWindow, tmp_path: Path) -> None:
    window.rooms.importing.watcher.watch(str(tmp_path))
    window.rooms.importing.watcher.chosen.emit(str(tmp_path))
    assert window.commands["watch_end"].isEnabled()
    program.open()
    assert program.window is not None
    assert program.window.rooms.importing.watcher.folder == tmp_path
    program.window.rooms.importing.watcher.end()
    assert not program.window.commands["watch_end"].isEnabled()


def test_a_day_that_is_none_is_not_swallowed(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    page = tmp_path / "loose.txt"
    page.write_text("桥修好了\n\n今天上午，石桥修好了，行人都从桥上走。\n", "utf-8")
    dialog = look(page)
    answers = dialog.answers
    answers.day.setText("2022-13-40")
    answers.day.editingFinished.emit()
    assert "2022-13-40" in answers.day.accessibleDescription()
    assert dialog.rows[0].day is None
    answers.day.setText("2022-07-19")
    answers.day.editingFinished.emit()
    assert answers.day.accessibleDescription() == ""
    settle(qtbot, program)
    assert str(dialog.rows[0].day) == "2022-07-19"


def test_nothing_is_asked_of_what_cannot_be_read(
    look: Callable[[Path], ImportDialog], tmp_path: Path
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "empty.txt").touch()
    (tmp_path / "sources" / "loose.txt").write_text("桥修好了\n\n今天上午，石桥修好了。\n", "utf-8")
    dialog = look(tmp_path / "sources")
    assert cells(dialog, 0)[3:5] == ["", ""]
    assert cells(dialog, 1)[3:5] == ["which?", "which?"]


def test_what_could_not_be_read_is_told_after_what_had_to_be_asked(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    empty, loose = tmp_path / "empty.txt", tmp_path / "loose.txt"
    empty.touch()
    loose.write_text("桥修好了\n\n今天上午，石桥修好了。\n", "utf-8")
    window.import_paths([empty, loose])
    settle(qtbot, program)
    dialog = window.rooms.importing.dialog
    assert dialog is not None
    assert not window.findChildren(ImportReportDialog)
    dialog.close()
    told = window.findChildren(ImportReportDialog)
    assert [report.isVisible() for report in told] == [True]
    told[0].close()
    window.import_paths([loose])
    settle(qtbot, program)
    assert window.rooms.importing.dialog is not None
    window.rooms.importing.dialog.close()
    assert not [report for report in window.findChildren(ImportReportDialog) if report.isVisible()]


@pytest.mark.parametrize("way", ["cancel", "esc", "the window's cross", "import"])
def test_the_dialog_goes_when_it_is_closed(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    dialog = look(write_pages(tmp_path / "pages"))
    assert dialog.isVisible()
    told: list[str] = []
    dialog.closed.connect(lambda: told.append("closed"))
    if way == "cancel":
        QTest.mouseClick(button_of(dialog, "Cancel"), Qt.MouseButton.LeftButton)
    elif way == "esc":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    elif way == "import":
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    else:
        dialog.close()
    assert not dialog.isVisible()
    assert told == ["closed"]
    settle(qtbot, program)
    qtbot.waitUntil(lambda: not isValid(dialog))


def button_of(dialog: ImportDialog, words: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == words)


def test_what_was_asked_and_not_answered_is_named(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("柳溪报\n\n" + BRIDGE, "utf-8")
    whole = tmp_path / "whole.txt"
    whole.write_text("柳溪报\n2022年7月9日 星期六\n\n" + BRIDGE, "utf-8")
    window.rooms.importing.look_first([path, whole])
    settle(qtbot, program)
    dialog = window.rooms.importing.dialog
    assert dialog is not None
    for row in range(2):
        dialog.table.selectRow(row)
        dialog.tell_paper("柳溪报")
    with qtbot.waitSignal(window.rooms.importing.imported):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert window.rooms.importing.dialog is None
    (shown,) = window.findChildren(ImportReportDialog)
    report = plain_report(window.rooms.importing.last_report) if window.rooms.importing.last_report else ""
    assert "1 file was left out." in report
    assert "page.txt was not imported, because its paper or day was not given." in report
    shown.close()


def test_a_later_report_takes_the_place_of_the_one_before(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.rooms.importing.imported):
        window.import_paths([write_pages(tmp_path / "pages")])
    settle(qtbot, program)
    for _twice in range(2):
        window.rooms.importing.show_last_report()
    shown = [it for it in window.findChildren(ImportReportDialog) if it.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_a_paper_that_was_told_is_asked_for_no_more(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("2022年7月9日 星期六\n\n" + BRIDGE, "utf-8")
    dialog = look(path)
    dialog.table.selectRow(0)
    settle(qtbot, program)
    asked = "does not tell the paper's name"
    assert asked in dialog.preview.articles.toPlainText()
    dialog.tell_paper("柳溪报")
    qtbot.waitUntil(lambda: "柳溪报" in dialog.preview.articles.toPlainText())
    assert asked not in dialog.preview.articles.toPlainText()
    assert asked not in cells(dialog, 0)[-1]


def test_what_is_being_typed_stays_when_a_source_was_read_again(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = look(write_pages(tmp_path / "pages"))
    dialog.table.selectRow(0)
    settle(qtbot, program)
    dialog.activateWindow()
    dialog.answers.day.setFocus()
    qtbot.waitUntil(dialog.answers.day.hasFocus)
    dialog.answers.day.selectAll()
    QTest.keyClicks(dialog.answers.day, "2022-07-2")
    dialog.answers.told.emit("encoding", "utf-8")
    settle(qtbot, program)
    assert dialog.answers.day.text() == "2022-07-2"


def test_every_format_is_called_by_its_name() -> None:
    assert {kind_text(one.kind) for one in formats()} == {one.name() for one in formats()}
    heads = (b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x7fELF", b"ID3", b"\x00\x01")
    kinds = {foreign_kind(head) for head in heads}
    assert not kinds & {kind_text(kind) for kind in kinds}


def test_a_file_that_must_be_asked_about_stands_once_in_the_dialog(
    program: app.App, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "table.csv"
    rows = (f"第{day}天,南岸的孩子今天走新桥上学，一路没有停。,2021-03-0{day}" for day in (8, 9))
    table.write_text("标题,正文,日期\n" + "\n".join(rows) + "\n", "utf-8")
    page = tmp_path / "page.txt"
    page.write_text("柳溪报\n2022年7月9日 星期六\n\n" + BRIDGE, "utf-8")
    with qtbot.waitSignal(window.rooms.importing.imported):
        window.import_paths([page, table])
    settle(qtbot, program)
    report, dialog = window.rooms.importing.last_report, window.rooms.importing.dialog
    assert report is not None
    assert dialog is not None
    assert "1 file could not be read." in report.summary
    assert [row.outcome.path.name for row in dialog.rows] == ["table.csv"] * 2
    dialog.close()
