"""Years and months as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from reader.core.days.typed_days import period_meant


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1821", date(1821, 1, 1), date(1821, 12, 31)),
        (" 2022年 ", date(2022, 1, 1), date(2022, 12, 31)),
        ("民国22年", date(1933, 1, 1), date(1933, 12, 31)),
        ("2022-07", date(2022, 7, 1), date(2022, 7, 31)),
        ("2022.12", date(2022, 12, 1), date(2022, 12, 31)),
        ("2024/2", date(2024, 2, 1), date(2024, 2, 29)),
        ("202207", date(2022, 7, 1), date(2022, 7, 31)),
        ("2022年7月", date(2022, 7, 1), date(2022, 7, 31)),
        ("二〇二二年七月", date(2022, 7, 1), date(2022, 7, 31)),
        ("民国22年8月", date(1933, 8, 1), date(1933, 8, 31)),
    ],
)
def test_a_year_or_a_month(typed: str, first: date, last: date) -> None:
    assert period_meant(typed) == (first, last)


@pytest.mark.parametrize(
    "typed", ["", "0", "357", "2022-13", "202213", "7月", "月", "年", "blue", "2022-07-19"]
)
def test_what_is_neither(typed: str) -> None:
    assert period_meant(typed) is None
