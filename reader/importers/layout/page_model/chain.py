"""The likeliest labels of all lines of a page together."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader import paths
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.states import STATES, can_begin, can_follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

WEIGHTS = "page_model.json.gz"
"""The file of the weights in resources/."""


@dataclass(frozen=True)
class ChainWeights:
    """What each feature says for each column, and each state for the next.

    A column is a label, or one of `EXTRA`; a state's score is the sum of its columns'.
    """

    emissions: dict[str, tuple[int, ...]]
    transitions: tuple[tuple[int, ...], ...]


EXTRA = tuple(
    (label, True)
    for label in (
        Label.LEAD,
        Label.CLOSING,
        Label.PARAGRAPH,
        Label.PARAGRAPH_ON,
        Label.SUBHEADING,
        Label.VERSE,
    )
)
"""States that have a column of their own beside their label's."""
LABELS = tuple(Label)
COLUMNS = tuple(
    (LABELS.index(state.label), *(len(LABELS) + nth for nth, one in enumerate(EXTRA) if state == one))
    for state in STATES
)
"""The columns of each state."""
COLUMN_COUNT = len(LABELS) + len(EXTRA)
_FIRST_COLUMNS = tuple(columns[0] for columns in COLUMNS)
_SECOND_COLUMNS = tuple((state, columns[1]) for state, columns in enumerate(COLUMNS) if len(columns) > 1)
_NEVER = float("-inf")
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
    emissions = {name: tuple(row) for name, row in packed["emissions"].items()}
    return ChainWeights(emissions, tuple(map(tuple, packed["transitions"])))


def likeliest(features: Iterable[Sequence[str]], weights: ChainWeights) -> list[Label]:
    """The labels of the lines whose features these are: the best path through the states, found in one pass."""
    into = [
        [(before, weights.transitions[before][state]) for before in befores]
        for state, befores in enumerate(PREDECESSORS)
    ]
    scores: list[float] = []
    trail: list[list[int]] = []
    for names in features:
        seen = _state_scores(names, weights.emissions)
        if scores:
            best, reached = _step(scores, into)
            trail.append(best)
            scores = [one + other for one, other in zip(reached, seen, strict=True)]
        else:
            scores = [
                score if can_begin(state) else _NEVER for score, state in zip(seen, STATES, strict=True)
            ]
    return [STATES[state].label for state in _path(scores, trail)]


def _state_scores(names: Sequence[str], emissions: Mapping[str, tuple[int, ...]]) -> list[float]:
    """What a line's features say for each state."""
    rows = [row for name in names if (row := emissions.get(name)) is not None]
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * COLUMN_COUNT
    found: list[float] = [sums[column] for column in _FIRST_COLUMNS]
    for state, column in _SECOND_COLUMNS:
        found[state] += sums[column]
    return found


def _step(
    scores: Sequence[float], into: Sequence[Sequence[tuple[int, int]]]
) -> tuple[list[int], list[float]]:
    """For each state the best one to come from, and how good that is."""
    best: list[int] = []
    reached: list[float] = []
    for befores in into:
        top, chosen = _NEVER, 0
        for before, weight in befores:
            score = scores[before] + weight
            if score > top:
                top, chosen = score, before
        best.append(chosen)
        reached.append(top)
    return best, reached


def _path(scores: Sequence[float], trail: Sequence[Sequence[int]]) -> list[int]:
    """The states of the best path, from the first line on."""
    if not scores:
        return []
    found = [max(range(len(scores)), key=scores.__getitem__)]
    for best in reversed(trail):
        found.append(best[found[-1]])
    return found[::-1]
