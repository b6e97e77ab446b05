"""Cutting pieces out of pages as printed, without Qt where they are PDFs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.core.paper import FacsimileKind, Region
from reader.core.pixels import LARGEST_PART, LONGEST_SIDE, Part, Pixels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.core.limited_worker import LimitedWorker
    from reader.core.paper import Facsimile
    from reader.jobs.facsimiles import PageFiles

DOTS_AN_INCH = 200
"""In which PDFs are drawn: the smallest type of a daily is still read."""
MOST_PIXELS = 24_000_000
"""Of a cut; a larger one is drawn coarser. A whole broadsheet at 200 dots an inch has twelve million."""
MARGIN = 0.004
"""Of a page's width and height that is left around a region: a stroke may stand out of it."""
_POINTS_AN_INCH = 72


class Pictures(NamedTuple):
    """How pictures are read, given by who has Qt: as `gui.facsimile.pictures` does."""

    size: Callable[[LimitedWorker, Path], tuple[float, float]]
    part: Callable[[LimitedWorker, Path, Part, Callable[[], None]], Pixels]


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a page as printed; `dots_an_inch` is 0 where nothing tells how large the page was."""

    pixels: Pixels
    dots_an_inch: float


def cut_region(
    files: PageFiles, pictures: Pictures, facsimile: Facsimile, region: Region, check: Callable[[], None]
) -> Cut:
    """A region with a little around it. `check` may raise to stop. Raises SourceError."""
    is_pdf = facsimile.kind is FacsimileKind.PDF
    path = files.locate(facsimile)
    wide, high = files.size(facsimile) if is_pdf else pictures.size(files.worker, path)
    scale = _scale(wide, high, region, DOTS_AN_INCH / _POINTS_AN_INCH if is_pdf else 1)
    part = _part(wide * scale, high * scale, region)

    def draw(band: Part) -> Pixels:
        if is_pdf:
            return files.draw(facsimile, band, check)
        return pictures.part(files.worker, path, band, check)

    return Cut(_in_bands(part, draw), scale * _POINTS_AN_INCH if is_pdf else 0)


def _scale(wide: float, high: float, region: Region, wanted: float) -> float:
    """How many pixels a unit of the page has: as wanted, or as many as may be."""
    area = max(wide * high * (region.right - region.left) * (region.bottom - region.top), 1.0)
    return min(wanted, LONGEST_SIDE / max(wide, high), math.sqrt(MOST_PIXELS / area))


def _part(wide: float, high: float, region: Region) -> Part:
    """A region with its margin, in whole pixels of a page that is so large; one at least."""
    whole_width, whole_height = max(1, int(wide)), max(1, int(high))
    left, right = _span(region.left, region.right, whole_width)
    top, bottom = _span(region.top, region.bottom, whole_height)
    return Part(whole_width, whole_height, left, top, right - left, bottom - top)


def _span(first: float, last: float, whole: int) -> tuple[int, int]:
    low = min(max(int((first - MARGIN) * whole), 0), whole - 1)
    return low, max(low + 1, min(whole, round((last + MARGIN) * whole)))


def _in_bands(part: Part, draw: Callable[[Part], Pixels]) -> Pixels:
    """A part of any size, drawn from bands that are none too large."""
    rows = max(1, LARGEST_PART // part.width)
    bands = [
        draw(
            Part(
                part.whole_width,
                part.whole_height,
                part.left,
                part.top + top,
                part.width,
                min(rows, part.height - top),
            )
        ).data
        for top in range(0, part.height, rows)
    ]
    return Pixels(part.width, part.height, b"".join(bands))


def around(regions: Sequence[Region]) -> Region:
    """The smallest region that holds all of them."""
    return Region(
        min(one.left for one in regions),
        min(one.top for one in regions),
        max(one.right for one in regions),
        max(one.bottom for one in regions),
    )
