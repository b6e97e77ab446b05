"""The weights by which a heading's kicker, headline and deck are told apart: learned, and judged, from headings.

    headings.py learn [TABLE…]   writes resources/headings.tsv
    headings.py judge TABLE…     says how many headings are read right, each month left out of the learning in turn

A table has a line for each heading: month, kicker, headline, deck, with tabs between. Those of packaging/headings.tsv
are made up for this and always learned from; others are given and are not part of the project. The method is logistic
regression over the traits of reader/importers/layout/heading_traits.py: among all readings of a heading's lines for
the parts, and for each pair of lines whether it is one line that was broken. The signs of wording.py are where the
weights start from, so that what no heading speaks for or against stays as an editor would have it.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader.find.text.segmenter import Segmenter
from reader.importers.layout.bylines import parse_byline
from reader.importers.layout.heading_traits import SIGNS, break_traits, part_traits
from reader.importers.layout.heading_weights import Weights, write_weights
from reader.importers.layout.headings import Headings, score_splits
from reader.importers.layout.lines import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "packaging" / "headings.tsv"
WEIGHTS = ROOT / "resources" / "headings.tsv"
OWN_MONTH = "own"
_OWN_SHARE, _BROKEN_SHARE, _ASIDE_SHARE = 0.35, 0.5, 0.1
_SIGN_SHARE = 0.3
"""Of a sign's weight in wording.py, as the weight to start from."""
_SELDOM = 3
"""Times. A trait seen less often is not learned."""
_STIFFNESS = 1.5
"""How strongly weights are held where they start."""
_LEAST = 0.04
_STEPS, _MEMORY = 150, 8
_LEAST_BROKEN = 11


@dataclass(frozen=True, slots=True)
class Printed:
    """A heading as printed; "" for a part that it has not."""

    month: str
    kicker: str
    headline: str
    deck: str

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(part for part in (self.kicker, self.headline, self.deck) if part)


@dataclass(frozen=True, slots=True)
class Example:
    """The traits of all that something may be read as, which of them it is, and how much it counts."""

    choices: tuple[tuple[str, ...], ...]
    right: int
    share: float


def main(arguments: list[str]) -> int:
    """Run "learn" or "judge"; the exit code."""
    match arguments:
        case ["learn", *tables]:
            WEIGHTS.write_text(write_weights(learn(read_tables([OWN, *map(Path, tables)]))), "utf-8")
            return 0
        case ["judge", *tables] if tables:
            judge(read_tables(map(Path, tables)), read_tables([OWN]))
            return 0
    print(__doc__)
    return 2


def read_tables(paths: Iterable[Path]) -> list[Printed]:
    """The headings of some tables. A byline that stands where a deck would is none."""
    rows = [line.split("\t") for path in paths for line in path.read_text("utf-8").splitlines()[1:]]
    found = [Printed(*(part.strip() for part in row)) for row in rows if len(row) == 4 and row[2].strip()]
    return [one for one in found if not (one.deck and parse_byline(one.deck))]


def learn(headings: Sequence[Printed]) -> Weights:
    """The weights that read these headings best."""
    parts = _fit([example for one in headings for example in _part_examples(one)], _signs())
    breaks = _fit([example for one in headings for example in _break_examples(one)], _whole_signs())
    return Weights(parts, breaks)


def judge(headings: Sequence[Printed], own: Sequence[Printed]) -> None:
    """Print, for each month left out: of headings of more than one line, those read right."""
    print("month    headings  kicker or deck   with breaks   broken headlines")
    for month in sorted({one.month for one in headings}):
        weights = learn([*own, *(one for one in headings if one.month != month)])
        left = [one for one in headings if one.month == month and len(one.lines) > 1]
        whole = [_is_told(one, weights) for one in left]
        both = [_is_read(one, one.lines, weights) for one in left]
        broken = [_is_read(one, lines, weights) for one in left for lines in _with_broken_headline(one)]
        shares = [sum(right) / max(1, len(right)) for right in (whole, both, broken)]
        print(f"{month:8} {len(left):8}  {shares[0]:14.3f}  {shares[1]:12.3f}  {shares[2]:17.3f}")


def _is_told(one: Printed, weights: Weights) -> bool:
    """Whether the parts are right where it is known that no line was broken."""
    whole = (
        split for split in score_splits(one.lines, weights=weights) if _is_unbroken(split.headings, one.lines)
    )
    return next(whole).headings == _headings(one)


def _is_unbroken(headings: Headings, lines: Sequence[str]) -> bool:
    return sum(1 for part in (headings.kicker, headings.headline, headings.deck) if part) == len(lines)


def _is_read(one: Printed, lines: Sequence[str], weights: Weights) -> bool:
    found = score_splits(lines, weights=weights)[0].headings
    return [_key(part) for part in (found.kicker, found.headline, found.deck)] == [
        _key(part) for part in (one.kicker, one.headline, one.deck)
    ]


def _key(text: str | None) -> str:
    return "".join((text or "").split())


def _headings(one: Printed) -> Headings:
    return Headings(one.kicker or None, one.headline, one.deck or None)


def _with_broken_headline(one: Printed) -> Iterator[tuple[str, ...]]:
    for pieces in list(_broken(one.headline))[:1]:
        yield tuple(part for part in (one.kicker, *pieces, one.deck) if part)


def _part_examples(one: Printed) -> Iterator[Example]:
    """The heading; where a dash ends the kicker, the same with a colon, which other papers print there."""
    yield from _part_example(one)
    if one.kicker.endswith("——"):
        yield from _part_example(Printed(one.month, one.kicker[:-2] + "：", one.headline, one.deck))


def _part_example(one: Printed) -> Iterator[Example]:
    """Of two lines one may be the kicker or the deck; three are all parts, and teach nothing."""
    if len(one.lines) == 2:
        first, last = one.lines
        yield Example(
            (part_traits(first, last, ""), part_traits("", first, last)), 0 if one.kicker else 1, _share(one)
        )


def _break_examples(one: Printed) -> Iterator[Example]:
    """Neighbouring parts, which are two lines, and parts that are long enough to have been set in two."""
    for above, below in pairwise(one.lines):
        yield _break_example(above, below, is_broken=False, share=1.0)
    for part, share in ((one.headline, _BROKEN_SHARE), (one.kicker, _ASIDE_SHARE), (one.deck, _ASIDE_SHARE)):
        pieces = list(_broken(part))
        for above, below in pieces:
            yield _break_example(above, below, is_broken=True, share=share / len(pieces))


def _break_example(above: str, below: str, *, is_broken: bool, share: float) -> Example:
    return Example((break_traits(above, below), ()), 0 if is_broken else 1, share)


def _share(one: Printed) -> float:
    return _OWN_SHARE if one.month == OWN_MONTH else 1.0


def _broken(line: str) -> Iterator[tuple[str, str]]:
    """The line as two: at a gap between even halves, else between words near its middle."""
    even = [(line[:at].strip(), line[at:].strip()) for at, char in enumerate(line) if char.isspace()]
    even = [(above, below) for above, below in even if abs(width(above) - width(below)) < 0.6]
    if even or width(line) < _LEAST_BROKEN:
        yield from even[:1]
        return
    near, place = max(2.0, width(line) / 3), 0
    for word in _segmenter().cut(line):
        place += len(word)
        above, below = line[:place].strip(), line[place:].strip()
        if above and below and abs(width(above) - width(below)) <= near and _may_break(above, below):
            yield above, below


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def _may_break(above: str, below: str) -> bool:
    return below[0] not in "，、：。？！”》）" and above[-1] not in "“《（"


def _signs() -> dict[str, float]:
    """The weights that the signs of wording.py start with."""
    return {
        f"{part} {part}: {sign.reason}": _SIGN_SHARE * sign.weight
        for part, signs in SIGNS.items()
        for sign in signs
    }


def _whole_signs() -> dict[str, float]:
    """The same for lines that are whole: a line that reads as a kicker goes on in no other, a deck begins anew."""
    sides = (("above", "kicker"), ("below", "deck"))
    return {
        f"{side} {part}: {sign.reason}": -_SIGN_SHARE * sign.weight
        for side, part in sides
        for sign in SIGNS[part]
    }


def _fit(examples: Sequence[Example], start: dict[str, float]) -> dict[str, float]:
    """Logistic regression, held near where it starts, by the method of Broyden, Fletcher, Goldfarb and Shanno."""
    seen = Counter(trait for one in examples for trait in {name for choice in one.choices for name in choice})
    names = sorted(trait for trait, count in seen.items() if count >= _SELDOM)
    loss = _Loss(examples, names, np.array([start.get(name, 0.0) for name in names]))
    found = _least(loss, loss.start)
    kept = {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}
    return {name: weight for name, weight in kept.items() if abs(weight) > _LEAST}


class _Loss:
    """How far weights are from reading the examples right, and where it grows."""

    def __init__(self, examples: Sequence[Example], names: Sequence[str], start: Vector) -> None:
        places = {name: place for place, name in enumerate(names)}
        rows = [choice for one in examples for choice in one.choices]
        self.start = start
        self._row = np.array([at for at, row in enumerate(rows) for trait in row if trait in places])
        self._column = np.array([places[trait] for row in rows for trait in row if trait in places])
        sizes = [len(one.choices) for one in examples]
        self._first = np.cumsum([0, *sizes[:-1]])
        self._of = np.repeat(np.arange(len(examples)), sizes)
        self._right = self._first + np.array([one.right for one in examples])
        self._share = np.array([one.share for one in examples])

    def at(self, weights: Vector) -> tuple[float, Vector]:
        """The loss and its slope."""
        scores = np.bincount(self._row, weights[self._column], len(self._of))
        raised = np.exp(scores - np.maximum.reduceat(scores, self._first)[self._of])
        chances = raised / np.add.reduceat(raised, self._first)[self._of]
        away = weights - self.start
        loss = -np.sum(self._share * np.log(chances[self._right])) + 0.5 * _STIFFNESS * away @ away
        chances[self._right] -= 1
        slope = np.bincount(self._column, (chances * self._share[self._of])[self._row], len(weights))
        return float(loss), slope + _STIFFNESS * away


def _least(loss: _Loss, weights: Vector) -> Vector:
    """Where the loss is least, as far as some steps go."""
    value, slope = loss.at(weights)
    moves: list[tuple[Vector, Vector]] = []
    for _step in range(_STEPS):
        way = _way(slope, moves)
        length = 1.0 if moves else 1.0 / float(np.abs(slope).sum())
        after, after_slope = loss.at(weights - length * way)
        while after > value - 1e-4 * length * float(slope @ way) and length > 1e-9:
            length /= 2
            after, after_slope = loss.at(weights - length * way)
        moves = [*moves, (-length * way, after_slope - slope)][-_MEMORY:]
        weights, gain = weights - length * way, value - after
        value, slope = after, after_slope
        if gain < 1e-6 * abs(value):
            break
    return weights


def _way(slope: Vector, moves: Sequence[tuple[Vector, Vector]]) -> Vector:
    """The way down that the last moves, each with how it changed the slope, teach."""
    way = slope.copy()
    shares: list[float] = []
    for move, change in reversed(moves):
        shares.append(float(move @ way) / float(change @ move))
        way -= shares[-1] * change
    if moves:
        move, change = moves[-1]
        way *= float(move @ change) / float(change @ change)
    for (move, change), share in zip(moves, reversed(shares), strict=True):
        way += move * (share - float(change @ way) / float(change @ move))
    return way


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
