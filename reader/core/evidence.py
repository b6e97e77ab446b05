"""What is seen of an issue's paper, day and page in one place and another, and which of it is to be believed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

T = TypeVar("T")


class Where(StrEnum):
    """Where something was seen. Findings keep the value: none is ever changed."""

    PERSON = "person"
    """The person said it of this very source."""
    FOLDER_TOLD = "folder told"
    """The person said it of the folder once."""
    MASTHEAD = "masthead"
    HEADER = "header"
    SOURCE = "source"
    """A field of the format's own: what a library or a collector wrote of the issue."""
    COLOPHON = "colophon"
    """What is printed below an article."""
    NAME = "name"
    FOLDER = "folder"
    PROPERTIES = "properties"
    """What a program wrote into the file, of which nobody has thought."""


_WEIGHTS = {
    Where.PERSON: 1000.0,
    Where.MASTHEAD: 6.0,
    Where.SOURCE: 6.0,
    Where.FOLDER_TOLD: 5.5,
    Where.HEADER: 5.0,
    Where.NAME: 4.0,
    Where.FOLDER: 3.0,
    Where.COLOPHON: 3.0,
    Where.PROPERTIES: 1.5,
}
_HANDS = {
    Where.PERSON: "person",
    Where.FOLDER_TOLD: "person",
    Where.NAME: "collector",
    Where.FOLDER: "collector",
    Where.PROPERTIES: "collector",
}
"""Whose doing it is; what stands in the source is the paper's own. One hand writes one mistake in several places."""
_AGREES, _MOST_AGREED = 0.5, 2.0
"""What the same from the same hand adds, for each further place and in all."""


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A value with the place it was seen at, as it stands there, and how sure it is (0 to 1) that it is meant so."""

    value: T
    where: Where
    text: str = ""
    sure: float = 1.0

    @property
    def weight(self) -> float:
        """What it counts by itself."""
        return _WEIGHTS[self.where] * self.sure


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was seen of an issue, in the order in which it stands. Whoever sees it does not decide."""

    papers: tuple[Seen[str], ...] = ()
    days: tuple[Seen[date], ...] = ()
    pages: tuple[Seen[str], ...] = ()

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(self.papers + other.papers, self.days + other.days, self.pages + other.pages)

    def without_days(self) -> Evidence:
        """The same without what tells the day."""
        return replace(self, days=())


NOTHING_SEEN = Evidence()


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """What is to be believed, where it was seen, and what was seen that says otherwise, the weightiest first."""

    value: T
    seen: tuple[Seen[T], ...]
    against: tuple[Seen[T], ...] = ()

    def is_told_by(self, *places: Where) -> bool:
        """Whether it was seen in one of the places."""
        return any(one.where in places for one in self.seen)


def decide(
    seen: Iterable[Seen[T]],
    speaks_for: Callable[[T], float] = lambda _value: 0.0,
    is_same: Callable[[T, T], bool] = lambda one, other: one == other,
) -> Verdict[T] | None:
    """The weightiest value; None where nothing was seen. `speaks_for` is what else there is for a value.

    Of values that are the same, the one with more weight by itself stands for all.
    """
    groups: list[list[Seen[T]]] = []
    for one in sorted(seen, key=lambda one: -one.weight):
        group = next((held for held in groups if is_same(held[0].value, one.value)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    if not groups:
        return None
    best = max(groups, key=lambda group: _weight(group) + speaks_for(group[0].value))
    against = [one for group in groups if group is not best for one in group]
    return Verdict(best[0].value, tuple(best), tuple(sorted(against, key=lambda one: -one.weight)))


def _weight(group: Iterable[Seen[T]]) -> float:
    """What places that say the same count together: each hand once, and a little for each further place."""
    hands: dict[str, list[float]] = defaultdict(list)
    for one in group:
        hands[_HANDS.get(one.where, "paper")].append(one.weight)
    return sum(max(held) + min(_MOST_AGREED, _AGREES * (len(held) - 1)) for held in hands.values())
