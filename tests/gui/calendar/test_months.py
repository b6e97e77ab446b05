"""Months as whole weeks, and the words for days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.gui.calendar.months import EARLIEST, LATEST, Month, bounded
from reader.gui.calendar.wording import day_name, month_heading

MONTHS = st.builds(Month, st.integers(EARLIEST, LATEST), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_shown_in_whole_weeks_from_monday(month: Month) -> None:
    days = month.days()
    assert days[0].weekday() == 0
    assert len(days) in (28, 35, 42)
    assert all(after - before == timedelta(1) for before, after in pairwise(days))
    assert days[0] <= month.first <= days[6]
    assert days[-7] <= month.last <= days[-1]


@given(MONTHS, st.integers(-5000, 5000))
def test_stepping_there_and_back_leads_home_within_the_bounds(month: Month, step: int) -> None:
    there = month.plus(step)
    assert EARLIEST <= there.year <= LATEST
    if there.plus(-step) != month:
        assert there in (Month(EARLIEST, 1), Month(LATEST, 12))


def test_a_short_month_gives_its_last_day() -> None:
    assert Month(2022, 2).day(31) == date(2022, 2, 28)
    assert Month(2024, 2).day(31) == date(2024, 2, 29)


def test_days_out_of_reach_are_drawn_in() -> None:
    assert bounded(date(1, 1, 1)) == date(EARLIEST, 1, 1)
    assert bounded(date(9999, 12, 31)) == date(LATEST, 12, 31)
    assert bounded(date(2022, 7, 19)) == date(2022, 7, 19)


def test_english_words() -> None:
    assert month_heading(Month(2022, 7)) == "July 2022"
    assert day_name(date(2022, 7, 19)) == "Tuesday, 19 July 2022"
