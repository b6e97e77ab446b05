"""A trade's paper: text wrapped at another width for each article, indented, serials and subheadings, signed at the end."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{spaced}", "{run}", "{date}{w}{weekday}{w}（总第{number}期）{w}本期{count}版", "内部资料 免费交流", ""),
    (
        "{paper}",
        "{county}主办{w}{county}渔业协会协办",
        "{chinese}",
        "{weekday}",
        "总第{number}期",
        "共{count}版",
        "",
    ),
    ("第{number}期", "{paper}", "{latin}", "{date} {weekday} 农历{lunar} 今日{count}版", "{stray}", ""),
)
_HEADS = (
    ("第{page}版{w}{section}{w}{date}", ""),
    ("{date} {weekday} {section} {page2}", ""),
    ("{page}", "{section}", "{date}{w}{weekday}", ""),
)


def design(rng: random.Random) -> Design:
    return Design(
        make_world(
            rng, ("{}渔业报", "{}工人报", "{}农民报", "{}交通报", "{}法治报", "{}教育周刊", "{}矿工报")
        ),
        {
            "news": 9,
            "box": 0.4,
            "table": 0.4,
            "brief": 2,
            "commentary": 1,
            "interview": 0.7,
            "notice": 0.8,
            "questions": 0.6,
            "photo": 0.5,
            "essay": 0.5,
        },
        Signatures(
            news={
                "tail_brackets": 5,
                "below_brackets": 3,
                "tail_name": 3,
                "above_plain": 2,
                "lead_brackets": 2,
                "closing_who": 0.6,
                "unsigned": 1,
            },
            essay={"essay_below": 4, "essay_above": 2, "tail_name": 2},
        ),
        Breaking(
            width=rng.choice(((12, 26), (18, 34), (22, 40))),
            indent=rng.choice(("\u3000\u3000", "\u3000\u3000", "    ", "")),
            column=rng.choice(((260, 700), None)),
            blank_between_paragraphs=rng.choice((0, 0, 1)),
            keeps_marks=rng.random() < 0.8,
        ),
        Headings(
            blank_between=rng.choice((0, 0, 1)),
            blank_before_text=rng.choice((0, 1)),
            blank_before=(1, 3),
            broken=0.4,
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            foot=rng.choice(("", "- {page} -")),
            adverts=0.2,
            editors=rng.choice(("", "本版编辑：{name}")),
        ),
        Lengths(2, 9, 0.35, 0.3, 0.35),
        pages=(1, rng.choice((2, 4, 8))),
        articles=(3, 6),
        jumps=0.06,
        full_width_digits=rng.random() < 0.25,
        newline=rng.choice(("\n", "\r\n")),
        number=rng.randint(100, 3000),
        page_count=rng.choice((4, 8)),
    )
