"""What a person does, through the real window: import, read, find, bookmark, export, stop, come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolButton

from reader import app, paths, settings
from reader.core.article_links import article_link
from reader.export.bag_check import check_bag
from reader.gui.importing.report import ImportReportDialog
from reader.second_start import Start
from reader.store.archive.archive import Archive
from tests.gui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from reader.gui.shell.window import MainWindow

FERRY = (
    "本报讯（记者 甘禾 通讯员 陆小满）三月{day}日清晨，云溪渡口的老船工把最后一班渡船系在桩上。"
    "对岸的水泥桥昨天通车，船却没有马上停。“还有人要坐。”他说，“桥是桥，船是船。”\n\n"
    "县交通局介绍，渡口保留到年底，票价仍是一元。船上装了新的救生衣，一共三十六件，大的二十件，小的十六件。\n\n"
    "镇上开理发店的曾阿婆每周三过河给老人理发，船工从不收她的钱。"
    "“他收我的钱，我就收他的钱。”曾阿婆说，两个人就这样过了二十年。"
)
TEA = (
    "本报讯（记者 陆小满）云溪茶叶合作社昨天开出今年第一锅新茶，杀青的铁锅烧到二百四十度，十二名炒茶工轮班。"
    "合作社去年产茶三千二百斤，今年打算做到四千斤。\n\n"
    "理事长说，新茶的价钱不涨。去年买茶的人里有一半是老主顾，“涨了价，他们嘴上不说，脚会说。”"
)
PAGE = (
    "今日云溪\n2021年3月{day}日 星期{weekday}\n"
    "中共云溪县委主办 云溪县融媒体中心承办\n今日4版 总第{number}期\n\n"
    "{headline}\n\n" + FERRY + "\n\n茶叶合作社开出第一锅\n\n" + TEA + "\n"
)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Callable[[], app.App]]:
    """Starts the program as a person does; may be called again after `close()` to come back."""
    assert home.is_dir()
    running: list[app.App] = []

    def start() -> app.App:
        program = app.App(qapp, paths.personal().make(), None)
        program.speak()
        assert program.open()
        running.append(program)
        qtbot.waitUntil(lambda: program.is_idle)
        return program

    yield start
    for program in running:
        program.close()
    qapp.setStyleSheet("")


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Two issues of a paper, two days apart."""
    made = []
    for day, weekday, headline in ((2, "二", "渡口还在"), (4, "四", "渡口的桥通车三天")):
        path = tmp_path / f"yunxi-{day}.txt"  # no name that tells a page: the masthead is a front page’s
        path.write_text(PAGE.format(day=day, weekday=weekday, number=500 + day, headline=headline), "utf-8")
        made.append(path)
    return made


def window_of(program: app.App) -> MainWindow:
    assert program.window is not None
    return program.window


def read_in(qtbot: QtBot, program: app.App, sources: list[Path]) -> MainWindow:
    window = window_of(program)
    with qtbot.waitSignal(window.rooms.importing.ended):
        window.import_paths(sources)
    settle(qtbot, program)
    return window


def test_the_first_look_is_a_welcome(opened: Callable[[], app.App]) -> None:
    window = window_of(opened())
    assert window.welcome.isVisibleTo(window)
    assert window.status.text == "No newspapers yet"
    assert not window.commands["export_issue"].isEnabled()
    assert window.commands["import_files"].isEnabled()


COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(window: MainWindow, *paths: Path) -> QMimeData:
    """Drag files over a window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NO_KEY))
    return mime


def let_go(window: MainWindow, dragged: QMimeData) -> None:
    """Drop what was dragged over a window there."""
    window.dropEvent(QDropEvent(QPoint(5, 5), COPY, dragged, LEFT, NO_KEY))


def test_dropping_a_page_shows_what_is_in_it_and_then_opens_its_issue(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = window_of(program)
    dragged = drag(window, pages[0])
    assert window.drop_target.isVisibleTo(window)
    assert "nothing is stored before you say so" in window.drop_target.text
    let_go(window, dragged)
    assert not window.drop_target.isVisibleTo(window)
    qtbot.waitUntil(lambda: window.rooms.importing.dialog is not None)
    settle(qtbot, program)
    assert window.library.archive.size().articles == 0
    dialog = window.rooms.importing.dialog
    assert dialog is not None
    with qtbot.waitSignal(window.rooms.importing.ended):
        dialog.import_button.click()
    settle(qtbot, program)
    assert window.panes.isVisibleTo(window)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.clipping.article.headline == "渡口还在"
    assert window.rooms.reading.record == window.rooms.navigator.article


def test_what_is_dropped_on_the_specimen_is_looked_at_in_ones_own_archive(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    program.open_specimen()
    settle(qtbot, program)
    window = window_of(program)
    let_go(window, drag(window, *pages))
    qtbot.waitUntil(lambda: not window_of(program).library.is_specimen)
    settle(qtbot, program)
    dialog = window_of(program).rooms.importing.dialog
    assert dialog is not None
    dialog.close()


def test_dropping_an_archive_opens_it(opened: Callable[[], app.App], tmp_path: Path, qtbot: QtBot) -> None:
    program = opened()
    window = window_of(program)
    other = tmp_path / "colleague.yuebao"
    Archive.open(other).close()
    dragged = drag(window, other)
    assert window.drop_target.text == "Let go to open this archive"
    let_go(window, dragged)
    qtbot.waitUntil(lambda: window_of(program).library.archive.path == other)
    settle(qtbot, program)


def test_back_and_forward_can_be_pressed_where_they_lead_somewhere(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)

    def ways() -> tuple[bool, bool]:
        settle(qtbot, program)
        return window.commands["back"].isEnabled(), window.commands["forward"].isEnabled()

    assert ways() == (False, False)
    window.commands["next_article"].trigger()
    assert ways() == (True, False)
    window.commands["back"].trigger()
    assert ways() == (False, True)
    (back,) = (it for it in window.bar.findChildren(QToolButton) if it.accessibleName().startswith("Back"))
    assert not back.isEnabled()
    window.rooms.navigator.look_over()
    assert ways() == (False, True)
    window.commands["forward"].trigger()
    assert ways() == (True, False)


def test_an_empty_day_has_a_place_of_its_own(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)

    def trigger(name: str) -> str | None:
        window.commands[name].trigger()
        settle(qtbot, program)
        return window.rooms.navigator.issue.date.isoformat() if window.rooms.navigator.issue else None

    def look_at_empty_day() -> None:
        window.rooms.navigator.open_day(date(2021, 3, 3))
        settle(qtbot, program)
        assert window.rooms.navigator.issue is None
        days = window.rooms.calendar.grid.days
        assert days.day_at(days.index_of(date(2021, 3, 3))).is_chosen

    assert trigger("previous_issue") == "2021-03-02"
    look_at_empty_day()
    assert window.rooms.navigator.article is None
    assert trigger("next_issue") == "2021-03-04"
    look_at_empty_day()
    assert trigger("previous_issue") == "2021-03-02"
    assert trigger("next_issue") == "2021-03-04"
    look_at_empty_day()
    assert trigger("back") == "2021-03-04"
    window.rooms.navigator.open_day(date(2021, 3, 1))
    settle(qtbot, program)
    assert trigger("previous_issue") is None
    assert window.status.text == "This is the first issue held."


def test_turning_issues_and_articles_by_key(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    assert window.rooms.navigator.issue is not None
    assert window.rooms.navigator.issue.number == 504
    QTest.keyClick(window, Qt.Key.Key_BracketLeft)
    settle(qtbot, program)
    assert window.rooms.navigator.issue.number == 502
    QTest.keyClick(window, Qt.Key.Key_J)
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.clipping.article.headline == "茶叶合作社开出第一锅"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, program)
    assert window.rooms.navigator.article.clipping.article.headline == "渡口还在"


def test_going_to_a_day_without_an_issue_names_those_beside_it(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.navigator.go_to("2021-03-03")
    settle(qtbot, program)
    assert "2021-03-02" in window.status.text
    assert "2021-03-04" in window.status.text
    assert window.rooms.navigator.issue is not None
    assert window.rooms.navigator.issue.number == 504
    window.rooms.navigator.go_to("总第502期")
    settle(qtbot, program)
    assert window.rooms.navigator.issue.number == 502


def test_find_opens_on_the_first_hit_and_gives_the_list_back(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F, both)
    window.rooms.find.field.setText("曾阿婆")
    QTest.keyClick(window.rooms.find.field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert window.lists.currentWidget() is window.rooms.find.results
    QTest.keyClick(window.rooms.find.field, Qt.Key.Key_Down)
    settle(qtbot, program)
    assert window.rooms.navigator.article is not None
    first = window.rooms.find.results.current()
    assert first is not None
    assert window.rooms.navigator.article.id == first.id
    assert len(window.rooms.reading.hits) == 2
    QTest.keyClick(window.rooms.find.results, Qt.Key.Key_Escape)
    assert window.lists.currentWidget() is window.rooms.articles
    assert window.rooms.find.field.text() == ""


def test_nothing_found_says_what_to_try(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    with qtbot.waitSignal(window.rooms.find.finder.nothing_found) as told:
        window.rooms.find.find("渡口 没有这回事")
    assert told.args is not None
    assert [it.query for it in told.args[1]] == ["渡口", "没有"]


def test_a_bookmark_is_kept_listed_and_taken_back(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    QTest.keyClick(window, Qt.Key.Key_S)
    settle(qtbot, program)
    assert [kept.headline for kept in window.library.marks.bookmarks()] == ["渡口的桥通车三天"]
    QTest.keyClick(window, Qt.Key.Key_S)
    settle(qtbot, program)
    assert window.library.marks.bookmarks() == []
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert [kept.headline for kept in window.library.marks.bookmarks()] == ["渡口的桥通车三天"]
    read_in(qtbot, program, pages)
    assert len(window.library.marks.bookmarks()) == 1


def test_the_issue_is_exported_as_text(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    target = tmp_path / "out.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(target), ""))
    with qtbot.waitSignal(window.rooms.export.said):
        window.commands["export_issue"].trigger()
    text = target.read_text("utf-8")
    assert text.index("渡口的桥通车三天") < text.index("茶叶合作社开出第一锅")
    assert "今日云溪" in text


def test_an_issue_becomes_a_bundle_that_verifies(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    chosen = f"{tmp_path / 'evidence'}", "Evidence bundle, with pieces of the page (*.zip)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: chosen)
    with qtbot.waitSignal(window.rooms.export.said):
        window.commands["export_issue"].trigger()
    checked = check_bag(tmp_path / "evidence.zip")
    assert checked.differences == ()
    assert checked.files > 2
    settle(qtbot, program)


def test_an_issue_becomes_a_pdf(
    opened: Callable[[], app.App],
    pages: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    chosen = f"{tmp_path / 'issue'}", "PDF, to read and to print (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: chosen)
    with qtbot.waitSignal(window.rooms.export.said):
        window.commands["export_issue"].trigger()
    assert (tmp_path / "issue.pdf").read_bytes().startswith(b"%PDF-")
    settle(qtbot, program)


def test_a_link_opens_its_article(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    archive = window.library.archive
    first = archive.issue(archive.issue_numbered(None, 502)[0]).articles[1]
    program.close()
    program = opened()
    program.open_sources([Path(article_link(first.key))])
    settle(qtbot, program)
    article = window_of(program).rooms.navigator.article
    assert article is not None
    assert article.key == first.key


def test_a_second_start_shows_what_it_was_to_open_in_the_window_that_is_open(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened()
    window = window_of(program)
    raised: list[str] = []
    monkeypatch.setattr(
        type(window), "raise_", lambda _window: raised.append("once")
    )  # offscreen has no front
    window.showMinimized()
    program.started_again.emit(Start())
    assert raised == ["once"]
    assert not window.isMinimized()
    with qtbot.waitSignal(window.rooms.importing.ended):
        program.started_again.emit(Start((str(pages[0]),)))
    settle(qtbot, program)
    article = window.rooms.navigator.article
    assert article is not None
    program.started_again.emit(Start((article_link(article.key),)))
    settle(qtbot, program)
    assert window_of(program).rooms.navigator.article == article


def test_copying_a_citation(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.commands["copy_citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied == "甘禾, 陆小满. 渡口的桥通车三天[N]. 今日云溪，2021-03-04（1）."
    assert QGuiApplication.clipboard().mimeData().html() == f'<p lang="zh">{copied}</p>'


def test_stopping_an_import_leaves_whole_issues(
    opened: Callable[[], app.App], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for day in range(1, 29):
        text = PAGE.format(day=day, weekday="一", number=900 + day, headline=f"第{day}天")
        (folder / f"{day:02d}.txt").write_text(text, "utf-8")
    program = opened()
    window = window_of(program)
    with qtbot.waitSignal(window.rooms.importing.ended):
        window.import_paths([folder])
        with qtbot.waitSignal(window.rooms.importing.progressed):
            pass
        window.rooms.importing.stop()
    settle(qtbot, program)
    assert not window.rooms.importing.is_running
    size = window.library.archive.size()
    assert size.articles == 2 * size.issues


def test_bad_input_is_told_and_the_rest_goes_on(
    opened: Callable[[], app.App], pages: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    empty, picture = tmp_path / "empty.txt", tmp_path / "picture.txt"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    program = opened()
    window = read_in(qtbot, program, [empty, picture, *pages])
    report = window.rooms.importing.last_report
    assert report is not None
    assert [outcome.status.value for outcome in report.readings] == ["failed", "failed", "added", "added"]
    dialogs = window.findChildren(ImportReportDialog)
    assert len(dialogs) == 1
    dialogs[0].close()


def test_coming_back_where_one_was(opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    QTest.keyClick(window, Qt.Key.Key_BracketLeft)
    settle(qtbot, program)
    QTest.keyClick(window, Qt.Key.Key_J)
    settle(qtbot, program)
    window.rooms.reading.zoom_in()
    zoom = window.rooms.reading.zoom
    window.close()
    program.close()
    back = opened()
    settle(qtbot, back)
    window = window_of(back)
    assert window.rooms.navigator.article is not None
    assert window.rooms.navigator.article.clipping.article.headline == "茶叶合作社开出第一锅"
    assert window.rooms.reading.zoom == zoom


def test_the_specimen_has_an_archive_of_its_own(opened: Callable[[], app.App], qtbot: QtBot) -> None:
    program = opened()
    program.open_specimen()
    qtbot.waitUntil(lambda: program.is_idle)
    settle(qtbot, program)
    window = window_of(program)
    assert window.library.is_specimen
    assert window.library.archive.size().articles >= 60
    assert window.rooms.navigator.article is not None
    window.commands["own_archive"].trigger()
    settle(qtbot, program)
    window = window_of(program)
    assert not window.library.is_specimen
    assert window.library.archive.size().articles == 0


def test_the_specimen_is_there_at_once_with_a_page_as_printed(
    opened: Callable[[], app.App], qtbot: QtBot
) -> None:
    program = opened()
    program.open_specimen()
    window = window_of(program)
    settle(qtbot, program)
    assert "welcome" not in vars(window), "nobody is asked to drop papers into the specimen"
    article = window.rooms.navigator.article
    assert article is not None
    assert window.rooms.reading.record == article
    window.commands["view_both"].trigger()
    settle(qtbot, program)
    assert window.rooms.facsimile.pane.text == ""
    assert window.rooms.facsimile.pane.view.facsimile is not None
    before = window.library.archive.size()
    program.open_specimen()
    settle(qtbot, program)
    assert window_of(program).library.archive.size().articles == before.articles


def test_marks_stay_with_the_archive_they_were_made_in(
    opened: Callable[[], app.App], pages: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    program = opened()

    def mark_in(path: Path | None) -> int:
        """Open an archive, count the finds saved in it, and bookmark and save a find."""
        program.open(path)
        settle(qtbot, program)
        window = read_in(qtbot, program, pages)
        before = len(window.library.marks.saved_finds.all(""))
        window.commands["star"].trigger()
        window.rooms.find.field.setText("渡口")
        QTest.keyClick(window.rooms.find.field, Qt.Key.Key_Return)
        settle(qtbot, program)
        window.commands["save_find"].trigger()
        settle(qtbot, program)
        return before

    for archive in (None, tmp_path / "one.yuebao", tmp_path / "other.yuebao"):
        assert mark_in(archive) == 0
    program.open_specimen()
    settle(qtbot, program)
    window = window_of(program)
    assert window.rooms.bookmarks.panel.model.rowCount() == 0
    window.commands["star"].trigger()
    settle(qtbot, program)
    assert window.rooms.bookmarks.panel.model.rowCount() == 1
    window.commands["own_archive"].trigger()
    settle(qtbot, program)
    assert window_of(program).rooms.bookmarks.panel.model.rowCount() == 1
    assert [find.query for find in window_of(program).library.marks.saved_finds.all("")] == ["渡口"]


def test_language_and_appearance_take_effect_at_once(opened: Callable[[], app.App], qtbot: QtBot) -> None:
    program = opened()
    window_of(program).setting_chosen.emit("language", "zh_CN")
    settle(qtbot, program)
    assert window_of(program).status.text == "还没有报纸"
    window_of(program).setting_chosen.emit("appearance", "dark")
    assert settings.load(paths.personal().config).appearance == "dark"
    assert program.is_dark


def test_an_archive_that_is_none_is_told_in_a_sentence(
    opened: Callable[[], app.App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "letter.yuebao"
    other.write_text("Dear archive, I am none.", "utf-8")
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: said.append(text))
    program = opened()
    before = program.window
    program.open(other)
    assert program.window is before
    assert "letter.yuebao" in said[0]
    assert other.read_text("utf-8") == "Dear archive, I am none."
