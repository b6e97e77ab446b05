# ruff: noqa: E501 - kinds and their weights on a line
"""A bureau's sheet: briefs, notices and tables, unsigned or signed by a name alone, wrapped at one width, few marks of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{paper}", "（第{number}期）", "{county}县{section}局编", "{date}", ""),
    ("{paper}{w}{date}{w}第{number}期{w}共{count}版", ""),
    ("内部资料{w}注意保存", "{apart}", "{date}{w}{weekday}", "总第{number}期", ""),
)
_HEADS = (("第{page}页{w}{paper}{w}{date}", ""), ("{paper}", "{date}", "第{page}版", ""))


def design(rng: random.Random) -> Design:
    masthead = rng.choice(_MASTHEADS)
    size = rng.randint(18, 44)
    return Design(
        make_world(rng, ("{}通讯", "{}简报", "{}信息", "{}水利报", "{}林业报", "{}侨讯")),
        {
            "news": 5,
            "brief": 4,
            "notice": 1.5,
            "table": 1.2,
            "questions": 0.8,
            "weather": 0.5,
            "correction": 0.3,
            "letter": 0.4,
            "commentary": 0.5,
        },
        Signatures(
            news={"unsigned": 4, "tail_name": 4, "below_brackets": 2, "lead_bare": 1, "essay_above": 1},
            essay={"essay_below": 3, "essay_tail": 2, "tail_name": 2},
        ),
        Breaking(
            width=rng.choice((None, (size, size))),
            indent=rng.choice(("", "\u3000\u3000", "    ")),
            column=rng.choice((None, (300, 600))),
            blank_between_paragraphs=rng.choice((0, 0, 1)),
        ),
        Headings(
            blank_before_text=rng.choice((0, 0, 1)),
            blank_before=(1, rng.choice((1, 2))),
            broken=0.15,
            wide_space=0.2,
        ),
        Furniture(masthead, rng.choice(_HEADS), adverts=0.05, strays=0.1, foot=rng.choice(("", "-{page}-"))),
        Lengths(2, 6, 0.15, 0.15, 0.2),
        pages=(1, 3),
        articles=(4, 9),
        jumps=0.02,
        number=rng.randint(1, 600),
        page_count=rng.choice((4, 8)),
        tells_count="{count}" in "".join(masthead),
    )
