"""Dates with their month in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.days.day_names import weekday_name
from reader.core.days.western_dates import parse_western_date, western_weekday

DAY = date(1898, 11, 10)


@pytest.mark.parametrize(
    "text",
    [
        "November 10, 1898",
        "WASHINGTON, D. C., THURSDAY, NOVEMBER 10, 1898.",
        "10th Nov. 1898",
        "the 10th of November 1898",
        "10 novembre 1898",
        "den 10. November 1898",
        "10 de noviembre de 1898",
        "1898-Nov-10",
        "Herald_Nov_10_1898_p2",
    ],
)
def test_a_day_in_many_tongues(text: str) -> None:
    printed = parse_western_date(text)
    assert printed is not None
    assert printed.date == DAY
    assert printed.text in text


@pytest.mark.parametrize(
    "text", ["", "November 1898", "Room 10, 1898", "10 1898", "第10版 1898", "Mayor 10, 1898"]
)
def test_what_is_no_day(text: str) -> None:
    assert parse_western_date(text) is None


def test_a_day_that_does_not_exist() -> None:
    printed = parse_western_date("February 31, 1898")
    assert printed is not None
    assert (printed.date, printed.day) == (None, 31)


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_any_day_in_english(day: date) -> None:
    text = f"{day:%A}, {day:%B} {day.day}, {day.year}"
    printed = parse_western_date(text)
    assert printed is not None
    assert printed.date == day
    assert western_weekday(text) == weekday_name(day)
