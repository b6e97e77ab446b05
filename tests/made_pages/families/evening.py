"""A city's evening paper: one head line a page, `□ 记者 …` under the headline, a blank line behind every paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_HEADS = (
    ("{paper} | {page2}版 | {date} {weekday} | 本版责编：{name}{w}电话：0790-8812429", ""),
    ("{page2} {section}{w}{date}{w}{weekday}{w}{paper}", "编辑/{name} 美编/{name} 校对/{name}", ""),
    ("{paper} {dotted} {weekday} A{page2}", "{section}·{county}", ""),
    ("{section}", "A{page2}", "{date} {weekday}", "责编：{name} 组版：{name}", ""),
)
_MASTHEADS = (
    ("{paper} {padded} {weekday} {lunar} 第{number}号 今日{counted}版 国内统一连续出版物号：CN {cn}", ""),
    (
        "{paper}",
        "{run} EVENING NEWS",
        "{date} {lunar} {weekday}",
        "国内统一连续出版物号：CN {cn} 第{number}号",
        "共{count}版{w}{stray}",
        "",
        "",
    ),
    (
        "{date}{w}{weekday}",
        "{apart}",
        "总第{number}期 今日{count}版",
        "零售价：1.00元{w}邮发代号：33-{page2}",
        "",
    ),
)


def design(rng: random.Random) -> Design:
    has_masthead = rng.random() < 0.7
    return Design(
        make_world(rng, ("{}晚报", "{}商报", "{}时报", "{}都市报", "{}早报", "{}新报")),
        {
            "news": 9,
            "box": 0.4,
            "recipe": 0.3,
            "table": 0.1,
            "photo": 1.2,
            "letter": 1,
            "weather": 0.5,
            "prices": 0.4,
            "commentary": 0.8,
            "essay": 0.6,
            "notice": 0.6,
            "brief": 1,
            "questions": 0.4,
            "interview": 0.4,
        },
        Signatures(
            news={
                "above_boxed": 5,
                "above_plain": 4,
                "above_pictures": 2,
                "above_two_lines": 1,
                "tail_brackets": 1,
                "lead_bare": 1,
                "unsigned": 1,
            },
            essay={"essay_above": 3, "essay_tail": 2, "essay_below": 2},
        ),
        Breaking(column=(160, 520) if rng.random() < 0.7 else None, blank_between_paragraphs=1),
        Headings(
            blank_between=1,
            blank_before=(1, rng.choice((1, 3))),
            broken=0.35,
            wide_space=0.2,
            swapped=rng.choice((0.0, 0.3)),
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            foot=rng.choice(("", "", "— {page} —", "{page}", "第{page}版")),
            adverts=0.6,
            strays=0.4,
        ),
        Lengths(3, 12, 0.3, 0.35, 0.25),
        pages=(1, 3),
        articles=(3, 8),
        jumps=0.08,
        has_masthead=has_masthead,
        number=rng.randint(1000, 9900),
        page_count=rng.choice((8, 12, 16)),
    )
