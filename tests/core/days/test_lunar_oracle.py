"""Every day of the table beside an independent calendar, lunar_python."""

from __future__ import annotations

from datetime import date, timedelta

from lunar_python import Solar

from reader.core.days.lunar import FIRST_DAY, LAST_DAY, lunar_date

DOUBTED = (date(2057, 9, 28), date(2057, 10, 27))
"""A new moon close to midnight: the month begins on the 29th by the Purple Mountain Observatory, else on the 28th."""


def told_elsewhere(day: date) -> tuple[str, int, bool, int]:
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return lunar.getYearInGanZhi(), abs(lunar.getMonth()), lunar.getMonth() < 0, lunar.getDay()


def test_every_third_day_is_told_alike() -> None:
    day, differing = FIRST_DAY, []
    while day <= LAST_DAY:
        ours = lunar_date(day)
        assert ours
        if (ours.year_name, ours.month, ours.is_leap, ours.day) != told_elsewhere(day):
            differing.append(day)
        day += timedelta(days=3)
    assert [day for day in differing if not DOUBTED[0] <= day <= DOUBTED[1]] == []
