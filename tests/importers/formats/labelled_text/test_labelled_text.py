"""Texts whose fields stand on lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import read_sources
from reader.importers.formats.dispatch import recognise
from reader.importers.formats.labelled_text import KIND
from reader.importers.formats.labelled_text.labels import is_labelled, label_in, read_labelled
from reader.importers.formats.records.fields import Field

if TYPE_CHECKING:
    from pathlib import Path

ONE = "标题：渡口换新船\n日期：2019-03-02\n版面：01_要闻\n\n正文：\n渡口换了新船。\n\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("标题：渡口换新船", Field.HEADLINE),
        ("【题名】 渡口换新船", Field.HEADLINE),
        ("Date : 1898-11-10", Field.DAY),
        ("链接：https://paper.example/1", None),
    ],
)
def test_names(line: str, told: Field | None) -> None:
    label = label_in(line)
    assert label is not None
    assert label.field is told
    assert label.value


@pytest.mark.parametrize(
    "line", ["渡口：新船", "记者问，他答：好。", "12：30 开船", "“标题：新船”", "　　他说：来"]
)
def test_what_is_no_name(line: str) -> None:
    assert label_in(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "时间：3月5日\n地点：图书馆\n欢迎参加。\n",
        "青河日报\n2019年3月2日 星期六\n标题：渡口\n日期：今天\n",
        "记者：您好。\n读者：您好。\n",
        "",
        "标题：渡口\n",
    ],
)
def test_other_text_stays_page_text(text: str) -> None:
    assert not is_labelled(text)
    assert recognise(text.encode()) != KIND


def test_a_line_within_the_text_begins_nothing() -> None:
    text = ONE.rstrip() + "\n船票价格：五元\n日期：每天\n过河只要五分钟。\n"
    (record,) = read_labelled(text).records
    assert record[Field.TEXT].splitlines() == [
        "渡口换了新船。",
        "船票价格：五元",
        "日期：每天",
        "过河只要五分钟。",
    ]


def test_pages_hold_until_another_is_named() -> None:
    text = "日期：2019-03-02\n版次：1\n标题：一\n正文：甲\n---\n标题：二\n正文：乙\n---\n版次：2\n标题：三\n正文：丙\n"
    assert [(one[Field.PAGE], one[Field.HEADLINE], one[Field.TEXT]) for one in read_labelled(text).records] == [
        ("1", "一", "甲"), ("1", "二", "乙"), ("2", "三", "丙"),
    ]  # fmt: skip


def test_broken_and_hostile_texts_are_no_fault(tmp_path: Path) -> None:
    for nth, text in enumerate(
        (
            "标题：\n日期：\n正文：\n",
            ONE * 400,
            "标题：" + "甲" * 100_000 + "\n日期：2019-13-45\n正文：\n乙\n",
            "日期：2019-03-02\n" * 5000 + "标题：甲\n正文：\n乙",
        )
    ):
        path = tmp_path / f"{nth}.txt"
        path.write_text(text, "utf-8")
        assert list(read_sources([path]))
