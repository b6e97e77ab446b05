"""What a computer says of its marks to the others: the JSON of an export, and what was removed and turned there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.export.marks.json_form import MarkFormError, bundle_from_json, marks_json, text_in
from reader.store.marks.computers import ComputerState, MarkName, Removal, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable


def state_json(state: ComputerState) -> str:
    """The file of a computer: it can be taken in as any export, too."""
    told = json.loads(marks_json(state.bundle)) | {
        "removed": _removals(state.removed),
        "honoured": _removals(state.honoured),
        "turned": [{"correction": it.uid, "undone": it.is_undone, "at": it.at} for it in state.turned],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _removals(removals: Iterable[Removal]) -> list[dict[str, object]]:
    return [{"kind": it.mark.kind, "name": it.mark.name, "at": it.at} for it in removals]


def state_from_json(told: Any) -> ComputerState:  # noqa: ANN401 - whatever a file holds
    """What a computer says in a parsed file. Raises MarkFormError."""
    bundle = bundle_from_json(told)
    try:
        return ComputerState(
            bundle,
            tuple(map(_removal, told.get("removed", []))),
            tuple(map(_removal, told.get("honoured", []))),
            tuple(map(_turn, told.get("turned", []))),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MarkFormError("removed, honoured, turned") from error


def _removal(entry: dict[str, Any]) -> Removal:
    return Removal(MarkName(text_in(entry, "kind"), text_in(entry, "name")), float(entry["at"]))


def _turn(entry: dict[str, Any]) -> Turn:
    return Turn(text_in(entry, "correction"), entry["undone"] is True, float(entry["at"]))
