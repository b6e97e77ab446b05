"""The day a person means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.days.lunar import lunar_date
from reader.core.days.typed_days import day_meant

NEAR = date(2022, 3, 1)
DAY = date(2022, 7, 19)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2022-07-19",
            "20220719",
            "民国一百一十一年七月十九日",
            "7月19日",
            "7月19",
            " 7-19 ",
            "7/19",
            "7.19",
        ),
        *(
            "壬寅年六月廿一",
            "农历壬寅年六月廿一",
            "农历2022年六月廿一",
            "六月廿一",
            "农历六月廿一",
        ),
    ],
)
def test_the_day_is_meant(text: str) -> None:
    assert day_meant(text, NEAR) == DAY


@pytest.mark.parametrize(
    "text", ["", "7月32日", "13-1", "七个", "壬寅年", "农历", "壬丑年六月廿一", "六月卅九", "3576", "初"]
)
def test_no_day_is_meant(text: str) -> None:
    assert day_meant(text, NEAR) is None


def test_a_year_of_the_cycle_is_the_nearest() -> None:
    assert day_meant("壬寅年六月廿一", date(1960, 1, 1)) == date(1962, 7, 22)


@given(st.dates(date(1920, 1, 1), date(2080, 1, 1)))
def test_what_the_calendar_says_leads_back(day: date) -> None:
    lunar = lunar_date(day)
    assert lunar is not None
    assert day_meant(lunar.text, day) == day


@given(st.text(max_size=20))
def test_any_text_is_answered(text: str) -> None:
    assert day_meant(text, NEAR) is None or isinstance(day_meant(text, NEAR), date)
