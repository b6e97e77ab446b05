# ruff: noqa: E501 - a masthead a line
"""A county's party paper: slogans and a lunar date on top, meetings first, `本报讯（记者 …）`, text cut wherever a column ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_SLOGANS = ("富强 民主 文明 和谐", "自由 平等 公正 法治", "爱国 敬业 诚信 友善")
_MASTHEADS = (
    (*_SLOGANS, "", "中共{county}县委主办 {county}传媒集团承办", "{date} {weekday} 农历{lunar}", "{latin} 今日{count}版 总第{number}期", "", ""),
    ("{spaced}", "{latin}", "中共{county}县委机关报", "{date}{w}{weekday}{w}{lunar}", "总第{number}期{w}今日{count}版", ""),
    ("", "", "{paper}", "主管：中共{county}县委宣传部{w}主办：{county}县融媒体中心", "{chinese}{w}{weekday}{w}农历{lunar}", "今日{counted}版{w}总第{number}期", ""),
    (*_SLOGANS, "{paper}", "{date} {weekday}", "{lunar}", "总第{number}期 共{count}版", "国内统一连续出版物号：CN {cn}", "", ""),
    ("{date} {weekday}", "农历{lunar}", "{latin}", "{county}县委宣传部主管 {county}县融媒体中心主办", "第{number}期 本期{count}版", "{slogan}", ""),
)  # fmt: skip
_HEADS = (
    ("{date}{w}{weekday}", "第{paged}版", "{section}{w}{sectionlatin}", ""),
    ("{page2}版 {section}{w}{date} {weekday}{w}责任编辑：{name}", ""),
    ("", "{section}", "{date} {weekday} 第{page}版", ""),
)


def design(rng: random.Random) -> Design:
    world = make_world(rng, ("今日{}", "{}日报", "{}报", "新{}", "{}新闻"))
    masthead = rng.choice(_MASTHEADS)
    return Design(
        world,
        {
            "news": 10,
            "table": 0.2,
            "box": 0.2,
            "brief": 1.5,
            "commentary": 1,
            "photo": 0.6,
            "notice": 0.6,
            "obituary": 0.3,
            "questions": 0.2,
            "correction": 0.1,
        },
        Signatures(
            news={
                "lead_brackets": 10,
                "lead_reports": 1,
                "lead_sent": 1,
                "tail_brackets": 1,
                "unsigned": 0.5,
                "lead_bare": 0.5,
            },
            essay={"essay_tail": 5, "essay_below": 2, "tail_name": 1},
        ),
        Breaking(
            column=rng.choice(((120, 420), (250, 600))),
            blank_between_paragraphs=rng.choice((1, 1, 0)),
            indent=rng.choice(("", "", "\u3000\u3000")),
        ),
        Headings(
            blank_between=rng.choice((0, 1, 1)),
            blank_before=(1, 2),
            broken=rng.choice((0.1, 0.3)),
            behind=rng.choice((0.0, 0.5)),
            swapped=rng.choice((0.0, 0.2)),
            all_headings=rng.random() < 0.3,
        ),
        Furniture(
            masthead,
            rng.choice(_HEADS),
            adverts=0.2,
            strays=0.1,
            editors=rng.choice(("", "", "责任编辑：{name} 版式：{name}")),
        ),
        Lengths(3, 10, 0.45, 0.35, 0.1),
        pages=(1, rng.choice((1, 4))),
        articles=(3, 7),
        jumps=0.1,
        number=rng.randint(300, 9800),
        page_count=rng.choice((4, 8, 12)),
    )
