"""Pages of an invented paper, as their text comes out of a page's file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.core.days.day_names import chinese_date, weekday_name
from reader.core.days.lunar import lunar_date

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE_DAY = date(2022, 7, 9)
TEA_DAY = date(2022, 7, 16)

BRIDGE = """三年等待 一朝通行

石桥修好了 南岸的孩子不再绕路

本报讯（记者 林小溪）七月初，柳溪镇的石桥通行了。从前南岸的孩子上学要绕十里路，如今走过桥就是大门。

石桥长六十米，宽四米，两边有护栏。修桥的钱一半由县里出，一半由镇上的人凑。桥头的老人等了三年。
"""
MARKET = """东街集市搬进新棚

本报讯（记者 何田）从上周起，东街的集市搬进了新棚。棚下有一百二十个摊位，下雨天也照常开市。
"""
TEA = """西山茶园开园

本报讯（记者 周远）昨天，西山茶园开园迎客。茶农们在园里摆了三十张桌子，请客人喝今年的新茶。

到傍晚，来的客人有六百多人，其中有从石桥走来的学生。
"""


def page_text(day: date, *articles: str, title: str = "柳溪报") -> str:
    """A page 1 with its masthead."""
    lunar = lunar_date(day)
    weeks = (day - date(2022, 1, 1)) // timedelta(days=7)
    masthead = [
        title,
        "中共柳溪县委主办 柳溪县融媒体中心承办",
        f"{chinese_date(day)} {weekday_name(day)} 农历{lunar.text if lunar else ''}",
        f"LIU XI BAO 今日1版 总第{800 + weeks}期",
    ]
    return "\n".join(masthead) + "\n\n\n\n" + "\n".join(articles)


def write_pages(folder: Path) -> Path:
    """A folder of two issues: two articles on the first day, one on the second."""
    folder.mkdir(exist_ok=True)
    (folder / "2022-07-09.txt").write_text(page_text(BRIDGE_DAY, BRIDGE, MARKET), "utf-8")
    (folder / "2022-07-16.txt").write_text(page_text(TEA_DAY, TEA), "utf-8")
    return folder
