"""Corrections of two computers that change the same words: which of them count when they come together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.corrections.changes import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.corrections.changes import Correction


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What each side made of the same words of an article; `kept` has the newest correction of the two, and counts."""

    kept: tuple[Correction, ...]
    lost: tuple[Correction, ...]


def rivals(here: Iterable[Correction], others: Iterable[Correction]) -> tuple[Rivalry, ...]:
    """Where edits that one side alone has, and has not undone, change the same fields or paragraphs as the other's.

    It comes out the same on both sides: each keeps what was changed last. The same change made twice is none.
    """
    mine, theirs = list(here), list(others)
    known = {it.uid for it in mine} & {it.uid for it in theirs}
    one, two = (_edits_by_article(it for it in side if it.uid not in known) for side in (mine, theirs))
    found = [_rivalry(one[key], two[key]) for key in one.keys() & two.keys()]
    return tuple(sorted((it for it in found if it), key=lambda it: it.kept[-1].made.isoformat()))


def _edits_by_article(corrections: Iterable[Correction]) -> dict[tuple[str, object, str], list[Correction]]:
    found: dict[tuple[str, object, str], list[Correction]] = defaultdict(list)
    for it in corrections:
        if isinstance(it.change, Edit) and not it.is_undone:
            found[it.paper, it.date, it.change.key].append(it)
    return found


def _rivalry(one: Sequence[Correction], two: Sequence[Correction]) -> Rivalry | None:
    same = [it.change for it in one if any(it.change == other.change for other in two)]
    one, two = ([it for it in side if it.change not in same] for side in (one, two))
    shared = _places(one) & _places(two)
    one, two = ([it for it in side if _places([it]) & shared] for side in (one, two))
    if not shared:
        return None
    kept, lost = sorted(
        (one, two), key=lambda side: max((it.made.timestamp(), it.uid) for it in side), reverse=True
    )
    return Rivalry(tuple(kept), tuple(lost))


def _places(edits: Iterable[Correction]) -> set[tuple[str, int]]:
    """The fields and paragraphs that edits change."""
    found: set[tuple[str, int]] = set()
    for it in edits:
        edit = it.change
        if not isinstance(edit, Edit):
            continue
        found |= {(change.field, 0) for change in edit.fields}
        found |= {("authors", 0)} if edit.authors else set()
        for run in edit.text.runs if edit.text else ():
            found |= {("text", at) for at in range(run.at, run.at + max(1, len(run.old)))}
    return found
