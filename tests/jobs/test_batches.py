"""What an import stores in one transaction."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.core.paper import Article, Issue, Page
from reader.core.source import Reading, Source
from reader.importers import HeldUnit, Unit
from reader.jobs import batches as module
from reader.jobs.batches import ARTICLES_AT_ONCE, batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers import Step

UNIT = Unit(Path("a"), "stamp")


def reading(articles: int) -> Reading:
    issue = Issue("柳溪报", date(2022, 7, 9), pages=(Page("1", articles=(Article(),) * articles),))
    return Reading(Source(Path("a"), "page text", "", 0), issue)


def test_a_full_batch_ends_with_the_reading_that_fills_it() -> None:
    most, one = reading(ARTICLES_AT_ONCE - 1), reading(1)
    assert list(batches([most, UNIT, one, UNIT, one])) == [[most, UNIT, one], [UNIT, one]]


def test_what_is_held_ends_a_batch() -> None:
    one, held = reading(1), HeldUnit(Path("b"))
    assert list(batches([one, held, one])) == [[one, held], [one]]


def test_what_took_long_to_read_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count()
    monkeypatch.setattr(module, "monotonic", lambda: float(next(clock)))
    one = reading(1)
    assert list(batches([one, one])) == [[one], [one], []]


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt])
def test_what_was_read_before_a_stop_comes_first(stop: type[BaseException]) -> None:
    one = reading(1)
    told: list[list[Step]] = []

    def steps() -> Iterator[Step]:
        yield one
        raise stop

    with pytest.raises(stop):
        told.extend(batches(steps()))
    assert told == [[one]]
