from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.days.dates import parse_printed_date, parse_typed_date
from reader.core.days.day_names import chinese_date
from reader.core.days.numerals import chinese_number

DAYS = st.dates(date(1600, 1, 1), date(2999, 12, 31))
REPUBLIC_DAYS = st.dates(date(1912, 1, 1), date(2010, 12, 31))
WIDE = str.maketrans("0123456789-./", "０１２３４５６７８９－．／")
NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


def in_words(day: date) -> str:
    year = str(day.year).translate(NUMERALS)
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def of_the_republic(day: date) -> str:
    year = chinese_number(day.year - 1911)
    return f"民国{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("江州日报 2022年7月19日 星期二", "2022年7月19日", date(2022, 7, 19)),
        ("出版 2022-07-19 第1版", "2022-07-19", date(2022, 7, 19)),
        ("2022.7.19", "2022.7.19", date(2022, 7, 19)),
        ("2022/7/19", "2022/7/19", date(2022, 7, 19)),
        ("2022－07－19", "2022－07－19", date(2022, 7, 19)),
        ("２０２２年７月１９日", "２０２２年７月１９日", date(2022, 7, 19)),
        ("2022年　7 月 19 日", "2022年　7 月 19 日", date(2022, 7, 19)),
        ("二〇二二年七月十九日", "二〇二二年七月十九日", date(2022, 7, 19)),
        ("二零二二年十二月二十日", "二零二二年十二月二十日", date(2022, 12, 20)),
        ("二O二二年七月一九日", "二O二二年七月一九日", date(2022, 7, 19)),
        ("一九四九年十月一號", "一九四九年十月一號", date(1949, 10, 1)),
        ("今日是民国二十二年八月十一日", "民国二十二年八月十一日", date(1933, 8, 11)),
        ("中華民國廿二年八月卅日", "中華民國廿二年八月卅日", date(1933, 8, 30)),
        ("中華民國元年元月三十一日", "中華民國元年元月三十一日", date(1912, 1, 31)),
        ("民国22年8月11日", "民国22年8月11日", date(1933, 8, 11)),
        ("民國一〇一年五月廿五日", "民國一〇一年五月廿五日", date(2012, 5, 25)),
        ("民國一百零八年正月二日", "民國一百零八年正月二日", date(2019, 1, 2)),
        ("民国一百年一月一日", "民国一百年一月一日", date(2011, 1, 1)),
    ],
)
def test_reads_what_papers_print(text: str, printed: str, day: date) -> None:
    found = parse_printed_date(text)
    assert found is not None
    assert (found.text, found.date) == (printed, day)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@pytest.mark.parametrize("text", ["2022年2月30日", "二〇二二年二月三十日", "2022-02-30"])
def test_a_day_that_does_not_exist_is_kept_as_printed(text: str) -> None:
    found = parse_printed_date("本期 " + text)
    assert found is not None
    assert (found.text, found.date, found.month, found.day) == (text, None, 2, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "七月的风吹过田野",
        "2022年7月",
        "第3576期",
        "12022年7月19日",
        "2022-07-190",
        "版本 1.2022.7.19",
        "2022-7.19",
        "22年7月19日",
        "元二二三年七月十九日",
        "民国三百年一月一日",
        "二〇二二年十十十月一日",
        "二〇二二年二十二十月一日",
        "电话 0570-3838488",
    ],
)
def test_no_whole_date_is_none(text: str) -> None:
    assert parse_printed_date(text) is None


def test_the_first_date_wins_whatever_its_form() -> None:
    both = parse_printed_date("2022-07-19，即二〇二二年七月二十日的前一天")
    turned = parse_printed_date("二〇二二年七月二十日，2022-07-19 之后")
    assert both is not None
    assert turned is not None
    assert (both.text, turned.text) == ("2022-07-19", "二〇二二年七月二十日")


def test_an_impossible_year_does_not_hide_the_date_after_it() -> None:
    found = parse_printed_date("二十年三月四日之约，一九四九年十月一日践行")
    assert found is not None
    assert found.date == date(1949, 10, 1)


@given(DAYS)
def test_every_form_of_every_day_comes_back(day: date) -> None:
    forms = [chinese_date(day), day.isoformat(), f"{day.year}.{day.month}.{day.day}", in_words(day)]
    forms += [form.translate(WIDE) for form in forms]
    for form in forms:
        found = parse_printed_date(f"江州日报 {form} 星期二")
        assert found is not None
        assert (found.text, found.date) == (form, day)
        assert parse_typed_date(form) == day


@given(REPUBLIC_DAYS)
def test_every_day_of_the_republic_comes_back(day: date) -> None:
    found = parse_printed_date("中华" + of_the_republic(day))
    assert found is not None
    assert found.date == day


@given(st.text(alphabet="0123456789２〇一二十廿卅百元年月日民国-./ 　江"))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = parse_printed_date(text)
    if found is not None:
        assert found.text in text
        assert found.date is None or (found.date.year, found.date.month) == (found.year, found.month)
    parse_typed_date(text)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20220719", date(2022, 7, 19)),
        (" ２０２２０７１９ ", date(2022, 7, 19)),
        ("2022 7 19", date(2022, 7, 19)),
        ("2022年7月19", date(2022, 7, 19)),
        ("民国二十二年八月十一", date(1933, 8, 11)),
        ("2022/7/9", date(2022, 7, 9)),
        ("20220231", None),
        ("2022年2月30日", None),
        ("2022年7月19日的报纸", None),
        ("3576", None),
        ("", None),
        ("王慧杰", None),
    ],
)
def test_reads_what_people_type(typed: str, day: date | None) -> None:
    assert parse_typed_date(typed) == day


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (99, "九十九")]
)
def test_says_numbers_in_words(number: int, words: str) -> None:
    assert chinese_number(number) == words
