"""The weights of a linear-chain conditional random field that make labelled pages likeliest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from reader.importers.layout.page_model.rows import COLUMN_COUNT, COLUMNS
from reader.importers.layout.page_model.states import STATES, can_begin, can_follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from page_labels import Example

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

_WINDOW, _BATCH = 40, 4000
"""Lines that are learned from together, each run after the state that is right before it; and runs at a time."""
_SCALE = 100
"""Weights are kept as whole hundredths."""
_NEVER = 1e-12


@dataclass(frozen=True)
class Runs:
    """Runs of lines: where each starts among all lines, how long it is, whether a line of its page stands before it."""

    starts: Numbers
    lengths: Numbers
    inner: NDArray[np.bool_]


def fit(
    examples: Sequence[Example], known: dict[str, int], *, rounds: int, penalty: float
) -> tuple[list[list[int]], list[list[int]]]:
    """For each feature what it says for each column, and for each state what it says for the next."""
    likelihood = Likelihood(examples, known, penalty)
    first = np.zeros(len(known) * COLUMN_COUNT + len(STATES) ** 2)
    found = minimize(likelihood, first, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    emissions, transitions = likelihood.split(found.x)
    return _whole(emissions), _whole(transitions)


def _whole(weights: Floats) -> list[list[int]]:
    rows: list[list[int]] = np.rint(weights * _SCALE).astype(int).tolist()
    return rows


class Likelihood:
    """The negative logarithm of all pages' likelihood, penalty included, and its gradient."""

    def __init__(self, examples: Sequence[Example], known: dict[str, int], penalty: float) -> None:
        self.penalty, self.known = penalty, len(known)
        self.lines = _matrix(examples, known)
        self.columns_of = self.lines.T.tocsr()
        self.right: Numbers = np.array([state for one in examples for state in one.states])
        self.columns = np.zeros((COLUMN_COUNT, len(STATES)))
        for state, columns in enumerate(COLUMNS):
            self.columns[list(columns), state] = 1
        self.allowed = np.array([[can_follow(before, after) for after in STATES] for before in STATES])
        self.first = np.where([can_begin(state) for state in STATES], 1.0, _NEVER)
        starts = np.concatenate([[0], np.cumsum([len(one.states) for one in examples])])
        self.batches = _batches(starts)
        self.right_pairs = np.zeros(self.allowed.shape)
        inner = np.setdiff1d(np.arange(len(self.right)), starts[:-1])
        np.add.at(self.right_pairs, (self.right[inner - 1], self.right[inner]), 1)

    def split(self, weights: Floats) -> tuple[Floats, Floats]:
        """The weights of features and of transitions."""
        size = self.known * COLUMN_COUNT
        return weights[:size].reshape(self.known, -1), weights[size:].reshape(self.allowed.shape)

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        """The value to be made small, and its gradient."""
        emissions, transitions = self.split(weights)
        scores = (self.lines @ emissions) @ self.columns
        top = scores.max(axis=1, keepdims=True)
        emit = np.exp(scores - top)
        move = np.where(self.allowed, np.exp(transitions), _NEVER)
        chances, pairs = np.zeros_like(emit), np.zeros_like(move)
        value = float(top.sum())
        for runs in self.batches:
            value += self._expect(runs, emit, move, chances, pairs)
        every = np.arange(len(self.right))
        value -= float(scores[every, self.right].sum() + (self.right_pairs * np.log(move)).sum())
        chances[every, self.right] -= 1
        of_features = self.columns_of @ (chances @ self.columns.T)
        of_transitions = np.where(self.allowed, pairs - self.right_pairs, 0)
        gradient = np.concatenate([of_features.ravel(), of_transitions.ravel()])
        return value + self.penalty * float(weights @ weights) / 2, gradient + self.penalty * weights

    def _expect(self, runs: Runs, emit: Floats, move: Floats, chances: Floats, pairs: Floats) -> float:
        """Add how likely each state of each line is, and each pair of states; the logarithm of the runs' sums."""
        before = self.right[np.maximum(runs.starts - 1, 0)]
        opening = np.where(runs.inner[:, None], move[before], self.first)
        ahead, totals = _forward(runs, emit, move, opening)
        behind = np.ones(opening.shape)
        for step in range(len(ahead) - 1, -1, -1):
            live = runs.lengths > step
            if step + 1 < len(ahead):
                goes_on = runs.lengths > step + 1
                after = (
                    emit[np.where(goes_on, runs.starts + step + 1, 0)] * behind / totals[step + 1][:, None]
                )
                after = np.where(goes_on[:, None], after, 0)
                pairs += move * (ahead[step].T @ after)
                behind = after @ move.T
            behind = np.where((runs.lengths == step + 1)[:, None], 1.0, behind)
            chances[runs.starts[live] + step] = (ahead[step] * behind)[live]
        np.add.at(pairs, before[runs.inner], chances[runs.starts[runs.inner]])
        return float(np.log(totals).sum())


def _forward(runs: Runs, emit: Floats, move: Floats, opening: Floats) -> tuple[Floats, Floats]:
    """How likely each state is by what stands before it, as shares; and the sums they are shares of, 1 past an end."""
    longest = int(runs.lengths.max())
    ahead = np.zeros((longest, *opening.shape))
    totals = np.ones((longest, len(runs.starts)))
    for step in range(longest):
        live = runs.lengths > step
        come = ahead[step - 1] @ move if step else opening
        here = come * emit[np.where(live, runs.starts + step, 0)]
        totals[step] = np.where(live, here.sum(axis=1), 1.0)
        ahead[step] = np.where(live[:, None], here / totals[step][:, None], 0)
    return ahead, totals


def _matrix(examples: Sequence[Example], known: dict[str, int]) -> csr_matrix:
    """A row a line, a column a feature."""
    columns: list[int] = []
    starts = [0]
    for example in examples:
        for names in example.features:
            columns += [known[name] for name in dict.fromkeys(names) if name in known]
            starts.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(starts) - 1, len(known)))


def _batches(starts: Numbers) -> list[Runs]:
    """All pages in runs, those of like length together."""
    runs = [
        (at, min(_WINDOW, end - at), at > first)
        for first, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
        for at in range(first, end, _WINDOW)
    ]
    runs.sort(key=lambda run: run[1])
    found: list[Runs] = []
    for at in range(0, len(runs), _BATCH):
        firsts, lengths, inner = zip(*runs[at : at + _BATCH], strict=True)
        found.append(Runs(np.array(firsts), np.array(lengths), np.array(inner)))
    return found
