"""How well lines go together as the heading of one article, for comparing ways to share lines out."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from reader.importers.layout.headings import Headings
from reader.importers.layout.wording import part_leaning, starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDER_WEIGHT = 0.5
_WHOLE_WEIGHT = 4.0


def heading_fit(lines: Sequence[str], *, is_in_order: bool) -> float:
    """The weight of all signs that the best reading of one to three lines shows; 0 for more."""
    if not 0 < len(lines) <= 3:
        return 0.0
    return max(_readings(lines, is_in_order=is_in_order))


def _readings(lines: Sequence[str], *, is_in_order: bool) -> Iterator[float]:
    orders = [tuple(lines)] if is_in_order else list(permutations(lines))
    for order in orders:
        weight = _ORDER_WEIGHT if list(order) == list(lines) else 0.0
        for headings in _shapes(order):
            yield _weight(headings) + weight


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


def _weight(headings: Headings) -> float:
    whole = _WHOLE_WEIGHT if headings.kicker and headings.deck else 0.0
    return whole + part_leaning(headings.kicker or "", headings.headline or "", headings.deck or "")
