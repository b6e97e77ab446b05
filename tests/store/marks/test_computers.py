"""Marks of several computers: whatever is done on them in whatever order, all of them come to the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.store.marks.bundle import MarkBundle
from reader.store.marks.computers import ComputerState, plan_sync
from tests.store.marks.invented_annotations import highlight

if TYPE_CHECKING:
    from reader.core.annotations.nouns import Highlight


@dataclass
class Computer:
    """What a computer holds, and what it said last."""

    held: dict[str, Highlight] = field(default_factory=dict)
    said: ComputerState = field(default_factory=ComputerState)

    def bundle(self) -> MarkBundle:
        return MarkBundle(highlights=tuple(self.held.values()))

    def synchronise(self, others: list[Computer], now: float) -> None:
        """As `jobs.mark_sync` does it."""
        plan = plan_sync(self.bundle(), self.said, [it.said for it in others], now)
        for name in plan.removals:
            del self.held[name.name]
        for news in plan.news:
            for it in news.highlights:
                if it.uid not in self.held or it.changed > self.held[it.uid].changed:
                    self.held[it.uid] = it
        self.said = replace(plan.said, bundle=self.bundle())


def marked(uid: str, now: float, note: str = "") -> Highlight:
    return highlight(uid=uid, note=note, changed=datetime.fromtimestamp(now, UTC))


def settle(computers: list[Computer], now: float) -> None:
    for _round in range(2):
        for one in computers:
            one.synchronise([it for it in computers if it is not one], now)


def test_a_mark_that_was_removed_goes_everywhere_and_stays_away() -> None:
    one, two, three = computers = [Computer(), Computer(), Computer()]
    one.held["h"] = marked("h", 1)
    settle(computers, 2)
    assert [it.held.keys() for it in computers] == [{"h"}] * 3
    del two.held["h"]
    two.synchronise([one, three], 3)
    one.synchronise([two, three], 4)
    one.synchronise([two, three], 5)  # three still holds it
    assert (one.held, two.held) == ({}, {})
    settle(computers, 6)
    assert three.held == {}


def test_a_mark_that_was_put_back_comes_back_everywhere() -> None:
    one, two = computers = [Computer(), Computer()]
    mark = one.held["h"] = marked("h", 1)
    settle(computers, 2)
    del one.held["h"]
    settle(computers, 3)
    assert two.held == {}
    two.held["h"] = mark  # undone there, as old as it was
    settle(computers, 4)
    settle(computers, 5)
    assert (one.held, two.held) == ({"h": mark}, {"h": mark})


def test_a_mark_that_was_changed_after_it_was_removed_elsewhere_stays() -> None:
    one, two = computers = [Computer(), Computer()]
    one.held["h"] = marked("h", 1)
    settle(computers, 2)
    del one.held["h"]
    one.synchronise([two], 3)
    two.held["h"] = marked("h", 4, "还要")
    settle(computers, 5)
    assert one.held["h"].note == two.held["h"].note == "还要"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "put-back", "sync"]),
        st.integers(0, 2),
        st.sampled_from("abc"),
    ),
    max_size=40,
)


@given(STEPS)
def test_all_computers_come_to_the_same(steps: list[tuple[str, int, str]]) -> None:
    computers = [Computer(), Computer(), Computer()]
    removed: set[str] = set()
    last: dict[str, Highlight] = {}
    for now, (what, which, uid) in enumerate(steps, 1):
        here = computers[which]
        if what == "add" and uid not in here.held:
            here.held[uid] = marked(uid, now)
        elif what == "change" and uid in here.held:
            here.held[uid] = marked(uid, now, f"{now}")
        elif what == "remove" and uid in here.held:
            last[uid] = here.held.pop(uid)
            removed.add(uid)
        elif what == "put-back" and uid in last:
            here.held.setdefault(uid, last[uid])
        elif what == "sync":
            here.synchronise([it for it in computers if it is not here], now)
    there = {uid for it in computers for uid in it.held}
    settle(computers, len(steps) + 1)
    settle(computers, len(steps) + 2)
    assert computers[0].held == computers[1].held == computers[2].held
    assert there - removed <= computers[0].held.keys()
