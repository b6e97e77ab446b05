"""A day as Chinese papers write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS = "一二三四五六日"


def chinese_date(day: date) -> str:
    """2022年7月19日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_name(day: date) -> str:
    """星期二."""
    return "星期" + _WEEKDAYS[day.weekday()]
