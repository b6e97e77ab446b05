"""The filters of a query: read from its text, written into it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.core import speech
from reader.find.query.as_text import days_text
from reader.find.query.days import Days, read_days
from reader.find.query.filters import (
    SWITCHES,
    FilterKind,
    days_of,
    filter_of,
    filter_text,
    filters_in,
    with_filter,
    without,
    without_filter,
    words_of,
)
from reader.find.query.nodes import in_any_form
from reader.find.query.parsing import parse

if TYPE_CHECKING:
    from reader.find.query.nodes import Node

VALUED = (FilterKind.PAPER, FilterKind.PAGE, FilterKind.AUTHOR, FilterKind.RUBRIC)
values = st.text('今日青溪ab1 |()（）"“”:-', min_size=1, max_size=8).filter(
    lambda it: it.strip(' |()（）"“”:-')
)
queries = st.lists(
    st.sampled_from(
        (
            *(
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
            ),
            *("日期:99", "OR", "AND", "NOT", "NEAR/3", "(a", "b)", "|", "-", "作者:", "字形:原样", "未读"),
            *('报纸:"今 日"', "版:1", "before:2021", "日期:2021..2023", "rubric：要闻"),
        )
    ),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "服务业 日期:2021..2023 报纸:今日青溪",
            [(FilterKind.DAYS, "2021..2023"), (FilterKind.PAPER, "今日青溪")],
        ),
        ("(桥 | 船) 版:1", [(FilterKind.PAGE, "1")]),
        ("作者:张(三)", [(FilterKind.AUTHOR, "张(三)")]),
        ("(报纸:青溪 桥 船) 渡口", [(FilterKind.PAPER, "青溪")]),
        ("桥 NEAR 报纸:青溪 船", [(FilterKind.PAPER, "青溪")]),
        ('作者:"柏 雷"', [(FilterKind.AUTHOR, "柏 雷")]),
        ("rubric：评论", [(FilterKind.RUBRIC, "评论")]),
        ("桥 | 船 报纸:青溪", []),
        ("-报纸:青溪 桥", []),
        ("NOT 报纸:青溪 桥", []),
        ('"在 报纸:青溪 上" 桥', []),
        ("日期:99 桥", []),
    ],
)
def test_what_narrows_the_whole_query_is_a_filter(text: str, found: list[tuple[FilterKind, str]]) -> None:
    assert [(it.kind, it.value) for it in filters_in(text)] == found


def test_a_filter_takes_the_place_of_one_of_its_kind() -> None:
    assert with_filter("桥 date:2021 船", FilterKind.DAYS, "2022") == "桥 date:2022 船"
    assert with_filter("桥 | 船", FilterKind.PAGE, "2") == "(桥 | 船) page:2"
    assert with_filter("", FilterKind.PAGE, "2") == "page:2"


def test_filters_are_written_in_the_language_of_the_person() -> None:
    assert filter_text(FilterKind.PAPER, "青溪 报") == 'paper:"青溪 报"'
    speech.use_language("zh_CN", paths.resources() / "locale")
    assert filter_text(FilterKind.AUTHOR, "柏雷") in (
        "作者:柏雷",
        "author:柏雷",
    )  # English where nothing is compiled


def meaning(text: str) -> Counter[Node]:
    return Counter(map(in_any_form, parse(text).parts))


@given(queries, st.sampled_from(VALUED), values)
def test_what_is_written_is_read_again_and_can_be_taken_away(text: str, kind: FilterKind, value: str) -> None:
    made = with_filter(text, kind, value)
    assert [it.value for it in filters_in(made) if it.kind is kind] == [value]
    back = without_filter(made, kind)
    assert filter_of(back, kind) is None
    assert meaning(back) == meaning(without_filter(text, kind))
    assert bool(parse(back).printed) is bool(parse(text).printed)


@given(queries, st.sampled_from(SWITCHES))
def test_a_switch_is_turned_on_and_off(text: str, kind: FilterKind) -> None:
    made = with_filter(text, kind)
    assert [it.kind for it in filters_in(made)].count(kind) == 1
    assert meaning(without_filter(made, kind)) == meaning(without_filter(text, kind))


@given(queries)
def test_words_are_what_is_left_without_filters(text: str) -> None:
    words = words_of(text)
    assert filters_in(words) == ()
    assert meaning(words) <= meaning(text)
    assert sum(meaning(text).values()) == sum(meaning(words).values()) + sum(
        it.kind is not FilterKind.PRINTED for it in filters_in(text)
    )


@given(queries)
def test_one_filter_alone_can_be_taken_away(text: str) -> None:
    filters = filters_in(text)
    for one in filters:
        left = [(it.kind, it.value) for it in filters if it is not one]
        assert Counter((it.kind, it.value) for it in filters_in(without(text, one))) == Counter(left)


def test_days_before_and_after_are_days() -> None:
    assert days_of("桥 after:2020 before:2023") == Days(date(2021, 1, 1), date(2022, 12, 31))
    assert with_filter("after:2020 桥 before:2023", FilterKind.DAYS, "2021") == "桥 date:2021"
    assert [it.value for it in filters_in("after:2020 before:2023")] == ["2021..", "..2022"]
    assert days_of("日期:2020 日期:2021") is None


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.integers(0, 2000))
def test_days_are_written_as_the_language_reads_them(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    assert read_days(days_text(first, last)) == Days(first, last)


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
    assert days_text(first, last) == text


def test_the_days_of_a_query() -> None:
    assert days_of("桥 日期:2022-02") == Days(date(2022, 2, 1), date(2022, 2, 28))
    assert days_of("桥") is None


def test_the_printed_form_is_a_switch_of_the_whole_query() -> None:
    text = with_filter("國家 服務", FilterKind.PRINTED)
    assert text == "國家 服務 form:printed"
    assert [term.printed for term in parse(text).terms] == [True, True]
    assert without_filter("國家 字形：原样 服務", FilterKind.PRINTED) == "國家 服務"
