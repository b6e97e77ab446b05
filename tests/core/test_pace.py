"""How long an import still takes, and how far it is in words."""

from __future__ import annotations

import pytest

from reader.core.pace import Pace, progress_text
from reader.core.progress import Progress


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_promised_at_first() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.seconds_left(Progress(0, 10)) is None
    clock.now += 1
    assert pace.seconds_left(Progress(5, 10)) is None
    assert pace.seconds_left(Progress(0, 0)) is None


def test_what_is_left_takes_as_long_as_what_was_done() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.seconds_left(Progress(10, 100))
    clock.now += 30
    assert pace.seconds_left(Progress(40, 100)) == pytest.approx(60)
    assert pace.seconds_left(Progress(100, 100)) == 0


def test_a_job_begun_anew_is_judged_anew() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.seconds_left(Progress(50, 100))
    clock.now += 10
    assert pace.seconds_left(Progress(0, 20)) is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "120 / 1,500 files · 1 issue · 812 articles"),
        (20, "120 / 1,500 files · 1 issue · 812 articles · less than a minute left"),
        (200, "120 / 1,500 files · 1 issue · 812 articles · about 3 min left"),
        (9000, "120 / 1,500 files · 1 issue · 812 articles · about 2 h left"),
    ],
)
def test_all_in_words(seconds: float | None, said: str) -> None:
    assert progress_text(Progress(120, 1500, "a.txt", 1, 812), seconds) == said


def test_nothing_known_is_nothing_said() -> None:
    assert progress_text(Progress(0, 0), None) == ""
