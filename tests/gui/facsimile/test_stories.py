"""Pages and text in step, through the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from reader import settings
from reader.gui.facsimile.regions import rect_of
from tests.gui import test_stories
from tests.gui.settling import settle
from tests.gui.test_stories import read_in, window_of
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import BRIDGE, SHOES, WHARF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.core.paper import Region
    from reader.gui.shell.window import MainWindow
    from reader.store.records import Outline

opened = test_stories.opened


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two pages: two articles on the first, one on the second."""
    first, second = Sheet(540, 770), Sheet(540, 770)
    high = set_article(first, Piece(WHARF.headline, WHARF.paragraphs), (40, 60, 500, 0), 3, House())
    set_article(first, Piece(SHOES.headline, SHOES.paragraphs), (40, 100 + high, 500, 0), 3, House())
    set_article(second, Piece(BRIDGE.headline, BRIDGE.paragraphs), (40, 60, 500, 0), 3, House())
    return save(tmp_path / "梧溪日报-2024-03-04.pdf", [first, second])


def outline(window: MainWindow, headline: str) -> Outline:
    page = window.rooms.facsimile.page
    assert page is not None
    return next(one for one in page.outlines if one.name == headline)


def headline(window: MainWindow) -> str | None:
    assert window.rooms.navigator.article is not None
    return window.rooms.navigator.article.clipping.article.headline


def open_both(qtbot: QtBot, program: app.App, source: Path) -> MainWindow:
    window = read_in(qtbot, program, [source])
    window.resize(1280, 800)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, program)
    return window


def click_on(window: MainWindow, one: Outline) -> None:
    view = window.rooms.facsimile.pane.view
    at = rect_of(one.regions[0], view._page_rect()).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_page_opens_the_article_beside_it(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    assert window.commands["view_both"].isChecked()
    assert window.rooms.facsimile.pane.isVisible()
    assert window.rooms.reading.sheet.isVisible()
    assert headline(window) == WHARF.headline
    click_on(window, outline(window, SHOES.headline))
    settle(qtbot, program)
    assert headline(window) == SHOES.headline


def test_turning_by_hand_leaves_the_text_and_an_article_turns_the_page(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert window.rooms.facsimile.page is not None
    assert window.rooms.facsimile.page.number == "2"
    assert headline(window) == WHARF.headline
    click_on(window, outline(window, BRIDGE.headline))
    settle(qtbot, program)
    assert headline(window) == BRIDGE.headline
    QTest.keyClick(window, Qt.Key.Key_K)
    settle(qtbot, program)
    assert headline(window) == SHOES.headline
    assert window.rooms.facsimile.page.number == "1"
    assert window.rooms.facsimile.pane.view.facsimile == window.rooms.facsimile.page.facsimile


def test_found_words_are_lit_on_the_page(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    window.rooms.find.find_words("公约")
    settle(qtbot, program)
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    view = window.rooms.facsimile.pane.view
    qtbot.waitUntil(lambda: len(view.hits) == "".join(WHARF.paragraphs).count("公约"))
    inside = outline(window, WHARF.headline).regions[0]
    assert all(inside.left <= hit.left and hit.bottom <= inside.bottom + 0.4 for hit in view.hits)
    click_on(window, outline(window, SHOES.headline))
    settle(qtbot, program)
    assert window.rooms.reading._lit_query == "公约"


def test_the_next_hit_is_brought_into_sight_on_the_page(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    view, turning = window.rooms.facsimile.pane.view, window.rooms.facsimile
    window.rooms.find.find_words("公约")
    settle(qtbot, program)
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: bool(view._said.current))
    seen: list[tuple[Region, ...]] = [view._said.current]
    view.zoom_by(8)
    for _step in window.rooms.reading.hits[1:]:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        window.commands["next_hit"].trigger()
        seen.append(view._said.current)
        place = rect_of(view._said.current[0], view._page_rect()).topLeft().toPoint()
        assert view.viewport().rect().contains(place)
    assert len(set(seen)) == len(seen) > 1
    assert turning.step(1)
    settle(qtbot, program)
    window.commands["next_hit"].trigger()
    settle(qtbot, program)
    assert turning.page is not None
    assert turning.page.number == "1"
    qtbot.waitUntil(lambda: view._said.current == seen[0])


def test_the_view_is_kept_for_the_next_time(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
    home: Path,
) -> None:
    program = opened()
    open_both(qtbot, program, paper)
    program.close()
    assert settings.load(home / "config").view == "both"
    again = opened()
    settle(qtbot, again)
    window = window_of(again)
    assert window.rooms.reading.faces.shown == "both"
    window.rooms.reading.bar.switch.button(window.rooms.reading.faces.shown).click()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not window.rooms.reading.sheet.isVisible()
    assert window.commands["view_page"].isChecked()
    assert not window.commands["view_both"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not window.rooms.facsimile.pane.isVisible()


def test_pages_without_text_are_shown_whatever_is_chosen(
    opened: Callable[[], app.App],
    paper: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    sheet = Sheet(540, 770)
    sheet.picture((20, 20, 520, 750))
    program = opened()
    window = read_in(qtbot, program, [save(tmp_path / "梧溪日报-2024-03-01.pdf", [sheet])])
    assert window.rooms.facsimile.pane.view.facsimile is not None
    assert not window.rooms.reading.sheet.isVisible()
    assert not window.rooms.reading.bar.switch.button(window.rooms.reading.faces.view).isEnabled()
    window = read_in(qtbot, program, [paper])
    window.rooms.navigator.go_to("2024-03-04")
    settle(qtbot, program)
    assert window.rooms.reading.sheet.isVisible()
    assert not window.rooms.facsimile.pane.isVisible()


def test_pages_without_a_picture_say_what_to_do(
    opened: Callable[[], app.App],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    text = tmp_path / "page.txt"
    text.write_text(
        "今日云溪\n2021年3月2日 星期二\n今日4版 总第502期\n\n渡口还在\n\n"
        "本报讯（记者 甘禾）渡口的老船工把渡船系在桩上。\n",
        "utf-8",
    )
    program = opened()
    window = open_both(qtbot, program, text)
    assert window.rooms.facsimile.pane.text == "There is no picture of this page."
    window.commands["mark_area"].trigger()
    assert window.status.text == "There is no picture of this page."


def test_a_file_that_moved_can_be_found(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = opened()
    window = read_in(qtbot, program, [paper])
    moved = paper.rename(paper.with_name("moved.pdf"))
    window.rooms.reading.set_view("page")
    settle(qtbot, program)
    assert str(paper) in window.rooms.facsimile.pane.text
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(moved), ""))
    window.rooms.facsimile.pane.file_wanted.emit()
    settle(qtbot, program)
    assert window.rooms.facsimile.pane.text == ""
    assert window.rooms.facsimile.pane.view.facsimile is not None


def test_zoom_commands_are_for_what_is_seen(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    window.rooms.reading.set_view("page")
    settle(qtbot, program)
    size, zoom = window.rooms.reading.zoom, window.rooms.facsimile.pane.view.zoom
    window.commands["zoom_in"].trigger()
    assert window.rooms.reading.zoom == size
    assert window.rooms.facsimile.pane.view.zoom > zoom
    window.commands["zoom_reset"].trigger()
    assert window.rooms.facsimile.pane.view.is_fit
    window.rooms.reading.set_view("text")
    window.commands["zoom_in"].trigger()
    assert window.rooms.reading.zoom > size


def test_a_page_is_drawn_sharp_for_its_size(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    view = window.rooms.facsimile.pane.view
    view.zoom_by(6)
    view._ask_for_parts()
    settle(qtbot, program)
    scale, seen = view._scale, view._seen()
    assert view.facsimile is not None
    for part in scale.parts_in(seen):
        drawn = next(one for key, one in view.cache._kept.items() if key.part == part)
        assert isinstance(drawn.image, QImage)
        assert (drawn.image.width(), drawn.image.height()) == (part.width, part.height)


def test_an_area_of_the_page_is_marked_with_its_cut_listed_and_taken_away(
    opened: Callable[[], app.App],
    paper: Path,
    qtbot: QtBot,
) -> None:
    program = opened()
    window = open_both(qtbot, program, paper)
    kept, view = window.library.marks.annotations, window.rooms.facsimile.pane.view
    place = rect_of(outline(window, WHARF.headline).regions[0], view._page_rect()).toRect()
    window.commands["mark_area"].trigger()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft())
    QTest.mouseMove(view.viewport(), place.center())
    QTest.mouseMove(view.viewport(), place.bottomRight())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place.bottomRight())
    settle(qtbot, program)
    (area,) = kept.areas()
    assert (area.headline, area.page_number) == (WHARF.headline, "1")
    cut = QImage.fromData(area.picture)
    page = view._page_rect()
    shape = area.region.right - area.region.left, area.region.bottom - area.region.top
    assert cut.width() / cut.height() == pytest.approx(
        shape[0] * page.width() / (shape[1] * page.height()), rel=0.02
    )
    assert max(cut.width(), cut.height()) > 1000
    assert len({cut.pixel(x, y) for x in range(0, cut.width(), 5) for y in range(0, cut.height(), 5)}) > 1
    assert [it.region for it in view._said.areas] == [area.region]
    window.commands["marks"].trigger()
    settle(qtbot, program)
    marks = window.rooms.annotations.list
    (entry,) = marks.model.rows
    assert (entry.kind.value, entry.is_orphan) == ("area", False)
    window.show_view("text")
    marks.view.choose(0)
    QTest.keyClick(marks.view, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert window.commands["view_both"].isChecked()
    marks.change_wanted.emit(entry.record, "red", "这里是图", ("图",))
    settle(qtbot, program)
    assert [(it.colour.value, it.note, it.picture) for it in kept.areas()] == [
        ("red", "这里是图", area.picture)
    ]
    marks.highlight_removed.emit(kept.areas()[0])
    settle(qtbot, program)
    assert (kept.areas(), view._said.areas) == ([], ())
    window.commands["undo"].trigger()
    settle(qtbot, program)
    assert [it.uid for it in kept.areas()] == [area.uid]
