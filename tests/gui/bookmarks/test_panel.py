"""The bookmarks panel and the side panel around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reader.core.annotations.nouns import Colour, Folder
from reader.gui.bookmarks.folder_bar import FolderChip
from reader.gui.bookmarks.panel import BookmarkModel, BookmarksPanel, headline_of, place_of
from reader.gui.calendar import CalendarPanel
from reader.gui.find.kept_find import KeptFind
from reader.gui.find.saved_panel import SavedFindsPanel
from reader.gui.shell.side_panel import SidePanel
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.theme import DARK, LIGHT
from reader.store.marks.saved_finds import SavedFind, SavedFindId
from reader.store.records import Bookmark
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def bookmark(number: int) -> Bookmark:
    return Bookmark(
        key=f"key{number}",
        title="青溪日报",
        date=date(2022, 7, number),
        page_number=str(number),
        headline=f"渡口修好了{number}",
        quote="清早的渡口",
        created=datetime(2024, 1, number, tzinfo=UTC),
    )


THREE = [bookmark(3), bookmark(2), bookmark(1)]


@pytest.fixture
def panel(qtbot: QtBot) -> BookmarksPanel:
    panel = BookmarksPanel()
    qtbot.addWidget(panel)
    wear(LIGHT)
    panel.resize(264, 400)
    panel.show()
    return panel


def side_panel(parent: QWidget | None = None) -> SidePanel:
    return SidePanel(CalendarPanel(today=lambda: date(2022, 7, 21)), BookmarksPanel(), parent)


def middle(panel: BookmarksPanel, row: int) -> QPoint:
    return panel.view.visualRect(panel.model.index(row)).center()


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = BookmarkModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt types none of it
    model.show_rows(THREE)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt types none of it


def test_a_row_says_headline_paper_date_and_page(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    index = panel.model.index(0)
    assert index.data() == "渡口修好了3"
    assert place_of(index.data(ROW_ROLE)) == "青溪日报 · 2022-07-03 · p. 3"
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "渡口修好了3, 青溪日报 · 2022-07-03 · p. 3"


def test_an_article_without_a_headline_is_named_by_how_it_begins() -> None:
    assert headline_of(replace(bookmark(1), headline="")) == "清早的渡口"


def test_they_stand_in_the_order_given(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    shown = [panel.model.index(row).data(ROW_ROLE) for row in range(panel.model.rowCount())]
    assert shown == THREE


def test_a_click_opens(panel: BookmarksPanel, qtbot: QtBot) -> None:
    panel.show_bookmarks(THREE)
    with qtbot.waitSignal(panel.bookmark_opened) as opened:
        QTest.mouseClick(panel.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(panel, 1))
    assert opened.args == [THREE[1]]


def test_keys_move_open_and_remove(panel: BookmarksPanel, qtbot: QtBot) -> None:
    panel.show_bookmarks(THREE)
    panel.view.choose(0)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.bookmark_opened) as opened:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert opened.args == [THREE[1]]
    with qtbot.waitSignal(panel.bookmark_removed) as removed:
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert removed.args == [THREE[1]]


def test_keys_do_nothing_where_no_row_is_current(panel: BookmarksPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.bookmark_removed), qtbot.assertNotEmitted(panel.bookmark_opened):
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)
        QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_after_a_removal_the_next_one_is_current(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    panel.view.choose(1)
    panel.show_bookmarks([THREE[0], THREE[2]])
    assert panel.current() == THREE[2]
    panel.show_bookmarks([THREE[0]])
    assert panel.current() == THREE[0]


def test_a_new_bookmark_leaves_the_current_one(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    panel.view.choose(1)
    panel.show_bookmarks([bookmark(4), *THREE])
    assert panel.current() == THREE[1]


def test_the_empty_panel_says_how_to_begin(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    assert panel.view.isVisible()
    panel.show_bookmarks([])
    assert not panel.view.isVisible()
    assert panel.current() is None


def test_the_menu_opens_removes_and_exports(panel: BookmarksPanel, qtbot: QtBot) -> None:
    panel.show_bookmarks(THREE)
    menu = panel.context_menu(THREE[0])
    opening, removal, _folders, _line, exporting = menu.actions()
    with qtbot.waitSignal(panel.bookmark_opened) as opened:
        opening.trigger()
    assert opened.args == [THREE[0]]
    with qtbot.waitSignal(panel.bookmark_removed) as removed:
        removal.trigger()
    assert removed.args == [THREE[0]]
    with qtbot.waitSignal(panel.export_wanted):
        exporting.trigger()
    assert exporting.text() == "&Export all 3 bookmarked articles…"
    assert len(panel.context_menu(None).actions()) == 1


def test_the_side_panel_scrolls_where_it_is_low(qtbot: QtBot) -> None:
    side = side_panel()
    qtbot.addWidget(side)
    wear(LIGHT)
    side.bookmarks.show_bookmarks(THREE)
    side.resize(264, 800)
    side.show()
    assert side.sizeHint().width() == 264
    assert side.verticalScrollBar().maximum() == 0
    side.resize(200, 300)
    qtbot.waitUntil(lambda: side.verticalScrollBar().maximum() > 0)
    assert side.horizontalScrollBar().maximum() == 0


def test_the_side_panel_hands_on_focus(qtbot: QtBot) -> None:
    side = side_panel()
    qtbot.addWidget(side)
    assert side.lead is side.calendar.grid


def test_the_side_panel_has_its_ground_from_the_window_s_sheet(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    side = side_panel(window)
    for theme in (LIGHT, DARK):
        wear(theme)
        assert side.grab().toImage().pixelColor(2, 2).name() == theme.side


def test_saved_finds_follow_the_bookmarks_at_once(qtbot: QtBot) -> None:
    side = side_panel()
    qtbot.addWidget(side)
    wear(LIGHT)
    side.resize(264, 900)
    side.show()
    kept = KeptFind(SavedFind(SavedFindId(1), "渡船", "渡船", datetime(2022, 7, 1, tzinfo=UTC), 3), 3)
    saved = SavedFindsPanel()
    side.add(saved)
    saved.show_finds([kept])
    content = side.widget()
    assert content is not None

    def gap() -> int:
        last = side.bookmarks.view if side.bookmarks.view.isVisible() else side.bookmarks._empty
        under = last.mapTo(content, last.rect().bottomLeft()).y()
        rows = side.bookmarks.model.rowCount() * 48
        return saved.y() - (under - last.height() + rows if rows else under)

    qtbot.waitUntil(lambda: 0 <= gap() <= 24)
    qtbot.waitUntil(lambda: saved.height() < 70)  # a heading and a row
    side.bookmarks.show_bookmarks(THREE)
    qtbot.waitUntil(lambda: 0 <= gap() <= 24)
    side.bookmarks.show_bookmarks([replace(THREE[0], key=str(number)) for number in range(40)])
    qtbot.waitUntil(lambda: side.bookmarks.view.height() > 200)
    assert saved.geometry().bottom() <= content.height()
    assert side.verticalScrollBar().maximum() == 0


# folders

FERRY, BRIDGE = (
    Folder("ferry", "渡口", Colour.BLUE, THREE[0].created),
    Folder("bridge", "桥与路", Colour.RED, THREE[0].created),
)
FILED = {"key3": "ferry", "key1": "ferry", "key2": "bridge"}


@pytest.fixture
def filed(panel: BookmarksPanel) -> BookmarksPanel:
    panel.show_bookmarks(THREE)
    panel.show_folders((FERRY, BRIDGE), FILED)
    return panel


def shown(panel: BookmarksPanel) -> list[str]:
    rows = range(panel.model.rowCount())
    return [panel.model.rows[row].key for row in rows if not panel.view.isRowHidden(row)]


def chip(panel: BookmarksPanel, nth: int) -> FolderChip:
    return panel.folder_bar.chips[nth]


def test_without_folders_there_is_no_row_of_them(panel: BookmarksPanel) -> None:
    panel.show_bookmarks(THREE)
    panel.show_folders((), {})
    assert not panel.findChildren(FolderChip)


def test_a_folder_shows_what_is_in_it_and_how_much(filed: BookmarksPanel) -> None:
    assert [it.text() for it in filed.folder_bar.chips] == ["All  3", "渡口  2", "桥与路  1"]
    chip(filed, 1).click()
    assert shown(filed) == ["key3", "key1"]
    assert chip(filed, 1).isChecked()
    chip(filed, 0).click()
    assert shown(filed) == ["key3", "key2", "key1"]


def test_keys_pass_over_what_another_folder_has(filed: BookmarksPanel) -> None:
    filed.choose_folder("ferry")
    filed.view.choose(0)
    QTest.keyClick(filed.view, Qt.Key.Key_Down)
    current = filed.current()
    assert current
    assert current.key == "key1"


def test_a_new_bookmark_is_shown_among_all_and_not_in_a_folder(filed: BookmarksPanel) -> None:
    filed.choose_folder("ferry")
    filed.change_bookmarks({"key4": bookmark(4)})
    assert shown(filed) == ["key3", "key1"]
    assert chip(filed, 0).text() == "All  4"
    filed.change_bookmarks({"key3": None})
    assert shown(filed) == ["key1"]


def test_a_folder_that_is_gone_shows_all_again(filed: BookmarksPanel) -> None:
    filed.choose_folder("ferry")
    filed.show_folders((BRIDGE,), FILED)
    assert shown(filed) == ["key3", "key2", "key1"]
    filed.show_folders((), {})
    assert not filed.folder_bar.isVisibleTo(filed)


def test_a_bookmark_is_dropped_on_a_folder(filed: BookmarksPanel, qtbot: QtBot) -> None:
    data = filed.model.mimeData([filed.model.index(1)])
    assert data.text() == "渡口修好了2\u3000青溪日报 · 2022-07-02 · p. 2"
    target = chip(filed, 1)
    copy, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(target.rect().center(), copy, data, LEFT, none)
    target.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(filed.filing_wanted) as moved:
        target.dropEvent(QDropEvent(target.rect().center().toPointF(), copy, data, LEFT, none))
    assert moved.args == [[THREE[1]], "ferry"]


def test_what_is_no_bookmark_is_not_taken(filed: BookmarksPanel) -> None:
    data = QMimeData()
    data.setText("别的")
    entering = QDragEnterEvent(
        QPoint(3, 3), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    entering.ignore()
    chip(filed, 1).dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_keys_rename_a_folder_and_take_it_away(
    filed: BookmarksPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked, **_named: (" 老渡口 ", True))
    with qtbot.waitSignal(filed.folder_wanted) as renamed:
        QTest.keyClick(chip(filed, 1), Qt.Key.Key_F2)
    assert renamed.args
    assert (renamed.args[0].name, renamed.args[0].uid, renamed.args[1]) == ("老渡口", "ferry", FERRY)
    with qtbot.waitSignal(filed.folder_removed) as removed:
        QTest.keyClick(chip(filed, 2), Qt.Key.Key_Delete)
    assert removed.args == [BRIDGE]


def test_its_menu_gives_a_folder_another_colour(filed: BookmarksPanel, qtbot: QtBot) -> None:
    menu = filed.folder_bar.menu_of(FERRY)
    entries = [it for it in menu.actions() if it.isCheckable()]
    assert [it.isChecked() for it in entries] == [False, False, True, False]
    with qtbot.waitSignal(filed.folder_wanted) as changed:
        entries[3].trigger()
    assert changed.args
    assert (changed.args[0].colour, changed.args[1]) == (Colour.RED, FERRY)


def test_the_menu_of_a_bookmark_moves_it(filed: BookmarksPanel, qtbot: QtBot) -> None:
    (choices,) = (it for it in filed.context_menu(THREE[0]).findChildren(QMenu))
    with qtbot.waitSignal(filed.filing_wanted) as moved:
        choices.actions()[2].trigger()
    assert moved.args == [[THREE[0]], "bridge"]


def test_the_last_bookmark_of_a_folder_gone_leaves_no_word_on_the_first(filed: BookmarksPanel) -> None:
    filed.choose_folder("bridge")
    filed.change_bookmarks({"key2": None})
    assert shown(filed) == []
    assert filed.folder_bar.isVisibleTo(filed)
    assert not filed._empty.isVisibleTo(filed)
