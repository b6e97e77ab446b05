"""The pictures of the pages of an e-paper: their PDFs, or the pictures with the areas, if saved beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.importers.facsimiles import facsimile_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.core.paper import Facsimile, Issue
    from reader.importers.epaper.page import SavedPage

    PlaceOf = Callable[[SavedPage, str], Path | None]
    """Where a reference of a page leads, if a file of the import lies there."""


def add_facsimiles(issue: Issue, saved: Iterable[SavedPage], place_of: PlaceOf) -> Issue:
    """The issue with the pictures of its pages: the PDF before the picture, which is mostly small."""
    nodes = {page.page.number: page for page in saved if page.page and page.is_node}
    pages = (
        replace(page, facsimile=_facsimile(nodes[page.number], place_of)) if page.number in nodes else page
        for page in issue.pages
    )
    return replace(issue, pages=tuple(pages))


def _facsimile(page: SavedPage, place_of: PlaceOf) -> Facsimile | None:
    references = (one for one in (page.pdf, page.picture.reference) if one)
    places = (place for one in references if (place := place_of(page, one)))
    return next((found for place in places if (found := facsimile_in(place))), None)
