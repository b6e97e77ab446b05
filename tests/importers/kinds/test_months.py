"""Months in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "GB18030 and CR LF",
        {
            "青河晚报1998年3月.txt": (
                "青河晚报\n"
                "1998年3月1日　星期日　第500号\n"
                "第一版 要闻\n"
                "\n"
                "戏台又热闹起来\n"
                "本报记者　沈小满\n"
                "　　入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "第二版 副刊\n"
                "\n"
                "渡口换新船\n"
                "　　渡口换了新船，一次能坐四十个人。\n"
                "\n"
                "青河晚报\n"
                "1998年3月2日　星期一　第501号\n"
                "第一版 要闻\n"
                "\n"
                "大棚过霜夜\n"
                "　　农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [
            ("青河晚报", "1998-03-01", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]}),
            ("青河晚报", "1998-03-02", {"1": ["大棚过霜夜"]}),
        ],
        encoding="gb18030",
        ends="\r\n",
    ),
    Case(
        "years of the Republic",
        {
            "申報民國二十二年八月.txt": (
                "申報\n"
                "中華民國二十二年八月十一日　星期五\n"
                "\n"
                "戲台又熱鬧起來\n"
                "\n"
                "　　本埠昨日戲台又熱鬧起來。\n"
                "\n"
                "申報\n"
                "中華民國二十二年八月十二日　星期六\n"
                "\n"
                "渡輪加班\n"
                "\n"
                "　　渡輪公司昨日加班。\n"
            )
        },
        [("申報", "1933-08-11", {"1": ["戲台又熱鬧起來"]}), ("申報", "1933-08-12", {"1": ["渡輪加班"]})],
    ),
    Case(
        "headers of pages alone",
        {
            "青河晚报合订本.txt": (
                "1998年3月1日 第1版\n"
                "\n"
                "戏台又热闹起来\n"
                "　　入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "　　头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "1998年3月1日 第2版\n"
                "\n"
                "渡口换新船\n"
                "　　渡口换了新船，一次能坐四十个人。\n"
                "\n"
                "1998年3月2日 第1版\n"
                "\n"
                "大棚过霜夜\n"
                "　　农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [
            ("青河晚报", "1998-03-01", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]}),
            ("青河晚报", "1998-03-02", {"1": ["大棚过霜夜"]}),
        ],
    ),
    Case(
        "a Latin paper",
        {
            "herald.txt": (
                "THE VALLEY HERALD\n"
                "Thursday, November 10, 1898. No. 211.\n"
                "\n"
                "NEW BRIDGE OPENED.\n"
                "\n"
                "The new bridge was opened on Tuesday last before a large crowd of people.\n"
                "\n"
                "THE VALLEY HERALD\n"
                "Friday, November 11, 1898. No. 212.\n"
                "\n"
                "TEA IS LATE.\n"
                "\n"
                "Tea is late this year, say the growers of the upper valley.\n"
            )
        },
        [
            ("THE VALLEY HERALD", "1898-11-10", {"1": ["NEW BRIDGE OPENED."]}),
            ("THE VALLEY HERALD", "1898-11-11", {"1": ["TEA IS LATE."]}),
        ],
    ),
    Case(
        "rules between, the name spaced out",
        {
            "青河晚报1998年3月.txt": (
                "青 河 晚 报\n"
                "一九九八年三月一日　星期日\n"
                "\n"
                "戏台又热闹起来\n"
                "　　入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "==========\n"
                "\n"
                "青 河 晚 报\n"
                "一九九八年三月二日　星期一\n"
                "\n"
                "大棚过霜夜\n"
                "　　农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [
            ("青河晚报", "1998-03-01", {"1": ["戏台又热闹起来"]}),
            ("青河晚报", "1998-03-02", {"1": ["大棚过霜夜"]}),
        ],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_day_is_an_issue(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
