# ruff: noqa: E501 - a list of names
"""Mastheads and the heads of inner pages, from patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.days.day_names import weekday_name
from reader.core.days.lunar import lunar_date
from tests.made_pages.grammar import Writer
from tests.made_pages.world import patterns, pinyin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tests.made_pages.design import Design

_DIGITS = "〇一二三四五六七八九"
SECTIONS = (
    ("要闻", "YAO WEN"), ("综合", "ZONG HE"), ("民生", "MIN SHENG"), ("经济", "JING JI"), ("文体", "WEN TI"), ("副刊", "FU KAN"),
    ("综合新闻", "ZONG HE XIN WEN"), ("教育", "JIAO YU"), ("健康", "JIAN KANG"), ("三农", "SAN NONG"), ("法治", "FA ZHI"), ("专题", "ZHUAN TI"),
    ("社会", "SHE HUI"), ("国内新闻", "GUO NEI XIN WEN"), ("读者来信", "DU ZHE LAI XIN"), ("乡镇", "XIANG ZHEN"),
)  # fmt: skip


def chinese_number(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def chinese_day(day: date) -> str:
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def furniture_writer(design: Design, page: int = 1, section: int = 0) -> Writer:
    """Fills the patterns of a masthead or a page's head."""
    world, day = design.world, design.world.day
    lunar = lunar_date(day)
    lunar_text = lunar.text if lunar else ""
    year, _year, rest = lunar_text.partition("年")
    name, latin = SECTIONS[section % len(SECTIONS)]
    banks: dict[str, Sequence[str] | Callable[[], str]] = {
        "paper": (world.paper,),
        "spaced": ("\u3000".join(world.paper),),
        "apart": (" ".join(world.paper),),
        "latin": (pinyin(world.paper, " "),),
        "run": (pinyin(world.paper, ""),),
        "county": (world.county,),
        "date": (f"{day.year}年{day.month}月{day.day}日",),
        "padded": (f"{day.year}年{day.month:02}月{day.day:02}日",),
        "dotted": (f"{day.year}.{day.month:02}.{day.day:02}",),
        "chinese": (chinese_day(day),),
        "weekday": (weekday_name(day),),
        "lunar": (lunar_text,),
        "lunaryear": (f"{year}年" if year else "",),
        "lunarday": (rest,),
        "number": (str(design.number),),
        "count": (str(design.page_count),),
        "counted": (chinese_number(design.page_count),),
        "page": (str(page),),
        "page2": (f"{page:02}",),
        "paged": (chinese_number(page),),
        "section": (name,),
        "sectionlatin": (latin,),
        "name": world.names.person,
        "slogan": patterns("adverts")["slogan"],
        "stray": lambda: world.writer("adverts").write(
            world.rng.choice(patterns("adverts")["strays"]).replace("{town0}", "town")
        ),
        "w": ("\u3000",),
        "cn": lambda: f"{world.rng.randint(11, 65)}-{world.rng.randint(1, 99):04}",
    }
    return Writer(world.rng, banks)


def printed(patterns_: Sequence[str], writer: Writer) -> list[str]:
    return [writer.write(pattern) for pattern in patterns_]
