"""Text of recognised scans with the marks that programs leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "equals signs",
        {
            "申報/1939-05-02.txt": (
                "申報　中華民國二十八年五月二日　星期二\n"
                "\n"
                "=== Page 1 ===\n"
                "\n"
                "【本埠新聞】\n"
                "　　本埠昨日天晴。\n"
                "【渡輪加班】\n"
                "　　渡輪公司昨日加班。\n"
                "\n"
                "=== Page 2 ===\n"
                "\n"
                "【各地通訊】\n"
                "　　杭州來信云春茶上市。\n"
            )
        },
        [("申報", "1939-05-02", {"1": ["本埠新聞", "渡輪加班"], "2": ["各地通訊"]})],
    ),
    Case(
        "leaves in Chinese",
        {
            "申報/1939-05-02.txt": (
                "第 1 頁\n"
                "\n"
                "〔本埠新聞〕\n"
                "　　本埠昨日天晴。\n"
                "〔渡輪加班〕\n"
                "　　渡輪公司昨日加班。\n"
                "\n"
                "第 2 頁\n"
                "\n"
                "〔各地通訊〕\n"
                "　　杭州來信云春茶上市。\n"
            )
        },
        [("申報", "1939-05-02", {"1": ["本埠新聞", "渡輪加班"], "2": ["各地通訊"]})],
    ),
    Case(
        "page n of m, UTF-16",
        {
            "申報/1939-05-02.txt": (
                "--- Page 1 of 2 ---\n"
                "[本埠新聞]\n"
                "本埠昨日天晴。\n"
                "[渡輪加班]\n"
                "渡輪公司昨日加班。\n"
                "--- Page 2 of 2 ---\n"
                "[各地通訊]\n"
                "杭州來信云春茶上市。\n"
            )
        },
        [("申報", "1939-05-02", {"1": ["本埠新聞", "渡輪加班"], "2": ["各地通訊"]})],
        encoding="utf-16",
    ),
    Case(
        "a scan's number",
        {
            "新報/1880-10-04.txt": (
                "# 1880 - 10 - 4902408\n"
                "\n"
                "Page 1\n"
                "\n"
                "[京報全錄]\n"
                "本埠昨日天晴。\n"
                "\n"
                "Page 2\n"
                "\n"
                "[各地通訊]\n"
                "杭州來信云春茶上市。\n"
            )
        },
        [("新報", "1880-10-04", {"1": ["京報全錄"], "2": ["各地通訊"]})],
    ),
    Case(
        "in English",
        {
            "Valley Herald/1898-11-10.txt": (
                "Page 1\n"
                "\n"
                "[New bridge opened]\n"
                "The new bridge was opened on Tuesday.\n"
                "\n"
                "[Tea is late]\n"
                "Tea is late this year.\n"
                "\n"
                "Page 2\n"
                "\n"
                "[Notices]\n"
                "Lost, a brown dog.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"1": ["New bridge opened", "Tea is late"], "2": ["Notices"]})],
    ),
    Case(
        "angle brackets",
        {
            "申報/1939-05-02.txt": (
                "<Page:1>\n[本埠新聞]\n本埠昨日天晴。\n\n<Page:2>\n[各地通訊]\n杭州來信云春茶上市。\n"
            )
        },
        [("申報", "1939-05-02", {"1": ["本埠新聞"], "2": ["各地通訊"]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marks_tell_pages_and_headlines(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
