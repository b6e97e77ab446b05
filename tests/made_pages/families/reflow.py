"""A paper whose columns were taken off the page as they lay and wrapped afterwards, all at one width: lines end in mid-word, columns in mid-line."""  # noqa: E501

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
        "中共{county}县委主管 {county}报社主办",
        "{date} {weekday} 农历{lunar}",
        "今日{count}版 总第{number}期",
        "",
    ),
    ("{spaced}", "{date}{w}{weekday}", "第{number}期{w}共{count}版", "", ""),
    ("{date} {weekday} {lunar}", "{paper}", "{county}县融媒体中心出版", "总第{number}期", ""),
)
_HEADS = (
    ("{page2}版 {section}", ""),
    ("{paper}{w}{date}{w}第{page}版", ""),
    ("第{paged}版：{section}", "{date} {weekday}", ""),
)


def design(rng: random.Random) -> Design:
    width = rng.randint(13, 28)
    return Design(
        make_world(rng, ("{}日报", "{}新报", "{}周报", "{}晨报", "今日{}")),
        {
            "news": 9,
            "brief": 1,
            "commentary": 1.2,
            "questions": 0.6,
            "essay": 0.8,
            "notice": 0.6,
            "photo": 0.4,
            "letter": 0.4,
            "interview": 0.3,
            "poem": 0.4,
        },
        Signatures(
            news={
                "lead_brackets": 6,
                "above_plain": 4,
                "lead_sent": 1,
                "above_boxed": 1,
                "tail_brackets": 1,
                "unsigned": 0.7,
            },
            essay={"essay_tail": 3, "essay_below": 2, "essay_above": 2},
        ),
        Breaking(
            width=(width, width),
            column=rng.choice(((60, 260), (120, 420), None)),
            indent=rng.choice(("", "", "", "\u3000\u3000")),
            keeps_marks=rng.random() < 0.35,
            cuts_lines=rng.random() < 0.7,
            wraps_bylines=True,
        ),
        Headings(
            blank_between=rng.choice((0, 0, 1)),
            blank_before_text=rng.choice((0, 1, 1, 2)),
            blank_before=rng.choice(((1, 1), (1, 2), (2, 2))),
            broken=0.15,
            behind=rng.choice((0.0, 0.0, 0.6)),
            all_behind=rng.choice((0.0, 0.0, 0.8)),
            swapped=rng.choice((0.0, 0.3)),
            all_headings=rng.random() < 0.5,
        ),
        Furniture(rng.choice(_MASTHEADS), rng.choice(_HEADS), adverts=0.1, strays=0.1),
        Lengths(3, 9, 0.4, 0.4, 0.25),
        pages=(1, 3),
        articles=(3, 7),
        jumps=0.12,
        asides=0.2,
        number=rng.randint(300, 9800),
        page_count=rng.choice((4, 8)),
    )
