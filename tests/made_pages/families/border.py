"""A prefecture's paper: names of many peoples, datelines before and after the text, no-break spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    (
        "{paper}",
        "{dotted}{w}{weekday}{w}{lunaryear}{lunarday}",
        "{date}",
        "总第{number}期{w}今日{count}版",
        "中共{county}州委主管主办",
        "",
    ),
    (
        "{slogan}",
        "{paper}",
        "{date}",
        "{weekday}",
        "第{number}期",
        "今日 {count} 版",
        "网址：www.paper.example",
        "",
    ),
    (
        "主办单位：中共{county}州委",
        "国内统一连续出版物号 CN {cn}",
        "{spaced}",
        "{date} {weekday} 总第{number}期 今日{count}版",
        "",
    ),
)
_HEADS = (
    ("{date} {weekday}", "{section} {page2}", "责任编辑：{name} 邮箱：ed@paper.example", ""),
    ("{paper}{w}{page}版{w}{date}", ""),
    ("◎{section}", "{date}{w}第{page2}版", ""),
)


def design(rng: random.Random) -> Design:
    return Design(
        make_world(rng, ("{}州报", "{}日报", "{}消息", "{}晨报", "{}通讯")),
        {
            "news": 10,
            "table": 0.2,
            "box": 0.3,
            "photo": 1,
            "commentary": 0.7,
            "essay": 0.8,
            "interview": 0.8,
            "weather": 0.3,
            "obituary": 0.3,
            "brief": 1,
            "correction": 0.2,
            "questions": 0.3,
        },
        Signatures(
            news={
                "lead_sent": 4,
                "closing_dateline": 4,
                "closing_who": 2,
                "above_house": 3,
                "lead_agency": 2,
                "above_plain": 2,
                "above_two_lines": 1,
                "unsigned": 0.5,
            },
            essay={"essay_above": 3, "essay_tail": 3},
            far_off=0.3,
        ),
        Breaking(
            column=rng.choice(((140, 460), None)),
            indent=rng.choice(("\u3000\u3000", "\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0", "")),
            blank_between_paragraphs=rng.choice((0, 0, 1)),
            width=rng.choice((None, None, (20, 32))),
        ),
        Headings(
            blank_between=rng.choice((0, 1)),
            blank_before=(1, 2),
            broken=0.25,
            swapped=rng.choice((0.0, 0.4)),
            all_headings=rng.random() < 0.3,
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            adverts=0.2,
            strays=0.2,
            editors=rng.choice(("", "责编/{name} 校对/{name}")),
            form_feeds=rng.random() < 0.3,
        ),
        Lengths(3, 10, 0.35, 0.35, 0.2),
        pages=(1, 3),
        articles=(3, 6),
        jumps=0.1,
        full_width_digits=rng.random() < 0.2,
        number=rng.randint(900, 9900),
        page_count=rng.choice((4, 8)),
    )
