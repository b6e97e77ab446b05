# ruff: noqa: E501 - kinds and their weights on a line
"""A province's or a city's daily: three headings to a report, headlines of several lines, text in blocks of columns, many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{paper}", "{run}", "{date}{w}{weekday}", "农历{lunar}", "第{number}期", "今日{count}版", "国内统一连续出版物号 CN {cn}", "{paper}社出版", ""),
    ("{date}", "{weekday}", "{lunar}", "{spaced}", "中共{county}市委机关报", "第 {number} 期", "", "今日 {count} 版", ""),
)  # fmt: skip
_HEADS = (
    ("{page}{w}{section}", "{date} {weekday}", "主编：{name} 责编：{name} 美编：{name}", ""),
    ("{page2}", "{section}", "{date}{w}{weekday}{w}{paper}", ""),
    ("{paper}{w}{date}{w}{weekday}{w}第{page}版{w}{section}", ""),
)


def design(rng: random.Random) -> Design:
    return Design(
        make_world(rng, ("{}日报", "{}市报", "{}特区报", "{}经济日报", "{}新华报")),
        {
            "news": 12,
            "commentary": 0.8,
            "photo": 0.8,
            "box": 0.5,
            "table": 0.3,
            "brief": 1,
            "obituary": 0.2,
            "essay": 0.4,
        },
        Signatures(
            news={
                "lead_brackets": 4,
                "above_plain": 4,
                "above_boxed": 2,
                "above_house": 2,
                "closing_dateline": 1.5,
                "lead_sent": 2,
                "closing_who": 0.5,
                "tail_brackets": 0.5,
                "lead_agency": 1,
            },
            essay={"essay_above": 2, "essay_tail": 2},
            far_off=0.05,
        ),
        Breaking(column=rng.choice(((180, 420), (350, 800)))),
        Headings(
            blank_between=rng.choice((0, 0, 1)),
            blank_before=(1, 2),
            broken=rng.choice((0.3, 0.6)),
            all_headings=rng.random() < 0.7,
            swapped=rng.choice((0.0, 0.15)),
            behind=rng.choice((0.0, 0.0, 0.4)),
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            adverts=0.3,
            strays=0.1,
            foot=rng.choice(("", "", "{page}")),
        ),
        Lengths(4, 13, 0.6, 0.55, 0.2),
        pages=(1, rng.choice((2, 6, 12))),
        articles=(3, 7),
        jumps=0.15,
        number=rng.randint(5000, 26000),
        page_count=rng.choice((8, 12, 16, 20)),
    )
