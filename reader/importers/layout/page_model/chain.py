"""The likeliest labels of all lines of a page together."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader import paths
from reader.importers.layout.page_model.rows import FLOOR, only, scores_of
from reader.importers.layout.page_model.states import STATES, can_begin, can_follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.importers.layout.page_model.labels import Label

WEIGHTS = "page_model.json.gz"
"""The file of the weights in resources/."""


@dataclass(frozen=True)
class ChainWeights:
    """What each feature says for each state, as a row (rows.py), and each state for the next."""

    emissions: dict[str, int]
    transitions: tuple[tuple[int, ...], ...]


_NEVER = float("-inf")
_HOPELESS = 1000
"""Hundredths of a logarithm."""
PREDECESSORS = tuple(
    tuple(before for before, one in enumerate(STATES) if can_follow(one, state)) for state in STATES
)


@cache
def load_weights() -> ChainWeights:
    """The weights that come with the program."""
    return read_weights(paths.resources() / WEIGHTS)


def read_weights(path: Path) -> ChainWeights:
    """The weights in a file."""
    packed = json.loads(gzip.decompress(path.read_bytes()))
    emissions = {name: int(row, 16) for name, row in packed["emissions"].items()}
    return ChainWeights(emissions, tuple(map(tuple, packed["transitions"])))


def likeliest(features: Iterable[Sequence[str]], weights: ChainWeights) -> list[Label]:
    """The labels of the lines whose features these are."""
    return best_labels((summed(names, weights.emissions) for names in features), weights.transitions)


def best_labels(sums: Iterable[int], transitions: Sequence[Sequence[int]]) -> list[Label]:
    """The best path through the states, found in one pass; `sums` are the rows of what each line shows, added up.

    A state that a line itself speaks against by `_HOPELESS` is not tried there, unless nothing else can stand.
    """
    into = _into(tuple(map(tuple, transitions)))
    reached = {state: 0.0 for state, one in enumerate(STATES) if can_begin(one)}
    trail: list[dict[int, int]] = []
    scores: list[tuple[float, int]] = []
    for line in sums:
        seen = scores_of(line)
        if scores:
            least = max(seen) - _HOPELESS
            tried = [state for state, score in enumerate(seen) if score > least]
            best, reached = _step(scores, tried, into)
            if not best:
                best, reached = _step(scores, range(len(STATES)), into)
            trail.append(best)
        scores = sorted([(score + seen[state], state) for state, score in reached.items()], reverse=True)
    return [STATES[state].label for state in _path(scores, trail)]


def summed(names: Iterable[str], emissions: Mapping[str, int]) -> int:
    """The rows of features added up."""
    return sum(row for name in names if (row := emissions.get(name)) is not None)


def barred(line: int, *labels: Label) -> int:
    """A line's sum where labels are ruled out."""
    for label in labels:
        line = lowered(line, label, 2 * _HOPELESS)
    return line


def lowered(line: int, label: Label, score: int) -> int:
    """A line's sum where so much speaks against a label."""
    return line + FLOOR - only(label, score)


@lru_cache(maxsize=4)
def _into(transitions: tuple[tuple[int, ...], ...]) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """For each state the highest weight into it, and the weight from each state."""
    found: list[tuple[float, tuple[float, ...]]] = []
    for state, befores in enumerate(PREDECESSORS):
        weights = tuple(
            transitions[before][state] if before in befores else _NEVER for before in range(len(STATES))
        )
        found.append((max(weights), weights))
    return tuple(found)


def _step(
    scores: Sequence[tuple[float, int]],
    tried: Iterable[int],
    into: Sequence[tuple[float, Sequence[float]]],
) -> tuple[dict[int, int], dict[int, float]]:
    """For each state that is tried and can be reached the best one to come from, and how good that is.

    The best come first in `scores`: where even the highest weight could make no later one better, the rest is
    not tried.
    """
    best: dict[int, int] = {}
    reached: dict[int, float] = {}
    for state in tried:
        most, weights = into[state]
        top, chosen = _NEVER, -1
        for score, before in scores:
            if score + most <= top:
                break
            if (sum_ := score + weights[before]) > top:
                top, chosen = sum_, before
        if chosen >= 0:
            best[state], reached[state] = chosen, top
    return best, reached


def _path(scores: Sequence[tuple[float, int]], trail: Sequence[dict[int, int]]) -> list[int]:
    """The states of the best path, from the first line on."""
    if not scores:
        return []
    found = [scores[0][1]]
    for best in reversed(trail):
        found.append(best[found[-1]])
    return found[::-1]
