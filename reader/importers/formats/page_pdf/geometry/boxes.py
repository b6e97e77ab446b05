"""Rectangles on a page, in points from its top left corner, and what newspaper makers do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Between left and right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """Between top and bottom."""
        return (self.top + self.bottom) / 2

    def across(self, other: Box) -> float:
        """How far two boxes stand above each other: the points from left to right that both have."""
        return min(self.right, other.right) - max(self.left, other.left)

    def beside(self, other: Box) -> float:
        """How far two boxes stand beside each other: the points from top to bottom that both have."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether they share more than `slack` points in both directions."""
        return self.across(other) > slack and self.beside(other) > slack

    def holds(self, other: Box, slack: float = 2.0) -> bool:
        """Whether the other lies within, `slack` points more or less."""
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all; at least one."""
    all_of = list(boxes)
    return Box(
        min(box.left for box in all_of),
        min(box.top for box in all_of),
        max(box.right for box in all_of),
        max(box.bottom for box in all_of),
    )
