from __future__ import annotations

from datetime import date

from reader.core.days.day_names import chinese_date, weekday_name


def test_says_a_date_in_chinese() -> None:
    assert chinese_date(date(2022, 7, 9)) == "2022年7月9日"


def test_names_the_days_of_the_week() -> None:
    week = [weekday_name(date(2022, 7, 18 + nth)) for nth in range(7)]
    assert week == ["星期" + name for name in "一二三四五六日"]
