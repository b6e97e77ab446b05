"""Days, several days, months, years and eras, as printed and as typed."""

from __future__ import annotations

from datetime import date

import pytest

from reader.core.days.dates import parse_printed_date, parse_printed_period
from reader.core.days.lunar import day_of_lunar, lunar_date
from reader.core.days.typed_days import issue_date_meant


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("光绪三十二年五月廿一日", date(1906, 7, 12)), ("光緒三十二年歲次丙午五月廿一日", date(1906, 7, 12)),
        ("大清同治壬申三月廿三日", date(1872, 4, 30)), ("宣统元年闰二月初三日", date(1909, 3, 24)),
        ("明治三十八年九月三日", date(1905, 9, 3)), ("大正元年八月一日", date(1912, 8, 1)),
        ("昭和十五年五月三日", date(1940, 5, 3)), ("昭和15.5.3", date(1940, 5, 3)),
        ("令和4年7月19日", date(2022, 7, 19)),
        ("康德元年三月一日", date(1934, 3, 1)), ("民国22.8.11", date(1933, 8, 11)),
        ("西历一千八百七十二年四月三十日", date(1872, 4, 30)), ("1872年4月30日", date(1872, 4, 30)),
    ],
)  # fmt: skip
def test_eras_are_read(text: str, day: date) -> None:
    printed = parse_printed_date(text)
    assert printed
    assert (printed.date, printed.last) == (day, None)


@pytest.mark.parametrize(
    "text", ["昭和七十年五月三日", "宣统五年五月初三", "22.8.11", "同治二十年三月廿三日"]
)
def test_years_that_an_era_never_had_are_no_dates(text: str) -> None:
    assert parse_printed_date(text) is None


def test_a_lunar_day_goes_there_and_back() -> None:
    for ordinal in range(date(1850, 1, 1).toordinal(), date(1950, 1, 1).toordinal(), 97):
        day = date.fromordinal(ordinal)
        lunar = lunar_date(day)
        assert lunar
        years = (day.year - 1, day.year)
        found = [day_of_lunar(it, lunar.month, lunar.day, is_leap=lunar.is_leap) for it in years]
        assert day in found
    assert day_of_lunar(1899, 12, 30) == date(1900, 1, 30)
    assert day_of_lunar(1899, 11, 31) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022年7月1日—3日合刊", date(2022, 7, 3)), ("2022年7月1日、2日", date(2022, 7, 2)),
        ("2022年7月31日 星期日 至8月1日", date(2022, 8, 1)), ("1959年12月31日—1960年1月1日", date(1960, 1, 1)),
        ("2022-07-01/2022-07-03", date(2022, 7, 3)), ("二〇二二年七月一日－三日", date(2022, 7, 3)),
        ("2022年7月1日", None), ("2022-07-19-02", None), ("2022年7月19日—3日", None),
        ("2022年7月1日—2023年9月3日", None),
        ("2022年7月19日 今日8版", None),
    ],
)  # fmt: skip
def test_several_days_are_read_as_such(text: str, last: date | None) -> None:
    printed = parse_printed_date(text)
    assert printed
    assert printed.last == last


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("1946年5月号", 1946, 5),
        ("民国三十五年", 1946, None),
        ("昭和15年5月", 1940, 5),
        ("1946年", 1946, None),
    ],
)
def test_a_month_or_a_year_alone_is_read(text: str, year: int, month: int | None) -> None:
    found = parse_printed_period(text)
    assert found
    assert found[1:] == (year, month)
    assert parse_printed_date(text) is None


def test_a_whole_date_is_no_month() -> None:
    for text in ("2022年7月19日", "民国二十二年八月十一日", "光绪三十二年五月廿一日"):
        assert parse_printed_period(text) is None


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2022-07-19", "2022-07-19"), ("20220719", "2022-07-19"), ("1946-05", "1946-05"), ("1946年5月", "1946-05"),
        ("1946", "1946"), ("民国35年5月", "1946-05"), ("2022-07-01..2022-07-03", "2022-07-01/2022-07-03"),
        ("2022年7月1日—3日", "2022-07-01/2022-07-03"), ("昭和15年5月3日", "1940-05-03"),
    ],
)  # fmt: skip
def test_any_of_them_can_be_typed(typed: str, iso: str) -> None:
    when = issue_date_meant(typed)
    assert when
    assert when.iso == iso


@pytest.mark.parametrize("typed", ["渡口", "2022-13", "2022-07-03..2022-07-01", ""])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert issue_date_meant(typed) is None
