"""How work grows with what it is given: two sizes in one run, held against each other.

Neither figure is looked at by itself, so that it does not matter how fast the machine is or who else uses it.
Only the processor's time of this thread counts, the least of some rounds in turn. Where Python's own calls
are what may grow, `calls` counts them: it gives the same number every time.
"""

from __future__ import annotations

import sys
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

TIMES = 4
"""How much larger the larger size is: work in proportion grows fourfold, work by pairs sixteenfold."""
MOST_GROWTH = 8.0
"""Half way between the two, as factors go."""
TOO_LITTLE = 0.02
"""Seconds: the larger size takes less, and what it takes tells nothing of how it grows."""
_ROUNDS, _MOST_ROUNDS = 3, 15


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer `work(TIMES * size)` takes than `work(size)`; 0 where it takes next to nothing.

    A busy machine lengthens a round, never shortens it: rounds go on while the growth looks too great, and the
    least times come closer to what the work itself takes.
    """
    times: list[tuple[float, float]] = []
    grown = MOST_GROWTH
    while len(times) < _ROUNDS or (grown >= MOST_GROWTH and len(times) < _MOST_ROUNDS):
        times.append((_taken(work, size), _taken(work, TIMES * size)))
        small, large = map(min, zip(*times, strict=True))
        grown = 0.0 if large < TOO_LITTLE else large / small
    return grown


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's and C's, `work` makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _taken(work: Callable[[int], object], size: int) -> float:
    begun = thread_time()
    work(size)
    return thread_time() - begun
