"""What became of the corrections of a patch, as rows: what does not fit first, what was there already last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.corrections.wording import kind_text
from reader.core.speech import _
from reader.gui.widgets.row_model import RowModel
from reader.jobs import PatchOutcome, PatchStatus

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.core.corrections.changes import Correction

ORDER = (PatchStatus.MISFIT, PatchStatus.APPLIED, PatchStatus.HELD)


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a patch; `is_whole` unless the person stopped it."""

    name: str
    outcomes: tuple[PatchOutcome, ...]
    is_whole: bool


class PatchModel(RowModel[PatchOutcome]):
    """Outcomes in the order in which one wants to see them. ROW_ROLE gives a PatchOutcome."""

    def __init__(self, applied: Applied, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = sorted(applied.outcomes, key=lambda it: ORDER.index(it.status))

    def name_of(self, row: PatchOutcome) -> str:
        """The row as a sentence."""
        return _(". ").join(outcome_lines(row))

    def spoken(self, row: PatchOutcome) -> str:
        """The same."""
        return self.name_of(row)

    def lines(self) -> list[str]:
        """All rows as plain text."""
        return [" · ".join(outcome_lines(row)) for row in self._rows]


def status_text(outcome: PatchOutcome) -> str:
    """What became of a correction, in a word or two."""
    return {
        PatchStatus.APPLIED: _("applied"),
        PatchStatus.HELD: _("already there"),
        PatchStatus.MISFIT: _("does not fit"),
    }[outcome.status]


def issue_text(outcome: PatchOutcome) -> str:
    """Which issue a correction is of."""
    return f"{outcome.correction.paper} {outcome.correction.date.isoformat()}"


def outcome_lines(outcome: PatchOutcome) -> list[str]:
    """A correction in lines of plain text: what it is, what became of it, of which issue it is, and why."""
    first = [kind_text(outcome.correction.change), status_text(outcome), issue_text(outcome)]
    return [*first, outcome.reason] if outcome.reason else first


def headline(applied: Applied) -> str:
    """What became of a patch in a sentence or two."""
    counts = {status: sum(it.status is status for it in applied.outcomes) for status in PatchStatus}
    sentence = _("Corrections: {applied} applied, {held} already there, {misfit} do not fit")
    told = sentence.format(
        applied=counts[PatchStatus.APPLIED], held=counts[PatchStatus.HELD], misfit=counts[PatchStatus.MISFIT]
    )
    return told if applied.is_whole else _("{told}. The rest was not tried: you stopped.").format(told=told)


def corrections_of(applied: Applied) -> list[Correction]:
    """Those that were applied."""
    return [it.correction for it in applied.outcomes if it.status is PatchStatus.APPLIED]
