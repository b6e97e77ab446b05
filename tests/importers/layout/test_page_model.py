"""The labels of lines: what can follow what, what the work does as pages grow, and whose a heading is."""

from __future__ import annotations

import random
from functools import partial
from itertools import pairwise

import pytest

from reader.importers.layout.articles import read_articles
from reader.importers.layout.lines import Line, split_sheets
from reader.importers.layout.page_model.chain import COLUMN_COUNT, ChainWeights, likeliest
from reader.importers.layout.page_model.labelling import read_labels
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.states import BEFORE, STATES
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
        {name: tuple(rng.randint(-300, 300) for _ in range(COLUMN_COUNT)) for name in names},
        tuple(tuple(rng.randint(-200, 200) for _ in STATES) for _ in STATES),
    )
    read = likeliest([rng.sample(names, 5) for _ in range(60)], weights)
    assert len(read) == 60
    assert read[0] not in BEFORE
    assert all(after not in BEFORE or before in BEFORE[after] for before, after in pairwise(read))


def test_no_line_has_no_label() -> None:
    assert likeliest([], ChainWeights({}, tuple((0,) * len(STATES) for _ in STATES))) == []


def _labels(text: str) -> list[Label]:
    lines = split_sheets(text)
    return read_labels(lines, find_setting(lines))


def test_the_work_grows_with_the_lines() -> None:
    page = "\n".join(line.text for line in made_page("county", 7).lines)
    small, large = (calls(partial(_labels, page * times)) for times in (2, 4))
    assert large <= 2.3 * small


def test_jump_lines_alone_are_read_in_proportion() -> None:
    small, large = (calls(partial(_labels, "（下转第2版）\n" * times)) for times in (400, 800))
    assert large <= 2.3 * small


def test_features_of_places_and_sizes_can_be_added() -> None:
    lines = split_sheets(made_page("county", 7).text)
    setting = find_setting(lines)
    assert read_labels(lines, setting, [["size:large"]] * len(lines)) == read_labels(lines, setting)


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
