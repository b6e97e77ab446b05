"""The page as printed, to be zoomed and moved; articles are outlined under the pointer and open at a click."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from reader.core.paper import Region
from reader.core.speech import _
from reader.gui.facsimile.cache import Key, PictureCache
from reader.gui.facsimile.overlay import Overlay
from reader.gui.facsimile.regions import outline_at, rect_of
from reader.gui.facsimile.scale import MARGIN, READABLE, STEP, Scale, bounded, fitting
from reader.gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from reader.core.paper import Facsimile
    from reader.core.pixels import Part
    from reader.gui.facsimile.overlay import MarkedArea
    from reader.store.records import ArticleId, Outline

LINE_STEP = 56
LEAST_AREA = 8
"""Pixels that an area must have on each side to be one."""
SETTLED_AFTER = 70
"""Milliseconds without a turn of the wheel after which the page is drawn sharp."""
DIMMED = QColor(28, 27, 25, 84)
"""Laid over the paper in a dark window: white would dazzle, and black type must stay black on light."""


class FacsimileView(QAbstractScrollArea):
    """Shows what of a page is drawn, and tells what else it needs."""

    parts_wanted = Signal(list)
    article_chosen = Signal(object)
    page_wanted = Signal(int)
    """The person scrolled on past the page's end (1) or back past its top (-1)."""
    zoom_changed = Signal()
    area_drawn = Signal(object)
    """A Region of the page that the person has drawn a rectangle around."""

    def __init__(self) -> None:
        super().__init__()
        self.cache = PictureCache()
        self._facsimile: Facsimile | None = None
        self._width, self._height = 1.0, 1.0
        self._zoom, self._is_fit = 1.0, True
        self._said = Overlay()
        self._seen_last: Part | None = None
        """What was drawn in one go last, at the zoom of then."""
        self._grasp: QPoint | None = None
        self._pressed: QPoint | None = None
        self._corner_drawn: QPointF | None = None
        self.is_drawing = False
        """Whether the next pull of the pointer marks an area; with Shift every one does."""
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self._settling.timeout.connect(self._ask_for_parts)
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._corner = QWidget()
        self._corner.setAutoFillBackground(True)
        self.setCornerWidget(self._corner)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(LINE_STEP)

    # what is shown

    @property
    def facsimile(self) -> Facsimile | None:
        """The page shown."""
        return self._facsimile

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        return self._zoom

    @property
    def is_fit(self) -> bool:
        """Whether the whole page is shown, however large the window."""
        return self._is_fit

    @property
    def hits(self) -> tuple[Region, ...]:
        """The lit places."""
        return self._said.hits

    @property
    def under(self) -> Outline | None:
        """The article under the pointer."""
        return self._said.under

    def show_page(self, facsimile: Facsimile, outlines: Sequence[Outline], name: str) -> None:
        """Show a page whose overview is in the cache, as large as the one before."""
        drawn = self.cache.get(Key.of(facsimile))
        if drawn is None:
            return
        is_other = facsimile != self._facsimile
        self._facsimile = facsimile
        if is_other:
            self._seen_last = None
        kept = Overlay(open=self._said.open) if is_other else self._said
        self._said = replace(kept, outlines=tuple(outlines))
        self._width, self._height = drawn.width, drawn.height
        self.setAccessibleName(_("Page {page} as printed").format(page=name))
        if is_other:
            self._set_zoom(self._fit if self._is_fit else self._zoom)
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._ask_for_parts()
        self.viewport().update()

    def show_nothing(self) -> None:
        """Show no page."""
        self._facsimile, self._said = None, Overlay(open=self._said.open)
        self._settling.stop()
        self._set_bars()
        self.viewport().update()

    def show_open(self, article_id: ArticleId | None) -> None:
        """Tint the article that is open."""
        self._say(open=article_id)

    def show_hits(
        self,
        places: Sequence[Region],
        articles: Sequence[ArticleId] = (),
        begins: Sequence[int] | None = None,
    ) -> None:
        """Light places, or whole articles where the places are not known.

        `begins` are the numbers of the places with which a hit begins; None: each is one.
        """
        firsts = tuple(range(len(places)) if begins is None else begins)
        self._say(hits=tuple(places), begins=firsts, lit=frozenset(articles), current=())

    def reveal(self, article_id: ArticleId) -> None:
        """Bring the beginning of an article into sight, if it is out of it."""
        if regions := self._said.regions_of(article_id):
            self._reveal(min(regions, key=lambda one: (one.top, one.left)))

    def reveal_hit(self, article_id: ArticleId, number: int) -> None:
        """Bring an article's hit, counted from 0, into sight and frame it; the article where none is known."""
        current = self._said.hit_in(article_id, number)
        self._say(current=current)
        if current:
            self._reveal(current[0])
        else:
            self.reveal(article_id)

    def _reveal(self, region: Region) -> None:
        place = rect_of(region, self._page_rect())
        seen = QRectF(self.viewport().rect())
        if not seen.contains(QRectF(place.topLeft(), QSizeF(1, 1)).adjusted(-1, -1, 1, 40)):
            self._move_by(place.topLeft() - QPointF(3 * MARGIN, 3 * MARGIN))

    def _say(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of an Overlay
        self._said = replace(self._said, **changes)
        self.viewport().update()

    # size

    @property
    def _room(self) -> QSizeF:
        return QSizeF(self.maximumViewportSize())

    @property
    def _fit(self) -> float:
        return fitting(self._width, self._height, self._room)

    @property
    def _scale(self) -> Scale:
        return Scale(self._width, self._height, self._zoom, self.devicePixelRatioF())

    def zoom_in(self) -> None:
        """A step larger, around the middle of what is seen."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.zoom_by(1 / STEP)

    def fit(self) -> None:
        """Show the whole page."""
        self._is_fit = True
        self._set_zoom(self._fit)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Make the page larger or smaller while the place `at` stays where it is."""
        if self._facsimile is None:
            return
        at = at if at is not None else QRectF(self.viewport().rect()).center()
        before = self._page_rect()
        place = (at - before.topLeft()) / self._zoom
        wanted = bounded(self._zoom * factor, self._width, self._height, self._room, self.devicePixelRatioF())
        self._is_fit = wanted <= self._fit * 1.0001
        self._set_zoom(wanted)
        self._move_by(self._page_rect().topLeft() + place * self._zoom - at)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = bounded(zoom, self._width, self._height, self._room, self.devicePixelRatioF())
        self._set_bars()
        self._settling.start()
        self.viewport().update()
        self.zoom_changed.emit()

    def _set_bars(self) -> None:
        shown = self._scale.shown if self._facsimile else QSizeF(0, 0)
        seen = self.viewport().size()
        sides = ((self.horizontalScrollBar(), shown.width(), seen.width()),
                 (self.verticalScrollBar(), shown.height(), seen.height()))  # fmt: skip
        for bar, length, room in sides:
            bar.setRange(0, max(0, 0 if self._is_fit else round(length + 2 * MARGIN - room)))
            bar.setPageStep(room)

    def _page_rect(self) -> QRectF:
        """Where the page is in the window: in the middle, as far as there is room."""
        shown, seen = self._scale.shown, self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        left = MARGIN - across.value() if across.maximum() else round((seen.width() - shown.width()) / 2)
        top = MARGIN - down.value() if down.maximum() else round((seen.height() - shown.height()) / 2)
        return QRectF(QPointF(left, top), shown)

    def _move_by(self, way: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + way.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + way.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole page in sight, if it was."""
        super().resizeEvent(event)
        if self._facsimile is not None:
            self._set_zoom(self._fit if self._is_fit else self._zoom)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint anew; what comes into sight is drawn."""
        self._settling.start()
        self.viewport().update()

    # drawing

    def _seen(self) -> QRectF:
        """What is seen of the page, from its corner."""
        page = self._page_rect()
        return QRectF(self.viewport().rect()).intersected(page).translated(-page.topLeft())

    def _ask_for_parts(self) -> None:
        if self._facsimile is None or not self.isVisible():
            return
        overview = self.cache.get(Key.of(self._facsimile))
        is_enough = overview is not None and overview.image.width() >= self._scale.whole[0]
        self.parts_wanted.emit([] if is_enough else self._parts_to_draw())

    def _parts_to_draw(self) -> list[Part]:
        """All that is seen in one go, since each part costs a reading of the page; then what it is kept by."""
        parts = self._scale.parts_in(self._seen())
        seen = self._scale.part_seen(self._seen())
        missing = [part for part in parts if not self._has_drawn(part)]
        if seen is None or len(missing) < 2:
            return parts
        self._seen_last = seen
        return [seen, *parts]

    def _has_drawn(self, part: Part) -> bool:
        return self._facsimile is not None and Key.of(self._facsimile, part) in self.cache

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, then what is said of it."""
        painter = QPainter(self.viewport())
        theme = theme_of(self)
        painter.fillRect(self.viewport().rect(), QColor(theme.background))
        if self._facsimile is None:
            return
        page = self._page_rect()
        self._paint_page(painter, page)
        if theme.is_dark:
            painter.fillRect(page, DIMMED)
        self._said.paint(painter, page)

    def _paint_page(self, painter: QPainter, page: QRectF) -> None:
        assert self._facsimile is not None  # noqa: S101 - seen to by paintEvent
        parts = self._scale.parts_in(self._seen())
        overview = self.cache.get(Key.of(self._facsimile))
        if overview is not None and not all(map(self._has_drawn, parts)):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, overview.image)
            # What was seen before another zoom is nearer to it than the overview.
            parts = [*([self._seen_last] if self._seen_last else []), *parts]
        for part in parts:
            if (drawn := self.cache.get(Key.of(self._facsimile, part))) is not None:
                painter.drawImage(self._scale.place_of(part).translated(page.topLeft()), drawn.image)

    # the pointer

    def outline_at(self, place: QPointF) -> Outline | None:
        """The article at a place of the window."""
        if self._facsimile is None:
            return None
        page = self._page_rect()
        return outline_at(
            self._said.outlines,
            (place.x() - page.left()) / page.width(),
            (place.y() - page.top()) / page.height(),
        )

    def _point_at(self, outline: Outline | None) -> None:
        if outline != self._said.under:
            self._say(under=outline)
        shape = Qt.CursorShape.PointingHandCursor if outline else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def show_areas(self, areas: Sequence[MarkedArea]) -> None:
        """Show what is marked on the page."""
        self._say(areas=tuple(areas))

    def begin_area(self) -> None:
        """Let the next pull of the pointer mark an area."""
        self.is_drawing = True
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def _draw_area(self, place: QPointF) -> None:
        if self._corner_drawn is not None:
            self._say(drawn=QRectF(self._corner_drawn, place).normalized())

    def _end_area(self) -> None:
        """Tell what was drawn, as far as it is on the page; a mere press is nothing."""
        drawn, page = self._said.drawn, self._page_rect()
        self._corner_drawn, self.is_drawing = None, False
        self._say(drawn=None)
        if drawn is None or min(drawn.width(), drawn.height()) < LEAST_AREA:
            return
        kept = drawn.intersected(page)
        if not kept.isEmpty():
            left, top = (kept.left() - page.left()) / page.width(), (kept.top() - page.top()) / page.height()
            right, bottom = left + kept.width() / page.width(), top + kept.height() / page.height()
            self.area_drawn.emit(Region(max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page, or begin to mark an area of it."""
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._facsimile
            and (self.is_drawing or is_shifted)
        ):
            self._corner_drawn = event.position()
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._grasp = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Outline what is under the pointer, or move the page that is held."""
        here = event.position().toPoint()
        if self._corner_drawn is not None:
            self._draw_area(event.position())
            return
        if self._grasp is None:
            self._point_at(self.outline_at(event.position()))
            return
        if self._pressed is not None:
            if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._pressed = None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._move_by(QPointF(self._grasp - here))
        self._grasp = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article, unless the page was moved."""
        if self._corner_drawn is not None:
            self._end_area()
            return
        was_click = self._pressed is not None and event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._grasp = None
        outline = self.outline_at(event.position())
        self._point_at(outline)
        if was_click and outline is not None:
            self.article_chosen.emit(outline.article_id)

    def choose_at(self, place: QPoint) -> None:
        """Open the article at `place`, of this widget."""
        outline = self.outline_at(QPointF(self.viewport().mapFrom(self, place)))
        if outline is not None:
            self.article_chosen.emit(outline.article_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole page; where it is shown, make what is here large enough to read."""
        if event.button() == Qt.MouseButton.LeftButton:
            if self._is_fit:
                self.zoom_by(max(READABLE, 2 * self._fit) / self._zoom, event.position())
            else:
                self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom where the pointer is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers zoom; a pointer that has left is over no article; a tip names the article."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        if event.type() == QEvent.Type.ToolTip:
            self._say_name(event)  # type: ignore[arg-type]  # a tool tip comes with a QHelpEvent
            return True
        return super().viewportEvent(event)

    def _say_name(self, event: QHelpEvent) -> None:
        outline = self.outline_at(QPointF(event.pos()))
        if outline is None or outline.article_id == self._said.open:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), outline.name, self.viewport())

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and zoom; keys that mean nothing here go on to the window."""
        keys = Qt.Key
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        zooming = {keys.Key_Plus: self.zoom_in, keys.Key_Equal: self.zoom_in, keys.Key_Minus: self.zoom_out,
                   keys.Key_0: self.fit}  # fmt: skip
        screens = {keys.Key_Space: -1 if is_back else 1, keys.Key_PageDown: 1, keys.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in zooming:
            zooming[key]()
        elif key in screens:
            self._scroll_screen(screens[key])
        elif key in (keys.Key_Home, keys.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if key == keys.Key_End else 0)
        else:
            super().keyPressEvent(event)

    def _scroll_screen(self, way: int) -> None:
        """A screen on, or back; at the end of the page, the next one."""
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if way > 0 else bar.minimum()):
            self.page_wanted.emit(way)
        else:
            bar.setValue(bar.value() + way * round(0.9 * bar.pageStep()))
