"""Which heading line of an article is its kicker, its headline, its deck.

Two questions are put to each block of heading lines: which of them are one line that was broken, and which part
each of the whole lines is. Both are answered by how the lines are worded (heading_traits.py), and every answer
comes with how likely it is, so that whoever reads a page as a whole can weigh it against the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import exp, log, log1p
from typing import TYPE_CHECKING

from reader.importers.layout.heading_traits import Split, joined
from reader.importers.layout.heading_weights import Weights, learned_weights
from reader.importers.layout.wording import is_unfinished, part_leaning, starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_KEPT_ORDER = 1.8
_KEPT_FRAME = 4.0
_SECOND_KICKER = -4.0
_SECOND_DECK = -2.5
_DASH_GOES_ON = -8.0
_DASH_ABOVE_DECK = -6.0
_THIRD_PIECE = -1.5
_UNFINISHED = 3.0
_CALL_BELOW_KICKER = -4.0
"""What ends with a colon or a dash calls the headline: it is a kicker."""
_MOST_SPLIT = 4
"""Lines. Of a longer block only the first is judged: the rest is a list."""
_MOST_SWAPPED = 3
_SURE_KICKER = 0.75
_SIGNS_OUT_OF_ORDER = 0.5
"""The weights were learned from lines in order; where that is not known, the signs an editor goes by count too."""

Whole = tuple[str, ...]
"""Lines that are one: the pieces as they stand."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of an article."""

    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None


@dataclass(frozen=True, slots=True)
class ScoredSplit:
    """A way to read a block of heading lines, and the logarithm of its probability among all ways."""

    split: Split
    log_probability: float

    @property
    def headings(self) -> Headings:
        """The parts as text."""
        split = self.split
        return Headings(joined(split.kicker) or None, joined(split.headline), joined(split.deck) or None)


def score_splits(
    lines: Sequence[str],
    *,
    kept: float | None = None,
    may_be_broken: bool = True,
    apart: Collection[int] = (),
    goes_on: Mapping[int, float] | None = None,
    weights: Weights | None = None,
) -> list[ScoredSplit]:
    """All ways to read the lines as kicker, headline and deck, the likeliest first.

    The lines stand as printed, kicker first and deck last; where they may have changed places, `kept` is how
    much the order they stand in speaks for itself (0: not at all). `may_be_broken`: a line may go on in the next,
    but for those in `apart`, the places of lines that stand apart from the one before them. `goes_on` has what else
    speaks for a line going on in the one at a place, as logarithms of odds.
    """
    if not lines:
        return []
    weights = weights or learned_weights()
    found: list[ScoredSplit] = []
    for wholes in _wholes(lines, apart) if may_be_broken else [[(line,) for line in lines]]:
        breaks = _log_probability_of_breaks(lines, wholes, goes_on or {}, weights) if may_be_broken else 0.0
        scored = list(_scored(wholes, kept, weights))
        total = _log_sum([score for score, _split in scored])
        found += [ScoredSplit(split, breaks + score - total) for score, split in scored]
    return sorted(found, key=lambda one: -one.log_probability)


def read_headings(
    lines: Sequence[str],
    *,
    is_in_order: bool,
    is_one_frame: bool = False,
    may_be_broken: bool = True,
    apart: Collection[int] = (),
    goes_on: Mapping[int, float] | None = None,
) -> Headings:
    """The parts of a heading of any number of lines.

    `is_in_order`: the lines stand before the body, hence as printed, kicker first and deck last. Lines that
    come after their body are in no order: whoever took the text off the page took the frames as they lay.
    `is_one_frame`: lines of one frame, which seldom change places. `may_be_broken`: a line may go on in the next one,
    if both stand in one frame. `apart` and `goes_on` as in `score_splits`.
    """
    if not lines:
        return Headings()
    if len(lines) > _MOST_SPLIT:
        return _long(lines)
    kept = None if is_in_order or len(lines) > _MOST_SWAPPED else _KEPT_FRAME if is_one_frame else _KEPT_ORDER
    is_together = may_be_broken and (is_in_order or is_one_frame)
    return score_splits(lines, kept=kept, may_be_broken=is_together, apart=apart, goes_on=goes_on)[0].headings


def _wholes(lines: Sequence[str], apart: Collection[int]) -> Iterator[list[Whole]]:
    """All ways to put neighbouring lines together."""
    for goes_on in product(*((False,) if at in apart else (False, True) for at in range(1, len(lines)))):
        wholes: list[Whole] = [(lines[0],)]
        for line, is_same in zip(lines[1:], goes_on, strict=True):
            if is_same:
                wholes[-1] = (*wholes[-1], line)
            else:
                wholes.append((line,))
        yield wholes


def _log_probability_of_breaks(
    lines: Sequence[str], wholes: Sequence[Whole], goes_on: Mapping[int, float], weights: Weights
) -> float:
    """How likely just the lines that `wholes` puts together are one."""
    starts = {sum(map(len, wholes[:at])) for at in range(len(wholes))}
    total = 0.0
    for place, (above, below) in enumerate(pairwise(lines), 1):
        odds = weights.of_break(above, below) + goes_on.get(place, 0.0)
        odds += _DASH_GOES_ON if starts_with_dash(below) else 0.0
        odds += _UNFINISHED if is_unfinished(above, below) else 0.0
        total -= log1p(exp(odds if place in starts else -odds))
    return total + _THIRD_PIECE * sum(max(0, len(whole) - 2) for whole in wholes)


def _scored(wholes: Sequence[Whole], kept: float | None, weights: Weights) -> Iterator[tuple[float, Split]]:
    orders = [tuple(wholes)] if kept is None else list(permutations(wholes))
    for order in orders:
        bonus = (kept or 0.0) if list(order) == list(wholes) else 0.0
        for split, penalty in _splits(order):
            texts = [joined(part) for part in (split.kicker, split.headline, split.deck)]
            signs = 0.0 if kept is None else _SIGNS_OUT_OF_ORDER * part_leaning(*texts)
            dashes = _DASH_ABOVE_DECK * sum(map(starts_with_dash, texts[:2]))
            calls = _CALL_BELOW_KICKER * sum(text.endswith(("：", "——")) for text in texts[1:])
            yield weights.of_parts(*texts) + signs + bonus + penalty + dashes + calls, split


def _splits(wholes: Sequence[Whole]) -> Iterator[tuple[Split, float]]:
    """Each whole line as the headline, what stands above it as kicker, what stands below as deck."""
    for at, headline in enumerate(wholes):
        above, below = wholes[:at], wholes[at + 1 :]
        penalty = _SECOND_KICKER * max(0, len(above) - 1) + _SECOND_DECK * max(0, len(below) - 1)
        yield Split(_spaced(above), headline, _spaced(below)), penalty


def _spaced(wholes: Sequence[Whole]) -> tuple[str, ...]:
    """A part's lines: those of one broken line as they stand, several whole ones with a space between."""
    if len(wholes) <= 1:
        return wholes[0] if wholes else ()
    return (" ".join(joined(whole) for whole in wholes),)


def _log_sum(scores: Sequence[float]) -> float:
    top = max(scores)
    return top + log(sum(exp(score - top) for score in scores))


def _long(lines: Sequence[str]) -> Headings:
    """Five lines and more: a kicker if the first reads like one, a headline, and a deck of several lines."""
    first = score_splits(lines[:2])
    with_kicker = sum(exp(one.log_probability) for one in first if one.split.kicker) >= _SURE_KICKER
    at = 1 if with_kicker else 0
    return Headings(lines[0] if with_kicker else None, lines[at], " ".join(lines[at + 1 :]))
