"""Parts of a page's picture, and what they are drawn into."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_SIDE = 24_000
"""Pixels of a whole page that a part may be asked of."""
LARGEST_PART = 4_200_000
"""Pixels of a part: 17 MB."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page drawn `whole_width` by `whole_height` pixels: its corner and its size."""

    whole_width: int
    whole_height: int
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of blue, green, red and an unused byte, from the top, with nothing between them."""

    width: int
    height: int
    data: bytes
