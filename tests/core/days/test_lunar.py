from __future__ import annotations

from datetime import date, datetime, timedelta
from math import radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.days.lunar import FIRST_DAY, LAST_DAY, LunarDate, lunar_date, lunar_day_label, year_name

DAYS = st.dates(FIRST_DAY, LAST_DAY)
DAY_COUNT = (LAST_DAY - FIRST_DAY).days + 1


def known(day: date) -> LunarDate:
    found = lunar_date(day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(1900, 1, 1), "己亥年腊月初一"),
        (date(1900, 1, 31), "庚子年正月初一"),
        (date(1911, 10, 10), "辛亥年八月十九"),
        (date(1949, 10, 1), "己丑年八月初十"),
        (date(1978, 9, 3), "戊午年八月初一"),
        (date(2000, 2, 5), "庚辰年正月初一"),
        (date(2022, 7, 19), "壬寅年六月廿一"),
        (date(2023, 3, 22), "癸卯年闰二月初一"),
        (date(2033, 12, 22), "癸丑年闰冬月初一"),
        (date(2034, 2, 19), "甲寅年正月初一"),
        (date(2057, 9, 29), "丁丑年九月初一"),
        (date(2100, 12, 31), "庚申年腊月初一"),
    ],
)
def test_known_days(day: date, text: str) -> None:
    assert known(day).text == text


def test_names_of_a_month_of_thirty_days() -> None:
    names = [known(date(2022, 7, 29) + timedelta(nth)).day_name for nth in range(29)]
    assert (names[0], names[9], names[10], names[18], names[19], names[20], names[28]) == (
        "初一",
        "初十",
        "十一",
        "十九",
        "二十",
        "廿一",
        "廿九",
    )
    assert known(date(2022, 7, 28)).day_name == "三十"


def test_labels_stand_under_the_days_of_a_calendar() -> None:
    assert lunar_day_label(date(2022, 7, 29)) == "七月"
    assert lunar_day_label(date(2023, 3, 22)) == "闰二月"
    assert lunar_day_label(date(2022, 7, 19)) == "廿一"


@pytest.mark.parametrize("day", [date(1839, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_nothing_outside_the_table(day: date) -> None:
    assert lunar_date(day) is None
    assert lunar_day_label(day) == ""


def test_the_cycle_of_sixty() -> None:
    assert [year_name(year) for year in (1984, 2022, 2043, 2044)] == ["甲子", "壬寅", "癸亥", "甲子"]
    assert len({year_name(year) for year in range(1984, 2044)}) == 60


def test_days_follow_one_another_without_a_gap() -> None:
    before = known(FIRST_DAY)
    for nth in range(1, DAY_COUNT):
        day = known(FIRST_DAY + timedelta(nth))
        if day.day == 1:
            assert before.day in {29, 30}
            assert (day.month, day.is_leap) in {(before.month % 12 + 1, False), (before.month, True)}
        else:
            assert (day.year_name, day.month, day.is_leap) == (before.year_name, before.month, before.is_leap)
            assert day.day == before.day + 1
        before = day


def new_moon(nth: int) -> datetime:
    """The nth new moon after the first of 2000, in universal time to some minutes (Meeus, chapter 49)."""
    century = nth / 1236.85
    mean = 2451550.09766 + 29.530588861 * nth + 0.00015437 * century**2
    sun = radians(2.5534 + 29.10535670 * nth)
    moon = radians(201.5643 + 385.81693528 * nth + 0.0107582 * century**2)
    node = radians(160.7108 + 390.67050284 * nth - 0.0016118 * century**2)
    waves = [
        (-0.40720, moon),
        (0.17241, sun),
        (0.01608, 2 * moon),
        (0.01039, 2 * node),
        (0.00739, moon - sun),
        (-0.00514, moon + sun),
        (0.00208, 2 * sun),
        (-0.00111, moon - 2 * node),
    ]
    shift = sum(size * sin(angle) for size, angle in waves)
    return datetime(2000, 1, 1, 12) + timedelta(days=mean + shift - 2451545.0)  # noqa: DTZ001 - universal time


def test_every_month_begins_with_a_new_moon() -> None:
    """The table against the sky: the moon turns on a month's first day, half an hour apart at most."""
    begun = {day for nth in range(DAY_COUNT) if known(day := FIRST_DAY + timedelta(nth)).day == 1}
    slack = timedelta(minutes=30)
    moons = [new_moon(nth) + timedelta(hours=8) for nth in range(-2000, 1255)]
    for day in begun:
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - China's time, no summer time in it
        assert any(midnight - slack <= moon < midnight + timedelta(days=1) + slack for moon in moons), day
    assert len(begun) == 3229


@given(DAYS)
def test_a_day_is_printed_as_its_own_text(day: date) -> None:
    found = known(day)
    assert found.is_printed_as("农历" + found.text)
    assert found.is_printed_as(found.month_name + found.day_name + "日")
    assert not known(FIRST_DAY if day != FIRST_DAY else LAST_DAY).is_printed_as(found.text)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2022, 7, 19), "农历壬寅年六月二十一"),
        (date(2022, 7, 19), "壬寅年 六月 廿一日"),
        (date(2022, 7, 18), "六月廿"),
        (date(2022, 7, 28), "六月卅"),
        (date(2022, 1, 3), "农历辛丑年十二月初一"),
        (date(2021, 12, 4), "十一月初一"),
        (date(2023, 3, 22), "農曆癸卯年閏二月初一"),
        (date(2022, 2, 1), "一月初一"),
    ],
)
def test_other_ways_of_printing_the_same_day(day: date, printed: str) -> None:
    assert known(day).is_printed_as(printed)


@pytest.mark.parametrize("printed", ["壬寅年六月廿二", "癸卯年六月廿一", "闰六月廿一", "", "六月"])
def test_another_day_is_not_this_one(printed: str) -> None:
    assert not known(date(2022, 7, 19)).is_printed_as(printed)
