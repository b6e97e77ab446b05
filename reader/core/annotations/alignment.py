"""Which passages of a text stand where in a later state of it: told by what is unique in both.

Runs of characters that occur once in each of the two are seeds; each is carried on to both sides as far as the texts
agree. White space does not count: another reading breaks lines elsewhere. A place that two passages claim is nobody's.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 8
"""Characters of a seed. Shorter ones recur by chance, longer ones do not survive a poor reading."""
GRAM = 4
"""Characters of the runs by which lines are called alike."""
_LARGEST_GAP = 600
"""Characters between two passages that are compared one by one."""
_SLACK = 8
"""Characters by which a stretch may have grown."""


class Squeezed(NamedTuple):
    """A text without its white space; `places` are where its characters stand in the text, and the text's end."""

    text: str
    places: tuple[int, ...]

    def position(self, at: int) -> int:
        """The place in here of what stands at or after `at` in the text."""
        return bisect_left(self.places, at)


class Passage(NamedTuple):
    """`length` characters that stand at `before` in the one and at `now` in the other, white space left out."""

    before: int
    now: int
    length: int

    @property
    def shift(self) -> int:
        """How far it has moved."""
        return self.now - self.before


def squeezed(text: str) -> Squeezed:
    """A text without its white space."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    return Squeezed("".join([text[at] for at in places]), (*places, len(text)))


def common_passages(before: str, now: str) -> tuple[Passage, ...]:
    """The passages that both have, each with something in it that occurs once in both; by their place in `before`."""
    mine, others = _unique(before), _unique(now)
    found: list[Passage] = []
    reach: dict[int, int] = {}
    for seed, at in mine.items():
        there = others.get(seed)
        if there is not None and reach.get(there - at, -1) <= at:
            passage = _carried_on(before, now, at, there)
            found.append(passage)
            reach[passage.shift] = passage.before + passage.length
    return tuple(sorted(found))


def _unique(text: str) -> dict[str, int]:
    """The runs of SEED characters that occur once, with their places, in order."""
    seen: dict[str, int] = {}
    for at in range(len(text) - SEED + 1):
        run = text[at : at + SEED]
        seen[run] = -1 if run in seen else at
    return {run: at for run, at in seen.items() if at >= 0}


def _carried_on(before: str, now: str, at: int, there: int) -> Passage:
    start, end = 0, SEED
    while at > start and there > start and before[at - start - 1] == now[there - start - 1]:
        start += 1
    while at + end < len(before) and there + end < len(now) and before[at + end] == now[there + end]:
        end += 1
    return Passage(at - start, there - start, start + end)


def runs_of(text: str) -> frozenset[str]:
    """The runs of GRAM characters of a text without white space."""
    return frozenset(text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1)))


def _runs_of_lines(text: str) -> tuple[frozenset[str], ...]:
    return tuple(runs_of(squeezed(line).text) for line in text.split("\n") if line.strip())


class Alignment:
    """Two states of a text held against each other, once for all that is asked of them."""

    def __init__(self, before: str, now: str) -> None:
        self._texts = before, now
        self.before, self.now = squeezed(before), squeezed(now)
        self.passages = common_passages(self.before.text, self.now.text)
        self._contested_before, self._contested_now = _contested(self.passages)

    @cached_property
    def lines_before(self) -> tuple[frozenset[str], ...]:
        """What runs of GRAM characters each line of the former text has."""
        return _runs_of_lines(self._texts[0])

    @cached_property
    def lines_now(self) -> tuple[frozenset[str], ...]:
        """The same of the later text."""
        return _runs_of_lines(self._texts[1])

    @cached_property
    def covered(self) -> frozenset[int]:
        """The characters of the former text that stand in the later one too."""
        return frozenset(at for it in self.passages for at in range(it.before, it.before + it.length))

    @property
    def share(self) -> float:
        """How much of the former text stands in the later one too, 0 to 1."""
        return len(self.covered) / max(1, len(self.before.text))

    def is_contested(self, start: int, end: int, pairs: dict[int, int]) -> bool:
        """Whether what stands from `start` to `end` could stand elsewhere too, or another passage where it stands."""
        return any(
            at in self._contested_before or pairs.get(at) in self._contested_now for at in range(start, end)
        )

    def chain(self, start: int, end: int, margin: int) -> tuple[Passage, ...]:
        """The passages about a place that follow each other in both texts, around the one with most of the place.

        Empty where the place itself was torn apart.
        """
        near = [it for it in self.passages if it.before < end + margin and _end(it) > start - margin]
        if not near:
            return ()
        pivot = max(near, key=lambda it: (_shared(it, start, end), -_distance(it, start, end), it.length))
        kept = _in_step(near, pivot)
        lost = [it for it in near if it not in kept and _shared(it, start, end) >= SEED]
        return () if any(_shared(it, start, end) > _shared(pivot, start, end) // 8 for it in lost) else kept

    def pairs(self, chain: Sequence[Passage], start: int, end: int) -> dict[int, int]:
        """Character by character what stands where along a chain; short gaps between its passages are compared, too.

        So is what is left of the stretch from `start` to `end` before its first passage and after its last.
        """
        found = {it.before + nth: it.now + nth for it in chain for nth in range(it.length)}
        for one, other in pairwise(chain):
            found.update(self._in_gap(_end(one), other.before, one.now + one.length, other.now))
        first, last = chain[0], chain[-1]
        head, tail = first.before - start, end - _end(last)
        found.update(self._in_gap(start, first.before, max(0, first.now - head - _SLACK), first.now))
        now_end = last.now + last.length
        found.update(self._in_gap(_end(last), end, now_end, now_end + tail + _SLACK))
        return found

    def _in_gap(self, start: int, end: int, now_start: int, now_end: int) -> Iterator[tuple[int, int]]:
        if not (0 < end - start <= _LARGEST_GAP and 0 < now_end - now_start <= _LARGEST_GAP):
            return
        matcher = SequenceMatcher(
            None, self.before.text[start:end], self.now.text[now_start:now_end], autojunk=False
        )
        least = 1 if max(end - start, now_end - now_start) <= SEED else 2
        for block in matcher.get_matching_blocks():
            if block.size >= least:
                yield from ((start + block.a + nth, now_start + block.b + nth) for nth in range(block.size))


def _end(passage: Passage) -> int:
    return passage.before + passage.length


def _shared(passage: Passage, start: int, end: int) -> int:
    """How many characters of a place are in a passage."""
    return max(0, min(_end(passage), end) - max(passage.before, start))


def _distance(passage: Passage, start: int, end: int) -> int:
    return max(passage.before - end, start - _end(passage), 0)


def _in_step(near: Sequence[Passage], pivot: Passage) -> tuple[Passage, ...]:
    """Those that stand before and after the pivot in both texts, overlaps cut off the others."""
    at = near.index(pivot)
    before: list[Passage] = []
    limit = pivot
    for it in reversed(near[:at]):
        cut = min(it.length, limit.before - it.before, limit.now - it.now)
        if cut > 0 and _keeps_step(it, limit):
            limit = Passage(it.before, it.now, cut)
            before.append(limit)
    after: list[Passage] = []
    last = pivot
    for it in near[at + 1 :]:
        skipped = max(_end(last) - it.before, last.now + last.length - it.now, 0)
        if skipped < it.length and _keeps_step(last, it):
            last = Passage(it.before + skipped, it.now + skipped, it.length - skipped)
            after.append(last)
    return (*reversed(before), pivot, *after)


def _keeps_step(one: Passage, other: Passage) -> bool:
    """Whether what stands between two passages grew or shrank no more than a correction lets it."""
    gap = other.before - _end(one)
    return abs(other.shift - one.shift) <= 24 + max(0, gap) // 2


def _contested(passages: Sequence[Passage]) -> tuple[frozenset[int], frozenset[int]]:
    """Characters of both texts that two passages claim for different places, in runs of a seed or more."""
    before, now = set[int](), set[int]()
    for one, other in _overlapping(passages):
        start, end = max(one.before, other.before), min(_end(one), _end(other))
        if end - start >= SEED:
            before.update(range(start, end))
    for one, other in _overlapping([Passage(it.now, it.before, it.length) for it in passages]):
        start, end = max(one.before, other.before), min(_end(one), _end(other))
        if end - start >= SEED:
            now.update(range(start, end))
    return frozenset(before), frozenset(now)


def _overlapping(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of passages that overlap in the first of the two texts."""
    ordered = sorted(passages)
    for nth, one in enumerate(ordered):
        for other in ordered[nth + 1 :]:
            if other.before >= _end(one):
                break
            yield one, other
