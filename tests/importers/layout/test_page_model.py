"""The labels of lines: what can follow what, what the work does as pages grow, and whose a heading is."""

from __future__ import annotations

import random
from functools import partial
from itertools import pairwise

import pytest

from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.layout.articles import read_articles
from reader.importers.layout.lines import Line, split_sheets
from reader.importers.layout.page_model.around import Around
from reader.importers.layout.page_model.chain import ChainWeights, barred, likeliest, summed
from reader.importers.layout.page_model.labelling import read_labels
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.rows import (
    COLUMN_COUNT,
    COLUMNS,
    FLOOR,
    row_of,
    scores_of,
)
from reader.importers.layout.page_model.states import BEFORE, STATES, can_begin, can_follow
from reader.importers.layout.pages import part_pages
from reader.importers.layout.setting import Setting, find_setting
from tests.growth import calls
from tests.importers.press import BRIDGE, FORECAST, STORIES, WHARF
from tests.made_pages.make import made_page

SETTING = Setting()


@pytest.mark.parametrize("seed", range(20))
def test_labels_follow_each_other_as_they_can(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"feature {number}" for number in range(30)]
    weights = ChainWeights(
        {name: row_of([rng.randint(-300, 300) for _ in range(COLUMN_COUNT)]) for name in names},
        tuple(tuple(rng.randint(-200, 200) for _ in STATES) for _ in STATES),
    )
    read = likeliest([rng.sample(names, 5) for _ in range(60)], weights)
    assert len(read) == 60
    assert read[0] not in BEFORE
    assert all(after not in BEFORE or before in BEFORE[after] for before, after in pairwise(read))


def test_rows_add_up() -> None:
    rng = random.Random(3)
    rows = [[rng.randint(-900, 900) for _ in range(COLUMN_COUNT)] for _ in range(40)]
    shown = scores_of(sum(map(row_of, rows)))
    wanted = [sum(row[column] for row in rows for column in columns) for columns in COLUMNS]
    assert [score - shown[0] for score in shown] == [score - wanted[0] for score in wanted]


def test_a_label_that_is_ruled_out_is_far_below_the_others() -> None:
    shown = scores_of(barred(FLOOR, Label.HEADING))
    out = [state.label is Label.HEADING for state in STATES]
    assert {score for score, is_out in zip(shown, out, strict=True) if is_out} != set(shown)
    assert max(score for score, is_out in zip(shown, out, strict=True) if is_out) < min(
        score for score, is_out in zip(shown, out, strict=True) if not is_out
    )


def test_no_line_has_no_label() -> None:
    assert likeliest([], ChainWeights({}, tuple((0,) * len(STATES) for _ in STATES))) == []


def _labels(text: str) -> list[Label]:
    lines = split_sheets(text)
    return read_labels(lines, find_setting(lines))


def test_the_work_grows_with_the_lines() -> None:
    page = "\n".join(line.text for line in made_page("county", 7).lines)
    small, large = (calls(partial(_labels, page * times)) for times in (2, 4))
    assert large <= 2.3 * small


def _sheets(count: int) -> str:
    """So many pages with the same articles, each under its own head."""
    body = "\n".join(line.text for line in made_page("frames", 9).lines[12:60])
    heads = (
        "梧溪日报\n2023年3月3日 星期五\n总第2047期\n",
        *(f"{page:02}版 综合\n" for page in range(2, count + 1)),
    )
    return "\f".join(f"{head}\n{body}\n" for head in heads)


def test_the_work_grows_with_the_pages_of_a_file() -> None:
    small, large = (
        calls(partial(read_page_text, _sheets(count), "page.txt", is_one=True)) for count in (30, 60)
    )
    assert large <= 2.3 * small


def test_headings_alone_are_read_in_proportion() -> None:
    small, large = (calls(partial(_labels, "标题\n\n" * times)) for times in (400, 800))
    assert large <= 2.3 * small


def test_only_the_best_ways_are_tried_and_the_best_is_found() -> None:
    """Held against all ways through the states of a few lines."""
    rng = random.Random(5)
    weights = ChainWeights(
        {
            f"feature {number}": row_of([rng.randint(-90, 90) for _ in range(COLUMN_COUNT)])
            for number in range(9)
        },
        tuple(tuple(rng.randint(-90, 90) for _ in STATES) for _ in STATES),
    )
    lines = [rng.sample(list(weights.emissions), 4) for _ in range(3)]
    shown = [scores_of(summed(names, weights.emissions)) for names in lines]
    every = range(len(STATES))
    best = max(
        (
            shown[0][one] + shown[1][two] + shown[2][three]
            + weights.transitions[one][two] + weights.transitions[two][three],
            (one, two, three),
        )
        for one in every if can_begin(STATES[one])
        for two in every if can_follow(STATES[one], STATES[two])
        for three in every if can_follow(STATES[two], STATES[three])
    )  # fmt: skip
    assert likeliest(lines, weights) == [STATES[state].label for state in best[1]]


def test_a_column_that_ends_under_a_paragraph_begins_no_article() -> None:
    """Articles stand apart; a short line right under a text, with an empty line below it, is cut text."""
    story = "本报讯（记者 俞怀瑾）3月2日上午，老码头的铁门打开了。\n头一批菜农领到了钥匙。\n"
    text = "梧溪日报\n2023年3月3日 星期五\n\n" + "".join(
        f"\n{name}的菜园开门迎客\n\n{story}" for name in ("老码头", "采石场", "砖瓦厂")
    )
    text += "种菜的人一早就来了\n\n，水渠边站满了孩子，谁也不肯走。\n"
    lines = split_sheets(text)
    setting = find_setting(lines)
    labels = read_labels(lines, setting)
    assert setting.do_articles_stand_apart
    assert labels[-2] not in {Label.HEADING, Label.HEADING_ON}


def test_jump_lines_alone_are_read_in_proportion() -> None:
    small, large = (calls(partial(_labels, "（下转第2版）\n" * times)) for times in (400, 800))
    assert large <= 2.3 * small


def _article(heading: str, body: str) -> list[tuple[Line, Label]]:
    lead = (Line(f"本报讯（记者 俞怀瑾）{body}", gap=1), Label.LEAD)
    return [(Line(heading, gap=1), Label.HEADING), lead] if heading else [lead]


def test_headings_below_their_texts_are_given_back() -> None:
    """Every heading stands below its text; the labels took each for that of the next text."""
    stories = (WHARF, BRIDGE, FORECAST)
    told: list[tuple[Line, Label]] = _article("", stories[0].paragraphs[0])
    for story, after in pairwise(stories):
        told += _article(story.headline, after.paragraphs[0])
    told.append((Line(stories[-1].headline, gap=1), Label.HEADING))
    drafts, left = read_articles([line for line, _ in told], [label for _, label in told], SETTING)
    assert [draft.article.headline for draft in drafts] == [story.headline for story in stories]
    assert not left


def test_headings_without_a_text_are_left_over() -> None:
    told = [*_article(WHARF.headline, WHARF.paragraphs[0]), (Line("图片新闻两则", gap=3), Label.HEADING)]
    drafts, left = read_articles([line for line, _ in told], [label for _, label in told], SETTING)
    assert [draft.article.headline for draft in drafts] == [WHARF.headline]
    assert left == ["图片新闻两则"]


def test_a_foot_that_text_follows_on_its_page_is_a_heading() -> None:
    lines = [Line(text) for text in ("3月2日上午，老码头。", STORIES[0].headline, "本报讯 镇里的事。")]
    _masthead, [part] = part_pages(lines, [Label.FIRST, Label.PAGE_FOOT, Label.LEAD])
    assert part.labels == [Label.FIRST, Label.HEADING, Label.LEAD]


_REPORT = "本报讯（记者 俞怀瑾）3月2日上午，老码头的铁门打开了。\n头一批菜农领到了钥匙。\n"
_NAMES = ("老码头", "采石场", "砖瓦厂", "豆腐坊")


def _around(text: str) -> Around:
    lines = split_sheets("梧溪日报\n2023年3月3日 星期五\n\n" + text)
    return Around(lines, find_setting(lines))


def _place(page: Around, text: str) -> int:
    return [one.line.text for one in page.seen].index(text)


def test_a_short_line_right_above_a_text_is_no_heading_where_headings_stand_apart() -> None:
    reports = "".join(f"\n{name}的菜园开门迎客\n\n{_REPORT}" for name in _NAMES)
    page = _around(reports + "\n短评\n\n借出去的地，还得回来吗？\n地是会变的，人也是。过两年再说。\n")
    assert page.setting.do_headings_stand_apart
    ruled_out = page.ruled_out(_place(page, "借出去的地，还得回来吗？"))
    assert {Label.HEADING, Label.HEADING_ON} <= set(ruled_out)
    assert page.ruled_out(_place(page, "砖瓦厂的菜园开门迎客")) == ()


def test_a_short_line_between_two_texts_is_no_heading_below_where_articles_stand_apart() -> None:
    reports = "".join(f"\n{name}的菜园开门迎客\n\n{_REPORT}" for name in _NAMES)
    page = _around(reports + "从码头到菜园，中间隔\n本报讯（记者 俞怀瑾）采石场的门也开了。\n")
    assert Label.HEADING_BELOW in page.ruled_out(_place(page, "从码头到菜园，中间隔"))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_like_lines_amid_texts_that_no_one_signs_stand_within_an_article(gap: str) -> None:
    reports = "".join(f"\n\n{name}的菜园开门迎客\n\n{_REPORT}" for name in _NAMES)
    inner = "凿岩工今年借了十一本书，续借了三次。"
    page = _around(
        f"{reports}一本书的来回{gap}{inner}{gap}食堂里的书桌{gap}{inner}\n".replace(
            "钥匙。\n一本", f"钥匙。{gap}一本"
        )
    )
    assert page.within == {_place(page, "一本书的来回"), _place(page, "食堂里的书桌")}


def test_the_parts_of_a_serial_stand_by_themselves() -> None:
    reports = "".join(f"\n\n{name}的菜园开门迎客\n\n{_REPORT}" for name in _NAMES)
    inner = "凿岩工今年借了十一本书，续借了三次。"
    page = _around(f"{reports}老屋旧事（三）\n{inner}\n老屋旧事（四）\n{inner}\n")
    assert page.within == frozenset()


def test_headings_and_bylines_as_wide_as_each_other_are_no_cut_text() -> None:
    page = _around(
        "".join(
            f"{name}的菜园开了门\n□ 本报记者 俞怀瑾\n{'头一批菜农领到了钥匙。' * 5}\n" for name in _NAMES * 2
        )
    )
    assert all(
        page.seen[at].kind == "short"
        for at in range(len(page.seen))
        if page.seen[at].line.text.endswith("开了门")
    )
