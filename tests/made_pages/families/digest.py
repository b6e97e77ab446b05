"""A paper of short pieces with the same white space everywhere: poems, prices, forecasts, notices, dialogue, jumps on the last line."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_MASTHEADS = (
    ("{paper}", "{date}", "{weekday} {lunar}", "第{number}期", "本期{count}版", ""),
    (
        "{apart}",
        "{run}",
        "主办：{county}报业集团",
        "{padded}{w}{weekday}{w}总第{number}期{w}今日{count}版",
        "",
    ),
    ("{stray}", "{date} {weekday} 第{number}号", "{spaced}", "{count}版", ""),
)
_HEADS = (
    ("{paper} | {section} | {padded} | 第{page}版", ""),
    ("{section}", "{page2}", "{date}{w}{weekday}", ""),
    ("{date} {weekday}", "第{paged}版", "{section}{w}{sectionlatin}", ""),
    ("{page} {section}", "{date} {weekday}", "责编/{name} 美编/{name}", ""),
)


def design(rng: random.Random) -> Design:
    blank = rng.choice((1, 1, 2))
    return Design(
        make_world(rng, ("{}商报", "{}生活报", "{}时报", "今日{}", "{}文摘报")),
        {
            "news": 7,
            "brief": 1.5,
            "poem": 1.2,
            "prices": 1,
            "weather": 1,
            "notice": 1.2,
            "serial": 1,
            "photo": 0.8,
            "letter": 0.8,
            "correction": 0.5,
            "table": 0.5,
            "questions": 0.6,
            "commentary": 0.8,
            "obituary": 0.4,
        },
        Signatures(
            news={
                "above_boxed": 3,
                "above_plain": 3,
                "lead_brackets": 3,
                "tail_brackets": 2,
                "below_brackets": 1,
                "closing_dateline": 1,
                "unsigned": 1.5,
            },
            essay={"essay_above": 3, "essay_tail": 3, "essay_below": 1},
        ),
        Breaking(column=rng.choice(((80, 320), (200, 600), None)), blank_between_paragraphs=1),
        Headings(
            blank_between=rng.choice((0, 1)),
            blank_before=(blank, blank),
            broken=0.3,
            wide_space=0.4,
            all_headings=rng.random() < 0.3,
        ),
        Furniture(
            rng.choice(_MASTHEADS),
            rng.choice(_HEADS),
            adverts=0.5,
            strays=0.2,
            foot=rng.choice(("", "— {page} —", "{page}")),
        ),
        Lengths(2, 8, 0.3, 0.3, 0.4),
        pages=(1, 4),
        articles=(3, 8),
        jumps=0.25,
        inline_jumps=0.6,
        asides=0.4,
        number=rng.randint(300, 9800),
        page_count=rng.choice((4, 8, 16)),
    )
