"""A college's or a works' paper: no blank lines in its text, essays and poems, names set apart."""

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
        "{date}{w}总第{number}期{w}第1版",
        "主办：{county}学院党委{w}准印证号：（{county}）字第484号",
        "",
    ),
    (
        "{apart}",
        "{latin}",
        "{date} {weekday}",
        "第 {number} 期 （共 {count} 版）",
        "投稿邮箱：xb@school.example",
        "",
        "",
    ),
    ("{slogan}", "{paper}", "{chinese}", "第{number}期", "{county}学院党委宣传部编", ""),
)
_HEADS = (
    ("{section}{w}第{page}版", ""),
    ("{date}", "{section}", "{page}", ""),
    ("{page2}{w}{section}{w}{date}{w}责任编辑{w}{name}{w}{name}", ""),
)


def design(rng: random.Random) -> Design:
    masthead = rng.choice(_MASTHEADS)
    return Design(
        make_world(rng, ("{}学院报", "{}大学报", "{}青年报", "{}电力报", "{}广播电视报")),
        {
            "news": 6,
            "essay": 3,
            "poem": 2.5,
            "brief": 1.5,
            "photo": 0.8,
            "notice": 0.4,
            "serial": 0.7,
            "interview": 0.6,
            "commentary": 0.8,
        },
        Signatures(
            news={
                "above_apart": 3,
                "above_two_lines": 3,
                "above_plain": 2,
                "tail_name": 2,
                "below_brackets": 1,
                "lead_brackets": 1,
                "unsigned": 1,
            },
            essay={"essay_above": 6, "essay_below": 2, "essay_tail": 1},
        ),
        Breaking(column=rng.choice((None, (200, 500))), indent=rng.choice(("", "\u3000\u3000", "  "))),
        Headings(blank_before_text=rng.choice((0, 1, 1)), blank_before=(1, 1), broken=0.2, wide_space=0.7),
        Furniture(
            masthead,
            rng.choice(_HEADS),
            adverts=0.1,
            strays=0.3,
            editors=rng.choice(("", "责任编辑 {name}{w}版面设计 {name}")),
            foot=rng.choice(("", "{page}")),
        ),
        Lengths(3, 8, 0.25, 0.2, 0.2),
        pages=(1, 4),
        articles=(3, 6),
        jumps=0.04,
        number=rng.randint(20, 999),
        page_count=4,
        tells_count="{count}" in "".join(masthead),
    )
