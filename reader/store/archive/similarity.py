"""Which article of a new reading is which of those held before, told by how alike their texts are."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from reader.core.paper import Article

ALIKE = 0.5
"""Two texts are the same article's when more than half of their pairs of characters are the same."""


@dataclass(frozen=True, slots=True)
class _Pair:
    likeness: float
    new: int
    old: int


def pair_up(new: Sequence[Article], old: Sequence[Article]) -> dict[int, int]:
    """Places in `new` → places in `old` of the same articles; each old one is given once at most."""
    found: dict[int, int] = {}
    for pair in _most_alike_first(new, old):
        if pair.new not in found and pair.old not in found.values():
            found[pair.new] = pair.old
    return found


def _most_alike_first(new: Sequence[Article], old: Sequence[Article]) -> list[_Pair]:
    old_pairs = [_pairs(it) for it in old]
    new_pairs = [_pairs(it) for it in new] if old else []
    pairs = [
        _Pair(_likeness(mine, other), at, held)
        for at, mine in enumerate(new_pairs)
        for held, other in enumerate(old_pairs)
    ]
    return sorted(
        (pair for pair in pairs if pair.likeness > ALIKE),
        key=lambda pair: (-pair.likeness, abs(pair.new - pair.old), pair.new),
    )


def _likeness(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Dice's coefficient: twice the shared pairs against the pairs of both, 0 to 1."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other) or 1)


def _pairs(article: Article) -> frozenset[Hashable]:
    text = "".join("".join(article.paragraphs).split())
    if not text:
        text = "".join("".join(filter(None, (article.headline, article.kicker, article.deck))).split())
    return frozenset(itertools.pairwise(text))
