"""What a feature says for each state, as one number: to add rows is to add numbers.

A row has `_BITS` for each state, each score raised by `_RAISED` so that none is below nothing. A sum of rows is raised
everywhere alike, and scores are only compared with those of the same sum.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING

from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.states import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

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
"""The columns of each state: what is learned is a score a column; a state's is the sum of its columns'."""
COLUMN_COUNT = len(LABELS) + len(EXTRA)
_BITS = 32
_RAISED = 1 << 15
_SCORES = Struct(f"<{len(STATES)}I")


def row_of(columns: Sequence[int]) -> int:
    """The scores of all states from those of the columns."""
    return int.from_bytes(
        _SCORES.pack(*(_RAISED + sum(columns[at] for at in places) for places in COLUMNS)), "little"
    )


def scores_of(total: int) -> tuple[int, ...]:
    """The score of each state in a sum of rows."""
    return _SCORES.unpack(total.to_bytes(_SCORES.size, "little"))


def only(label: Label, score: int) -> int:
    """What adds to the states of a label alone, in any sum of rows."""
    return sum(score << _BITS * at for at, state in enumerate(STATES) if state.label is label)


FLOOR = row_of((0,) * COLUMN_COUNT)
"""A row that says nothing."""
