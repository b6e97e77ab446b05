"""The pictures of the pages of an e-paper: their PDFs, or the pictures with the areas, if saved beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.paper import FacsimileKind
from reader.importers.formats.page_pdf.apart import page_size
from reader.importers.source.facsimiles import facsimile_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.core.limited_worker import LimitedWorker
    from reader.core.paper import Facsimile, Issue, Page, Region
    from reader.importers.formats.epaper.page import SavedPage
    from reader.importers.formats.epaper.shapes import PictureMap

    PlaceOf = Callable[[SavedPage, str], Path | None]
    """Where a reference of a page leads, if a file of the import lies there."""


MOST_OFF = 0.04
"""Share by which the height of a PDF's page may differ from that of the picture the areas are of."""


def add_facsimiles(
    issue: Issue, saved: Iterable[SavedPage], place_of: PlaceOf, worker: LimitedWorker
) -> Issue:
    """The issue with the pictures of its pages: the PDF before the picture, which is mostly small."""
    nodes = {page.page.number: page for page in saved if page.page and page.is_node}
    pages = (
        _with_facsimile(page, nodes[page.number], place_of, worker) if page.number in nodes else page
        for page in issue.pages
    )
    return replace(issue, pages=tuple(pages))


def _with_facsimile(page: Page, node: SavedPage, place_of: PlaceOf, worker: LimitedWorker) -> Page:
    facsimile = _facsimile(node, place_of)
    if facsimile is None or facsimile.kind is not FacsimileKind.PDF:
        return replace(page, facsimile=facsimile)
    stretch = _stretch(node.picture, facsimile, worker)
    articles = (replace(one, regions=_stretched(one.regions, stretch)) for one in page.articles)
    return replace(page, facsimile=facsimile, articles=tuple(articles))


def _facsimile(page: SavedPage, place_of: PlaceOf) -> Facsimile | None:
    references = (one for one in (page.pdf, page.picture.reference) if one)
    places = (place for one in references if (place := place_of(page, one)))
    return next((found for place in places if (found := facsimile_in(place))), None)


def _stretch(picture: PictureMap, facsimile: Facsimile, worker: LimitedWorker) -> float | None:
    """What heights on the picture are to be multiplied by, to be heights on the PDF's page.

    None where the two were cut differently. A picture whose size was guessed is taken to be cut as the PDF
    is, since its upper and lower margins are seldom the same.
    """
    try:
        wide, high = page_size(worker, facsimile.path, facsimile.place)
    except SourceError:
        return 1.0
    stretch = picture.shape * wide / high
    if picture.is_shape_told:
        return 1.0 if abs(stretch - 1) <= MOST_OFF else None
    lowest = max((region.bottom for _key, region in picture.areas), default=0.0)
    return stretch if lowest * stretch <= 1 + MOST_OFF else None


def _stretched(regions: tuple[Region, ...], stretch: float | None) -> tuple[Region, ...]:
    """Regions on the PDF; none rather than wrong ones."""
    if stretch is None:
        return ()
    return tuple(
        one._replace(top=min(1.0, one.top * stretch), bottom=min(1.0, one.bottom * stretch))
        for one in regions
    )
