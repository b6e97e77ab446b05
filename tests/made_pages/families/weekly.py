"""A weekly digest: columns with names, questions and answers, price lists, letters, whole issues in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{paper}", "{run}", "{date} {weekday} 总第{number}期 本期{count}版 零售价：1.50元", ""),
    ("{stray}", "{spaced}", "{date}（{lunar}）", "{weekday}", "第{number}期", "本期共{count}版", ""),
    ("总第{number}期", "{paper}", "{chinese} {weekday} 今日{counted}版", "{slogan}", "{slogan}", ""),
)
_HEADS = (
    ("{page} {section}", "{date} {weekday}", "责编/{name} 美编/{name} 校对/{name}", ""),
    ("{section} {sectionlatin}", "{page2}", "{date}", ""),
    ("{paper}·{section}{w}{date}{w}第{paged}版", "编辑：{name}{w}投稿：news@paper.example", ""),
)


def design(rng: random.Random) -> Design:
    return Design(
        make_world(rng, ("{}周刊", "{}周报", "{}广播电视报", "{}旅游报", "{}导报", "{}消费周报")),
        {
            "news": 5,
            "recipe": 0.6,
            "table": 0.5,
            "box": 0.5,
            "letter": 1.5,
            "questions": 1.5,
            "prices": 1.2,
            "weather": 0.8,
            "commentary": 1.5,
            "interview": 1,
            "essay": 1,
            "serial": 0.8,
            "notice": 1,
            "photo": 1,
            "poem": 0.5,
            "correction": 0.4,
            "brief": 1,
        },
        Signatures(
            news={
                "above_plain": 3,
                "above_boxed": 2,
                "tail_brackets": 2,
                "tail_name": 2,
                "lead_brackets": 1,
                "lead_bare": 1,
                "unsigned": 2,
                "above_pictures": 1,
            },
            essay={"essay_above": 2, "essay_tail": 3, "essay_below": 2},
        ),
        Breaking(
            column=rng.choice(((140, 400), (300, 700), None)),
            blank_between_paragraphs=rng.choice((0, 1)),
            width=rng.choice((None, None, None, (16, 36))),
            indent=rng.choice(("", "\u3000\u3000")),
        ),
        Headings(blank_between=rng.choice((0, 0, 1)), blank_before=(1, 3), broken=0.3, swapped=0.1),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            adverts=0.5,
            strays=0.3,
            foot=rng.choice(("", "{page}", "·{page}·")),
            form_feeds=rng.random() < 0.2,
        ),
        Lengths(2, 8, 0.3, 0.3, 0.25),
        pages=(rng.choice((1, 4)), rng.choice((4, 8, 16))),
        articles=(2, 6),
        jumps=0.05,
        full_width_digits=rng.random() < 0.1,
        number=rng.randint(50, 2500),
        page_count=rng.choice((8, 16)),
    )
