"""Which words name an edition, and which only look like one."""

from __future__ import annotations

import pytest

from reader.core.editions import edition_at_end, edition_called, edition_in, edition_in_name, typed_edition


@pytest.mark.parametrize(
    ("word", "edition"),
    [
        ("号外", "号外"), ("號外", "号外"), ("（号　外）", "号外"), ("第二次号外", "号外（2）"),
        ("号外第3号", "号外（3）"),
        ("增刊", "增刊"), ("臨時增刊", "临时增刊"), ("元旦特刊", "元旦特刊"), ("晚刊", "晚刊"), ("夕刊", "夕刊"),
        ("上午版", "上午版"), ("华东版", "华东版"), ("華東版", "华东版"), ("浙江版", "浙江版"),
        ("第二次版", "第二次版"),
        ("EVENING EDITION", "Evening edition"), ("Supplément", "Supplément"), ("Extrablatt", "Extrablatt"),
        ("要闻版", None), ("第2版", None), ("石桥晚报", None), ("副刊", None), ("新闻", None), ("editions", None),
    ],
)  # fmt: skip
def test_words_that_name_an_edition(word: str, edition: str | None) -> None:
    assert edition_called(word) == edition


@pytest.mark.parametrize(
    ("line", "edition"),
    [
        ("2022年7月19日　星期二　号外", "号外"),
        ("石桥日报 晚刊 第3576期", "晚刊"),
        ("今日8版，另有增刊4版", None),
        ("创刊号外埠零售", None),
    ],
)
def test_a_masthead_names_it_in_a_word_of_its_own(line: str, edition: str | None) -> None:
    assert edition_in(line) == edition


@pytest.mark.parametrize(
    ("stem", "edition"),
    [
        ("石桥日报-2022-07-19-号外", "号外"), ("20220719晚刊", "晚刊"), ("石桥日报号外2022-07-19", "号外"),
        ("2022-07-19（增刊）", "增刊"), ("sqrb_1910-01-01_ed-2_seq-1", "Ed-2"), ("2022-07-19-extra", "Extra"),
        ("石桥日报2022年7月19日浙江版", "浙江版"),
        ("石桥日报-2022-07-19-02", None), ("2022-07-19-02-要闻", None), ("浙江日报-2022-07-19", None),
        ("extra-news-2020", None), ("content_1_1001", None),
    ],
)  # fmt: skip
def test_names_of_files_tell_it(stem: str, edition: str | None) -> None:
    assert edition_in_name(stem) == edition


def test_a_paper_called_for_a_place_keeps_its_name() -> None:
    assert edition_at_end("石桥日报号外") == ("石桥日报", "号外")
    assert edition_at_end("石桥日报（晚刊）") == ("石桥日报", "晚刊")
    for name in ("人民日报海外版", "石桥农村版", "石桥晚报", "号外"):
        assert edition_at_end(name) == (name, None)


def test_a_person_may_name_it_as_they_like() -> None:
    assert typed_edition(" 號外 ") == "号外"
    assert typed_edition("渡口专版") == "渡口专版"
