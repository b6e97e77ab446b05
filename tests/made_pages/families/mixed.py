"""Papers that have nothing in common: every decision is drawn by itself, so that no cue always goes with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.bylines import Signatures
from tests.made_pages.design import Breaking, Design, Furniture, Headings
from tests.made_pages.stories import Lengths
from tests.made_pages.world import make_world

if TYPE_CHECKING:
    import random

_NAMES = ("{}报", "{}日报", "{}晚报", "今日{}", "{}时报", "新{}", "{}周刊", "{}消息报", "{}之声", "大{}报")
_LINES = (
    ("{paper}", "{apart}", "{spaced}", "{slogan}\n{paper}", "{paper}\n{latin}", "{run}\n{paper}"),
    ("{date} {weekday}", "{date}{w}{weekday}{w}农历{lunar}", "{chinese}\n{weekday}", "{padded} {weekday} {lunar}"),
    ("第{number}期", "总第{number}期 今日{count}版", "今日 {count} 版\n第{number}号", "本期{count}版", ""),
    ("中共{county}县委主办", "{county}日报社出版", "主办：{county}县融媒体中心", "CN {cn}", "", ""),
)  # fmt: skip
_HEADS = (
    ("{page2} {section}",),
    ("第{page}版{w}{section}{w}{date}",),
    ("{paper}", "{section} {page2}", "{date} {weekday}"),
    ("{section}", "第{page}版"),
    ("{date}{w}{weekday}", "{page}{w}{section}", "责任编辑：{name}{w}校对：{name}"),
    ("{paper} 第{paged}版 {date}",),
)
_KINDS = (
    "commentary", "essay", "serial", "letter", "obituary", "poem", "prices", "weather", "notice", "questions",
    "interview", "photo", "brief", "correction", "table", "box", "recipe",
)  # fmt: skip
_SIGNED = (
    "lead_brackets", "lead_reports", "lead_sent", "lead_agency", "lead_bare", "above_boxed", "above_plain",
    "above_apart", "above_two_lines", "above_house", "tail_brackets", "below_brackets", "closing_dateline",
    "closing_who",
)  # fmt: skip


def design(rng: random.Random) -> Design:
    kinds = {"news": 8.0} | {kind: rng.choice((0.4, 0.8, 1.5)) for kind in rng.sample(_KINDS, 6)}
    return Design(
        make_world(rng, _NAMES),
        kinds,
        _signatures(rng),
        _breaking(rng),
        _headings(rng),
        _furniture(rng),
        Lengths(
            rng.choice((2, 3)),
            rng.choice((5, 8, 11)),
            rng.uniform(0, 0.5),
            rng.uniform(0, 0.5),
            rng.choice((0.1, 0.4, 0.7)),
        ),
        pages=rng.choice(((1, 1), (1, 3), (2, 5))),
        articles=rng.choice(((2, 5), (3, 8))),
        jumps=rng.choice((0.0, 0.15, 0.3)),
        inline_jumps=rng.random(),
        lost_jumps=rng.choice((0.0, 0.5)),
        asides=rng.choice((0.0, 0.2, 0.5)),
        full_width_digits=rng.random() < 0.1,
        has_masthead=rng.random() < 0.8,
        newline=rng.choice(("\n", "\n", "\r\n")),
        number=rng.randint(100, 9900),
        page_count=rng.choice((4, 8, 12)),
    )


def _signatures(rng: random.Random) -> Signatures:
    """One to four forms of signing, one of them the paper's own, and some articles without any."""
    forms = {form: rng.choice((1, 2, 4)) for form in rng.sample(_SIGNED, rng.randint(1, 4))}
    return Signatures(
        news={**forms, "unsigned": rng.choice((0.2, 0.5, 2))},
        essay=dict.fromkeys(rng.sample(("essay_above", "essay_tail", "essay_below"), rng.randint(1, 3)), 1),
        far_off=rng.choice((0.0, 0.1)),
    )


def _breaking(rng: random.Random) -> Breaking:
    """A line a paragraph, or wrapped at one width for the file or another for each article."""
    narrow = rng.randint(12, 26)
    is_wrapped = rng.random() < 0.6
    return Breaking(
        width=rng.choice(((narrow, narrow), (narrow, narrow), (narrow, narrow + 6))) if is_wrapped else None,
        indent=rng.choice(("", "", "", "\u3000\u3000", "    ")),
        column=rng.choice(((50, 300), (120, 420), (300, 700), None)),
        blank_after_column=rng.choice((1, 1, 2)),
        blank_between_paragraphs=rng.choice((0, 0, 0, 1)),
        keeps_marks=rng.random() < 0.5,
        cuts_lines=rng.random() < 0.6,
        wraps_bylines=rng.random() < 0.5,
        ends_short=rng.choice((0.8, 0.95, 1.0)),
    )


def _headings(rng: random.Random) -> Headings:
    least = rng.choice((0, 1, 1, 1, 2))
    return Headings(
        blank_between=rng.choice((0, 0, 1)),
        blank_before_text=rng.choice((0, 1, 1)),
        blank_before=(least, least + rng.choice((0, 1))),
        broken=rng.choice((0.1, 0.3)),
        wide_space=rng.choice((0.1, 0.4)),
        behind=rng.choice((0.0, 0.4, 0.8)),
        all_behind=rng.choice((0.0, 0.0, 0.0, 0.7)) if least else 0.0,
        swapped=rng.choice((0.0, 0.0, 0.3)),
        all_headings=rng.random() < 0.5,
    )


def _furniture(rng: random.Random) -> Furniture:
    lines = [line for choice in _LINES for line in rng.choice(choice).split("\n") if line]
    gap = [""] * rng.choice((1, 1, 2))
    return Furniture(
        [*lines, *gap],
        [*rng.choice(_HEADS), *gap],
        foot=rng.choice(("", "", "{page}", "— {page} —")),
        editors=rng.choice(("", "", "责任编辑 {name} 版式 {name}")),
        adverts=rng.choice((0.0, 0.4)),
        strays=rng.choice((0.0, 0.3)),
        captions=0.2,
        form_feeds=rng.random() < 0.2,
    )
