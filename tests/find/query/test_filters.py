"""The filters of a query: read from its text, written into it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.core import speech
from reader.find.query.days import Days, read_days
from reader.find.query.filters import (
    Kind,
    days_of,
    filter_of,
    filters_in,
    with_filter,
    without_filter,
    words_of,
    written,
    written_days,
)
from reader.find.query.parsing import parse

VALUED = (Kind.PAPER, Kind.PAGE, Kind.AUTHOR, Kind.RUBRIC)
values = st.text('今日青溪ab1 |()（）"“”:-', min_size=1, max_size=8).filter(
    lambda it: it.strip(' |()（）"“”:-')
)
# Choices and an open quotation mark together cannot be put in brackets: no filter can narrow them.
queries = (
    st.lists(
        st.sampled_from(
            (
                "桥",
                "渡口 船",
                '"一座 桥"',
                "桥|船",
                "a OR b",
                "-会议",
                "NOT 桥",
                "(桥 船)",
                "标题:桥",
                '"没有',
                "日期:99",
            )
        ),
        min_size=1,
        max_size=4,
    )
    .map(" ".join)
    .filter(lambda it: not ('"没有' in it and ("|" in it or "OR" in it)))
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("服务业 日期:2021..2023 报纸:今日青溪", [(Kind.DAYS, "2021..2023"), (Kind.PAPER, "今日青溪")]),
        ("(桥 | 船) 版:1", [(Kind.PAGE, "1")]),
        ('作者:"柏 雷"', [(Kind.AUTHOR, "柏 雷")]),
        ("rubric：评论", [(Kind.RUBRIC, "评论")]),
        ("桥 | 船 报纸:青溪", []),
        ("-报纸:青溪 桥", []),
        ("NOT 报纸:青溪 桥", []),
        ('"在 报纸:青溪 上" 桥', []),
        ("日期:99 桥", []),
    ],
)
def test_what_narrows_the_whole_query_is_a_filter(text: str, found: list[tuple[Kind, str]]) -> None:
    assert [(it.kind, it.value) for it in filters_in(text)] == found


def test_a_filter_takes_the_place_of_one_of_its_kind() -> None:
    assert with_filter("桥 date:2021 船", Kind.DAYS, "2022") == "桥 date:2022 船"
    assert with_filter("桥 | 船", Kind.PAGE, "2") == "(桥 | 船) page:2"
    assert with_filter("", Kind.PAGE, "2") == "page:2"


def test_filters_are_written_in_the_language_of_the_person() -> None:
    assert written(Kind.PAPER, "青溪 报") == 'paper:"青溪 报"'
    speech.use_language("zh_CN", paths.resources() / "locale")
    assert written(Kind.AUTHOR, "柏雷") in ("作者:柏雷", "author:柏雷")  # English where nothing is compiled


@given(queries, st.sampled_from(VALUED), values)
def test_what_is_written_is_read_again_and_can_be_taken_away(text: str, kind: Kind, value: str) -> None:
    made = with_filter(text, kind, value)
    found = filter_of(made, kind)
    if "“" in value and found is None:
        return  # a quotation mark the language has no way to write within a value
    assert found is not None
    assert found.value == value
    assert parse(without_filter(made, kind)).node == parse(text).node


@given(queries, st.sampled_from(VALUED))
def test_changing_a_filter_keeps_the_rest(text: str, kind: Kind) -> None:
    made = with_filter(with_filter(text, kind, "一"), kind, "二")
    assert [it.value for it in filters_in(made) if it.kind is kind] == ["二"]
    assert words_of(made).strip("()").split() == words_of(text).strip("()").split()


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.integers(0, 2000))
def test_days_are_written_as_the_language_reads_them(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    assert read_days(written_days(first, last)) == Days(first, last)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2021, 1, 1), date(2023, 12, 31), "2021..2023"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 2, 1), date(2022, 2, 28), "2022-02"),
        (date(2022, 7, 1), date(2022, 9, 14), "2022-07-01..2022-09-14"),
        (date(2022, 7, 1), date(2022, 7, 1), "2022-07-01"),
    ],
)
def test_days_are_written_as_short_as_they_go(first: date, last: date, text: str) -> None:
    assert written_days(first, last) == text


def test_the_days_of_a_query() -> None:
    assert days_of("桥 日期:2022-02") == Days(date(2022, 2, 1), date(2022, 2, 28))
    assert days_of("桥") is None


def test_the_printed_form_is_a_switch_of_the_whole_query() -> None:
    text = with_filter("國家 服務", Kind.PRINTED)
    assert text == "國家 服務 form:printed"
    assert [term.printed for term in parse(text).terms] == [True, True]
    assert without_filter("國家 字形：原样 服務", Kind.PRINTED) == "國家 服務"
