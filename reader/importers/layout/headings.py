"""Which heading line of an article is its kicker, its headline, its deck."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from reader.importers.layout.wording import (
    deck_leaning,
    headline_leaning,
    kicker_leaning,
    starts_with_dash,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDER_WEIGHT = 0.5
_FRAME_WEIGHT = 2.0
_WHOLE_WEIGHT = 4.0
_SURE_KICKER = 3.0


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of an article."""

    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None


def read_headings(lines: Sequence[str], *, is_in_order: bool, is_one_frame: bool = False) -> Headings:
    """The parts of a heading of any number of lines.

    `is_in_order`: the lines stand before the body, hence as printed, kicker first and deck last. Lines that
    come after their body are in no order: whoever took the text off the page took the frames as they lay.
    `is_one_frame`: lines of one frame, which seldom change places.
    """
    if not lines:
        return Headings()
    if len(lines) > 3:
        return _long(lines)
    kept = _FRAME_WEIGHT if is_one_frame else _ORDER_WEIGHT
    return max(_readings(lines, is_in_order=is_in_order, kept=kept), key=lambda pair: pair[0])[1]


def heading_likelihood(lines: Sequence[str], *, is_in_order: bool) -> float:
    """How well lines go together as the heading of one article; for comparing ways to share lines out."""
    if not 0 < len(lines) <= 3:
        return 0.0
    return max(likelihood for likelihood, _headings in _readings(lines, is_in_order=is_in_order))


def _readings(
    lines: Sequence[str], *, is_in_order: bool, kept: float = _ORDER_WEIGHT
) -> Iterator[tuple[float, Headings]]:
    """All ways to read the lines, with how likely each is; `kept` speaks for the order they stand in."""
    orders = [tuple(lines)] if is_in_order else list(permutations(lines))
    for order in orders:
        weight = kept if list(order) == list(lines) else 0.0
        for headings in _shapes(order):
            yield _likelihood(headings) + weight, headings


def _shapes(order: Sequence[str]) -> Iterator[Headings]:
    if len(order) == 1:
        yield Headings(headline=order[0])
    elif len(order) == 2:
        yield Headings(kicker=order[0], headline=order[1])
        yield Headings(headline=order[0], deck=order[1])
    else:
        if not starts_with_dash(order[1]):
            yield Headings(*order)
        yield Headings(headline=order[0], deck=" ".join(order[1:]))


def _likelihood(headings: Headings) -> float:
    whole = _WHOLE_WEIGHT if headings.kicker and headings.deck else 0.0
    return (
        whole
        + (kicker_leaning(headings.kicker) if headings.kicker else 0.0)
        + (headline_leaning(headings.headline) if headings.headline else 0.0)
        + (deck_leaning(headings.deck) if headings.deck else 0.0)
    )


def _long(lines: Sequence[str]) -> Headings:
    """Four lines and more: a kicker if the first reads like one, a headline, and a deck of several lines."""
    with_kicker = kicker_leaning(lines[0]) >= _SURE_KICKER
    at = 1 if with_kicker else 0
    return Headings(lines[0] if with_kicker else None, lines[at], " ".join(lines[at + 1 :]))
