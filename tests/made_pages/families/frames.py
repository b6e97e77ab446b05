"""A paper taken off the page frame by frame: paragraphs follow each other closely, a blank line only where a frame ends, headings now and then behind their text."""  # noqa: E501

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
        "{slogan}",
        "{paper}",
        "中共{county}县委主办 {county}县融媒体中心承办",
        "{date} {weekday} 农历{lunar}",
        "今日{count}版 总第{number}期",
        "",
        "",
    ),
    ("{latin}", "{date} {weekday}", "{lunar} 总第{number}期", "{county}日报社出版 今日{count}版", ""),
    ("{paper} {date} {weekday} 第{number}期", ""),
)
_HEADS = (
    ("{page2} {section}", ""),
    ("{section}", "第{page}版 {date}", ""),
    ("{paper} {date} {weekday} {page2}版", "责任编辑 {name}", ""),
)


def design(rng: random.Random) -> Design:
    return Design(
        make_world(rng, ("今日{}", "{}日报", "{}新闻", "新{}", "{}导报")),
        {
            "news": 9,
            "commentary": 1.5,
            "essay": 0.8,
            "photo": 0.6,
            "notice": 0.8,
            "questions": 0.6,
            "poem": 0.4,
            "letter": 0.3,
            "obituary": 0.3,
            "interview": 0.3,
        },
        Signatures(
            news={
                "lead_brackets": 7,
                "above_plain": 3,
                "above_boxed": 2,
                "lead_sent": 1,
                "tail_brackets": 1.5,
                "unsigned": 0.7,
            },
            essay={"essay_tail": 4, "essay_above": 2, "essay_below": 1},
        ),
        Breaking(
            column=rng.choice(((50, 300), (100, 380), (300, 700))),
            indent=rng.choice(("", "", "\u3000\u3000")),
            blank_after_column=rng.choice((1, 1, 2)),
        ),
        Headings(
            blank_between=rng.choice((0, 1)),
            blank_before_text=rng.choice((0, 1, 1)),
            blank_before=rng.choice(((1, 1), (1, 2), (2, 3))),
            broken=0.25,
            behind=rng.choice((0.0, 0.3)),
            all_behind=rng.choice((0.0, 0.0, 0.8)),
            swapped=rng.choice((0.0, 0.3)),
            all_headings=rng.random() < 0.5,
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            adverts=0.2,
            strays=0.1,
            foot=rng.choice(("", "{page}")),
        ),
        Lengths(3, 11, 0.4, 0.4, 0.3),
        pages=(1, 3),
        articles=(3, 8),
        jumps=0.15,
        inline_jumps=0.6,
        asides=0.3,
        number=rng.randint(300, 9800),
        page_count=rng.choice((4, 8, 12)),
    )
