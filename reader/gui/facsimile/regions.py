"""What stands where on a page: articles and lit words, in fractions of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.paper import Region
    from reader.store.records import Outline

PADDING = 3.0
"""Pixels between an article and the line around it."""


def outline_at(outlines: Iterable[Outline], x: float, y: float) -> Outline | None:
    """The article at a place: of those that overlap there, the one in the smallest region."""
    there = [
        (_area(region), place, outline)
        for place, outline in enumerate(outlines)
        for region in outline.regions
        if region.left <= x <= region.right and region.top <= y <= region.bottom
    ]
    return min(there, key=lambda one: one[:2])[2] if there else None


def _area(region: Region) -> float:
    return (region.right - region.left) * (region.bottom - region.top)


def rect_of(region: Region, page: QRectF) -> QRectF:
    """Where a region is in the window, when the page is at `page`."""
    corner = QPointF(page.left() + region.left * page.width(), page.top() + region.top * page.height())
    far = QPointF(page.left() + region.right * page.width(), page.top() + region.bottom * page.height())
    return QRectF(corner, far)


def path_of(regions: Sequence[Region], page: QRectF, padding: float = PADDING) -> QPainterPath:
    """The line around regions; those that touch have one line around them all."""
    path = QPainterPath()
    for region in regions:
        one = QPainterPath()
        one.addRect(rect_of(region, page).adjusted(-padding, -padding, padding, padding))
        path = path.united(one)
    return path
