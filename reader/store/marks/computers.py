"""One set of marks on several computers: each writes a file of its own, and reads those of the others.

A file that only one computer ever writes cannot come into conflict, whichever service carries it. What each says is
what it holds, what the person has removed there and when (`removed`), and which removals it has carried out or made
itself (`honoured`): a mark that stands there in spite of a removal it has honoured was put back, and counts again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.store.marks.bundle import MarkBundle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


class MarkName(NamedTuple):
    """What tells a mark from all others: its kind, and its uid, key or query."""

    kind: str
    name: str


class Removal(NamedTuple):
    """That a mark was removed by the person, `at` seconds since 1970."""

    mark: MarkName
    at: float


class Turn(NamedTuple):
    """That a correction was undone, or done again, `at` seconds since 1970."""

    uid: str
    is_undone: bool
    at: float


@dataclass(frozen=True, slots=True)
class ComputerState:
    """What one computer says."""

    bundle: MarkBundle = field(default_factory=MarkBundle)
    removed: tuple[Removal, ...] = ()
    honoured: tuple[Removal, ...] = ()
    turned: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """What is to be done here: marks to remove, what is new of each other computer, corrections to turn.

    `said` is what this computer says afterwards but for its marks. `changed_here` are the marks that were changed here
    since it spoke last: where one of them is among the news, both have changed it.
    """

    removals: tuple[MarkName, ...]
    news: tuple[MarkBundle, ...]
    turns: tuple[Turn, ...]
    said: ComputerState
    changed_here: MarkBundle


def plan_sync(here: MarkBundle, last: ComputerState, others: Sequence[ComputerState], now: float) -> SyncPlan:
    """What is to be done, given what this computer said last and what the others say."""
    names, before = _moments(here), _moments(last.bundle)
    removed = {it.mark: it.at for it in last.removed} | {
        name: max(now, at) for name, at in before.items() if name not in names
    }  # a clock that was set back does not undo it
    latest_removals = _latest_removals(removed, others)
    gone = _still_gone(names, latest_removals, last, others)
    turned = _turned(here, last, now)
    latest = _latest([*turned.values(), *(turn for other in others for turn in other.turned)])
    undone = {it.uid: it.is_undone for it in here.corrections}
    return SyncPlan(
        tuple(sorted(gone.keys() & names.keys())),
        tuple(_without(_changed_since(other.bundle, last.bundle), gone) for other in others),
        tuple(it for it in latest.values() if undone.get(it.uid, it.is_undone) != it.is_undone),
        ComputerState(
            MarkBundle(),
            tuple(Removal(name, at) for name, at in sorted(removed.items()) if name in gone),
            tuple(Removal(name, at) for name, at in sorted(latest_removals.items())),
            tuple(sorted(latest.values())),
        ),
        _changed_since(here, last.bundle),
    )


def _latest_removals(
    removed: Mapping[MarkName, float], others: Iterable[ComputerState]
) -> dict[MarkName, float]:
    """When each mark was removed last, wherever that was."""
    latest = dict(removed)
    for it in (removal for other in others for removal in other.removed):
        latest[it.mark] = max(it.at, latest.get(it.mark, it.at))
    return latest


def _still_gone(
    names: Mapping[MarkName, float],
    removals: Mapping[MarkName, float],
    last: ComputerState,
    others: Iterable[ComputerState],
) -> dict[MarkName, float]:
    """The removals that nothing has overtaken, each with its moment."""
    holders = [(names, {*last.honoured}), *((_moments(it.bundle), {*it.honoured}) for it in others)]
    return {
        name: at
        for name, at in removals.items()
        if not any(
            name in held and (held[name] > at or Removal(name, at) in honoured) for held, honoured in holders
        )
    }


def _moments(bundle: MarkBundle) -> dict[MarkName, float]:
    """Every mark that can be removed, and when it was last changed."""
    return {
        **{MarkName("bookmark", it.key): it.created.timestamp() for it in bundle.bookmarks},
        **{MarkName("highlight", it.uid): it.changed.timestamp() for it in bundle.highlights},
        **{MarkName("area", it.uid): it.changed.timestamp() for it in bundle.areas},
        **{MarkName("folder", it.uid): it.changed.timestamp() for it in bundle.folders},
        **{MarkName("find", it.query): it.created.timestamp() for it in bundle.saved_finds},
    }


def _turned(here: MarkBundle, last: ComputerState, now: float) -> dict[str, Turn]:
    """The corrections turned here, as far as is known."""
    before = {it.uid: it.is_undone for it in last.bundle.corrections}
    turned = {it.uid: it for it in last.turned}
    fresh = {
        it.uid: Turn(it.uid, it.is_undone, now)
        for it in here.corrections
        if before.get(it.uid, it.is_undone) != it.is_undone
    }
    return turned | fresh


def _latest(turns: Iterable[Turn]) -> dict[str, Turn]:
    found: dict[str, Turn] = {}
    for it in turns:
        if it.uid not in found or it.at > found[it.uid].at:
            found[it.uid] = it
    return found


def _changed_since(bundle: MarkBundle, before: MarkBundle) -> MarkBundle:
    """What of it is new, or other than before."""
    known = {*before.bookmarks, *before.filings, *before.folders, *before.highlights, *before.areas,
             *before.corrections, *before.saved_finds}  # fmt: skip
    return replace(
        bundle,
        bookmarks=tuple(it for it in bundle.bookmarks if it not in known),
        filings=tuple(it for it in bundle.filings if it not in known),
        folders=tuple(it for it in bundle.folders if it not in known),
        highlights=tuple(it for it in bundle.highlights if it not in known),
        areas=tuple(it for it in bundle.areas if it not in known),
        corrections=tuple(it for it in bundle.corrections if it not in known),
        saved_finds=tuple(it for it in bundle.saved_finds if it not in known),
    )


def _without(bundle: MarkBundle, gone: Collection[MarkName]) -> MarkBundle:
    return replace(
        bundle,
        bookmarks=tuple(it for it in bundle.bookmarks if MarkName("bookmark", it.key) not in gone),
        highlights=tuple(it for it in bundle.highlights if MarkName("highlight", it.uid) not in gone),
        areas=tuple(it for it in bundle.areas if MarkName("area", it.uid) not in gone),
        folders=tuple(it for it in bundle.folders if MarkName("folder", it.uid) not in gone),
        saved_finds=tuple(it for it in bundle.saved_finds if MarkName("find", it.query) not in gone),
    )
