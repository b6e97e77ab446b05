"""The likeliest labels of all lines of a page together."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache, lru_cache
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
_HOPELESS = 1000
"""Hundredths of a logarithm."""
_NOTHING = (0,) * COLUMN_COUNT
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
    """The labels of the lines whose features these are."""
    return best_labels((summed(names, weights.emissions) for names in features), weights.transitions)


def best_labels(sums: Iterable[Sequence[int]], transitions: Sequence[Sequence[int]]) -> list[Label]:
    """The best path through the states, found in one pass; `sums` are what lines show, for each column.

    A state that a line itself speaks against by `_HOPELESS` is not tried there, unless nothing else can stand.
    """
    into = _into(tuple(map(tuple, transitions)))
    reached = {state: 0.0 for state, one in enumerate(STATES) if can_begin(one)}
    trail: list[dict[int, int]] = []
    scores: list[tuple[float, int]] = []
    for line in sums:
        seen = _state_scores(line)
        if scores:
            least = max(seen) - _HOPELESS
            tried = [state for state, score in enumerate(seen) if score > least]
            best, reached = _step(scores, tried, into)
            if not best:
                best, reached = _step(scores, range(len(STATES)), into)
            trail.append(best)
        scores = sorted([(score + seen[state], state) for state, score in reached.items()], reverse=True)
    return [STATES[state].label for state in _path(scores, trail)]


def _state_scores(line: Sequence[int]) -> list[int]:
    """What a line shows for each state, from what it shows for each column."""
    seen = [line[column] for column in _FIRST_COLUMNS]
    for state, column in _SECOND_COLUMNS:
        seen[state] += line[column]
    return seen


def summed(names: Iterable[str], emissions: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """What features say for each column."""
    return total(row for name in names if (row := emissions.get(name)) is not None)


def total(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """The sums of rows, column by column."""
    return tuple(map(sum, zip(*rows, strict=True))) or _NOTHING


def barred(line: Sequence[int], label: Label) -> tuple[int, ...]:
    """What a line shows for each column, where a label is ruled out."""
    column = LABELS.index(label)
    return (*line[:column], line[column] - 2 * _HOPELESS, *line[column + 1 :])


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
