"""What else collectors of e-papers hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import Choice
from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "a column and an electronic edition",
        {
            "人民时评/2023-06-15_戏台.json": (
                '{"title":"戏台又热闹起来","column":"人民时评","date":"2023-06-15","url":"http:'
                '//x","source":"青河日報電子版","body":"入秋以后，澄河镇的戏台又热闹起来，老人'
                '们早早搬来凳子等着开锣。\\n\\n头一晚唱的是老戏，台下坐满了人。"}'
            )
        },
        [("青河日報", "2023-06-15", {"1": ["戏台又热闹起来"]})],
        rubrics={"戏台又热闹起来": "人民时评"},
    ),
    Case(
        "a source that tells paper, day and page",
        {
            "a.json": (
                '[{"title":"戏台又热闹起来","source":"《青河日报》（2019年03月02日 第 05 版）",'
                '"content":"入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。"}]'
            )
        },
        [("青河日报", "2019-03-02", {"5": ["戏台又热闹起来"]})],
    ),
    Case(
        "a day in one text, headlines in brackets",
        {
            "rmrb_20190302.txt": (
                "第01版：要闻\n"
                "\n"
                "【戏台又热闹起来】\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "【渡口换新船】\n"
                "渡口换了新船。\n"
                "\n"
                "第02版：民生\n"
                "\n"
                "【大棚过霜夜】\n"
                "农技员下乡查看大棚。\n"
            )
        },
        [("人民日报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"], "2": ["大棚过霜夜"]})],
        choice=Choice(paper="人民日报"),
    ),
    Case(
        "a day in one text, headlines with numbers",
        {
            "rmrb_20190302.txt": (
                "=== 第01版：要闻 ===\n"
                "\n"
                "1. 戏台又热闹起来\n"
                "　　入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "　　头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "2. 渡口换新船\n"
                "　　渡口换了新船。\n"
                "\n"
                "=== 第02版：民生 ===\n"
                "\n"
                "1. 大棚过霜夜\n"
                "　　农技员下乡查看大棚。\n"
            )
        },
        [("人民日报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"], "2": ["大棚过霜夜"]})],
        choice=Choice(paper="人民日报"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_collectors_write_is_read(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
