"""The image map of a page: which article stands where, as rectangles in fractions of the page's picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.paper import Region
from reader.importers.formats.epaper.links import is_followed, is_node_key, key_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.source.html_tokens import Token

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MOST_AREAS = 500
MOST_POINTS = 100
MOST_BOXES = 8
"""Of one polygon. Of more boxes than that it is no simple shape: the one around it has to do."""
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,12})?")
_SIZE = re.compile(r"\s*(\d{2,5}(?:\.\d{1,6})?)\s*(?:px)?\s*")
_STYLED = r"(?:^|[;\s]){}\s{{0,9}}:\s{{0,9}}(\d{{2,5}}(?:\.\d{{1,6}})?)\s{{0,9}}px"
_SLANT = 1.5
"""How far an upright or level edge may be from it, in the picture's pixels."""


@dataclass(frozen=True, slots=True)
class PictureMap:
    """A page's picture as the page names it, and the areas of its articles in order: key and region.

    `shape` is the picture's height in widths, `is_shape_told` whether the page says so or it was guessed.
    """

    reference: str | None = None
    areas: tuple[tuple[str, Region], ...] = ()
    shape: float = 1.0
    is_shape_told: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The articles on the picture, each once."""
        return tuple(dict.fromkeys(key for key, _region in self.areas))

    def regions(self, key: str) -> tuple[Region, ...]:
        """Where an article stands."""
        return tuple(region for area, region in self.areas if area == key)


def find_map(tokens: Sequence[Token]) -> PictureMap:
    """The picture that carries a map of links, and the areas of that map."""
    pictures = [
        token.attributes for token in tokens if token.is_start("img") and token.attributes.get("usemap")
    ]
    areas = [token.attributes for token in tokens if token.is_start("area")][:MOST_AREAS]
    shapes = [(key, boxes) for area in areas if (key := _key(area)) and (boxes := _boxes(area))]
    picture = pictures[0] if pictures else {}
    wide, high = _picture_size(picture, [box for _key, boxes in shapes for box in boxes])
    regions = [(key, _region(box, wide, high)) for key, boxes in shapes for box in boxes]
    seen = ((key, one) for key, one in regions if one.left < one.right and one.top < one.bottom)
    is_told = all(_told(picture, side) for side in ("width", "height"))
    return PictureMap(picture.get("src"), tuple(seen), high / wide, is_told)


def _key(area: dict[str, str]) -> str | None:
    reference = reference_of(area)
    key = key_of(reference)
    return key if key and is_followed(reference) and not is_node_key(key) else None


def _boxes(area: dict[str, str]) -> list[Box]:
    numbers = [float(number) for number in _NUMBER.findall(area.get("coords", "")[:4000])]
    if area.get("shape", "").lower().startswith("circ") and len(numbers) == 3:
        x, y, radius = numbers[0], numbers[1], abs(numbers[2])
        return [(x - radius, y - radius, x + radius, y + radius)]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))[:MOST_POINTS]
    around = (
        min((x for x, _y in points), default=0.0),
        min((y for _x, y in points), default=0.0),
        max((x for x, _y in points), default=0.0),
        max((y for _x, y in points), default=0.0),
    )
    if around[0] >= around[2] or around[1] >= around[3]:
        return []
    return (_parts(points) if len(points) > 4 else []) or [around]


def _parts(points: Sequence[Point]) -> list[Box]:
    """A polygon of upright and level edges as rectangles, one above the other; empty where it is none."""
    edges = [(first, last) for first, last in pairwise([*points, points[0]]) if first != last]
    if any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > _SLANT for a, b in edges):
        return []
    uprights = [(a, b) for a, b in edges if abs(a[0] - b[0]) <= _SLANT < abs(a[1] - b[1])]
    boxes: list[Box] = []
    for top, bottom in pairwise(_levels(points)):
        middle = (top + bottom) / 2
        crossed = sorted(a[0] for a, b in uprights if min(a[1], b[1]) < middle < max(a[1], b[1]))
        if len(crossed) % 2:
            return []
        for left, right in zip(crossed[::2], crossed[1::2], strict=True):
            _add(boxes, (left, top, right, bottom))
    return boxes if len(boxes) <= MOST_BOXES else []


def _levels(points: Sequence[Point]) -> list[float]:
    """The heights at which the polygon turns; those that differ by less than a slant are one."""
    levels: list[float] = []
    for height in sorted(y for _x, y in points):
        if not levels or height - levels[-1] > _SLANT:
            levels.append(height)
    return levels


def _add(boxes: list[Box], box: Box) -> None:
    """Add a box, to the one above it where it goes on from it."""
    left, top, right, bottom = box
    for at, above in enumerate(boxes):
        if above[3] == top and abs(above[0] - left) <= _SLANT and abs(above[2] - right) <= _SLANT:
            boxes[at] = (above[0], above[1], above[2], bottom)
            return
    boxes.append(box)


def _picture_size(picture: dict[str, str], boxes: Sequence[Box]) -> tuple[float, float]:
    """Width and height that the coordinates count in: as the page tells them, never less than they need.

    Where it does not say, margins are taken to be the same on both sides.
    """
    wide = _told(picture, "width") or max((box[2] for box in boxes), default=1.0) + max(
        0.0, min((box[0] for box in boxes), default=0.0)
    )
    high = _told(picture, "height") or max((box[3] for box in boxes), default=1.0) + max(
        0.0, min((box[1] for box in boxes), default=0.0)
    )
    needed = [max((box[side] for box in boxes), default=1.0) for side in (2, 3)]
    return max(wide, needed[0], 1.0), max(high, needed[1], 1.0)


def _told(picture: dict[str, str], side: str) -> float | None:
    """A side's length in pixels, from its attribute or the style."""
    size = _SIZE.fullmatch(picture.get(side, "")) or re.search(
        _STYLED.format(side), picture.get("style", "")[:500], re.IGNORECASE
    )
    return float(size[1]) if size and float(size[1]) > 1 else None


def _region(box: Box, wide: float, high: float) -> Region:
    left, top, right, bottom = box
    return Region(_share(left, wide), _share(top, high), _share(right, wide), _share(bottom, high))


def _share(length: float, whole: float) -> float:
    return min(1.0, max(0.0, round(length / whole, 6)))
