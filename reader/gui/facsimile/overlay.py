"""What is said of a page on top of it: the open article, the one under the pointer, lit words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.gui.facsimile.regions import path_of, rect_of
from reader.gui.widgets import theme
from reader.gui.widgets.mark_colours import mark_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from reader.core.paper import Region
    from reader.store.records import ArticleId, Outline

WASH_ALPHA = 30
HIT_ALPHA = 150
HEADING_FROM = 1.25
"""Times the height of body type."""


class MarkedArea(NamedTuple):
    """A rectangle that the person has marked, and its colour."""

    region: Region
    colour: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """`begins` are the numbers of the hits' places with which one begins: a word broken over two lines has two.

    `lit` are the articles that are lit as a whole; `current` are the places of the hit one is at.
    """

    outlines: tuple[Outline, ...] = ()
    open: ArticleId | None = None
    under: Outline | None = None
    hits: tuple[Region, ...] = ()
    begins: tuple[int, ...] = ()
    lit: frozenset[ArticleId] = frozenset()
    current: tuple[Region, ...] = ()
    areas: tuple[MarkedArea, ...] = ()
    drawn: QRectF | None = None
    """What is being marked, in pixels of the window."""

    def regions_of(self, article_id: ArticleId) -> tuple[Region, ...]:
        """Where an article stands on the page."""
        return next((one.regions for one in self.outlines if one.article_id == article_id), ())

    def hit_in(self, article_id: ArticleId, number: int) -> tuple[Region, ...]:
        """The places of an article's hit, counted from 0, or of its last one; empty where it has none here."""
        regions = self.regions_of(article_id)
        hits = (self.hits[begin:end] for begin, end in pairwise((*self.begins, len(self.hits))))
        found = [hit for hit in hits if _which(regions, hit[0]) is not None]
        found.sort(key=lambda hit: (_which(regions, hit[0]) or 0, *self._heading_place(hit[0])))
        return found[min(number, len(found) - 1)] if found else ()

    def _heading_place(self, place: Region) -> tuple[bool, float]:
        """Puts headings first, from the top, as in the text; the body keeps the order it came in."""
        least = min(_height(one) for one in self.hits)
        is_heading = _height(place) > HEADING_FROM * least
        return (False, place.top) if is_heading else (True, 0.0)

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """Paint it on the page at `page`, in the colours of the light window, dark or not: they lie on paper."""
        accent = QColor(theme.LIGHT.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_articles(painter, page, accent)
        self._paint_areas(painter, page)
        self._paint_hits(painter, page, accent)
        if self.under is not None:
            painter.strokePath(path_of(self.under.regions, page), QPen(accent, 2))

    def _paint_articles(self, painter: QPainter, page: QRectF, accent: QColor) -> None:
        wash = QColor(accent)
        wash.setAlpha(WASH_ALPHA)
        for outline in self.outlines:
            if outline.article_id == self.open:
                painter.fillPath(path_of(outline.regions, page), wash)
            if outline.article_id in self.lit:
                painter.strokePath(path_of(outline.regions, page), QPen(QColor(theme.LIGHT.mark), 2.5))

    def _paint_areas(self, painter: QPainter, page: QRectF) -> None:
        """Marked areas in their colours, and the one that is being drawn."""
        for area in self.areas:
            stroke = QColor(mark_colour(theme.LIGHT, area.colour).stroke)
            wash = QColor(stroke)
            wash.setAlpha(WASH_ALPHA)
            place = rect_of(area.region, page)
            painter.fillRect(place, wash)
            painter.setPen(QPen(stroke, 2))
            painter.drawRect(place)
        if self.drawn is not None:
            painter.setPen(QPen(QColor(theme.LIGHT.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(self.drawn)

    def _paint_hits(self, painter: QPainter, page: QRectF, accent: QColor) -> None:
        hit = QColor(theme.LIGHT.hit)
        hit.setAlpha(HIT_ALPHA)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place in self.hits:
            painter.fillRect(rect_of(place, page).adjusted(-1, -1, 1, 1), hit)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(theme.LIGHT.mark), 1))
        painter.drawRects([rect_of(place, page).adjusted(-1.5, -1.5, 1.5, 1.5) for place in self.hits])
        painter.setPen(QPen(accent, 2))
        painter.drawRects([rect_of(place, page).adjusted(-2.5, -2.5, 2.5, 2.5) for place in self.current])


def _height(place: Region) -> float:
    return place.bottom - place.top


def _which(regions: Sequence[Region], place: Region) -> int | None:
    """The number of the region that the middle of a place is in."""
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    return next(
        (
            number
            for number, one in enumerate(regions)
            if one.left <= x <= one.right and one.top <= y <= one.bottom
        ),
        None,
    )
