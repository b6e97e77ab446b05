"""A paper of the fifties to the eighties: narrow lines hard wrapped in mid-word, agency reports, dates in Chinese numerals."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{spaced}", "{chinese}{w}{weekday}", "第{number}号", "今日{counted}版", ""),
    ("{paper}", "第{number}期 {chinese} {weekday} 农历{lunar}", "中共{county}地委机关报", ""),
    ("{chinese}", "{weekday}", "{paper}", "地址：{county}解放路{page2}号 电话：二一三五 第{number}期", ""),
)
_HEADS = (
    ("第{paged}版{w}{chinese}{w}{paper}", ""),
    ("{paper}{w}第{paged}版", ""),
    ("{chinese}", "第{paged}版", ""),
)


def design(rng: random.Random) -> Design:
    masthead = rng.choice(_MASTHEADS)
    return Design(
        make_world(rng, ("{}日报", "{}大众", "{}农民报", "{}工人报", "{}群众报"), years=(1956, 1988)),
        {
            "news": 9,
            "brief": 3,
            "commentary": 0.8,
            "poem": 0.8,
            "letter": 0.8,
            "photo": 0.5,
            "serial": 0.3,
            "weather": 0.3,
            "notice": 0.4,
        },
        Signatures(
            news={
                "lead_agency": 3,
                "lead_sent": 3,
                "lead_bare": 4,
                "tail_name": 3,
                "unsigned": 3,
                "lead_reports": 1,
            },
            essay={"essay_above": 2, "essay_below": 3, "essay_tail": 3},
        ),
        Breaking(
            width=rng.choice(((11, 15), (13, 20), (15, 30))),
            indent=rng.choice(("\u3000\u3000", "\u3000\u3000", "")),
            column=rng.choice(((200, 500), None)),
            keeps_marks=rng.random() < 0.7,
        ),
        Headings(blank_before_text=rng.choice((0, 1)), blank_before=(1, 2), broken=0.55, wide_space=0.5),
        Furniture(masthead, rng.choice(_HEADS), adverts=0.05, strays=0.05),
        Lengths(1, 6, 0.35, 0.3, 0.15),
        pages=(1, 4),
        articles=(4, 9),
        jumps=0.08,
        number=rng.randint(200, 9900),
        page_count=4,
        tells_count="{counted}" in "".join(masthead),
    )
