"""The page as printed: zoom, pan, outlines, clicks, keys, and what is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.errors import SourceError
from reader.core.paper import Facsimile, FacsimileKind, Region
from reader.core.pixels import LARGEST_PART, LONGEST_SIDE, Part
from reader.gui.facsimile import pictures
from reader.gui.facsimile.cache import Drawn, Key, PictureCache
from reader.gui.facsimile.pictures import cut, read_picture
from reader.gui.facsimile.regions import outline_at, rect_of
from reader.gui.facsimile.scale import Scale, bounded, fitting
from reader.gui.facsimile.view import FacsimileView
from reader.gui.widgets import theme
from reader.store.records import ArticleId, Outline
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAGE = Facsimile(Path("/papers/a.pdf"), FacsimileKind.PDF, "ab" * 32)
LEFT = Outline(ArticleId(1), "左边的稿件", (Region(0.1, 0.1, 0.4, 0.5),))
RIGHT = Outline(ArticleId(2), "右边的稿件", (Region(0.5, 0.1, 0.9, 0.5), Region(0.5, 0.5, 0.7, 0.9)))


@pytest.fixture
def view(qtbot: QtBot) -> FacsimileView:
    made = FacsimileView()
    qtbot.addWidget(made)
    made.resize(600, 800)
    made.show()
    image = QImage(500, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    made.cache.put(Key.of(PAGE), Drawn(image, 1000, 1400))
    made.show_page(PAGE, (LEFT, RIGHT), "1")
    return made


def middle_of(view: FacsimileView, region: Region) -> QPoint:
    return rect_of(region, view._page_rect()).center().toPoint()


def move(view: FacsimileView, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer: as an event, since where the offscreen cursor stood before must not matter."""
    place, none = QPointF(at), Qt.MouseButton.NoButton
    there = view.viewport().mapToGlobal(place)
    event = QMouseEvent(QEvent.Type.MouseMove, place, there, none, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def wheel(view: FacsimileView, at: QPoint, notches: int) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_whole_page_is_shown_first_and_stays_whole(view: FacsimileView) -> None:
    assert view.is_fit
    assert QRectF(view.viewport().rect()).contains(view._page_rect())
    view.resize(300, 400)
    assert QRectF(view.viewport().rect()).contains(view._page_rect())


def test_a_click_opens_the_article_under_it(view: FacsimileView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.article_chosen) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, RIGHT.regions[1]))
    assert told.args == [RIGHT.article_id]
    with qtbot.assertNotEmitted(view.article_chosen):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_article_under_the_pointer_is_outlined_and_nothing_moves(view: FacsimileView) -> None:
    before = view._page_rect()
    move(view, middle_of(view, LEFT.regions[0]))
    assert view.under == LEFT
    assert view._page_rect() == before
    edge = rect_of(LEFT.regions[0], before).adjusted(-3, -3, 3, 3).topLeft().toPoint()
    shown = view.viewport().grab().toImage()
    assert shown.pixelColor(edge + QPoint(20, 0)) != QColor(Qt.GlobalColor.white)
    move(view, QPoint(2, 2))
    assert view.under is None


def test_dragging_moves_the_page_and_opens_nothing(view: FacsimileView, qtbot: QtBot) -> None:
    view.zoom_by(4)
    bar = view.verticalScrollBar()
    bar.setValue(300)
    start = QPoint(300, 400)
    with qtbot.assertNotEmitted(view.article_chosen):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        move(view, start - QPoint(0, 60), Qt.MouseButton.LeftButton)
        move(view, start - QPoint(0, 100), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(0, 100))
    assert bar.value() == 400


def test_ctrl_and_wheel_zoom_where_the_pointer_is(view: FacsimileView) -> None:
    wheel(view, QPoint(200, 300), 6)
    at = QPoint(250, 350)
    before = view._page_rect()
    place = (QPointF(at) - before.topLeft()) / view.zoom
    zoom = view.zoom
    wheel(view, at, 2)
    assert view.zoom == pytest.approx(zoom * 1.25**2)
    after = (QPointF(at) - view._page_rect().topLeft()) / view.zoom
    assert abs(after.x() - place.x()) * view.zoom <= 1
    assert abs(after.y() - place.y()) * view.zoom <= 1


def test_zoom_stays_within_bounds(view: FacsimileView) -> None:
    for _turn in range(60):
        view.zoom_in()
    assert max(view._scale.whole) <= LONGEST_SIDE
    for _turn in range(90):
        view.zoom_out()
    assert view.is_fit


def test_keys_zoom_scroll_and_turn(view: FacsimileView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert not view.is_fit
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    with qtbot.waitSignal(view.page_wanted) as told:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert told.args == [1]
    QTest.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.page_wanted) as told:
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert told.args == [-1]
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.is_fit


def test_a_double_click_reads_and_fits(view: FacsimileView) -> None:
    at = middle_of(view, LEFT.regions[0])
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.zoom == pytest.approx(1.9)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.is_fit


def test_hits_are_lit_in_their_places(view: FacsimileView) -> None:
    place = Region(0.2, 0.6, 0.3, 0.62)
    at = middle_of(view, place)
    assert view.viewport().grab().toImage().pixelColor(at) == QColor(Qt.GlobalColor.white)
    view.show_hits((place,))
    lit = view.viewport().grab().toImage().pixelColor(at)
    assert lit.red() > lit.blue() + 40
    beside = view.viewport().grab().toImage().pixelColor(at + QPoint(60, 0))
    assert beside == QColor(Qt.GlobalColor.white)


def test_the_open_article_is_tinted(view: FacsimileView) -> None:
    view.show_open(LEFT.article_id)
    tinted = view.viewport().grab().toImage().pixelColor(middle_of(view, LEFT.regions[0]))
    assert tinted.red() > tinted.green() + 5
    plain = view.viewport().grab().toImage().pixelColor(middle_of(view, RIGHT.regions[0]))
    assert plain == QColor(Qt.GlobalColor.white)


def test_a_dark_window_dims_the_paper(view: FacsimileView) -> None:
    wear(theme.DARK)
    paper = view.viewport().grab().toImage().pixelColor(middle_of(view, Region(0.1, 0.95, 0.2, 0.97)))
    assert 150 < paper.lightness() < 230


def test_only_what_is_seen_is_asked_for_the_middle_first(view: FacsimileView, qtbot: QtBot) -> None:
    view.zoom_by(8)
    with qtbot.waitSignal(view.parts_wanted) as told:
        view._ask_for_parts()
    (parts,) = told.args
    seen = view._seen()
    assert parts
    for part in parts:
        assert part.width * part.height <= LARGEST_PART
        assert QRectF(part.left, part.top, part.width, part.height).intersects(seen)


def test_all_that_is_seen_is_drawn_in_one_go_first(view: FacsimileView, qtbot: QtBot) -> None:
    """Sharp after one reading of the page; until then what was seen before stands there, not the small overview."""
    view.zoom_by(3)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    with qtbot.waitSignal(view.parts_wanted) as told:
        view._ask_for_parts()
    ((first, *others),) = told.args or ([],)
    assert others
    assert view._scale.place_of(first).adjusted(-1, -1, 1, 1).contains(view._seen())
    image = QImage(first.width, first.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    view.cache.put(Key.of(PAGE, first), Drawn(image, 1000, 1400))

    def is_green() -> bool:
        middle = view.viewport().rect().center()
        return view.viewport().grab().toImage().pixelColor(middle) == QColor(Qt.GlobalColor.green)

    assert is_green()
    view.zoom_by(1.25)
    assert is_green()


def test_the_article_is_brought_into_sight(view: FacsimileView) -> None:
    view.zoom_by(6)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.reveal(LEFT.article_id)
    assert view.viewport().rect().contains(rect_of(LEFT.regions[0], view._page_rect()).topLeft().toPoint())


def test_hits_of_an_article_are_told_headings_first(view: FacsimileView) -> None:
    body, more = Region(0.15, 0.3, 0.2, 0.31), Region(0.2, 0.2, 0.25, 0.21)
    broken, heading = Region(0.1, 0.22, 0.12, 0.23), Region(0.2, 0.12, 0.3, 0.15)
    other = Region(0.6, 0.2, 0.65, 0.21)
    view.show_hits((other, body, more, broken, heading), begins=(0, 1, 2, 4))
    told = []
    for number in range(4):
        view.reveal_hit(LEFT.article_id, number)
        told.append(view._said.current)
    assert told == [(heading,), (body,), (more, broken), (more, broken)]
    view.reveal_hit(ArticleId(3), 0)
    assert view._said.current == ()


def test_the_smallest_region_wins_where_articles_overlap() -> None:
    around = Outline(ArticleId(3), "框", (Region(0, 0, 1, 1),))
    assert outline_at((around, LEFT), 0.2, 0.2) == LEFT
    assert outline_at((around, LEFT), 0.95, 0.95) == around
    assert outline_at((LEFT,), 0.95, 0.95) is None


def test_parts_cover_what_is_seen() -> None:
    scale = Scale(1000, 1400, 3.0, 2.0)
    seen = QRectF(100, 200, 700, 500)
    parts = scale.parts_in(seen)
    covered = sum(
        QRectF(part.left, part.top, part.width, part.height).intersected(QRectF(200, 400, 1400, 1000)).width()
        * QRectF(part.left, part.top, part.width, part.height)
        .intersected(QRectF(200, 400, 1400, 1000))
        .height()
        for part in parts
    )
    assert covered == pytest.approx(1400 * 1000)


@pytest.mark.parametrize(("width", "height"), [(1e9, 1e9), (3, 14400), (0.001, 0.001)])
def test_pages_of_any_size_are_shown_within_bounds(width: float, height: float) -> None:
    room = QSizeF(600, 800)
    zoom = bounded(fitting(width, height, room), width, height, room, 2.0)
    assert max(Scale(width, height, zoom, 2.0).whole) <= LONGEST_SIDE


def test_the_cache_keeps_to_its_bytes() -> None:
    cache = PictureCache(most_bytes=3 * 4 * 100 * 100)
    keys = [Key(str(place), 0) for place in range(5)]
    for key in keys[:3]:
        cache.put(key, Drawn(QImage(100, 100, QImage.Format.Format_RGB32), 1, 1))
    assert cache.get(keys[0])
    cache.put(keys[3], Drawn(QImage(100, 100, QImage.Format.Format_RGB32), 1, 1))
    assert keys[1] not in cache
    assert keys[0] in cache
    cache.put(keys[3], Drawn(QImage(10, 10, QImage.Format.Format_RGB32), 1, 1))
    assert cache.bytes == 2 * 4 * 100 * 100 + 4 * 10 * 10
    cache.put(keys[4], Drawn(QImage(1000, 1000, QImage.Format.Format_RGB32), 1, 1))
    assert len(cache) == 1


def test_pictures_are_read_and_large_ones_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    path = tmp_path / "第一版.png"
    picture = QImage(300, 200, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    assert picture.save(str(path))
    size, image = read_picture(path)
    assert (size.width(), size.height()) == (300, 200)
    assert cut(image, Part(30, 20, 0, 0, 30, 20)).pixelColor(5, 5) == QColor(Qt.GlobalColor.white)
    monkeypatch.setattr(pictures, "KEPT_PIXELS", 15_000)
    size, image = read_picture(path)
    assert size.width() == 300
    assert image.width() * image.height() <= 15_500
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(SourceError, match="more than any page"):
        read_picture(path)


@pytest.mark.parametrize("band", [50, 1_500_000], ids=["in bands", "at once"])
def test_a_part_of_a_picture_is_cut_in_its_place(monkeypatch: pytest.MonkeyPatch, band: int) -> None:
    monkeypatch.setattr(pictures, "BAND_PIXELS", band)
    picture = QImage(100, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    for x in range(50, 100):
        for y in range(100, 200):
            picture.setPixelColor(x, y, QColor(Qt.GlobalColor.black))
    half = cut(picture, Part(50, 100, 0, 0, 50, 100))
    assert half.pixelColor(30, 55) == QColor(Qt.GlobalColor.black)
    assert half.pixelColor(20, 55) == half.pixelColor(30, 45) == QColor(Qt.GlobalColor.white)
    part = cut(picture, Part(200, 400, 90, 190, 20, 20))
    assert part.pixelColor(15, 15) == QColor(Qt.GlobalColor.black)
    assert part.pixelColor(5, 15) == part.pixelColor(15, 5) == QColor(Qt.GlobalColor.white)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_broken_pictures_are_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "第一版.png"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"第一版\.png is a broken picture"):
        read_picture(path)
